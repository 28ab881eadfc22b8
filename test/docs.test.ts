import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generatedDocuments } from '../docs/generate.ts';
import { COMMANDS } from '../src/cli/declarations/all.ts';
import { speak } from '../src/cli/messages/catalogue.ts';
import type { Language } from '../src/cli/messages/format.ts';
import { parseCommandLine, type Selection } from '../src/cli/program.ts';
import { commandReference, schemaName } from '../src/cli/reference.ts';
import { SCHEMAS } from '../src/cli/schemas.ts';
import { translateArgv } from '../src/cli/translate-argv.ts';
import { splitWords } from './support/split-words.ts';

const DOCS = new URL('../docs/', import.meta.url);
const STALE = 'stale: run node docs/generate.ts';

const documents = await generatedDocuments();
const english = await speak('en', 'EUR');
const commands = COMMANDS.flatMap((each) => ('commands' in each ? each.commands : [each]));

/** What a person typed, as the program reads it; refuses what it would refuse. */
const parse = (typed: string): Selection =>
  parseCommandLine(translateArgv(splitWords(typed)), '0.0.0', english);

const nameOf = (selection: Selection): string =>
  selection.kind === 'command' ? selection.declaration.name : 'a text';

describe('generated documents', () => {
  test.each([...documents])('docs/%s is what node docs/generate.ts writes', (path, text) => {
    const url = new URL(path, DOCS);
    expect(existsSync(url) ? readFileSync(url, 'utf8') : 'nothing', STALE).toBe(text);
  });

  test('docs/schemas holds nothing else', () => {
    const wanted = Object.keys(SCHEMAS).map((name) => `${schemaName(name)}.json`);
    expect(readdirSync(new URL('schemas/', DOCS)).sort(), STALE).toEqual(wanted.sort());
  });

  test('every link of the references leads somewhere', () => {
    for (const reference of ['commands.md', 'commandes.md']) {
      const text = documents.get(reference) ?? '';
      const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => anchorOf(title));
      expect(new Set(headings).size, 'two headings with one anchor').toBe(headings.length);
      for (const [, target = ''] of text.matchAll(/\]\(([^)]+)\)/g)) {
        if (target.startsWith('#')) expect(headings).toContain(target.slice(1));
        else expect([...documents.keys()]).toContain(target);
      }
    }
  });
});

describe('every command', () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    '%s has an example, and each is one of its own',
    (name, { examples }) => {
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(nameOf(parse(example)), example).toBe(name);
    },
  );

  test('has a schema, and every schema has its command', () => {
    const named = [...commands.map(({ name }) => name), 'error'];
    expect(named.sort()).toEqual(Object.keys(SCHEMAS).sort());
  });
});

describe.each(['en', 'fr'] as const)('the reference in %s', (language) => {
  test('shows every command and every option in both languages', async () => {
    const text = commandReference(await speak(language, 'EUR'));
    for (const { name, french, options = [] } of commands) {
      const section = sectionWith(text, `schemas/${schemaName(name)}.json`);
      expect(section).toContain(name);
      for (const word of french) expect(section).toContain(word);
      for (const option of options) {
        expect(section).toContain(option.flag);
        expect(section).toContain(option.french);
      }
    }
  });

  test('shows only commands that can be typed as they are', async () => {
    for (const [typed, command] of await shownCommands(language)) {
      expect(nameOf(parse(typed)), typed).toBe(command);
    }
  });
});

test('French examples hold no English file names and reasons', async () => {
  for (const [typed] of await shownCommands('fr')) {
    expect(typed).not.toMatch(/\b(the|it|was|her|in|paid|statement|members|orders|basket)\b/i);
  }
});

const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

const sectionWith = (text: string, part: string): string =>
  text.split(/^#{2,3} /m).find((section) => section.includes(`](${part})`)) ?? '';

/** The lines of the last fence of each section, which holds its examples. */
async function shownCommands(language: Language): Promise<readonly [string, string][]> {
  const text = commandReference(await speak(language, 'EUR'));
  return commands.flatMap(({ name }) => {
    const section = sectionWith(text, `schemas/${schemaName(name)}.json`);
    const fences = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)];
    const lines = (fences.at(-1)?.[1] ?? '').split('\n').filter((line) => line !== '');
    return lines.map((line): [string, string] => [line.replace(/^solde /, ''), name]);
  });
}
