import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { speak } from '../src/cli/messages/catalogue.ts';
import { parseCommandLine } from '../src/cli/program.ts';
import { translateArgv } from '../src/cli/translate-argv.ts';
import { splitWords } from './support/split-words.ts';

/** `docs/manual-coverage.md` names commands and tests: all of them are there. */

const ROOT = join(import.meta.dirname, '..');
const english = await speak('en', 'EUR');

interface Answer {
  readonly name: string;
  readonly commands: readonly string[];
  readonly path: string;
  /** None for a transcript, which is shown whole. */
  readonly title: string | undefined;
}

const answers = readFileSync(join(ROOT, 'docs/manual-coverage.md'), 'utf8')
  .split('\n')
  .flatMap((line): readonly Answer[] => {
    const [, name, , commands = '', shown = ''] = line.split('|').map((cell) => cell.trim());
    if (name === undefined || !/^[MPR]?\d+$/.test(name)) return [];
    const [, path = '', title] = /^`([^`]+)`(?:: (.+))?$/.exec(shown) ?? [];
    const named = [...commands.matchAll(/`([^`]+)`/g)].map(([, command = '']) => command);
    return [{ name, commands: named, path, title }];
  });

test('answers every promise of the manual and every rule of the ledger', () => {
  const numbered = (letter: string, last: number) =>
    Array.from({ length: last }, (_, index) => `${letter}${index + 1}`);
  expect(answers.map(({ name }) => name)).toEqual([
    ...numbered('M', 24),
    ...numbered('', 12),
    ...numbered('P', 9),
    ...numbered('R', 4),
  ]);
});

describe.each(answers)('$name', ({ commands, path, title }) => {
  test('names commands of solde', () => {
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) {
      const words = translateArgv(splitWords(command));
      expect(parseCommandLine(words, '0.0.0', english).kind, command).toBe('command');
    }
  });

  test('names a test that exists', () => {
    expect(path).toMatch(/^test\/.+\.(test\.ts|md)$/);
    expect(existsSync(join(ROOT, path)), path).toBe(true);
    expect(path.endsWith('.md'), 'a test is named by its title').toBe(title === undefined);
    if (title === undefined) return;
    expect(titlesIn(readFileSync(join(ROOT, path), 'utf8')), path).toContain(title);
  });
});

/** The titles of the tests, of their groups, and of tables of them. */
const titlesIn = (source: string): readonly string[] =>
  [...source.matchAll(/(?:test|describe|table|\))\(\s*'([^'\n]+)'/g)].map(
    ([, title = '']) => title,
  );
