import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/cli/declarations/all.ts';
import { GLOBAL_OPTIONS } from '../src/cli/declarations/globals.ts';
import { type Say, speak } from '../src/cli/messages/catalogue.ts';
import { formatFor } from '../src/cli/messages/format.ts';
import { french } from '../src/cli/messages/french.ts';
import { frenchHelpFor } from '../src/cli/messages/french-help.ts';
import { translateCommand } from '../src/cli/messages/translate-command.ts';
import { parseCommandLine } from '../src/cli/program.ts';
import { REFERENCE_WORDS } from '../src/cli/reference-words.ts';
import { translateArgv } from '../src/cli/translate-argv.ts';
import { refusals, textsOf } from './support/catalogue-samples.ts';
import { splitWords } from './support/split-words.ts';

/** Both catalogues, heard from end to end: nothing is untranslated, and every hint can be typed. */

const say: Readonly<Record<'en' | 'fr', Say>> = {
  en: await speak('en', 'EUR'),
  // Commands that French shows stand between brackets: `solde` is also the word for a balance.
  fr: french(frenchHelpFor({ ...formatFor('fr', 'EUR'), command: (typed) => `⟦${typed}⟧` })),
};

const english = textsOf(say.en);
const frenchTexts = textsOf(say.fr);

/** Words that the two languages share. */
const SHARED = [
  'labels.columns.code',
  'labels.columns.date',
  'labels.columns.distribution',
  'labels.columns.total',
  'labels.kinds.validation',
  'help.options',
];

describe('French and English', () => {
  test('say the same things', () => {
    expect([...frenchTexts.keys()].filter((key) => !english.has(key))).toEqual([]);
    const missing = [...english.keys()].filter((key) => !frenchTexts.has(key));
    // A hint that French does without, since its message says it all.
    expect(missing.filter((key) => !key.endsWith('.hint'))).toEqual([]);
  });

  test.each([...frenchTexts])('%s', (key, text) => {
    const original = english.get(key);
    // Nothing to say in either, such as the state of what simply counts.
    if (text === '' && original === '') return;
    if (SHARED.includes(key)) return;
    expect(text.trim()).not.toBe('');
    expect(text).not.toBe(original);
    expect(text, 'something that was not filled in').not.toMatch(/undefined|\[object|NaN|null/);
    expect(original).not.toMatch(/undefined|\[object|NaN|null/);
  });

  test.each([...frenchTexts])('%s: set as French is', (_, text) => {
    // A no-break space before ; : ! ? and inside « », never one that breaks; curly apostrophes.
    const sentence = text.replace(/⟦[^⟧]*⟧/g, '');
    expect(sentence).not.toMatch(/ [;:!?»]|« /);
    expect(sentence).not.toMatch(/[^\u00a0][!?»]/);
    expect(sentence).not.toMatch(/[a-zà-ÿ]'[a-zà-ÿ]/i);
  });

  test('shared words are shared', () => {
    const same = SHARED.filter((key) => bare(english.get(key)) === bare(frenchTexts.get(key)));
    expect(same).toEqual(SHARED);
  });
});

/** French has a space before a colon. */
const bare = (text: string | undefined): string => (text ?? '').replace(/\s*:$/, '');

/** English words that are no French ones. */
const STOP_WORDS = new Set(
  `the is are was were been be not no with without and to for from by this that these there can
  has have had it its if they them your you of off which what who whose why when where than then
  line lines file files member members payment payments order orders balance amount amounts money
  statement ledger bank cash name names row rows received announced taken back given up paid owes
  owed due first last again already nothing every unknown missing wrong new old write see add use
  check waiting matched settled error yes`.split(/\s+/),
);

/** A French sentence without what is typed, quoted, or explained behind it. */
const prose = (text: string): string =>
  text
    .replace(/⟦[^⟧]*⟧/g, '')
    .replace(/«[^»]*»/g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/--[a-z-]+( (?:dmy|mdy|fr|en)\b)?/g, '')
    .replace(/\b[a-z.]+\u00a0?=\S+/g, '')
    .replace(/\b[A-Z]+(_[A-Z]+)+\b/g, '')
    // `amount (montant)`: a word to type, with its meaning.
    .replace(/[a-z.-]+ \([^)]*\)/g, '');

const wordsOf = (text: string): readonly string[] =>
  prose(text)
    .toLowerCase()
    .match(/[\p{L}]+/gu) ?? [];

test.each([...frenchTexts])('no English words: %s: %s', (_, text) => {
  expect(wordsOf(text).filter((word) => STOP_WORDS.has(word))).toEqual([]);
});

const declared = COMMANDS.flatMap((each) => ('commands' in each ? each.commands : [each]));
const options = [...declared.flatMap((command) => command.options ?? []), ...GLOBAL_OPTIONS];
const FLAGS = {
  en: ['--help', '--version', ...options.map(({ flag }) => flag)],
  fr: ['--help', '--version', ...options.map((option) => option.french)],
};

describe.each(['en', 'fr'] as const)('what %s says to type', (language) => {
  const texts = [...(language === 'en' ? english : frenchTexts)];
  // What was typed wrongly is repeated, not recommended.
  const withFlags = texts.filter(([key]) => !key.startsWith('errors.USAGE.0'));

  test.each(withFlags.filter(([, text]) => text.includes('--')))('%s: its flags', (_, text) => {
    for (const [flag] of text.matchAll(/--[a-z][a-z-]*/g)) {
      expect(FLAGS[language], text).toContain(flag);
    }
  });

  const withCommands = texts.flatMap(([key, text]) =>
    commandsIn(text, language).map((command) => [key, command] as const),
  );

  test('is found', () => {
    expect(withCommands.length).toBeGreaterThan(25);
  });

  test.each(withCommands)('%s: %s', (_, command) => {
    const typed = typedPart(command);
    expect(typed, `no command of solde: ${command}`).toBeDefined();
    expect(inLanguage(typed ?? '', language)).toBe(typed);
  });
});

/** Sentences in which `solde` is the program, or French for a balance. */
const PROSE = {
  en: /^(that|knows|ledger|\(format)\b/,
  fr: /^(?!--|ACTION\b|initialiser\b|[a-z]+(er|ir)\b)/,
};

/** What stands behind `solde` or between brackets, up to the end of its sentence. */
function commandsIn(text: string, language: 'en' | 'fr'): readonly string[] {
  const marked = [...text.matchAll(/⟦([^⟧]*)⟧/g)].map(([, typed = '']) => typed);
  const rest = [...text.replace(/⟦[^⟧]*⟧/g, '').matchAll(/(?<![\w/.-])solde ([^;()«»]+)/g)]
    .map(([, typed = '']) => typed.replace(/[.,:](\s.*)?$/, '').trim())
    .filter((typed) => !PROSE[language].test(typed));
  return [...marked, ...rest];
}

/** The longest beginning that can be typed; what follows is the sentence's, and holds no flag. */
function typedPart(command: string): string | undefined {
  const words = command.replace(/\b(COMMAND|ACTION) /, '').split(' ');
  for (let length = words.length; length > 0; length -= 1) {
    const [typed, rest] = [words.slice(0, length), words.slice(length)];
    if (canBeTyped(typed.join(' ')) && !rest.some((word) => word.startsWith('-'))) {
      return typed.join(' ');
    }
  }
  return undefined;
}

function canBeTyped(typed: string): boolean {
  try {
    const selection = parseCommandLine(translateArgv(splitWords(typed)), '0.0.0', say.en);
    return selection.kind === 'command' || typed.includes('--help');
  } catch {
    return false;
  }
}

/** The same command in the words of a language; one that is in it already does not change. */
const inLanguage = (typed: string, language: 'en' | 'fr'): string =>
  language === 'fr'
    ? translateCommand(typed)
    : translateArgv(typed.split(' ')).join(' ').replaceAll('\u2212', '-');

/** The commands that actions propose, with a word for each value. */
const proposed = readdirSync(new URL('../src/cli/commands/', import.meta.url)).flatMap((name) => {
  const code = readFileSync(new URL(`../src/cli/commands/${name}`, import.meta.url), 'utf8');
  const found = code.matchAll(/(?:nextHint\(|command: )(['`])([^'`]+)\1/g);
  return [...found].map(([, , typed = '']) => [name, typed.replace(/\$\{[^}]*\}/g, 'X')] as const);
});

describe('what actions propose', () => {
  test('is found', () => {
    expect(proposed.length).toBeGreaterThan(5);
  });

  test.each(proposed)('%s: %s', (_, typed) => {
    expect(canBeTyped(typed)).toBe(true);
    expect(inLanguage(typed, 'en')).toBe(typed);
    expect(canBeTyped(translateCommand(typed))).toBe(true);
    expect(translateCommand(typed)).not.toBe(typed);
  });
});

/** A help page, as `--help` prints it. */
function helpOf(words: readonly string[], speaking: Say): string {
  const selection = parseCommandLine([...words, '--help'], '0.0.0', speaking);
  return selection.kind === 'text' ? selection.text : '';
}

describe('help pages', () => {
  const groups = COMMANDS.filter((each) => 'commands' in each).map(({ name }) => name);
  const pages = ['', ...groups, ...declared.map(({ name }) => name)];
  const wordsIn = (page: string) => page.split(' ').filter((word) => word !== '');

  test.each(pages)('solde %s --help in French is French', (page) => {
    const text = helpOf(wordsIn(page), say.fr);
    expect(text).not.toBe('');
    const flags = [...text.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => flag);
    expect(flags.filter((flag) => !FLAGS.fr.includes(flag))).toEqual([]);
    expect(wordsOf(text).filter((word) => STOP_WORDS.has(word))).toEqual([]);
    expect(text).not.toMatch(/\b(Usage|Arguments|Global Options|Commands|Examples)\b/);
  });

  test.each(pages)('solde %s --help in English is English', (page) => {
    const text = helpOf(wordsIn(page), say.en);
    const flags = [...text.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => flag);
    expect(flags.filter((flag) => !FLAGS.en.includes(flag))).toEqual([]);
  });
});

test('every exit code is in the command reference', () => {
  // One row may stand for several: `130, 143`.
  const codesIn = (language: 'en' | 'fr') =>
    REFERENCE_WORDS[language].exitCodeMeanings.flatMap(([codes]) => codes.split(', '));
  const codes = codesIn('en');
  expect(codesIn('fr')).toEqual(codes);
  for (const refusal of refusals()) expect(codes, refusal.code).toContain(`${refusal.exitCode}`);
});
