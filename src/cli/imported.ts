import { formatId } from '../domain/ids.ts';
import type { BankStatement } from '../domain/statement.ts';
import type { BankAccount } from '../ledger/accounts.ts';
import type { ImportedStatement } from '../ledger/statements.ts';
import type { Answer } from './schemas.ts';

export type ImportedJson = Answer<'import'>['imports'][number];

/** One imported file as `--json` prints it. */
export function importedJson(
  statement: BankStatement,
  file: string,
  bank: BankAccount,
  imported: ImportedStatement,
): ImportedJson {
  const { from, to, openingCents, closingCents } = statement;
  const skipped = [...imported.skipped].map(([reason, count]) => ({ reason, count }));
  const skippedCount = skipped.reduce((sum, { count }) => sum + count, 0);
  const { newCount, duplicateCount, heldCount } = imported;
  return {
    id: formatId('statement', imported.id),
    file,
    format: statement.format,
    account: bank.name,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(openingCents === undefined ? {} : { openingCents }),
    ...(closingCents === undefined ? {} : { closingCents }),
    proved: statement.proved,
    seenBefore: imported.seenBefore,
    creditCents: imported.creditCents,
    debitCents: imported.debitCents,
    lines: {
      read: newCount + duplicateCount + heldCount + skippedCount,
      new: newCount,
      duplicate: duplicateCount,
      held: heldCount,
      skipped: skippedCount,
    },
    skipped,
    ...(imported.bankOpeningCents === undefined
      ? {}
      : { bankOpeningCents: imported.bankOpeningCents }),
  };
}
