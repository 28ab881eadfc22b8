import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import type { Shares } from './profile.ts';
import type { Row } from './rows.ts';

/** What was measured, on what, as a page of Markdown. */
export interface Results {
  readonly lines: number;
  /** Programs and their versions. */
  readonly versions: readonly string[];
  /** What could not be measured, and why. */
  readonly missing: readonly string[];
  readonly own: readonly Row[];
  readonly peers: readonly Row[];
  readonly profiles: readonly Shares[];
}

export function asMarkdown({ lines, versions, missing, own, peers, profiles }: Results): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    '# How fast solde is',
    '',
    'Made by `npm run bench`. Every ratio is of whole processes side by side in one run, by their',
    'medians; the data come from a fixed seed. `import` reads, recognises, de-duplicates, posts and',
    `matches ${lines.toLocaleString('en')} lines of 200 members, ninety in a hundred with a reference.`,
    '',
    `Machine: ${cpu?.model ?? 'unknown'}, ${availableParallelism()} cores, ${memory} GiB,`,
    `${type()} ${release()}. Versions: ${versions.join(', ')}.`,
    ...missing.map((each) => `\n${each}`),
    '',
    ...table(own, 'at most'),
    ...(peers.length === 0 ? [] : ['', ...table(peers, 'at least')]),
    ...profiles.flatMap((profile) => ['', ...sharesTable(profile)]),
    '',
  ].join('\n');
}

/** Why an import is not faster. */
function sharesTable({ title, unit, shares, note }: Shares): readonly string[] {
  const whole = shares.reduce((sum, { time }) => sum + time, 0);
  return [
    `${title}, by what takes the time (one run under the profiler of V8, ${whole.toFixed(0)} ${unit}):`,
    '',
    `| part | ${unit} | share |`,
    '|---|--:|--:|',
    ...shares.map(
      ({ part, time }) =>
        `| ${part} | ${time.toFixed(1)} | ${((100 * time) / whole).toFixed(0)} % |`,
    ),
    ...(note === undefined ? [] : ['', note]),
  ];
}

const table = (rows: readonly Row[], limit: string): readonly string[] => [
  `| what | ${limit} | measured | of | |`,
  '|---|--:|--:|---|---|',
  ...rows.map(
    (row) =>
      `| ${row.what} | ${row.limit === undefined ? '' : figure(row.limit, row.unit)} | ` +
      `${figure(row.value, row.unit)} | ${row.behind ?? ''} | ${verdict(row)} |`,
  ),
];

function figure(value: number, unit: Row['unit']): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return `${Number(value.toFixed(digits)).toLocaleString('en')} ${unit}`;
}

/** Compared as they are printed: 1.504 is 1.5. */
function verdict({ value, limit, isAtLeast }: Row): string {
  if (limit === undefined) return '';
  const rounded = Math.round(value * 100) / 100;
  return (isAtLeast ? rounded >= limit : rounded <= limit) ? 'met' : 'missed';
}
