import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** DESIGN §5, held from the code's own text. Paths are relative to the repository. */

const ROOT = new URL('../', import.meta.url);

const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const filesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => /\.[jt]s$/.test(path))
    .sort();

const SOURCES = filesIn('src');

interface Import {
  /** `src/domain/money.ts`, `node:fs`, `kysely`. */
  readonly target: string;
  /** `type` imports are erased; `dynamic` ones are loaded when they are reached. */
  readonly kind: 'static' | 'dynamic' | 'type';
}

/** Code without comments, so that a sentence about `import('x')` is none. */
const codeOf = (path: string): string =>
  read(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');

/** The formatter writes imports in one way, at the beginning of a line. */
function importsOf(path: string): readonly Import[] {
  const code = codeOf(path);
  const statics = [...code.matchAll(/^(?:import|export)\b(?:[^'";=]*?\bfrom)?\s*'([^']+)';$/gm)];
  const dynamics = [...code.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)];
  const found: Import[] = [
    ...statics.map(([statement, target = '']): Import => {
      const kind = /^(import|export) type\b/.test(statement) ? 'type' : 'static';
      return { target: resolved(path, target), kind };
    }),
    ...dynamics.map(
      ([, target = '']): Import => ({ target: resolved(path, target), kind: 'dynamic' }),
    ),
  ];
  // What the expressions above do not know must not slip through.
  expect(statics.filter(([all]) => all.startsWith('import')).length, path).toBe(
    code.match(/^import\b(?!\()/gm)?.length ?? 0,
  );
  expect(dynamics.length, path).toBe(code.match(/\bimport\(/g)?.length ?? 0);
  return found;
}

const resolved = (from: string, target: string): string =>
  target.startsWith('.') ? normalize(join(dirname(from), target)) : target;

const IMPORTS = new Map(SOURCES.map((path) => [path, importsOf(path)]));

const targetsOf = (path: string): readonly string[] =>
  (IMPORTS.get(path) ?? []).map(({ target }) => target);

const layerOf = (path: string): string => path.split('/')[1] ?? '';

/** What each layer may import of this program. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  cli: ['cli', 'ledger', 'bank', 'domain'],
  ledger: ['ledger', 'domain'],
  bank: ['bank', 'domain'],
  domain: ['domain'],
};

describe('dependencies point one way', () => {
  test('every source is in a layer', () => {
    expect([...new Set(SOURCES.map(layerOf))].sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  test.each(SOURCES)('%s', (path) => {
    const own = targetsOf(path).filter((target) => !isPackage(target));
    for (const target of own) {
      expect(ALLOWED[layerOf(path)], `${path} imports ${target}`).toContain(layerOf(target));
      expect(SOURCES, `${path} imports ${target}`).toContain(target);
    }
  });

  test('the domain imports nothing, not even node:', () => {
    const outside = SOURCES.filter((path) => layerOf(path) === 'domain')
      .flatMap(targetsOf)
      .filter(isPackage);
    expect(outside).toEqual([]);
  });

  test('the door imports Node alone, and loads the bundle of the command line', () => {
    const doors = filesIn('bin');
    expect(doors).toEqual(['bin/load.js', 'bin/solde.js']);
    const named = doors.flatMap((path) =>
      [...codeOf(path).matchAll(/\b(?:require|loader\(\w+\))\('([^']+)'\)/g)].map(
        ([, name]) => name,
      ),
    );
    const others = named.filter((name) => !name?.startsWith('node:'));
    expect(others).toEqual(['./load.js', 'main.cjs']);
  });
});

const isPackage = (target: string): boolean => !target.startsWith('src/');

/** The chain of static imports from `entry` to what `isWanted` says; empty when there is none. */
function chainTo(entry: string, isWanted: (target: string) => boolean): readonly string[] {
  const seen = new Set([entry]);
  const chains: (readonly string[])[] = [[entry]];
  for (const chain of chains) {
    for (const { target, kind } of IMPORTS.get(chain.at(-1) ?? '') ?? []) {
      if (kind !== 'static' || seen.has(target)) continue;
      seen.add(target);
      if (isWanted(target)) return [...chain, target];
      chains.push([...chain, target]);
    }
  }
  return [];
}

const HEAVY = [
  'better-sqlite3',
  'kysely',
  'inquirer',
  'cli-table3',
  'csv-parse',
  'iconv-lite',
  'typebox',
  'pdfkit',
  'fontkit',
];

const isHeavy = (target: string): boolean =>
  HEAVY.some((name) => target === name || target.startsWith(`${name}/`));

describe('what is heavy is loaded when it is used', () => {
  const entries = ['src/cli/main.ts', 'src/cli/program.ts', 'src/cli/node-io.ts'];
  const declarations = SOURCES.filter((path) => path.startsWith('src/cli/declarations/'));

  test.each([...entries, ...declarations])('%s', (entry) => {
    expect(chainTo(entry, isHeavy).join(' → ')).toBe('');
  });

  test('what makes PDFs is loaded when one is written', () => {
    const isPdf = (target: string) => ['pdfkit', 'fontkit'].includes(target);
    const eager = SOURCES.filter(
      (path) => !path.startsWith('src/cli/document/') && chainTo(path, isPdf).length > 0,
    );
    expect(eager).toEqual([]);
    expect(chainTo('src/cli/document/print-answer.ts', isPdf)).toEqual([]);
    expect(chainTo('src/cli/document/document.ts', isPdf)).toEqual([]);
  });

  test('the walk follows chains', () => {
    expect(chainTo('src/ledger/open.ts', isHeavy).at(-1)).toBe('better-sqlite3');
  });

  test('a declaration loads no action', () => {
    for (const path of declarations) {
      expect(chainTo(path, (target) => target.startsWith('src/cli/commands/'))).toEqual([]);
    }
  });

  test('the schemas are for types and documents alone', () => {
    for (const path of SOURCES) {
      for (const { target, kind } of IMPORTS.get(path) ?? []) {
        if (target === 'src/cli/schemas.ts') expect(kind, path).toBe('type');
      }
    }
  });
});

const SQL_WORDS =
  /\b(SELECT|INSERT INTO|INSERT OR|UPDATE|DELETE FROM|CREATE TABLE|PRAGMA|WHERE|JOIN)\b/;
const SQL_STRING =
  /['"`]\s*(select|insert|update|delete|create|drop|alter|pragma|begin|commit)\s+\w/i;

describe('a command’s body', () => {
  test.each(SOURCES.filter((path) => path.startsWith('src/cli/commands/')))('%s', (path) => {
    const code = codeOf(path);
    expect(code).not.toMatch(SQL_WORDS);
    expect(code).not.toMatch(SQL_STRING);
    expect(code).not.toMatch(/\b(process|console)\b\s*[.[]/);
    expect(code).not.toMatch(/\.sqlite\b/);
    expect(targetsOf(path)).not.toContain('kysely');
    expect(targetsOf(path)).not.toContain('better-sqlite3');
  });
});

const filesWith = (pattern: RegExp): readonly string[] =>
  SOURCES.filter((path) => pattern.test(codeOf(path)));

describe('one place for each thing', () => {
  test('transactions', () => {
    const writers = ['src/ledger/migrate.ts', 'src/ledger/write.ts'];
    expect(filesWith(/\.transaction\b/)).toEqual(writers);
    expect(filesWith(/\bBEGIN\b/)).toEqual([]);
    for (const path of writers) expect(codeOf(path)).toMatch(/\.immediate\(\)/);
  });

  test('the process, its console and its clock', () => {
    // A part of Node that is slow to load may be asked for when it is needed.
    const ofProcess = /\bprocess\b\s*(?:\.(?!getBuiltinModule\b)|[[;])|['"]node:process['"]/;
    expect(filesWith(ofProcess)).toEqual(['src/cli/node-io.ts']);
    expect(filesWith(/\bconsole\b\s*[.[]/)).toEqual([]);
    expect(filesWith(/\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(/)).toEqual([
      'src/cli/node-io.ts',
    ]);
  });

  test('questions, tables, and the database', () => {
    const importers = (name: string) => SOURCES.filter((path) => targetsOf(path).includes(name));
    expect(importers('inquirer')).toEqual(['src/cli/node-io.ts']);
    expect(importers('cli-table3')).toEqual(['src/cli/draw-table.ts']);
    expect(importers('better-sqlite3')).toEqual(['src/ledger/database.ts']);
    expect(importers('pdfkit')).toEqual(['src/cli/document/paper.ts']);
    expect(importers('fontkit')).toEqual(['src/cli/document/typeface.ts']);
    expect(importers('commander')).toEqual(['src/cli/program.ts']);
    for (const path of importers('kysely')) expect(layerOf(path)).toBe('ledger');
  });
});

describe('manners', () => {
  test('named exports, and classes for errors alone', () => {
    expect(filesWith(/^export default\b/m)).toEqual([]);
    expect(filesWith(/^export (?:type )?(?:\*|\{)/m), 'a barrel').toEqual([]);
    const classes = SOURCES.flatMap((path) => codeOf(path).match(/\bclass \w.*/g) ?? []);
    // What is thrown to leave a transaction is no error, but it is thrown.
    const others = classes.filter((line) => !line.includes(' extends Error {'));
    expect(others).toEqual(['class RolledBack {']);
  });
});

/** A file seldom passes this many lines. */
const LONGEST_FILE = 300;

/** Those that do, and how far they may: mostly tables of a sentence or a shape for each thing. */
const LONG_FILES: Readonly<Record<string, number>> = {
  'src/cli/messages/errors.en.ts': 400,
  'src/cli/messages/errors.fr.ts': 500,
  'src/cli/schemas.ts': 400,
};

const WIDEST_LINE = 100;

describe('size', () => {
  test('files', () => {
    const linesOf = (path: string) => read(path).split('\n').length - 1;
    const tooLong = SOURCES.filter((path) => linesOf(path) > (LONG_FILES[path] ?? LONGEST_FILE));
    expect(tooLong).toEqual([]);
    expect(Object.keys(LONG_FILES).filter((path) => linesOf(path) <= LONGEST_FILE)).toEqual([]);
  });

  test.each(SOURCES)('%s: lines', (path) => {
    const wide = read(path)
      .split('\n')
      .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
      .filter(({ line }) => [...line].length > WIDEST_LINE)
      .filter(({ line }) => [...withoutStrings(line)].length > WIDEST_LINE);
    expect(wide.map(({ place }) => place)).toEqual([]);
  });
});

/** A line may be wide for the sake of one long string, which can't be broken. */
const withoutStrings = (line: string): string =>
  line.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`.*`/g, '');
