import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A program that the benchmark uses and never installs. */
export type Tool =
  /** It is there. The version is `unknown` where it does not say. */
  | { readonly version: string; readonly missing?: undefined }
  /** It is not: a sentence says so, and how to have it. */
  | { readonly version?: undefined; readonly missing: string };

/** What is said where a program is not there, by what is typed to run it. */
const MISSING = {
  hyperfine: 'hyperfine is missing: install the Debian package hyperfine.',
  sqlite3: 'sqlite3 is missing: install the Debian package sqlite3.',
  ledger: 'ledger is missing: install the Debian package ledger.',
  hledger: 'hledger is missing: install the Debian package hledger.',
  'bean-report':
    'bean-report is missing: install the Debian package beancount, version 2; version 3 has none.',
  time: "GNU time is missing: install the Debian package time; a shell's own measures no memory.",
} as const;

type Program = keyof typeof MISSING;
/** A program's name, or `actual` for Actual Budget's API. */
export type ToolName = Program | 'actual';

/** Which of the programs are there, with their versions. */
export function presence(): Readonly<Record<ToolName, Tool>> {
  return {
    hyperfine: program('hyperfine'),
    sqlite3: program('sqlite3'),
    ledger: program('ledger'),
    hledger: program('hledger'),
    'bean-report': program('bean-report'),
    time: program('time'),
    actual: actual(),
  };
}

/** A `time` that is not GNU's refuses the option. */
function program(name: Program): Tool {
  const { status, stdout, stderr } = spawnSync(name, ['--version'], { encoding: 'utf8' });
  if (status !== 0) return { missing: MISSING[name] };
  const [line = ''] = `${stdout}${stderr}`.split('\n', 1);
  return { version: /\d+(?:\.\d+)+/.exec(line)?.[0] ?? 'unknown' };
}

/** Opens a database: the driver is built for one version of Node, often not for this one. */
const TRY_DRIVER = "require('better-sqlite3')(':memory:')";

function actual(): Tool {
  const node = `Node ${process.versions.node}`;
  const folder = resolve(process.env['ACTUAL_API'] ?? '', 'node_modules/@actual-app/api');
  const described = join(folder, 'package.json');
  if (!existsSync(described)) {
    return {
      missing:
        "Actual's API is missing: run npm install @actual-app/api in an empty folder, with " +
        `${node}, and set ACTUAL_API to that folder.`,
    };
  }
  if (spawnSync(process.execPath, ['-e', TRY_DRIVER], { cwd: folder }).status !== 0) {
    return {
      missing:
        `Actual's API is there, but its SQLite driver is not built for ${node}: run npm rebuild ` +
        'better-sqlite3 in the folder ACTUAL_API, with that Node.',
    };
  }
  return { version: JSON.parse(readFileSync(described, 'utf8')).version };
}
