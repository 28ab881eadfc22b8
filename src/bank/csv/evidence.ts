import type { CalendarDate } from '../../domain/date.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import type { FileProblem } from '../../domain/statement.ts';
import { type DateVerdict, dateWitness } from '../evidence/date-witness.ts';
import { type BalanceVerdict, balanceProof } from '../evidence/running-balance.ts';
import { UnreadableCsv } from './csv.ts';
import { problemAt, type Reading, rowReader } from './row-reader.ts';
import { findStranger, hasSwallowedRow } from './suspicion.ts';

/** What one reading of a whole table has shown. */
export interface Evidence {
  readonly problems: readonly FileProblem[];
  readonly rowCount: number;
  readonly firstDate?: CalendarDate;
  readonly lastDate?: CalendarDate;
  readonly sumCents: Cents;
  readonly balances: BalanceVerdict;
  readonly dates: DateVerdict;
}

const MOST_PROBLEMS = 100;

/**
 * Reads a whole table once; it stops at the hundredth problem.
 *
 * @throws UnreadableCsv where a quote is not closed, or has swallowed rows.
 */
export function gatherEvidence(reading: Reading): Evidence {
  const { table, columns } = reading;
  const problems: FileProblem[] = [];
  const read = rowReader(reading, (problem) => problems.push(problem));
  const balances = balanceProof();
  const dates = dateWitness(columns.date);
  let rowCount = 0;
  let sum: Cents = 0;
  let firstDate: CalendarDate | undefined;
  let lastDate: CalendarDate | undefined;
  for (const row of table.rows()) {
    if (hasSwallowedRow(row, reading)) throw new UnreadableCsv('quote-not-closed', row.line);
    const stranger = findStranger(row, columns);
    if (stranger !== undefined) {
      // The file is another's: what is wrong with its rows is of no interest.
      problems.length = 0;
      problems.push(problemAt(table.headerRow, 'NO_STATEMENT', stranger, table.delimiter));
      break;
    }
    dates.add(row);
    const outcome = read(row);
    if (problems.length >= MOST_PROBLEMS) break;
    if (outcome === undefined) continue;
    rowCount += 1;
    if (typeof outcome === 'string') continue;
    sum = sumCents([sum, outcome.amountCents]);
    balances.add({ ...outcome, line: row.line });
    if (firstDate === undefined || outcome.date < firstDate) firstDate = outcome.date;
    if (lastDate === undefined || outcome.date > lastDate) lastDate = outcome.date;
  }
  return {
    problems: problems.slice(0, MOST_PROBLEMS),
    rowCount,
    sumCents: sum,
    balances: balances.verdict(),
    dates: dates.verdict(),
    ...(firstDate === undefined ? {} : { firstDate }),
    ...(lastDate === undefined ? {} : { lastDate }),
  };
}
