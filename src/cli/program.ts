import { Command, CommanderError, Option } from 'commander';
import { refuse } from '../domain/refusal.ts';
import type { Input } from './action.ts';
import { COMMANDS } from './declarations/all.ts';
import type {
  ArgumentDeclaration,
  CommandDeclaration,
  OptionDeclaration,
} from './declarations/declaration.ts';
import { GLOBAL_OPTIONS } from './declarations/globals.ts';
import type { Say } from './messages/catalogue.ts';

/** What was typed: a command with its input, or a text to print. */
export type Selection =
  | {
      readonly kind: 'command';
      readonly declaration: CommandDeclaration;
      readonly input: Input;
      readonly globals: Readonly<Record<string, string | boolean | undefined>>;
    }
  | { readonly kind: 'text'; readonly text: string };

/**
 * Reads a command line that `translateArgv` prepared. Loads commander and declarations, nothing
 * that works. Refuses with USAGE.
 */
export function parseCommandLine(argv: readonly string[], version: string, say: Say): Selection {
  let selection: Selection | undefined;
  let text = '';
  const program = buildProgram(version, say, {
    print: (printed) => {
      text += printed;
    },
    select: (selected) => {
      selection = selected;
    },
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0 && error.code !== 'commander.help') return refuseUsage(error);
  }
  return selection ?? { kind: 'text', text };
}

interface Listener {
  readonly print: (text: string) => void;
  readonly select: (selection: Selection) => void;
}

/** The whole tree of commands; also what the command reference is made from. */
export function buildProgram(version: string, say: Say, listener: Listener): Command {
  const program = prepare(new Command('solde'), say, listener);
  const inGroup = `<${say.format.placeholder('command')}>`;
  program
    .description(say.commands.solde)
    .usage(inGroup)
    .version(version, '-V, --version', say.options.version);
  for (const global of GLOBAL_OPTIONS) program.addOption(asOption(global, say));
  for (const declared of COMMANDS) {
    if (!('commands' in declared)) {
      addCommand(program, declared, say, listener);
      continue;
    }
    const group = prepare(program.command(declared.name), say, listener);
    group.description(say.commands[declared.name]).aliases(declared.french).usage(inGroup);
    for (const command of declared.commands) addCommand(group, command, say, listener);
    helpUnlessMistyped(group);
  }
  helpUnlessMistyped(program);
  return program;
}

/** A noun alone shows its help; with a word that is none of its verbs it was mistyped. */
function helpUnlessMistyped(command: Command): void {
  command.allowExcessArguments().action(() => {
    const [word] = command.args;
    if (word === undefined) command.help();
    else refuse('USAGE', { problem: 'unknown-command', value: word });
  });
}

/** Commander does not hand these down to a subcommand reliably, so each is told. */
function prepare(command: Command, say: Say, { print }: Listener): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say.help.usage,
    'Arguments:': say.help.arguments,
    'Options:': say.help.options,
    'Global Options:': say.help.globalOptions,
    'Commands:': say.help.commands,
  };
  return command
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => {}, outputError: () => {} })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => titles[title] ?? title,
      optionTerm: ({ flags }) => say.format.flags(flags),
      argumentTerm: (argument) => say.format.placeholder(argument.name()),
      subcommandTerm: (each) => `${wordOf(each, say)} ${each.usage()}`.trimEnd(),
      commandUsage: (each) => `${pathOf(each, say)} ${each.usage()}`.trimEnd(),
    })
    .helpCommand(false)
    .helpOption('-h, --help', say.options.help);
}

/** A command's word as the reader types it. */
const wordOf = (command: Command, { format }: Say): string =>
  (format.language === 'fr' ? command.alias() : undefined) || command.name();

const pathOf = (command: Command, say: Say): string =>
  command.parent ? `${pathOf(command.parent, say)} ${wordOf(command, say)}` : command.name();

function addCommand(
  parent: Command,
  declaration: CommandDeclaration,
  say: Say,
  listener: Listener,
): void {
  const word = declaration.name.split(' ').at(-1) ?? declaration.name;
  const command = prepare(parent.command(word), say, listener);
  command.description(say.commands[declaration.name]).aliases(declaration.french);
  for (const { name, help, variadic } of declaration.arguments ?? []) {
    // All optional to commander: a missing one is asked for, or refused in our own words.
    command.argument(variadic ? `[${name}...]` : `[${name}]`, say.arguments[help]);
  }
  const words = (declaration.arguments ?? []).map((each) => argumentUsage(each, say));
  // An empty usage would make commander write one of its own.
  command.usage(words.join(' ') || ' ');
  for (const option of declaration.options ?? []) command.addOption(asOption(option, say));
  const examples = declaration.examples.map((example) => `  ${say.format.example(example)}`);
  command.addHelpText('after', `\n${say.help.examples}\n${examples.join('\n')}`);
  command.allowExcessArguments().action(() => {
    refuseExcess(command, declaration);
    listener.select({
      kind: 'command',
      declaration,
      input: inputOf(command, declaration),
      globals: command.optsWithGlobals(),
    });
  });
}

/** `1 234,56` without quotes is two words: the second is named, so that it can be seen why. */
function refuseExcess(command: Command, declaration: CommandDeclaration): void {
  const declared = declaration.arguments ?? [];
  if (declared.some(({ variadic }) => variadic)) return;
  const value = command.args[declared.length];
  if (value !== undefined) refuse('USAGE', { problem: 'excess-arguments', value });
}

function argumentUsage({ name, optional, variadic }: ArgumentDeclaration, say: Say): string {
  const word = `${say.format.placeholder(name)}${variadic ? '…' : ''}`;
  return optional ? `[${word}]` : `<${word}>`;
}

function asOption(declared: OptionDeclaration & { readonly short?: string }, say: Say): Option {
  const { flag, short, value, help, isMany } = declared;
  const long = value === undefined ? flag : `${flag} <${value}>`;
  const option = new Option(short ? `${short}, ${long}` : long, say.options[help]);
  if (isMany) option.argParser((value, before: readonly string[] = []) => [...before, value]);
  return option;
}

function inputOf(command: Command, declaration: CommandDeclaration): Input {
  const declared = declaration.arguments ?? [];
  const values = command.processedArgs as (string | string[] | undefined)[];
  const args = declared.map(({ variadic }, index) => (variadic ? undefined : values[index]));
  const rest = declared.findIndex(({ variadic }) => variadic);
  return {
    args: args as (string | undefined)[],
    rest: rest < 0 ? [] : ((values[rest] as string[] | undefined) ?? []),
    options: command.opts(),
  };
}

/** Commander says what is wrong in an English sentence; its code and the quoted word are enough. */
function refuseUsage(error: CommanderError): never {
  const value = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const problems: Readonly<Record<string, string>> = {
    'commander.unknownOption': 'unknown-option',
    'commander.optionMissingArgument': 'missing-value',
  };
  return refuse('USAGE', { problem: problems[error.code] ?? 'invalid', value });
}
