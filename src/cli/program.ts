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
import type { SayHelp } from './messages/catalogue.ts';

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
export function parseCommandLine(
  argv: readonly string[],
  version: string,
  say: SayHelp,
  width: Listener['width'] = () => undefined,
): Selection {
  let selection: Selection | undefined;
  let text = '';
  const listener: Listener = {
    width,
    print: (printed) => {
      text += printed;
    },
    select: (selected) => {
      selection = selected;
    },
  };
  const program = buildProgram(version, say, listener, (word) => argv.includes(word));
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0 && error.code !== 'commander.help') return refuseUsage(error);
  }
  return selection ?? { kind: 'text', text };
}

interface Listener {
  /** Of the terminal, in columns; undefined where there is none. */
  readonly width: () => number | undefined;
  readonly print: (text: string) => void;
  readonly select: (selection: Selection) => void;
}

/**
 * The tree of commands; also what the command reference is made from. Without the words that were
 * not typed, and where none was, of each what its line in the help needs: all of the tree takes
 * 8 ms, a third of a start-up.
 */
export function buildProgram(
  version: string,
  say: SayHelp,
  listener: Listener,
  isTyped: (word: string) => boolean = () => true,
): Command {
  const program = prepare(new Command('solde'), say, listener);
  const inGroup = `<${say.format.placeholder('command')}>`;
  program
    .description(say.commands.solde)
    .usage(inGroup)
    .version(version, '-V, --version', say.options.version);
  for (const global of GLOBAL_OPTIONS) program.addOption(asOption(global, say));
  const typed = COMMANDS.filter(({ name }) => isTyped(name));
  for (const declared of typed.length > 0 ? typed : COMMANDS) {
    if (!('commands' in declared)) {
      addCommand(program, declared, say, listener, isTyped);
      continue;
    }
    const group = program.command(declared.name);
    group.description(say.commands[declared.name]).aliases(declared.french).usage(inGroup);
    if (!isTyped(declared.name)) continue;
    prepare(group, say, listener);
    for (const command of declared.commands) addCommand(group, command, say, listener, isTyped);
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

/** Of help that goes into a pipe or a file. */
const USUAL_COLUMNS = 80;

/** Commander does not hand these down to a subcommand reliably, so each is told. */
function prepare(command: Command, say: SayHelp, { print, width }: Listener): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say.help.usage,
    'Arguments:': say.help.arguments,
    'Options:': say.help.options,
    'Global Options:': say.help.globalOptions,
    'Commands:': say.help.commands,
  };
  return command
    .exitOverride()
    .configureOutput({
      writeOut: print,
      writeErr: () => {},
      outputError: () => {},
      // Else commander asks `process.stdout`, which takes 3 ms to come into being.
      getOutHelpWidth: () => width() ?? USUAL_COLUMNS,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
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
const wordOf = (command: Command, { format }: SayHelp): string =>
  (format.language === 'fr' ? command.alias() : undefined) || command.name();

const pathOf = (command: Command, say: SayHelp): string =>
  command.parent ? `${pathOf(command.parent, say)} ${wordOf(command, say)}` : command.name();

function addCommand(
  parent: Command,
  declaration: CommandDeclaration,
  say: SayHelp,
  listener: Listener,
  isTyped: (word: string) => boolean,
): void {
  const word = declaration.name.split(' ').at(-1) ?? declaration.name;
  const command = parent.command(word);
  // `export csv` is `exporter csv`: commander takes no alias that is the name.
  const aliases = declaration.french.filter((each) => each !== word);
  command.description(say.commands[declaration.name]).aliases(aliases);
  const words = (declaration.arguments ?? []).map((each) => argumentUsage(each, say));
  // An empty usage would make commander write one of its own.
  command.usage(words.join(' ') || ' ');
  if (!isTyped(word)) return;
  prepare(command, say, listener);
  for (const { name, help, variadic } of declaration.arguments ?? []) {
    // All optional to commander: a missing one is asked for, or refused in our own words.
    command.argument(variadic ? `[${name}...]` : `[${name}]`, say.arguments[help]);
  }
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

function argumentUsage({ name, optional, variadic }: ArgumentDeclaration, say: SayHelp): string {
  const word = `${say.format.placeholder(name)}${variadic ? '…' : ''}`;
  return optional ? `[${word}]` : `<${word}>`;
}

function asOption(declared: OptionDeclaration & { readonly short?: string }, say: SayHelp): Option {
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
