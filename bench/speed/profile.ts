import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bindable } from '../../src/ledger/database.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { lastId, newQueue } from '../../src/ledger/queue.ts';
import { movements, writeStatement } from './group.ts';
import { solde, type World } from './rows.ts';
import { type Argv, run } from './timing.ts';

/** A part of the work of an import, and what it takes of each line, in µs; or of all, in ms. */
export interface Share {
  readonly part: string;
  readonly time: number;
}

/** Where the time of an import goes. */
export interface Shares {
  readonly title: string;
  readonly unit: 'µs a line' | 'ms';
  readonly shares: readonly Share[];
  readonly note?: string;
}

/** Functions of the program by what they are part of. */
type Parts = readonly (readonly [part: string, functions: readonly string[]])[];

/**
 * The parts, each by the functions of the program that begin it. A sample belongs to the innermost
 * one on its stack; the bundle keeps functions' names.
 */
const PARTS: Parts = [
  ['SQLite: rows, indexes, triggers and keys', ['flush', 'all', 'get', 'iterate', 'prepare']],
  ['hashes of texts, lines and operations', ['sha256', 'hmacSha256', 'linksOf']],
  ['reading the file: encoding, CSV, dates, amounts', ['readStatement', 'rowsOf']],
  ['telling new lines from known ones', ['sortRows']],
  ['rules: references, names, what is due', ['findingFor']],
  ['who paid, learned from the label', ['keepPayers']],
  ['collecting garbage', ['(garbage collector)']],
];

/** Of a short import the code is cold, and much of it is loaded for the first time. */
const PARTS_OF_MONTH: Parts = [
  ['loading the program', ['piece', 'keptIn']],
  [
    "loading Node's crypto and other modules of Node",
    ['getBuiltinModule', 'compileForPublicLoader'],
  ],
  ['SQLite: opening, preparing, rows, the commit', ['openLedger', 'sqliteTransaction', 'close']],
  ...PARTS.map(([part, functions]) =>
    part.startsWith('SQLite')
      ? (['SQLite: opening, preparing, rows, the commit', functions] as const)
      : ([part, functions] as const),
  ),
];
const OTHER = 'everything else';
/** What the profiler itself does before the program begins. */
const NOT_OURS = '(idle)';

const LINES = 100_000;
const MONTH = 300;

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Of `balance`: nearly all of it is the start. */
const PARTS_OF_BALANCE: Parts = [
  ['loading the program', ['piece', 'keptIn', 'queries']],
  ["loading modules of Node and SQLite's own part", ['compileForPublicLoader', 'getBinding']],
  ['the command line', ['main']],
  ['SQLite: opening, settings, queries', ['openLedger', 'all', 'get', 'close']],
  ['collecting garbage', ['(garbage collector)']],
];

/** Profiles `balance`, an import of a month and one of years, each in a process of its own. */
export function importProfiles(world: World): readonly Shares[] {
  const years = profileOf(world, LINES, PARTS);
  const month = profileOf(world, MONTH, PARTS_OF_MONTH);
  const balance = profiled(solde(world.small, 'balance'), '50', PARTS_OF_BALANCE);
  const alone = rowsAlone(world.empty, years.ledger) / LINES;
  return [
    {
      title: `An import of ${LINES.toLocaleString('en')} lines`,
      unit: 'µs a line',
      shares: sharesOf(years.sums, LINES),
      note:
        `The rows that it leaves, ready-made and put in by the same statements with nothing else ` +
        `around them, take ${alone.toFixed(1)} µs a line.`,
    },
    {
      title: `An import of a month, ${MONTH} lines, without the start of Node itself`,
      unit: 'ms',
      shares: sharesOf(month.sums, 1000),
    },
    {
      title: '`balance` of 200 members, without the start of Node itself',
      unit: 'ms',
      shares: sharesOf(balance, 1000),
    },
  ];
}

function profileOf({ folder, payers, empty }: World, lines: number, parts: Parts) {
  const [ledger, statement] = [join(folder, `profile${lines}.solde`), join(folder, 'profile.csv')];
  copyFileSync(empty, ledger);
  writeStatement(statement, movements(lines, payers));
  const interval = lines > MONTH ? '500' : '50';
  return { ledger, sums: profiled(solde(ledger, 'import', statement), interval, parts) };
}

/** Microseconds by part, of one run that is looked at so often, in µs. */
function profiled(argv: Argv, interval: string, parts: Parts): ReadonlyMap<string, number> {
  const into = mkdtempSync(join(tmpdir(), 'solde-profile-'));
  try {
    const [node = '', ...words] = argv;
    run([node, '--cpu-prof', '--cpu-prof-interval', interval, `--cpu-prof-dir=${into}`, ...words]);
    const [file = ''] = readdirSync(into);
    const profile = JSON.parse(readFileSync(join(into, file), 'utf8')) as Profile;
    return sumsOf(profile, parts);
  } finally {
    rmSync(into, { recursive: true });
  }
}

/** Microseconds by part. */
function sumsOf(
  { nodes, samples, timeDeltas }: Profile,
  parts: Parts,
): ReadonlyMap<string, number> {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((of) => [of, id])));
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const known = new Map(
    parts.flatMap(([part, functions]) => functions.map((name) => [name, part])),
  );
  const partOf = (id: number | undefined): string => {
    if (id === undefined) return OTHER;
    const name = names.get(id) ?? '';
    return name === NOT_OURS ? NOT_OURS : (known.get(name) ?? partOf(parents.get(id)));
  };
  const sums = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const part = partOf(id);
    sums.set(part, (sums.get(part) ?? 0) + (timeDeltas[at] ?? 0));
  }
  sums.delete(NOT_OURS);
  return sums;
}

const sharesOf = (sums: ReadonlyMap<string, number>, by: number): readonly Share[] =>
  [...sums]
    .map(([part, microseconds]) => ({ part, time: microseconds / by }))
    .toSorted((one, other) => other.time - one.time);

/** In the order in which they need each other. */
const TABLES = [
  'texts',
  'operations',
  'statements',
  'lines',
  'payments',
  'matches',
  'entries',
  'learned_payers',
  'seals',
] as const;

/**
 * What SQLite alone takes for the rows that an import added to an empty ledger, in µs: they are read
 * from the one that it left, and queued as it queues them.
 */
function rowsAlone(empty: string, imported: string): number {
  const copy = `${imported}.alone`;
  copyFileSync(empty, copy);
  const [full, ledger] = [openLedger(imported), openLedger(copy)];
  try {
    const before = lastId(ledger, 'operations');
    const texts = lastId(ledger, 'texts');
    let nanoseconds = 0n;
    ledger.sqlite.exec('BEGIN IMMEDIATE');
    const queue = newQueue(ledger);
    for (const table of TABLES) {
      const key = table === 'operations' || table === 'texts' ? 'id' : 'operation_id';
      const rows = full.sqlite
        .prepare(`SELECT * FROM ${table} WHERE ${key} > ? ORDER BY ${key}`)
        .raw()
        .all(table === 'texts' ? texts : before) as Bindable[][];
      const start = process.hrtime.bigint();
      for (const row of rows) queue.add(table, ...row);
      queue.flush();
      nanoseconds += process.hrtime.bigint() - start;
    }
    const start = process.hrtime.bigint();
    ledger.sqlite.exec('COMMIT');
    return Number(nanoseconds + process.hrtime.bigint() - start) / 1000;
  } finally {
    full.close();
    ledger.close();
  }
}
