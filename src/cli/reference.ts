import { COMMANDS } from './declarations/all.ts';
import type {
  ArgumentDeclaration,
  CommandDeclaration,
  GroupDeclaration,
  OptionDeclaration,
} from './declarations/declaration.ts';
import { GLOBAL_OPTIONS } from './declarations/globals.ts';
import type { Say } from './messages/catalogue.ts';
import type { Language } from './messages/format.ts';
import { REFERENCE_WORDS, type ReferenceWords } from './reference-words.ts';

/** `order add` → `order-add`: the name of a command's JSON Schema, without its folder. */
export const schemaName = (command: string): string => command.replaceAll(' ', '-');

/**
 * The reference of every command as Markdown, in the language that `say` speaks. It is made from
 * the declarations and the catalogue alone, so it says what `--help` says.
 */
export function commandReference(say: Say): string {
  const words = REFERENCE_WORDS[say.format.language];
  const sections = [
    `# ${words.title}`,
    say.commands.solde,
    words.generated,
    words.languages,
    `## ${words.contents}`,
    contents(say),
    `## ${words.ledger}`,
    ...words.findingTheLedger,
    `## ${words.globalOptions}`,
    words.everywhere,
    optionTable(GLOBAL_OPTIONS, say, words),
    `## ${words.exitCodes}`,
    exitCodeTable(words),
    words.gravest,
    '## JSON',
    ...words.json,
    ...COMMANDS.flatMap((declared) => sectionsOf(declared, say, words)),
  ];
  return `${sections.join('\n\n')}\n`;
}

type Declared = CommandDeclaration | GroupDeclaration;

function sectionsOf(declared: Declared, say: Say, words: ReferenceWords): readonly string[] {
  if (!('commands' in declared)) return commandSection(declared, [], '##', say, words);
  return [
    `## ${heading(declared.name, say)}`,
    `${say.commands[declared.name]}.`,
    ...declared.commands.flatMap((command) =>
      commandSection(command, declared.french, '###', say, words),
    ),
  ];
}

function commandSection(
  command: CommandDeclaration,
  group: readonly string[],
  level: string,
  say: Say,
  words: ReferenceWords,
): readonly string[] {
  const { language } = say.format;
  const schema = `schemas/${schemaName(command.name)}.json`;
  const otherNames = namesIn(language === 'en' ? 'fr' : 'en', command, group);
  const synonyms = namesIn(language, command, group).slice(1);
  return [
    `${level} ${heading(command.name, say)}`,
    `${say.commands[command.name]}.`,
    fenced([`solde ${usage(command, say, words)}`]),
    [
      ...(synonyms.length === 0 ? [] : [`${words.alsoCalled} ${codes(synonyms)}.`]),
      `${words.otherLanguage} ${codes(otherNames)}.`,
      `JSON${words.colon} [${schema}](${schema}).`,
    ].join(' '),
    ...(command.arguments ? [argumentTable(command.arguments, say, words)] : []),
    ...(command.options ? [optionTable(command.options, say, words)] : []),
    fenced(command.examples.map((example) => say.format.example(example))),
  ];
}

/** Every way to call a command in a language; the first is the one that documents use. */
function namesIn(
  language: Language,
  { name, french }: CommandDeclaration,
  group: readonly string[],
): readonly string[] {
  if (language === 'en') return [name];
  if (group.length === 0) return french;
  return group.flatMap((noun) => french.map((verb) => `${noun} ${verb}`));
}

const heading = (command: string, say: Say): string =>
  say.format.command(command).replace(/^solde /, '');

/** As GitHub makes an anchor of a heading. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

function contents(say: Say): string {
  const commands = COMMANDS.flatMap((declared) =>
    'commands' in declared ? declared.commands : [declared],
  );
  return commands
    .map(
      ({ name }) =>
        `- [${heading(name, say)}](#${anchor(heading(name, say))}): ${say.commands[name]}`,
    )
    .join('\n');
}

function usage(command: CommandDeclaration, say: Say, words: ReferenceWords): string {
  const named = (command.arguments ?? []).map((argument) => argumentName(argument, say));
  const options = command.options ? [words.someOptions] : [];
  return [heading(command.name, say), ...named, ...options].join(' ');
}

function argumentName({ name, optional, variadic }: ArgumentDeclaration, say: Say): string {
  const shown = say.format.placeholder(name.toUpperCase()) + (variadic ? '…' : '');
  return optional ? `[${shown}]` : shown;
}

function argumentTable(
  declared: readonly ArgumentDeclaration[],
  say: Say,
  words: ReferenceWords,
): string {
  const rows = declared.map((argument) => [
    codes([argumentName(argument, say)]),
    say.arguments[argument.help],
  ]);
  return markdownTable([words.argument, words.meaning], rows);
}

function optionTable(
  declared: readonly (OptionDeclaration & { readonly short?: string })[],
  say: Say,
  words: ReferenceWords,
): string {
  const { language } = say.format;
  const rows = declared.map(({ flag, french, alsoFrench = [], short, value, help }) => {
    const names = [french, ...alsoFrench];
    const [here, there] = language === 'en' ? [[flag], names] : [names, [flag]];
    const shown = here.map((each) =>
      value === undefined ? each : `${each} ${say.format.placeholder(value)}`,
    );
    return [codes(short ? [short, ...shown] : shown), codes(there), say.options[help]];
  });
  return markdownTable([words.option, words.inOtherLanguage, words.meaning], rows);
}

const exitCodeTable = (words: ReferenceWords): string =>
  markdownTable(
    [words.code, words.meaning],
    words.exitCodeMeanings.map(([code, meaning]) => [code, meaning]),
  );

function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(columns), row(columns.map(() => '---')), ...rows.map(row)].join('\n');
}

const codes = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

const fenced = (lines: readonly string[]): string => ['```sh', ...lines, '```'].join('\n');
