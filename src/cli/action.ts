import type { Context } from './context.ts';
import type { Document } from './document/document.ts';
import type { Globals } from './globals.ts';
import type { Io } from './io.ts';
import type { Say } from './messages/catalogue.ts';
import type { Block } from './output.ts';
import type { Answer, CommandName } from './schemas.ts';

/** What was typed after the command's words. */
export interface Input {
  /** The arguments, one for each declared; a variadic one comes in `rest`. */
  readonly args: readonly (string | undefined)[];
  readonly rest: readonly string[];
  /** By the flag's name without dashes, in camelCase; a switch is `true`. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** What a command starts from, before any ledger is open. */
export interface Outset {
  readonly io: Io;
  readonly globals: Globals;
  readonly say: Say;
}

interface Presented<Json> {
  /** The answer for people; `--csv` prints its tables alone. */
  readonly present: (answer: Json, say: Say) => readonly Block[];
  readonly exitCode?: (answer: Json, input: Input) => number;
}

interface Opens<Json> extends Presented<Json> {
  readonly run: (context: Context, input: Input) => Json | Promise<Json>;
  /** The answer as a page to print: `--output` writes it where the file's name ends in `.pdf`. */
  readonly document?: (answer: Json, say: Say, group: string) => Document;
}

interface Creates<Json> extends Presented<Json> {
  readonly create: (outset: Outset, input: Input) => Json | Promise<Json>;
}

interface Streams<Json> extends Presented<Json> {
  /** What is written piece by piece, to stdout or to the file of `--output`, whatever its size. */
  readonly stream: (context: Context, input: Input) => Iterable<Piece>;
  /** What is said of it once it is in that file. */
  readonly written: (file: string, rowCount: number) => Json;
}

/** So many rows of a long text. */
export interface Piece {
  readonly text: string;
  readonly rowCount: number;
}

/**
 * A command's work, apart from its declaration: within a ledger, or (`init`) making one, or (an
 * export) writing something that may not fit into memory.
 */
export type Action = Opens<object> | Creates<object> | StreamAction;
export type StreamAction = Streams<object>;

/**
 * Ties an action to its command's JSON. What is presented is derived from that JSON alone, so that
 * an answer remembered under `--key` reads the same as when it was given.
 */
export function action<Name extends CommandName>(
  _name: Name,
  typed: Opens<Answer<Name>> | Creates<Answer<Name>> | Streams<Answer<Name>>,
): Action {
  // Only here are an answer's types forgotten: a command presents what it answered itself.
  return typed as unknown as Action;
}

/** An option that takes a value; undefined when it was not given. */
export function option(input: Input, name: string): string | undefined {
  const value = input.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** Every value of an option that may be given several times. */
export function optionList(input: Input, name: string): readonly string[] {
  const value = input.options[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

export const isSet = (input: Input, name: string): boolean => input.options[name] === true;
