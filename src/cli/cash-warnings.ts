import { type CashDoubt, cashDoubts } from '../ledger/cash/cash-doubts.ts';
import { operationId } from '../ledger/operations.ts';
import type { Writer } from '../ledger/write.ts';
import type { Say } from './messages/catalogue.ts';

/**
 * For the answer's `warnings`, whatever the command was: what it recorded leaves less than nothing
 * in the cash box, or is of a day before the box was counted.
 */
export function cashWarnings({ ledger, operations }: Writer, say: Say): readonly string[] {
  const [first] = operations();
  if (first === undefined) return [];
  return cashDoubts(ledger, first).map((doubt) => warning(doubt, say));
}

function warning(doubt: CashDoubt, { answers: { cash } }: Say): string {
  return doubt.problem === 'below-zero'
    ? cash.belowZero(doubt.date, doubt.cents, doubt.isUnopened)
    : cash.countedSince(operationId(doubt.operation), doubt.date);
}
