import type { Cents } from '../../domain/money.ts';
import type { Format } from './format.ts';

interface Shown {
  readonly date: string;
  readonly cents: Cents;
  readonly label: string;
}

interface Known {
  readonly id: string;
  readonly date: string;
  readonly label: string;
}

/** What is asked at a terminal. */
export const englishQuestions = (f: Format) => ({
  name: "The group's name",
  memberName: "The member's name",
  headingName: "The heading's name",
  heading: 'What is it for (heading)',
  charged: 'Who is charged (codes or names, between commas; all for everybody)',
  member: 'Member (code or name)',
  amount: 'Amount',
  amountReceived: (cents: Cents) => `Amount received (${f.money(cents)} announced)`,
  method: 'Payment method',
  file: 'File',
  payment: 'Payment (reference or P-…)',
  deposit: 'Deposit (D-…)',
  contract: 'Contract (C-…)',
  model: 'Contract model',
  modelName: 'What members call it',
  chequeCount: 'In how many cheques',
  firstDate: 'The day of the first instalment',
  order: 'Order (O-…)',
  distribution: 'Distribution (its day)',
  item: 'Product',
  change: 'By how much (-1.80 is less)',
  reason: 'Reason',
  whichAccount: 'Which bank account',
  line: 'Bank line (L-…)',
  parts: 'Parts: members, headings or payments (DUR=30; MAR=12.50)',
  setting: 'Setting',
  value: 'New value',
  id: 'What to take back (O-…, P-…, L-…, I-…, D-…, A-…)',
  referenceRead: 'Reference written on it',
  statement: 'Import (I-…)',
  dateOrder: (value: string) => `How is the date ${value} to be read?`,
  dayFirst: 'day/month/year',
  monthFirst: 'month/day/year',
  decimal: (value: string) => `How is the amount ${value} to be read?`,
  decimalComma: 'the comma is the decimal mark; a point groups thousands',
  decimalPoint: 'the point is the decimal mark; a comma groups thousands',
  fileAccount: 'The file holds several accounts. Which one?',
  bankAccount: (file: string) => `Which account is ${file} of?`,
  held: (row: Shown, known: Known) =>
    `${f.date(row.date)}, ${f.money(row.cents)}, “${row.label}”: is it ${known.id}, ${f.date(known.date)}, “${known.label}”?`,
  heldSame: 'yes, the same movement',
  heldNew: 'no, another one',
  heldMany: (number: number) =>
    `${number} rows of the file are probably known already, perhaps in other words of the bank. Are they?`,
  heldAllSame: 'yes, all of them are the same movements',
  heldAllNew: 'no, all of them are others',
  heldEach: 'ask about each one',
  heldLater: 'decide later',
});
