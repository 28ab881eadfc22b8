import type { CheckProblem } from '../../ledger/check.ts';
import type { Format } from './format.ts';
import { count } from './words.en.ts';

/** What `check` has found, in words. */
export function englishCheckProblem(f: Format, problem: CheckProblem): string {
  switch (problem.code) {
    case 'INTEGRITY':
      return `The file is damaged: ${problem.detail}`;
    case 'FOREIGN_KEY':
      return `A record points to one that is gone: ${problem.detail}`;
    case 'SCHEMA_CHANGED':
      return `The ledger's own rules were changed by another program: ${problem.detail}`;
    case 'OPERATION_MISSING':
      return `Operation ${problem.operation} is gone.`;
    case 'CHAIN_BROKEN':
      return `Operation ${problem.operation} was changed after it was recorded: its hash differs.`;
    case 'TEXT_CHANGED':
      return `${count(problem.count, 'text')} changed by another program: a bank label, a reason or a file's name.`;
    case 'NOT_ZERO':
      return `The accounts add up to ${f.money(problem.cents)}, not to zero.`;
    case 'CACHE_DIFFERS':
      return `Remembered figures differ from the entries (${problem.table}: ${problem.count}).`;
    case 'SUSPENSE_DIFFERS':
      return `Unexplained bank money is ${f.money(problem.cents)}, but the waiting lines add up to ${f.money(problem.waitingCents)}.`;
    case 'STATEMENT_GAP':
      return `${problem.account}: a statement is missing between ${f.date(problem.afterDate)} (${problem.after}) and ${f.date(problem.beforeDate)} (${problem.before}); its lines make ${f.money(problem.missingCents)}.`;
    case 'DRAWER_SHORT':
      return `${f.money(-problem.cents)} more of cheques from before the ledger were deposited than there were.`;
    case 'COUNT_DIFFERS':
      return `The count ${problem.count} of the cash box found ${f.money(problem.countedCents)}, but with its difference the entries make ${f.money(problem.cents)}.`;
    case 'BANK_DIFFERS':
      return `${problem.account}: the ledger has ${f.money(problem.cents)} on ${f.date(problem.date)}, the bank's statement ${problem.statement} says ${f.money(problem.statedCents)}.`;
  }
}
