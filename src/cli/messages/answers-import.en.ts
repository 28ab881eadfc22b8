import type { Cents } from '../../domain/money.ts';
import type { Format } from './format.ts';
import { count } from './words.en.ts';

const PHASES = {
  reading: 'Reading',
  recording: 'Recording',
  matching: 'Matching',
  exporting: 'Exporting',
} as const;

/** What is said of bank files and of their lines. */
export const englishImportAnswers = (f: Format) => ({
  rowsDone: (phase: keyof typeof PHASES, rows: number, aSecond: number) =>
    `${PHASES[phase]}: ${f.count(rows)} rows, ${f.count(aSecond)} a second`,
  imported: (id: string, file: string, bank: string) => `Import ${id}: ${file} (${bank})`,
  importedPeriod: (from: string, to: string) => `from ${f.date(from)} to ${f.date(to)}`,
  importedBefore: (id: string, file: string) => `${file} was imported before, as ${id}.`,
  importedRows: (rows: RowCounts) =>
    `${count(rows.read, 'row')} read: ${rows.new} new, ${rows.duplicate} known already, ${rows.held} held, ${rows.skipped} skipped.`,
  importedSums: (credit: Cents, debit: Cents) =>
    `Credits ${f.money(credit)}, debits ${f.money(debit)}.`,
  skipped: (reason: string, number: number) =>
    `Skipped: ${count(number, 'row')}, ${skipReason(reason)}`,
  earlySkipped: (from: string) =>
    `To have the rows before the first day too, move that day back and import again: ${f.command(`config set start ${from}`)}`,
  proofs: (cents: Cents, proofs: readonly string[], agrees: boolean) => {
    const shown = proofs.flatMap((proof) => PROOFS[proof] ?? []);
    const how = [...shown, ...(agrees ? ['as in the ledger'] : [])];
    return how.length === 0
      ? `Balance of the file, as the bank states it: ${f.money(cents)}.`
      : `Balance of the file ${f.money(cents)} = computed ✓ (${how.join(', ')})`;
  },
  statementFacts: (format: string, day: string) => `Imported on ${f.date(day)}; format: ${format}.`,
  statementUndone: 'This import was taken back: its lines count for nothing.',
  heldTitle: (number: number) =>
    `Held: ${count(number, 'row')}, probably known already, perhaps in other words of the bank. Only a person can say:`,
  heldHint: (file: string) =>
    `If they are the same: ${f.command(`import ${shellWord(file)} --same all`)}. If not, --new all. Row by row: --same 3,5-7 --new 4`,
  vanished: ({ line, date, amountCents, label, member }: Gone) => {
    const movement = `${line} of ${f.date(date)}, ${f.money(amountCents)} “${label}”`;
    return member === undefined
      ? `The bank no longer shows ${movement}.`
      : `The bank no longer shows ${movement}, which credited ${member}: ask the bank, and if it is gone, ${f.command(`line unmatch ${line}`)}`;
  },
  columnsTaken: (file: string, columns: readonly (readonly [string, string])[]) =>
    `${file} has a layout that is not known yet; it was read as ${columns.map(([field, word]) => `${field} = ${word}`).join(', ')}. Compare the first lines with the bank's own page; if it is wrong, undo the import and say with --map which column is what.`,
  unprovedLayout: (file: string, bank: string) =>
    `The layout of ${file} (${bank}) was built without a real file to prove it: compare the first lines with the bank's own page.`,
  headerChanged: (file: string, { added, missing }: Change) => {
    const changes = [
      ...(added.length === 0 ? [] : [`new: ${added.join(', ')}`]),
      ...(missing.length === 0 ? [] : [`gone: ${missing.join(', ')}`]),
    ];
    return `The columns of ${file} are not those of the last file: ${changes.join('; ')}. Check that the amounts are right.`;
  },
  listedByHint: (imports: readonly string[]) =>
    `${imports.join(', ')} also listed lines of these days, which were known then: import ${imports.length === 1 ? 'that file' : 'those files'} again to have them back.`,
  columnsNotRead: (columns: readonly string[]) =>
    `Columns that were not read: ${columns.join(', ')}.`,
  bankOpening: (cents: Cents) => `Opening balance of the bank, from this file: ${f.money(cents)}.`,
  matchedCount: (number: number) => `${count(number, 'line')} matched.`,
  waitingCount: (number: number) =>
    number === 0
      ? 'No line waits.'
      : `${number} ${number === 1 ? 'line waits' : 'lines wait'} for a person: ${f.command('review')}`,
  lineMatched: (line: string, cents: Cents, member: string, about: readonly string[]) =>
    `${line}: ${f.money(cents)} for ${member} (${about.join(', ')}).`,
  waitingTitle: 'Waiting for a person:',
  lineUnmatched: (line: string, cents: Cents) => `${line} waits again: ${f.money(cents)}.`,
  assignHint: (line: string, receiver = 'MEMBER') =>
    `To say whose it is: ${f.command(`line assign ${line} ${receiver}`)}`,
  headingHint: (line: string, heading = 'HEADING') =>
    `To say what it was for: ${f.command(`line assign ${line} --to ${heading}`)}`,
  bounceHint: (payment: string, line: string) =>
    `If it is what came back: ${f.command(`payment bounce ${payment} --line ${line}`)}`,
  headingAdded: (name: string) => `Heading added: ${name}.`,
  headingNow(name: string, cents: Cents): string {
    if (cents === 0) return `${name}: balance zero.`;
    const way = cents < 0 ? 'spent' : 'received';
    return `${name}: ${f.money(Math.abs(cents))} ${way} in all.`;
  },
  days: (number: number) => count(number, 'day'),
  bankAgrees: "The bank account is what the bank's statements say.",
  bankDiffers: `The bank account differs from the bank's statements: ${f.command('check')}`,
  learned: (payers: readonly string[], member: string) =>
    `From now on ${payers.join(', ')} is taken for a payer of ${member}.`,
  learnedHeading: (heading: string) =>
    `From now on such a line is proposed for ${heading}, and goes there by itself where the amount is the same and its words leave no doubt.`,
  proposal: (member: string, why: string) => `perhaps ${member}: ${why}`,
  otherProposals: (members: readonly string[]) => `or ${members.join(', ')}`,
});

/** As a shell takes a file's name with spaces. */
export const shellWord = (file: string): string => (/^[\w./-]+$/.test(file) ? file : `"${file}"`);

interface RowCounts {
  readonly read: number;
  readonly new: number;
  readonly duplicate: number;
  readonly held: number;
  readonly skipped: number;
}

interface Gone {
  readonly line: string;
  readonly date: string;
  readonly amountCents: Cents;
  readonly label: string;
  readonly member?: string | undefined;
}

interface Change {
  readonly added: readonly string[];
  readonly missing: readonly string[];
}

/** What a file proves about itself, in a few words each. */
const PROOFS: Readonly<Record<string, string>> = {
  'running-balance': 'row by row',
  'opening-closing': 'from the opening balance',
  'row-count': 'all rows there',
  totals: 'totals',
};

function skipReason(reason: string): string {
  const reasons: Readonly<Record<string, string>> = {
    'before-start': "before the ledger's first day",
    zero: 'amount zero',
    balance: 'a balance, no movement',
    total: 'a total, no movement',
    continuation: 'the rest of the row above',
    pending: 'not booked by the bank yet',
    refused: 'refused by the bank',
    card: 'of a card, not of the account',
    'other-account': 'of another account',
  };
  return reasons[reason] ?? reason;
}
