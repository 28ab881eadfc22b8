import {
  type Document,
  facts,
  list,
  type Part,
  paragraph,
  signatures,
} from './document/document.ts';
import { headingWords } from './headings.ts';
import type { Say } from './messages/catalogue.ts';
import { type Cell, right, wraps } from './output.ts';
import type { Answer } from './schemas.ts';

type Slip = Pick<Answer<'deposit show'>, 'deposit' | 'cheques' | 'earlierCents'>;

/**
 * A deposit as it is put on the bank's counter, with the bank's own number for the slip; or, of
 * cheques for a producer, as a list that both sign. A French bank wants of each cheque who wrote
 * it, the bank and the amount, then how many there are and the total (bordereau de remise).
 */
export function depositDocument(slip: Slip, say: Say, group: string): Document {
  const { deposit } = slip;
  const { date, method, payee } = deposit;
  const { printed } = say.answers;
  const receiver = payee === undefined ? undefined : headingWords(payee, say);
  return {
    title: printed.depositTitle(deposit.id, method, deposit.amountCents, receiver),
    date,
    parts: [
      facts(factsOf(slip, say, group)),
      ...(deposit.status === 'cancelled' ? [paragraph(printed.cancelled)] : []),
      ...(method === 'cash' ? [] : [chequesPart(slip, say)]),
      signatures(
        receiver === undefined
          ? [printed.depositor, printed.bankStamp]
          : [printed.handedBy(group), printed.receivedBy(receiver)],
      ),
    ],
  };
}

function factsOf({ deposit, cheques }: Slip, say: Say, group: string) {
  const { printed } = say.answers;
  const { columns } = say.labels;
  const { account, accountNumber, bankNumber, payee, date, amountCents, method } = deposit;
  const all: readonly (readonly [string, Cell])[] = [
    [payee === undefined ? printed.holder : printed.from, group],
    [printed.receiver, payee === undefined ? undefined : headingWords(payee, say)],
    [
      printed.account,
      accountNumber === undefined ? account : `${account}, ${spaced(accountNumber)}`,
    ],
    [printed.bankNumber, bankNumber],
    [columns.date, { date }],
    [printed.chequeCount, method === 'cash' ? undefined : { raw: String(cheques.length) }],
    [columns.total, { cents: Math.abs(amountCents) }],
  ];
  return all.filter(([, value]) => value !== undefined);
}

/** An account's number in groups of four, as banks print an IBAN. */
const spaced = (number: string): string =>
  /^[A-Z]{2}\d{2}/.test(number) ? number.replace(/(.{4})(?=.)/g, '$1 ') : number;

function chequesPart({ deposit, cheques, earlierCents }: Slip, say: Say): Part {
  const { columns } = say.labels;
  const { printed, earlierCheques } = say.answers;
  const rows = cheques.map(({ number, drawer, bank, members, amountCents }, index) => [
    { raw: String(index + 1) },
    drawer,
    members.join(', '),
    bank,
    number,
    { cents: amountCents },
  ]);
  const earlier = { cents: earlierCents ?? 0 };
  const earlierRow = [undefined, earlierCheques, undefined, undefined, undefined, earlier];
  return list(
    [
      right(printed.row),
      wraps(columns.drawer),
      wraps(columns.member),
      wraps(columns.bank),
      columns.chequeNumber,
      right(columns.amount),
    ],
    earlierCents === undefined ? rows : [...rows, earlierRow],
    [columns.total, undefined, undefined, undefined, undefined, { cents: deposit.amountCents }],
  );
}
