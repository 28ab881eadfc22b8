import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import type { ErrorDocument } from '../../src/cli/schemas.ts';
import { splitWords } from './split-words.ts';

export interface Run {
  readonly out: string;
  readonly err: string;
  /** Both as they came, as a person at a terminal sees them. */
  readonly all: string;
  readonly exit: number;
}

export interface World {
  readonly folder: string;
  readonly file: (name: string, content: string | Uint8Array) => string;
  readonly path: (name: string) => string;
  /** Runs one command line in process; the words are given apart. */
  readonly solde: (...words: string[]) => Promise<Run>;
  /** The same, its answer read as JSON; throws on another exit code than `exit`. */
  readonly json: <Json = never>(...words: string[]) => Promise<Json>;
  /** One command line as it is typed, its answer read as JSON. */
  readonly run: <Json = never>(typed: string) => Promise<Json>;
  /** `5 METHOD_DISABLED`, then its reasons as `CODE message`; nothing if it was not refused. */
  readonly refusalOf: (typed: string) => Promise<readonly string[]>;
  readonly remove: () => void;
}

export interface WorldOptions {
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly today?: string;
  readonly answers?: readonly string[];
  /** Where references and salts come from; two worlds may share one. */
  readonly random?: Io['random'];
  /** Work in this folder instead of a new one. */
  readonly folder?: string;
}

/** A folder of its own, a calendar that stands still, and randomness that repeats. */
export function newWorld(options: WorldOptions = {}): World {
  const folder = options.folder ?? realpathSync(mkdtempSync(join(tmpdir(), 'solde-')));
  const random = options.random ?? seededBytes(1);
  const answers = [...(options.answers ?? [])];
  let minute = 0;
  const path = (name: string) => join(folder, name);
  const solde = async (...words: string[]): Promise<Run> => {
    let [out, err, all] = ['', '', ''];
    const io: Io = {
      out: (text) => {
        out += text;
        all += text;
        return true;
      },
      err: (text) => {
        err += text;
        all += text;
      },
      ask: askFrom(answers),
      isTerminal: { in: !!options.terminal, out: !!options.terminal, err: !!options.terminal },
      columns: options.columns ?? 100,
      env: { HOME: folder, NO_COLOR: '1', ...options.env },
      cwd: folder,
      today: () => options.today ?? '2026-10-05',
      now: () => {
        minute += 1;
        const [hour, rest] = [Math.floor(minute / 60), minute % 60];
        const two = (part: number) => String(part).padStart(2, '0');
        return `2026-10-05T${two(hour % 24)}:${two(rest)}:00.000Z`;
      },
      random,
      onceInterrupted: () => () => undefined,
    };
    const exit = await main(words, io);
    return { out, err, all, exit };
  };
  const json = async <Json>(...words: string[]): Promise<Json> => {
    const run = await solde(...words, '--json');
    if (run.exit !== 0) throw new Error(`exit ${run.exit}: ${run.err}`);
    return JSON.parse(run.out);
  };
  return {
    folder,
    path,
    solde,
    json,
    run: (typed) => json(...splitWords(typed)),
    async refusalOf(typed) {
      const { err, exit } = await solde(...splitWords(typed), '--json');
      if (err === '') return [];
      const { error } = JSON.parse(err) as ErrorDocument;
      const reasons = (error.problems ?? []).map(({ code, message }) => `${code} ${message}`);
      return [`${exit} ${error.code}`, ...reasons];
    },
    file(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function askFrom(answers: string[]): Io['ask'] {
  const next = async () => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error('a question that the test did not expect');
    return answer;
  };
  return {
    text: next,
    choose: next,
    tick: async () => (await next()).split(','),
    // Takes the first that is found for what is typed.
    search: async (_, find) => find(await next())[0]?.value ?? '',
  };
}

/** Numerical Recipes' linear congruence: the same bytes for the same seed. */
export function seededBytes(seed: number): (length: number) => Uint8Array {
  let state = seed >>> 0;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
}
