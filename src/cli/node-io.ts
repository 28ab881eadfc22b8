import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { refuse } from '../domain/refusal.ts';
import type { Ask, Io } from './io.ts';

/** The real world. Loads inquirer only when a question is asked. */
export function nodeIo(): Io {
  const { env } = process;
  return {
    out: (text) => writeAll(1, text),
    err: (text) => writeQuietly(text),
    ask: inquirerAsk,
    isTerminal: { in: isatty(0), out: isatty(1), err: isatty(2) },
    columns: Number(env['COLUMNS']) || process.stdout.columns || 80,
    env,
    cwd: process.cwd(),
    today: () => env['SOLDE_TODAY'] ?? localDay(new Date()),
    now: () => new Date().toISOString(),
    random: (length) => randomBytes(length),
  };
}

/** The group's calendar is the machine's: its local day, not UTC's. */
function localDay(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * Writes all of it or says why not: `console.log` exits 0 on a full disk, and an exit cuts a pipe
 * at 64 KiB. A reader that has seen enough (`| head -1`) is no failure.
 */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code = 'EIO' } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') refuse('OUTPUT_FAILED', { detail: code });
      // A pipe that another program made non-blocking: wait for its reader.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** What can't be said on stderr can't be said anywhere. */
function writeQuietly(text: string): void {
  try {
    writeAll(2, text);
  } catch {
    // Nobody is listening; the exit code still tells.
  }
}

const inquirerAsk: Ask = {
  async text(message, usual) {
    const { default: inquirer } = await import('inquirer');
    const asked = usual === undefined ? {} : { default: usual };
    const { answer } = await inquirer.prompt([
      { type: 'input', name: 'answer', message, ...asked },
    ]);
    return String(answer);
  },
  async choose(message, choices) {
    const { default: inquirer } = await import('inquirer');
    // Its tip about the keys is in English only; the arrow beside the choice says enough.
    const theme = { style: { keysHelpTip: () => undefined } };
    const { answer } = await inquirer.prompt([
      { type: 'select', name: 'answer', message, choices: [...choices], theme },
    ]);
    return String(answer);
  },
};
