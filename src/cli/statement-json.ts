import { formatId } from '../domain/ids.ts';
import type { StatementRecord } from '../ledger/statements/statement-list.ts';
import type { Answer } from './schemas.ts';

export type StatementJson = Answer<'statement show'>['statement'];

/** One imported file as `--json` prints it. */
export function statementJson(record: StatementRecord): StatementJson {
  const { newCount, duplicateCount, heldCount, skippedCount } = record;
  return {
    id: formatId('statement', record.id),
    file: record.file,
    format: record.format,
    account: record.account,
    ...(record.accountNumber === null ? {} : { accountNumber: record.accountNumber }),
    ...(record.from === null ? {} : { from: record.from }),
    ...(record.to === null ? {} : { to: record.to }),
    ...(record.openingCents === null ? {} : { openingCents: record.openingCents }),
    ...(record.closingCents === null ? {} : { closingCents: record.closingCents }),
    creditCents: record.creditCents,
    debitCents: record.debitCents,
    lines: {
      read: newCount + duplicateCount + heldCount + skippedCount,
      new: newCount,
      duplicate: duplicateCount,
      held: heldCount,
      skipped: skippedCount,
    },
    recordedAt: record.recordedAt,
    operation: formatId('operation', record.operation),
    status: record.status,
  };
}
