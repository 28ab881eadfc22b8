import type { Cents } from '../../domain/money.ts';
import type { Format } from './format.ts';

/** What stands on printed pages, and what is said of them. */
export const englishPrinted = (f: Format) => ({
  page: (number: number, pages: number) => `Page ${number} of ${pages}`,
  lacking: (letters: readonly string[]) =>
    `The font of printed pages lacks ${letters.join(' ')}: a question mark stands there.`,
  depositTitle: (
    id: string | undefined,
    method: 'cheque' | 'cash',
    cents: Cents,
    receiver: string | undefined,
  ) => {
    const number = id === undefined ? '' : ` ${id}`;
    if (receiver !== undefined) {
      return `Cheques handed to ${receiver}${id === undefined ? '' : ` (${id})`}`;
    }
    if (method === 'cheque') return `Deposit of cheques${number}`;
    return cents > 0 ? `Deposit of cash${number}` : `Cash withdrawn${number}`;
  },
  cancelled: 'Cancelled.',
  holder: 'Account holder',
  from: 'Handed over by',
  receiver: 'To',
  account: 'Account',
  bankNumber: "The bank's number",
  chequeCount: 'Number of cheques',
  row: '#',
  depositor: 'Date and signature of the depositor',
  bankStamp: "The bank's stamp",
  handedBy: (group: string) => `Handed over for ${group}, date and signature`,
  receivedBy: (receiver: string) => `Received by ${receiver}, date and signature`,
  membersBalances: (date: string) => `Members’ balances on ${f.date(date)}`,
});
