import { type CalendarDate, daysBetween } from '../../domain/date.ts';
import { listBalances, totalsOf, withDues } from '../../ledger/members/balances.ts';
import { listOpenings } from '../../ledger/members/openings.ts';
import { type LedgerStatus, statusOf } from '../../ledger/status.ts';
import { action } from '../action.ts';
import { hint, line, table } from '../output.ts';
import { owedLines } from '../presenting.ts';
import type { Answer } from '../schemas.ts';

type Todo = Answer<'status'>['todo'][number];

export const status = action('status', {
  run({ ledger, settings, date }) {
    const found = statusOf(ledger, date);
    const { memberCount, pendingCount, pendingCents, waitingCount, waitingCents, bankCents } =
      found;
    const { cashCents, cashCountedOn, chequesCents } = found;
    const hasOpenings = listOpenings(ledger).some(({ memberId }) => memberId !== null);
    return {
      name: settings.name,
      ledger: ledger.path,
      today: date,
      bankCents,
      cashCents,
      ...(cashCountedOn === undefined ? {} : { cashCountedOn }),
      chequesCents,
      memberCount,
      pendingCount,
      pendingCents,
      waitingCount,
      waitingCents,
      ...(found.lastStatement === null ? {} : { lastStatement: found.lastStatement }),
      accounts: found.banks.map(({ name, cents, lastStatement, differs }) => ({
        name,
        balanceCents: cents,
        ...(lastStatement === null ? {} : { lastStatement }),
        agrees: !differs,
      })),
      totals: totalsOf(withDues(ledger, listBalances(ledger), date)),
      todo: todoFor(found, hasOpenings, date),
    };
  },
  present: (answer, say) => {
    const { answers, labels, format } = say;
    const { todo, totals } = answer;
    const sentences: Readonly<Record<string, (number: number) => string>> = answers.todo;
    return [
      line(answers.statusHead(answer.name, answer.today)),
      ...(answer.accounts.length > 1
        ? answer.accounts.map(({ name, balanceCents, lastStatement }) =>
            line(answers.statusAccount(name, balanceCents, lastStatement)),
          )
        : [line(answers.statusBank(answer.bankCents, answer.lastStatement))]),
      ...(answer.cashCents === 0 && answer.cashCountedOn === undefined
        ? []
        : [line(answers.statusCash(answer.cashCents, answer.cashCountedOn))]),
      ...(answer.chequesCents === 0 ? [] : [line(answers.statusCheques(answer.chequesCents))]),
      line(answers.totals(totals.owedByMembersCents, totals.owedToMembersCents)),
      ...owedLines({ ...totals, laterCents: totals.owedByMembersCents - totals.dueCents }, say),
      ...(todo.length === 0
        ? [line(answers.nothingToDo)]
        : [
            table(
              [labels.columns.todo, labels.columns.command],
              todo.map(({ code, count, command }) => [
                sentences[code]?.(count ?? 0),
                format.command(command),
              ]),
            ),
          ]),
      ...(todo.length === 0 ? [] : [hint(answers.nextHint(todo[0]?.command ?? ''))]),
    ];
  },
});

/** As a shell takes a name with spaces. */
const quoted = (name: string): string => (/^[\w./-]+$/.test(name) ? name : `"${name}"`);

/** While payments are awaited, the bank is asked more often than this. */
const MOST_WEEKS = 6;

function chequeTodos({ cheques, overdueCount }: LedgerStatus): readonly Todo[] {
  const { toDeposit, toHandOver, expiring, expired, unseen } = cheques;
  const counted = (code: string, count: number, command: string): readonly Todo[] =>
    count === 0 ? [] : [{ code, count, command }];
  return [
    ...counted('cheques-expired', expired, 'payment list --method cheque --in-hand'),
    ...counted('cheques-expire', expiring, 'payment list --method cheque --in-hand'),
    ...counted('deposit-unseen', unseen, 'deposit list --in-transit'),
    ...counted('payments-unseen', overdueCount, 'payment list --in-transit'),
    ...counted('deposit-cheques', toDeposit, 'deposit create'),
    ...toHandOver.flatMap(({ payee, count }) =>
      counted('hand-over-cheques', count, `deposit create --to ${quoted(payee)}`),
    ),
  ];
}

/** What to do, the most urgent first. Commands are English, as everything in JSON. */
function todoFor(found: LedgerStatus, hasOpenings: boolean, today: CalendarDate): Todo[] {
  const todo: Todo[] = [];
  if (found.memberCount === 0) todo.push({ code: 'add-members', command: 'member import FILE' });
  else if (!hasOpenings && found.orderCount === 0) {
    todo.push({ code: 'record-openings', command: 'opening import FILE' });
  }
  if (found.memberCount > 0 && found.orderCount === 0) {
    todo.push({ code: 'record-orders', command: 'order import FILE' });
  }
  if (found.banks.some(({ differs }) => differs))
    todo.push({ code: 'bank-differs', command: 'check' });
  for (const { file, heldCount } of found.held) {
    todo.push({ code: 'decide-held', count: heldCount, command: `import ${quoted(file)}` });
  }
  for (const day of found.distributions) {
    const count = daysBetween(day, today);
    todo.push({ code: 'validate-distribution', count, command: `distribution validate ${day}` });
  }
  if (found.waitingCount > 0) {
    todo.push({ code: 'explain-lines', count: found.waitingCount, command: 'review' });
  }
  if (found.pendingCount > 0) {
    todo.push({
      code: 'await-payments',
      count: found.pendingCount,
      command: 'payment list --pending',
    });
  }
  todo.push(...chequeTodos(found));
  const { lastStatement } = found;
  if (lastStatement === null && found.memberCount > 0) {
    todo.push({ code: 'import-statement', command: 'import FILE' });
  } else if (lastStatement !== null && found.pendingCount > 0) {
    const weeks = Math.floor(daysBetween(lastStatement, today) / 7);
    if (weeks >= MOST_WEEKS) {
      todo.push({ code: 'statement-overdue', count: weeks, command: 'import FILE' });
    }
  }
  return todo;
}
