import type { FileProblemCode } from '../../../domain/statement.ts';
import type { CsvRow } from '../csv.ts';
import type { Role } from '../layout.ts';
import { directionOf, isTick, statusOf } from '../rows/meaning.ts';
import { chooseDate } from './choose-date.ts';
import { chooseMoney } from './choose-money.ts';
import { type ColumnFacts, newFacts, type TableFacts } from './column-facts.ts';
import type { Candidate } from './header-word.ts';

/** What keeps a table from being understood, and the column (0-based) that shows it. */
export interface Unclear {
  readonly code: FileProblemCode;
  readonly column: number;
  readonly row?: CsvRow | undefined;
}

/** Columns whose roles have been chosen. */
export type Chosen = readonly (readonly [column: number, role: Role])[];

/**
 * The roles of all columns. If something is unclear, several readings are possible, and only what
 * the file proves by its balances can tell which is right, if there is one.
 */
export interface Choice {
  readonly readings: readonly (readonly Role[])[];
  readonly unclear?: Unclear | undefined;
}

/** A table's columns: what their words allow, and what they hold. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly facts: TableFacts;
  /** The columns with this role, the best first. */
  readonly indexesOf: (role: Role) => readonly number[];
  readonly factsOf: (column: number) => ColumnFacts;
}

/**
 * Chooses what each column is, of what its header's word allows, by what it holds in all rows. Two
 * columns that hold the same are one; two that differ, with nothing to tell which is meant, are
 * left to a person.
 */
export function chooseRoles(words: readonly Candidate[], facts: TableFacts): Choice {
  const table = candidatesOf(words, facts);
  const date = chooseDate(table);
  if ('code' in date) return { readings: [], unclear: date };
  const money = chooseMoney(table);
  const others = chooseOthers(table, [...date]);
  const fees = chooseFee(table);
  const strange = chooseStrange(table, others);
  const hidden = hiddenStatus(table, others);
  const readings = money.readings.flatMap((chosen) =>
    fees.readings.flatMap((fee) =>
      strange.readings.map((balance) =>
        rolesOf(table, [...others, ...balance, ...fee, ...date, ...chosen]),
      ),
    ),
  );
  return hidden === undefined
    ? { readings, unclear: money.unclear ?? fees.unclear ?? strange.unclear }
    : { readings: [], unclear: hidden };
}

function candidatesOf(words: readonly Candidate[], facts: TableFacts): Candidates {
  const factsOf = (column: number): ColumnFacts => facts.columns[column] ?? newFacts();
  const hasRows = facts.rowCount > 0;
  const candidates = words.map((word, column) => (hasRows ? settled(word, factsOf(column)) : word));
  return {
    candidates,
    facts,
    factsOf,
    indexesOf: (role) =>
      candidates
        .flatMap((candidate, index) => (candidate.role === role ? [{ ...candidate, index }] : []))
        .toSorted((one, other) => one.rank - other.rank)
        .map(({ index }) => index),
  };
}

/**
 * What a word stands for where the column holds what that is. `Valuta` is a day in German and the
 * currency in Dutch, `Value` a day or an amount, `Débit/Crédit` a word or a signed amount.
 */
function settled(candidate: Candidate, { filled, ...found }: ColumnFacts): Candidate {
  if (candidate.mayBeText === true && found.dates === 0) return { ...candidate, role: 'text' };
  if (filled === 0) return candidate;
  const role = ((): Candidate['role'] => {
    switch (candidate.role) {
      case 'date':
      case 'valueDate':
        if (found.dates > 0) return candidate.role;
        if (found.currencies === filled) return 'currency';
        if (found.amounts === filled) return 'amount';
        // Days that can not be read are a problem, and no text.
        return candidate.role === 'date' ? 'date' : 'text';
      case 'direction':
        return found.amounts === filled && !areDirections(found.words) ? 'amount' : 'direction';
      case 'amount':
      case 'debit':
      case 'credit':
        if (found.amounts > 0) return candidate.role;
        if (areDirections(found.words)) return 'direction';
        return found.currencies === filled ? 'currency' : 'text';
      case 'status':
        return areDirections(found.words) ? 'direction' : 'status';
      default:
        return candidate.role;
    }
  })();
  return { ...candidate, role };
}

const areDirections = (words: ColumnFacts['words']): boolean =>
  words !== undefined &&
  words.size > 0 &&
  [...words.keys()].every((word) => directionOf(word) !== undefined);

type Other = 'balance' | 'id' | 'currency' | 'status' | 'account';

const OTHERS: readonly Other[] = ['balance', 'id', 'currency', 'status', 'account'];

function chooseOthers(table: Candidates, before: Chosen): Chosen {
  const taken = new Set(before.map(([column]) => column));
  return OTHERS.flatMap((role): Chosen => {
    const column = table
      .indexesOf(role)
      .find((each) => !taken.has(each) && isPlausible(role, table.factsOf(each), table.facts));
    return column === undefined ? [] : [[column, role]];
  });
}

function isPlausible(role: Other, found: ColumnFacts, { rowCount }: TableFacts): boolean {
  const { filled, words } = found;
  const isConstant = words?.size === 1;
  // Those that were booked may have no word for it.
  if (role === 'status' && found.hasOpen) return true;
  if (filled === 0) return false;
  switch (role) {
    case 'balance':
      // The same beside every row is the balance of today, which follows from no row.
      return found.amounts + found.withDigits > 0 && (!isConstant || rowCount === 1);
    case 'currency':
      return true;
    case 'status':
      return words === undefined || ![...words.keys()].every(isTick);
    case 'account':
      // A name that is always the same tells nothing apart.
      return filled === rowCount && (found.withDigits === filled || !isConstant);
    case 'id':
      // One that comes later would make another movement of the same.
      return filled === rowCount && (!isConstant || rowCount === 1);
  }
}

interface Settled {
  readonly readings: readonly Chosen[];
  readonly unclear?: Unclear;
}

/** A fee that is not zero may lie in the amount, or come on top of it. */
function chooseFee({ indexesOf, factsOf }: Candidates): Settled {
  const column = indexesOf('fee').find((each) => factsOf(each).firstAmount !== undefined);
  if (column === undefined) return { readings: [[]] };
  const unclear = { code: 'FEE_UNCLEAR', column, row: factsOf(column).firstAmount } as const;
  return { readings: [[], [[column, 'fee']]], unclear };
}

/** A column of money whose word says nothing: a balance, if it proves to be one. */
function chooseStrange({ indexesOf, factsOf }: Candidates, others: Chosen): Settled {
  const column = indexesOf('text').find((each) => {
    const { filled, amounts, isMoney, firstOther } = factsOf(each);
    return isMoney && amounts === filled && firstOther !== undefined;
  });
  if (column === undefined) return { readings: [[]] };
  const hasBalance = others.some(([, role]) => role === 'balance');
  const unclear = { code: 'COLUMN_TWICE', column } as const;
  return { readings: hasBalance ? [[]] : [[[column, 'balance']]], unclear };
}

/** A column of no known word that tells movements which were not booked. */
function hiddenStatus({ indexesOf, factsOf }: Candidates, others: Chosen): Unclear | undefined {
  if (others.some(([, role]) => role === 'status')) return undefined;
  for (const column of indexesOf('text')) {
    for (const [word, row] of factsOf(column).words ?? []) {
      const status = statusOf(word);
      if (status === 'pending' || status === 'refused') {
        return { code: 'STATUS_UNKNOWN', column, row };
      }
    }
  }
  return undefined;
}

function rolesOf({ candidates, factsOf }: Candidates, chosen: Chosen): readonly Role[] {
  const roles = new Map(chosen);
  return candidates.map((candidate, column): Role => {
    return roles.get(column) ?? leftOver(candidate, factsOf(column));
  });
}

/** What is not needed is text to look for references in, if it holds words or bare numbers. */
function leftOver({ role }: Candidate, found: ColumnFacts): Role {
  const { filled, dates, amounts, isMoney, words } = found;
  if (role === 'fee') return amounts === 0 ? 'text' : 'ignored';
  if (role !== 'text' && role !== 'account') return 'ignored';
  if (filled === 0) return 'text';
  const isMoneyAlone = isMoney && amounts === filled;
  return isMoneyAlone || dates === filled || areDirections(words) ? 'ignored' : 'text';
}
