/**
 * A dry run's answer without the identifiers and references that it drew: they would be others when
 * the command is run for good.
 */
export function withoutDrawn<Json>(answer: Json, drawn: ReadonlySet<string>): Json {
  return strip(answer, drawn) as Json;
}

function strip(value: unknown, drawn: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) {
    return value
      .filter((item) => typeof item !== 'string' || !drawn.has(item))
      .map((item) => strip(item, drawn));
  }
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name, item]) => !isDrawn(name, item, drawn));
  return Object.fromEntries(kept.map(([name, item]) => [name, strip(item, drawn)]));
}

/** The fields that hold identifiers: a bank label may read `L-1` without being one. */
const IDENTIFIERS: readonly string[] = [
  'deposit',
  'id',
  'line',
  'operation',
  'operations',
  'order',
  'payment',
  'reference',
  'reversal',
  'unmatched',
];

function isDrawn(name: string, item: unknown, drawn: ReadonlySet<string>): boolean {
  if (!IDENTIFIERS.includes(name)) return false;
  if (Array.isArray(item)) return item.length > 0 && item.every((each) => drawn.has(each));
  return typeof item === 'string' && drawn.has(item);
}
