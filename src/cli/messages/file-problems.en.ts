import type { RowProblem } from '../../domain/refusal-details.ts';
import type { FileProblem, ForeignKind } from '../../domain/statement.ts';
import type { Format } from './format.ts';

/** Problems of a file as such: the sentence says itself what to do, and there is no row to mend. */
export const wholeFile = (problem: RowProblem): boolean =>
  'code' in problem && WHOLE_FILE.includes(problem.code);

const WHOLE_FILE: readonly string[] = [
  'NO_STATEMENT',
  'FOREIGN_FILE',
  'CARD_STATEMENT',
  'SEVERAL_ACCOUNTS',
  'SEVERAL_CURRENCIES',
  'ACCOUNT_ABSENT',
  'COLUMNS_UNKNOWN',
  'COLUMN_TWICE',
  'COLUMN_ABSENT',
  'FEE_UNCLEAR',
  'STATUS_UNKNOWN',
  'DATE_AMBIGUOUS',
  'AMOUNT_AMBIGUOUS',
  'BALANCE_PROOF_FAILED',
  'ROW_COUNT_DIFFERS',
  'TOTALS_DIFFER',
  'MALFORMED',
  'EMPTY_FILE',
];

const MOST_SHOWN = 120;

/** A cell to show: one may be a whole file whose quotes or line ends are lost. */
export const shortened = (value: string): string =>
  value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value;

const MAP =
  'say which column is what, by its word or its number (#3), with --map date=…,label=…,amount=… (or debit=…,credit=…)';
const DOWNLOAD_AGAIN = 'download it from the bank again, and do not open it in a spreadsheet first';

/** What is wrong at one place of a file. */
export const englishFileProblem =
  (f: Format) =>
  (problem: FileProblem): string => {
    const { code, value, stated = 0, computed = 0 } = problem;
    const cell = value === undefined ? '' : ` “${shortened(value)}”`;
    switch (code) {
      case 'AMOUNT_UNREADABLE':
        return `the amount${cell} can't be read`;
      case 'AMOUNT_AMBIGUOUS':
        return `the amount${cell} could be thousands or decimals, and no other one settles it; say which mark is the decimal one with --decimal comma or --decimal point`;
      case 'AMOUNT_MISSING':
        return 'the row has a date but no amount';
      case 'AMOUNT_TWICE':
        return 'the row has both a debit and a credit';
      case 'AMOUNT_TOO_LARGE':
        return `the amount${cell} is larger than 999,999,999.99`;
      case 'DATE_UNREADABLE':
        return `the date${cell} can't be read, or there is no such day`;
      case 'DATE_AMBIGUOUS':
        return `the date${cell} could be day/month or month/day, and no row settles it; say which with --date-order dmy or --date-order mdy`;
      case 'DATE_MISSING':
        return 'the row has an amount but no date; if it is a detail of the row above, name only the columns that matter with --map';
      case 'DIRECTION_UNKNOWN':
        return `nothing says whether the amount is money in or out${cell === '' ? '' : `: ${cell.trim()} beside it is neither`}`;
      case 'STATUS_UNKNOWN':
        return `the word${cell} does not say whether the bank has booked the row; if it has booked them all, name the other columns alone with --map`;
      case 'FEE_UNCLEAR':
        return `there is a fee${cell} beside the amount, and nothing says whether the amount includes it; ${MAP}, and fee=… only if it is taken on top`;
      case 'BALANCE_PROOF_FAILED':
        return problem.stated === undefined
          ? 'the balances do not follow from the amounts: a row is missing or was changed'
          : `the file says that the balance is ${f.money(stated)}, but its rows make it ${f.money(computed)}: a row is missing or was changed; ${DOWNLOAD_AGAIN}`;
      case 'ROW_COUNT_DIFFERS':
        return `the file says that it has ${stated} rows, but there are ${computed}; ${DOWNLOAD_AGAIN}`;
      case 'TOTALS_DIFFER':
        return `the file says that its rows add up to ${f.money(stated)}, but they add up to ${f.money(computed)}; ${DOWNLOAD_AGAIN}`;
      case 'CARD_STATEMENT':
        return "this is the list of a deferred-debit card, not an account's statement; download the account's own";
      case 'SEVERAL_ACCOUNTS':
        return 'the file holds several accounts; download them one by one';
      case 'SEVERAL_CURRENCIES':
        return `the file holds amounts in another currency too (${value ?? '?'}); download one currency at a time`;
      case 'ACCOUNT_ABSENT':
        return `the account${cell} is not in the file`;
      case 'COLUMNS_UNKNOWN':
        return value === undefined
          ? `the columns that were named do not make a statement: ${MAP}`
          : `these columns are not understood: ${value}; ${MAP}`;
      case 'COLUMN_TWICE':
        return `two columns could be meant, and they differ (${value ?? '?'} is one of them); ${MAP}`;
      case 'COLUMN_ABSENT':
        return `the file has no column${cell}; ${MAP}`;
      case 'NO_STATEMENT':
        return `this is no bank statement that solde knows; if it is a table, ${MAP}`;
      case 'FOREIGN_FILE':
        return foreign(problem.kind, value);
      case 'MALFORMED':
        return `the file is damaged or cut off here${cell}; ${DOWNLOAD_AGAIN}`;
      case 'EMPTY_FILE':
        return 'the file is empty';
      case 'QUOTE_NOT_CLOSED':
        return 'a quotation mark is opened and never closed';
    }
  };

function foreign(kind: ForeignKind | undefined, value: string | undefined): string {
  const names = value === undefined ? '' : ` (${value})`;
  switch (kind) {
    case 'spreadsheet':
      return 'this is a spreadsheet; download the statement as OFX or CSV, or save the sheet as CSV';
    case 'pdf':
      return 'this is a PDF, made to be read by people; download the statement as OFX or CSV';
    case 'html':
      return "this is a web page, often the bank's login page saved instead of the file; log in and download it again";
    case 'archive':
      return 'this is an archive that can’t be opened; unpack it and import the files inside';
    case 'archive-empty':
      return 'this archive holds no file';
    case 'archive-several':
      return `this archive holds several files${names}; unpack it and import them together`;
    case 'archive-locked':
      return 'this archive is locked with a password; unpack it and import the file inside';
    case 'cfonb240':
      return 'this is a CFONB 240 file, which lists transfers that were sent or returned; download the statement of account (CFONB 120)';
    case 'card':
      return "this is the statement of a card, not of an account; download the account's own";
    case 'camt052':
      return 'this is an intraday report (camt.052); download the statement (camt.053)';
    case 'camt054':
      return 'this is a credit or debit notice (camt.054); download the statement (camt.053)';
    case 'pain':
      return 'this is a payment order (pain), not a statement; download the statement (camt.053)';
    case 'investment':
      return "this is an investment account's file; download the current account's";
    case undefined:
      return 'this is no bank statement';
  }
}
