import type { Candidates, Chosen, Unclear } from './choose-roles.ts';
import type { ColumnFacts } from './column-facts.ts';
import { LAST } from './header-word.ts';
import { directionOf } from './meaning.ts';
import { OUTGOING_KIND } from './outgoing.ts';
import { foldCell } from './table.ts';

/** Every way in which the file gives its amounts; the first is the one where nothing is unclear. */
export interface MoneyChoice {
  readonly readings: readonly Chosen[];
  readonly unclear?: Unclear | undefined;
}

/**
 * The amounts: signed, or debit and credit, or unsigned with a direction. A file may give them in
 * several ways, which must agree; then one that has signs is the best.
 */
export function chooseMoney(table: Candidates): MoneyChoice {
  const debits = onePerKind(table, filledOf(table, 'debit'));
  const credits = onePerKind(table, filledOf(table, 'credit'));
  const [debit, credit] = [debits[0], credits[0]];
  const amounts = onePerKind(table, filledOf(table, 'amount'));
  const pair: Chosen = [
    ...(debit === undefined ? [] : [[debit, 'debit'] as const]),
    ...(credit === undefined ? [] : [[credit, 'credit'] as const]),
  ];
  const signed = amounts.map((amount) => signedReading(table, amount));
  const whole = pair.length === 2 ? [{ chosen: pair, unclear: mixedSigns(table, debit) }] : [];
  const isSigned = table.factsOf(amounts[0] ?? -1).firstNegative !== undefined;
  const ways = isSigned ? [...signed, ...whole] : [...whole, ...signed];
  const readings = ways.map(({ chosen }) => chosen);
  const [first] = ways;
  if (first === undefined) {
    // Half of the amounts would be lost.
    return { readings, unclear: { code: 'COLUMNS_UNKNOWN', column: debit ?? credit ?? 0 } };
  }
  const twins = [...amounts.slice(1), ...debits.slice(1), ...credits.slice(1)];
  const rival = twins[0] ?? contradicted(table, amounts[0], pair) ?? otherHalf(table, amounts[0]);
  if (rival !== undefined) return { readings, unclear: { code: 'COLUMN_TWICE', column: rival } };
  return first.unclear === undefined
    ? { readings: [first.chosen] }
    : { readings, unclear: first.unclear };
}

/** The columns for a role, without those that are always empty, as long as there are others. */
function filledOf({ indexesOf, factsOf, facts }: Candidates, role: 'amount' | 'debit' | 'credit') {
  const all = indexesOf(role);
  const filled = all.filter((column) => factsOf(column).amounts > 0);
  const isEmptyTable = facts.rowCount === 0;
  return filled.length > 0 || (role === 'amount' && !isEmptyTable) ? filled : all.slice(0, 1);
}

/** Of columns that hold the same, but for the sign, the one that has most to say. */
function onePerKind({ facts, factsOf }: Candidates, amounts: readonly number[]): readonly number[] {
  const isSigned = (column: number) => factsOf(column).firstNegative !== undefined;
  const isSame = (one: number, other: number) =>
    facts.areEqual(one, other) &&
    !(facts.areOpposed(one, other) && isSigned(one) && isSigned(other));
  const kinds: number[] = [];
  for (const column of amounts) {
    const at = kinds.findIndex((kind) => isSame(kind, column));
    const known = kinds[at];
    if (known === undefined) kinds.push(column);
    else if (weightOf(factsOf(column)) > weightOf(factsOf(known))) kinds[at] = column;
  }
  return kinds;
}

const weightOf = ({ amounts, firstNegative }: ColumnFacts): number =>
  amounts * 2 + (firstNegative === undefined ? 0 : 1);

/**
 * Where all amounts lack a sign, and their column is not called just that, a second one that is
 * empty in this file may be for those that go the other way: `Montant payé` and `Montant reçu`.
 */
function otherHalf(table: Candidates, amount: number | undefined): number | undefined {
  const { candidates, factsOf, indexesOf } = table;
  if (amount === undefined || candidates[amount]?.rank !== LAST) return undefined;
  if (factsOf(amount).firstNegative !== undefined) return undefined;
  return indexesOf('amount').find((column) => factsOf(column).filled === 0);
}

/** The first column of the pair that does not hold what the column of amounts does. */
function contradicted(
  { facts, factsOf }: Candidates,
  amount: number | undefined,
  pair: Chosen,
): number | undefined {
  if (amount === undefined) return undefined;
  const isSigned = factsOf(amount).firstNegative !== undefined;
  return pair.find(([column, role]) => {
    const { firstAmount, firstNegative } = factsOf(column);
    if (firstAmount === undefined) return false;
    if (!facts.areEqual(amount, column)) return true;
    // A debit may be written with a minus or without, but then all of them are.
    const isOpposed = facts.areOpposed(amount, column);
    const isWrong = role === 'credit' || firstNegative !== undefined ? isOpposed : !isOpposed;
    return isSigned && isWrong;
  })?.[0];
}

interface Way {
  readonly chosen: Chosen;
  readonly unclear?: Unclear | undefined;
}

/** Debits of both signs in one column: one of them may be money that came back. */
function mixedSigns({ factsOf }: Candidates, debit: number | undefined): Unclear | undefined {
  if (debit === undefined) return undefined;
  const { firstNegative, firstPositive } = factsOf(debit);
  if (firstNegative === undefined || firstPositive === undefined) return undefined;
  const row = firstNegative.line > firstPositive.line ? firstNegative : firstPositive;
  return { code: 'DIRECTION_UNKNOWN', column: debit, row };
}

/** A column of amounts, and where it has no signs the column that tells which way they went. */
function signedReading(table: Candidates, amount: number): Way {
  const { firstNegative, firstPositive } = table.factsOf(amount);
  const chosen: Chosen = [[amount, 'amount']];
  if (firstNegative !== undefined) return { chosen, unclear: againstSigns(table) };
  if (firstPositive === undefined) return { chosen };
  const [named] = table.indexesOf('direction').filter((each) => table.factsOf(each).filled > 0);
  if (named !== undefined) return { chosen: [...chosen, [named, 'direction']] };
  for (const column of table.indexesOf('text')) {
    const found = hiddenDirection(table, column);
    if (found === 'direction') return { chosen: [...chosen, [column, found]] };
    if (found !== undefined) return { chosen, unclear: found };
  }
  const half = [...filledOf(table, 'debit'), ...filledOf(table, 'credit')].find(
    (column) => table.factsOf(column).firstAmount !== undefined,
  );
  const row = half === undefined ? undefined : table.factsOf(half).firstAmount;
  const payee = table.candidates.findIndex(({ isOutgoing }) => isOutgoing === true);
  if (half === undefined || hasPair(table)) {
    const column = payee;
    return payee < 0 ? { chosen } : { chosen, unclear: { code: 'DIRECTION_UNKNOWN', column } };
  }
  return { chosen, unclear: { code: 'DIRECTION_UNKNOWN', column: half, row } };
}

const hasPair = ({ indexesOf }: Candidates): boolean =>
  indexesOf('debit').length > 0 && indexesOf('credit').length > 0;

/** A row whose sign is not what a column of directions says. */
function againstSigns({ indexesOf, factsOf }: Candidates): Unclear | undefined {
  const named = indexesOf('direction');
  for (const column of [...named, ...indexesOf('text')]) {
    const words = [...(factsOf(column).words ?? [])];
    const ways = new Set(words.map(([word]) => directionOf(word)));
    // One word alone, under an unknown header, may say what kind of card it was.
    if (!named.includes(column) && !(ways.has('in') && ways.has('out'))) continue;
    for (const [word, { negative, positive }] of words) {
      const way = directionOf(word);
      const row = way === 'in' ? negative : way === 'out' ? positive : undefined;
      if (row !== undefined) return { code: 'DIRECTION_UNKNOWN', column, row };
    }
  }
  return undefined;
}

/**
 * What a column of no known word says of amounts without signs: 'direction' if it has one for each
 * row, and beyond doubt; a problem if it says that some went out, and not which.
 */
function hiddenDirection(
  { candidates, factsOf, facts, indexesOf }: Candidates,
  column: number,
): 'direction' | Unclear | undefined {
  const { words, filled, firstOutgoing } = factsOf(column);
  const known = [...(words ?? [])].map(([word, { row }]) => ({
    word,
    row,
    way: directionOf(word),
  }));
  const outs = known.filter(({ way }) => way === 'out');
  const ins = known.filter(({ way }) => way === 'in');
  const isWhole = filled === facts.rowCount && known.every(({ way }) => way !== undefined);
  // One word alone may be something else; under `Type` it may not.
  const isKindOfWay = candidates[column]?.isKind === true && outs.some(isLong);
  if (outs.length > 0 && isWhole && (isKindOfWay || ins.length > 0)) return 'direction';
  // A dash among words fills an empty cell.
  const others = known.filter(({ word }) => word !== '' && word !== '-');
  const isFiller = others.length > 0 && ins.length === 0 && others.every(isOfLetters);
  const out = outs.find(({ word }) => word !== '-' || !isFiller);
  const hasLabel = indexesOf('text').length > 1;
  const kind = hasLabel ? known.find(({ word }) => OUTGOING_KIND.test(foldCell(word))) : undefined;
  const row = out?.row ?? firstOutgoing ?? kind?.row;
  return row === undefined ? undefined : { code: 'DIRECTION_UNKNOWN', column, row };
}

const isLong = ({ word }: { readonly word: string }): boolean => word.length > 2;
const isOfLetters = ({ word }: { readonly word: string }): boolean => /\p{L}.*\p{L}/u.test(word);
