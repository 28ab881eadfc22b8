import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { movements, writeStatement } from './group.ts';
import { solde, type World } from './rows.ts';
import { run } from './timing.ts';

/** Where the time of an import goes: a part of the work, and what it takes of a line, in µs. */
export interface Share {
  readonly part: string;
  readonly microseconds: number;
}

/**
 * The parts, each by the functions of the program that begin it. A sample belongs to the innermost
 * one on its stack; the bundle keeps functions' names.
 */
const PARTS: readonly (readonly [part: string, functions: readonly string[]])[] = [
  ['SQLite: rows, indexes, triggers and keys', ['flush', 'all', 'get', 'iterate']],
  ['hashes of texts, lines and operations', ['sha256', 'hmacSha256', 'linksOf']],
  ['reading the file: encoding, CSV, dates, amounts', ['readStatement', 'rowsOf']],
  ['telling new lines from known ones', ['sortRows']],
  ['rules: references, names, what is due', ['findingFor']],
  ['who paid, learned from the label', ['keepPayers']],
  ['collecting garbage', ['(garbage collector)']],
];
const OTHER = 'everything else';

const LINES = 100_000;

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Profiles one import, in a process of its own. */
export function importProfile({ folder, payers, empty }: World): readonly Share[] {
  const [ledger, statement] = [join(folder, 'profile.solde'), join(folder, 'profile.csv')];
  copyFileSync(empty, ledger);
  writeStatement(statement, movements(LINES, payers));
  const into = mkdtempSync(join(tmpdir(), 'solde-profile-'));
  try {
    const [node = '', ...words] = solde(ledger, 'import', statement);
    run([node, '--cpu-prof', '--cpu-prof-interval', '500', `--cpu-prof-dir=${into}`, ...words]);
    const [file = ''] = readdirSync(into);
    return sharesOf(JSON.parse(readFileSync(join(into, file), 'utf8')) as Profile);
  } finally {
    rmSync(into, { recursive: true });
  }
}

function sharesOf({ nodes, samples, timeDeltas }: Profile): readonly Share[] {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((of) => [of, id])));
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const parts = new Map(
    PARTS.flatMap(([part, functions]) => functions.map((name) => [name, part])),
  );
  const partOf = (id: number | undefined): string => {
    if (id === undefined) return OTHER;
    return parts.get(names.get(id) ?? '') ?? partOf(parents.get(id));
  };
  const sums = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const part = partOf(id);
    sums.set(part, (sums.get(part) ?? 0) + (timeDeltas[at] ?? 0));
  }
  return [...sums]
    .map(([part, microseconds]) => ({ part, microseconds: microseconds / LINES }))
    .toSorted((one, other) => other.microseconds - one.microseconds);
}
