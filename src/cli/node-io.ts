import { fstatSync, statSync, writeSync } from 'node:fs';
import { devNull } from 'node:os';
import { styleText } from 'node:util';
import { refuse } from '../domain/refusal.ts';
import { cleanForTerminal } from '../domain/text.ts';
import type { Ask, Choice, Io } from './io.ts';

/**
 * The real world. What costs start-up is loaded when it is needed: inquirer 60 ms, Node's crypto 4,
 * its terminals 2.
 */
export function nodeIo(): Io {
  const { env } = process;
  return {
    out: (text) => writeAll(1, text),
    err: (text) => writeQuietly(text),
    ask: inquirerAsk,
    isTerminal: {
      get in() {
        return isTerminal(0);
      },
      get out() {
        return isTerminal(1);
      },
      get err() {
        return isTerminal(2);
      },
    },
    get columns() {
      return Number(env['COLUMNS']) || (isTerminal(1) && process.stdout.columns) || 80;
    },
    env,
    cwd: process.cwd(),
    today: () => env['SOLDE_TODAY'] ?? localDay(new Date()),
    now: () => new Date().toISOString(),
    random: randomSource(),
    onceInterrupted,
  };
}

/** The signals that ask a program to end; each still does, so that the shell sees which it was. */
const ENDING = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

const onceInterrupted: Io['onceInterrupted'] = (clear) => {
  const settle = (): void => {
    for (const signal of ENDING) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals): void => {
    settle();
    clear();
    process.kill(process.pid, signal);
  };
  for (const signal of ENDING) process.on(signal, end);
  return settle;
};

/**
 * A pipe, a file or the null device, which a cron job has, is none: that can be told without
 * loading what knows terminals.
 */
function isTerminal(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isCharacterDevice() || stats.rdev === statSync(devNull).rdev) return false;
  } catch {
    return false;
  }
  return process.getBuiltinModule('node:tty').isatty(descriptor);
}

/** Random bytes are drawn so many at a time: an import asks for some for each of its lines. */
const POOL_LENGTH = 4096;

/** Cryptographic; no byte is given twice. */
function randomSource(): Io['random'] {
  let pool = Buffer.alloc(0);
  return (length) => {
    if (pool.length < length) {
      const { randomBytes } = process.getBuiltinModule('node:crypto');
      pool = randomBytes(Math.max(length, POOL_LENGTH));
    }
    const drawn = Buffer.from(pool.subarray(0, length));
    pool = pool.subarray(length);
    return drawn;
  };
}

/** The group's calendar is the machine's: its local day, not UTC's. */
function localDay(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Writes all of it or says why not: `console.log` exits 0 on a full disk, and an exit cuts a pipe
 * at 64 KiB. False where its reader has seen enough (`| head -1`), which is no failure.
 */
function writeAll(descriptor: number, text: string): boolean {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code = 'EIO' } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return false;
      if (code !== 'EAGAIN') refuse('OUTPUT_FAILED', { detail: code });
      // A pipe that another program made non-blocking: wait for its reader.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  return true;
}

/** What can't be said on stderr can't be said anywhere. */
function writeQuietly(text: string): void {
  try {
    writeAll(2, text);
  } catch {
    // Nobody is listening; the exit code still tells.
  }
}

/** Labels and names come from anywhere: what reaches inquirer is cleaned here, all of it. */
const inquirerAsk: Ask = {
  async text(message, usual) {
    const asked = usual === undefined ? {} : { default: clean(usual) };
    return String(await prompt({ type: 'input', message: clean(message), ...asked }));
  },
  async choose(message, choices, keys) {
    const list = { message: clean(message), choices: choices.map(cleanChoice), ...inList(keys) };
    return String(await prompt({ type: 'select', ...list }));
  },
  async tick(message, choices, keys) {
    const ticked = choices.map((choice) => ({ ...cleanChoice(choice), checked: true }));
    const answer = await prompt({
      type: 'checkbox',
      message: clean(message),
      choices: ticked,
      ...inList(keys),
      // Its own shortcuts for all and none have English words only.
      shortcuts: { all: null, invert: null },
    });
    return (answer as readonly unknown[]).map(String);
  },
  async search(message, find, keys) {
    const source = (typed?: string) => find(typed ?? '').map(cleanChoice);
    return String(
      await prompt({ type: 'search', message: clean(message), source, ...inList(keys) }),
    );
  },
};

async function prompt(question: object): Promise<unknown> {
  const { default: inquirer } = await import('inquirer');
  type Questions = Parameters<typeof inquirer.prompt>[0];
  const named = [{ ...question, name: 'answer' }] as unknown as Questions;
  // Ctrl-D closes the terminal's input, and inquirer would wait for ever.
  const ended = new AbortController();
  const onKey = (_text: unknown, key?: { readonly ctrl?: boolean; readonly name?: string }) => {
    if (key?.ctrl && key.name === 'd') ended.abort();
  };
  process.stdin.on('keypress', onKey);
  try {
    const ask = inquirer.createPromptModule({ signal: ended.signal });
    const { answer } = (await ask(named)) as { readonly answer: unknown };
    return answer;
  } finally {
    process.stdin.off('keypress', onKey);
  }
}

const clean = cleanForTerminal;

const cleanChoice = ({ name, value, short, details = [] }: Choice) => ({
  name: [name, ...details.map((detail) => `${INDENT}${detail}`)].map(clean).join('\n'),
  value,
  short: clean(short ?? name),
});

/** As far as the name that stands behind the arrow of a choice. */
const INDENT = '  ';

/** A list that ends where it ends. Inquirer's own words about the keys are in English only. */
const inList = (keys?: string) => ({
  pageSize: Math.max(FEWEST_ROWS, (process.stdout.rows || USUAL_ROWS) - ROWS_AROUND),
  loop: false,
  theme: {
    style: { keysHelpTip: () => (keys === undefined ? undefined : styleText('dim', keys)) },
  },
});

/** Of a terminal's rows, those that a list leaves to its question and its keys. */
const ROWS_AROUND = 6;
const USUAL_ROWS = 24;
const FEWEST_ROWS = 7;
