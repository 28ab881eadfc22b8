import { formatId } from '../domain/ids.ts';
import type { BankStatement } from '../domain/statement.ts';
import { onOneLine } from '../domain/text.ts';
import type { CheckProblem } from '../ledger/check.ts';
import type { Ledger } from '../ledger/database.ts';
import { memberById } from '../ledger/members/members.ts';
import { matchesOf } from '../ledger/statements/lines.ts';
import type { HeldRow, StoredWords } from '../ledger/statements/sort-rows.ts';
import type { ImportedStatement } from '../ledger/statements/statements.ts';
import type { HeaderChange } from '../ledger/statements/table-profiles.ts';
import type { Say } from './messages/catalogue.ts';
import type { BankFile } from './read-bank-file.ts';
import type { Answer } from './schemas.ts';

export type ImportedJson = Answer<'import'>['imports'][number];

/** One file that was imported just now. */
export interface Imported {
  readonly file: BankFile;
  readonly fileName: string;
  readonly imported: ImportedStatement;
}

/** One imported file as `--json` prints it; `differences` is what the bank's account lacks now. */
export function importedJson(
  ledger: Ledger,
  {
    file: { statement, bank },
    fileName,
    imported,
    differences,
  }: Imported & { readonly differences: readonly CheckProblem[] },
): ImportedJson {
  const skipped = [...imported.skipped].map(([reason, count]) => ({ reason, count }));
  const skippedCount = skipped.reduce((sum, { count }) => sum + count, 0);
  const { newCount, duplicateCount, held, vanished, bankOpeningCents } = imported;
  const isImplied = bankOpeningCents !== undefined;
  return {
    id: formatId('statement', imported.id),
    file: fileName,
    format: statement.format,
    bank: statement.bank,
    learnedFrom: statement.learnedFrom,
    account: bank.name,
    ...statedBy(statement),
    proved: statement.proved,
    proofs: [...statement.proofs],
    agrees: statement.closingCents !== undefined && !isImplied && differences.length === 0,
    seenBefore: imported.seenBefore,
    creditCents: imported.creditCents,
    debitCents: imported.debitCents,
    lines: {
      read: newCount + duplicateCount + held.length + skippedCount,
      new: newCount,
      duplicate: duplicateCount,
      held: held.length,
      skipped: skippedCount,
    },
    skipped,
    held: held.map(heldJson),
    vanished: vanished.map((line) => vanishedJson(ledger, line)),
    ...(bankOpeningCents === undefined ? {} : { bankOpeningCents }),
  };
}

function statedBy({ accountNumber, from, to, openingCents, closingCents }: BankStatement) {
  return {
    ...(accountNumber === undefined ? {} : { accountNumber }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(openingCents === undefined ? {} : { openingCents }),
    ...(closingCents === undefined ? {} : { closingCents }),
  };
}

const heldJson = ({ number, line, stored }: HeldRow): ImportedJson['held'][number] => ({
  row: number,
  date: line.date,
  amountCents: line.amountCents,
  label: onOneLine(line.text),
  line: formatId('line', stored.id),
  lineDate: stored.date,
  lineLabel: onOneLine(stored.text),
});

function vanishedJson(ledger: Ledger, line: StoredWords): ImportedJson['vanished'][number] {
  const [match] = matchesOf(ledger, line.id);
  const memberId = match?.parts.find((part) => part.memberId !== null)?.memberId ?? undefined;
  const member = memberId === undefined ? undefined : memberById(ledger, memberId).code;
  return {
    line: formatId('line', line.id),
    date: line.date,
    amountCents: line.amountCents,
    label: onOneLine(line.text),
    ...(member === undefined ? {} : { member }),
  };
}

/** What a person should know of how a file was read. */
export function fileNotes(
  {
    file: { statement },
    fileName,
    isFirst,
    change,
  }: Imported & { readonly isFirst: boolean; readonly change: HeaderChange | undefined },
  { answers }: Say,
): readonly string[] {
  const isUnproved = isFirst && statement.learnedFrom !== 'real' && !statement.proved;
  const columns = Object.entries(statement.columns ?? {});
  return [
    ...(isUnproved && columns.length > 0 ? [answers.columnsTaken(fileName, columns)] : []),
    ...(isUnproved && columns.length === 0
      ? [answers.unprovedLayout(fileName, statement.bank)]
      : []),
    ...(change === undefined ? [] : [answers.headerChanged(fileName, change)]),
  ];
}
