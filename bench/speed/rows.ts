import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../../src/domain/date.ts';
import { movements, newGroup, type Payer, START, writeStatement } from './group.ts';
import { type Argv, medians, peakOf, run } from './timing.ts';

/** One figure of the tables. */
export interface Row {
  readonly what: string;
  /** What it may be at most, or has to be at least. */
  readonly limit: number | undefined;
  readonly value: number;
  readonly unit: '×' | 'MiB' | 's';
  readonly isAtLeast?: boolean;
  /** The absolute figures behind a ratio. */
  readonly behind?: string;
}

const ROOT = join(import.meta.dirname, '../..');

/** The program as users start it, with the Node that the project pins. */
export const solde = (ledger: string, ...words: readonly string[]): Argv => [
  process.execPath,
  join(ROOT, 'bin/solde.js'),
  ...(ledger === '' ? [] : ['--ledger', ledger]),
  ...words,
];

const NOTHING: Argv = [process.execPath, '-e', '0'];

const MEMBERS = 200;
const milliseconds = (seconds: number): string => `${(seconds * 1000).toFixed(0)} ms`;
export const inSeconds = (seconds: number): string => `${seconds.toFixed(seconds < 10 ? 2 : 0)} s`;

/** Ledgers and files that the rows share, made once. */
export interface World {
  readonly folder: string;
  readonly payers: readonly Payer[];
  /** A ledger of 200 members, without any line. */
  readonly empty: string;
  /** The same with about 1,000 entries. */
  readonly small: string;
}

export function newWorld(folder: string): World {
  const empty = join(folder, 'empty.solde');
  const payers = newGroup(empty, MEMBERS);
  const small = join(folder, 'small.solde');
  copyFileSync(empty, small);
  const statement = join(folder, 'small.csv');
  writeStatement(statement, movements(520, payers));
  run(solde(small, 'import', statement));
  return { folder, payers, empty, small };
}

/** How fast the program answers, against a Node that does nothing. */
export function startRows({ folder, empty, small, payers }: World): readonly Row[] {
  const terminal = (argv: Argv): Argv => ['script', '-qefc', argv.join(' '), '/dev/null'];
  const copy = join(folder, 'copy.solde');
  copyFileSync(small, copy);
  const add = ['payment', 'add', payers[0]?.reference ?? '', '12', '--method', 'transfer'];
  const runs = { runs: 15, rounds: 3 };
  const [node = 0, version = 0, help = 0, balance = 0, payment = 0] = medians(
    [
      NOTHING,
      solde('', '--version'),
      solde('', '--help'),
      solde(small, 'balance'),
      solde(copy, ...add),
    ],
    runs,
  );
  const [bare = 0, drawn = 0] = medians(
    [terminal(NOTHING), terminal(solde(small, 'balance'))],
    runs,
  );
  const month = join(folder, 'month.csv');
  writeStatement(month, movements(300, payers));
  const used = join(folder, 'month.solde');
  const [plain = 0, imported = 0] = medians([NOTHING, solde(used, 'import', month)], {
    runs: 10,
    rounds: 2,
    prepare: [undefined, ['cp', empty, used]],
  });
  const row = (what: string, limit: number, of: number, by: number): Row => ({
    what,
    limit,
    value: of / by,
    unit: '×',
    behind: `${milliseconds(of)} / ${milliseconds(by)}`,
  });
  return [
    row('`solde --version` ÷ `node -e 0`', 1.5, version, node),
    row('`solde --help` ÷ `node -e 0`', 1.5, help, node),
    row('`solde balance`, 200 members, into a pipe ÷ `node -e 0`', 1.8, balance, node),
    row('the same at a terminal ÷ `node -e 0` at one', 3, drawn, bare),
    row('`payment add` ÷ `balance`', 1.3, payment, balance),
    row('`import` and match of a month, 300 lines ÷ `node -e 0`', 3, imported, plain),
  ];
}

/** What becomes of it with a million lines. */
export function sizeRows(world: World, lines: number): readonly Row[] {
  const { folder, payers, empty, small } = world;
  const file = (name: string, count: number, skip = 0): string => {
    const path = join(folder, name);
    writeStatement(path, movements(count, payers), skip);
    return path;
  };
  const whole = file('whole.csv', lines);
  const tenth = file('tenth.csv', Math.round(lines / 10));
  const large = join(folder, 'large.solde');
  const database = join(folder, 'rows.db');
  const importTo = (path: string, statement: string) => solde(path, 'import', statement);
  const sqliteImport: Argv = [
    'sqlite3',
    database,
    '.mode csv',
    '.separator ;',
    `.import ${whole} rows`,
  ];
  const [plain = 0, first = 0] = medians([sqliteImport, importTo(large, whole)], {
    runs: 2,
    warmup: 0,
    rounds: 1,
    prepare: [
      ['rm', '-f', database],
      ['cp', empty, large],
    ],
  });
  const small10 = join(folder, 'tenth.solde');
  copyFileSync(empty, small10);
  const tenthPeak = peakOf(importTo(small10, tenth));
  copyFileSync(empty, large);
  const peak = peakOf(importTo(large, whole));
  const entries = countEntries(large);
  const again = join(folder, 'again.solde');
  // The same period from another export: the same rows in other bytes.
  const overlapping = file('overlapping.csv', lines, 1);
  const [second = 0] = medians([importTo(again, overlapping)], {
    runs: 2,
    warmup: 0,
    rounds: 1,
    prepare: [['cp', large, again]],
  });
  const at = addDays(START, 1800);
  const [few = 0, many = 0, dated = 0] = medians(
    [solde(small, 'balance'), solde(large, 'balance'), solde(large, 'balance', '--at', at)],
    { runs: 8, rounds: 2 },
  );
  const [asRows = 0, asCsv = 0] = medians(
    [['sqlite3', '-csv', large, SAME_ROWS], solde(large, 'export', 'csv')],
    { runs: 2, rounds: 1 },
  );
  const exported = peakOf(solde(large, 'export', 'csv'));
  const checked = peakOf(solde(large, 'check'));
  const checkedTenth = peakOf(solde(small10, 'check'));
  const named = `${entries.toLocaleString('en')} entries`;
  const count = lines.toLocaleString('en');
  return [
    {
      what: `balance at ${named} ÷ at ${countEntries(small).toLocaleString('en')}`,
      limit: 1.15,
      value: many / few,
      unit: '×',
      behind: `${milliseconds(many)} / ${milliseconds(few)}`,
    },
    {
      what: `\`balance --at DATE\` at ${named} ÷ \`balance\``,
      limit: 4,
      value: dated / many,
      unit: '×',
      behind: `${milliseconds(dated)} / ${milliseconds(many)}`,
    },
    {
      what: `\`import\` of ${count} lines, everything ÷ \`sqlite3 .import\` of the file`,
      limit: 12,
      value: first / plain,
      unit: '×',
      behind: `${inSeconds(first)} / ${inSeconds(plain)}`,
    },
    { what: 'its peak memory', limit: 300, value: peak.mebibytes, unit: 'MiB' },
    {
      what: `its growth from a tenth of the lines`,
      limit: 11,
      value: peak.seconds / tenthPeak.seconds,
      unit: '×',
      behind: `${inSeconds(peak.seconds)} / ${inSeconds(tenthPeak.seconds)}`,
    },
    {
      what: 're-import of an overlapping file, all known ÷ the first import',
      limit: 0.7,
      value: second / first,
      unit: '×',
      behind: `${inSeconds(second)} / ${inSeconds(first)}`,
    },
    {
      what: `\`export csv\` of ${named} ÷ \`sqlite3 -csv\` of the same rows`,
      limit: 2,
      value: asCsv / asRows,
      unit: '×',
      behind: `${inSeconds(asCsv)} / ${inSeconds(asRows)}`,
    },
    { what: 'its peak memory', limit: 200, value: exported.mebibytes, unit: 'MiB' },
    {
      what: `\`check\` of ${named}, the whole`,
      limit: undefined,
      value: checked.seconds,
      unit: 's',
      behind: `a tenth of it: ${inSeconds(checkedTenth.seconds)}; peak ${checked.mebibytes.toFixed(0)} MiB`,
    },
  ];
}

/** What `export csv` tells of an entry, as the ledger's own tables have it: numbers, and the text. */
const SAME_ROWS = `
  SELECT entries.operation_id, operations.kind, entries.date, entries.debit_account_id,
    entries.credit_account_id, entries.amount_cents, member.code, entries.order_id,
    entries.payment_id, entries.line_id, entries.deposit_id, entries.contract_id, texts.body
  FROM entries
  JOIN operations ON operations.id = entries.operation_id
  LEFT JOIN accounts ON accounts.id = entries.credit_account_id
  LEFT JOIN members AS member ON member.id = accounts.member_id
  LEFT JOIN lines ON lines.id = entries.line_id
  LEFT JOIN texts ON texts.id = lines.text_id
  ORDER BY entries.operation_id, entries.number`;

const countEntries = (ledger: string): number =>
  Number(run(['sqlite3', ledger, 'SELECT count(*) FROM entries']));
