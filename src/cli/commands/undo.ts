import { formatId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import { cashIn, cashMovedBy } from '../../ledger/cash/cash-box.ts';
import type { Ledger } from '../../ledger/database.ts';
import { isWithdrawn, memberById } from '../../ledger/members/members.ts';
import { operationById, stands } from '../../ledger/operations.ts';
import { isRedoable, membersMoved } from '../../ledger/redo.ts';
import { operationToUndo, undoAll } from '../../ledger/undo.ts';
import { action, option } from '../action.ts';
import { balanceCentsOf } from '../answers.ts';
import { hint, line } from '../output.ts';
import { parseTypedId } from '../values.ts';

export const undoCommand = action('undo', {
  async run(context, input) {
    const { say, ledger } = context;
    const [first, ...more] = input.rest;
    const typed = [await context.need(first, 'ID', say.answers.ask.id), ...more];
    const targets = typed.flatMap((each) => targetsOf(ledger, each));
    if (targets.length > 1) await context.confirm(say.answers.confirmUndo(targets.length));
    const reason = option(input, 'reason');
    return context.write((writer) => {
      const undone = undoAll(writer, targets, reason);
      return {
        undone: undone.map(({ id, kind, reversal, unmatched, listedBy }) => ({
          operation: formatId('operation', id),
          kind,
          reversal: writer.drawn('operation', reversal),
          unmatched: unmatched.map((number) => formatId('line', number)),
          ...(listedBy.length === 0
            ? {}
            : { listedBy: listedBy.map((number) => formatId('statement', number)) }),
        })),
        balances: balancesAfter(
          writer.ledger,
          undone.map(({ reversal }) => reversal),
        ),
        ...cashAfter(writer.ledger, undone[0]?.reversal),
      };
    });
  },
  present: ({ undone, balances, cashCents, repeated, dryRun }, say) => {
    const { answers, labels } = say;
    const kinds: Readonly<Record<string, string>> = labels.kinds;
    const [first, last] = [undone[0]?.reversal, undone.at(-1)?.reversal];
    const redo = first === last ? first : `${first}..${last}`;
    const redoable = undone.every(({ kind }) => isRedoable(kind)) && !repeated && !dryRun;
    return [
      ...undone.flatMap(({ operation, kind, unmatched, listedBy = [] }) => [
        line(answers.undone(operation, kinds[kind] ?? kind)),
        ...(unmatched.length === 0 ? [] : [line(answers.unmatched(unmatched))]),
        ...(listedBy.length === 0 ? [] : [hint(answers.listedByHint(listedBy))]),
      ]),
      ...(balances.length > MOST_BALANCES
        ? []
        : balances.map(({ member, balanceCents }) =>
            line(answers.balanceNow(member, balanceCents)),
          )),
      ...(cashCents === undefined ? [] : [line(answers.cash.holds(cashCents))]),
      ...(redo === undefined || !redoable ? [] : [hint(answers.redoHint(redo))]),
    ];
  },
});

/** A file's undo moves many accounts: `balance` lists them. */
const MOST_BALANCES = 10;

/** What the members' balances are now whose accounts were moved; not of those taken away. */
const balancesAfter = (ledger: Ledger, reversals: readonly number[]) =>
  membersMoved(ledger, reversals)
    .map((id) => memberById(ledger, id))
    .filter((member) => !isWithdrawn(member))
    .map(({ id, code }) => ({ member: code, balanceCents: balanceCentsOf(ledger, id) }));

/** What the cash box holds now, where these reversals, the ledger's newest, moved it. */
const cashAfter = (ledger: Ledger, first: number | undefined): { readonly cashCents?: number } =>
  first !== undefined && cashMovedBy(ledger, { first }).length > 0
    ? { cashCents: cashIn(ledger) }
    : {};

/**
 * A range goes back to how things were before it: what was taken back in it comes back, unless it
 * began in it too. The bank's own opening follows by itself.
 */
function isUndoneInRange(ledger: Ledger, operation: number, oldest: number): boolean {
  const found = operationById(ledger, operation);
  if (found === undefined || found.kind === 'bank-opening') return false;
  const isOfEarlier = found.reversesId === null || found.reversesId < oldest;
  return isOfEarlier && stands(ledger, operation);
}

/** `A-12..A-20` is what stands of them, newest first: each may build on those before it. */
function targetsOf(ledger: Ledger, typed: string): readonly number[] {
  const [from, to, ...more] = typed.split('..');
  if (to === undefined) return [operationToUndo(ledger, parseTypedId(typed))];
  const ofOperations = [from, to].every((end) => /^(A-?)?\d+$/i.test(end ?? ''));
  if (more.length > 0 || !ofOperations) return refuse('RANGE_UNREADABLE', { value: typed });
  const oldest = parseTypedId(from ?? '', 'operation').number;
  const newest = parseTypedId(to, 'operation').number;
  if (oldest > newest) return refuse('RANGE_UNREADABLE', { value: typed });
  operationToUndo(ledger, { kind: 'operation', number: newest });
  const targets = Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index).filter(
    (operation) => isUndoneInRange(ledger, operation, oldest),
  );
  return targets.length > 0 ? targets : refuse('NOTHING_TO_UNDO', { id: typed });
}
