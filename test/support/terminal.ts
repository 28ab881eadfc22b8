import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { newScreen } from './screen.ts';

const program = join(import.meta.dirname, '../../bin/solde.js');

/** util-linux's `script` gives a real pseudo-terminal; every Debian has it, some machines do not. */
export const hasScript = spawnSync('script', ['--version']).status === 0;

/** The keys that are no letters, by what they are called in a transcript. */
const KEYS: Readonly<Record<string, string>> = {
  Enter: '\r',
  Space: ' ',
  Down: '\u001b[B',
  Up: '\u001b[A',
  'Ctrl-C': '\u0003',
  'Ctrl-D': '\u0004',
};

/** What a person waits for, and what they type then: names of keys, or text. */
export interface Reply {
  readonly see: string;
  readonly type: readonly string[];
  /** What somebody else does before it is typed. */
  readonly meanwhile?: () => Promise<unknown>;
}

export interface Dialogue {
  /** What is typed after `solde`. */
  readonly words: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly replies: readonly Reply[];
}

export interface Held {
  /** What was on the screen at each reply that was not there before, and then the keys. */
  readonly transcript: string;
  readonly exit: number | null;
}

const TRANSCRIPTS = join(import.meta.dirname, '../transcripts-terminal');

/** Compares what was on the screen with what is kept, or keeps it under UPDATE=1. */
export function compareDialogue(name: string, title: string, { transcript }: Held): void {
  const path = join(TRANSCRIPTS, name);
  const text = `# ${title}\n\n${transcript}`;
  if (process.env['UPDATE']) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

const COLUMNS = 80;
const ROWS = 30;
/** A screen that does not change for so long is waiting for a person. */
const QUIET_MILLISECONDS = 150;
/** No dialogue of a test takes so long: it waits for what never comes. */
const LONGEST_MILLISECONDS = 45_000;
/** Between two keys, as the fastest of typists leaves them. */
const BETWEEN_KEYS_MILLISECONDS = 60;

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Holds a dialogue at a real pseudo-terminal of 80 columns and 30 rows. */
export function holdDialogue({ words, folder, env, replies }: Dialogue): Promise<Held> {
  return new Promise((resolve, reject) => {
    const { CI: _, ...inherited } = process.env;
    const sized = `stty cols ${COLUMNS} rows ${ROWS}`;
    const command = `${sized}; exec '${process.execPath}' '${program}' ${words}`;
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      env: { ...inherited, NO_COLOR: '1', COLUMNS: String(COLUMNS), ...env },
      cwd: folder,
    });
    const screen = newScreen();
    const left = [...replies];
    let transcript = '';
    let before: readonly string[] = [];
    const whatIsNew = (): readonly string[] => {
      const now = screen.rows();
      const changed = now.findIndex((row, index) => row !== before[index]);
      return changed < 0 ? [] : now.slice(changed);
    };
    const note = (): void => {
      const shown = whatIsNew().join('\n').replace(/\n+$/, '');
      before = screen.rows();
      transcript += `\`\`\`\n${shown}\n\`\`\`\n`;
    };
    const reply = async (): Promise<void> => {
      const [next] = left;
      if (next === undefined || !whatIsNew().some((row) => row.includes(next.see))) return;
      left.shift();
      note();
      transcript += `\n${next.type.map((key) => (KEYS[key] ? key : `“${key}”`)).join(' ')}\n\n`;
      await next.meanwhile?.();
      for (const key of next.type) {
        child.stdin.write(KEYS[key] ?? key);
        await pause(BETWEEN_KEYS_MILLISECONDS);
      }
    };
    let timer: NodeJS.Timeout | undefined;
    const deadline = setTimeout(() => child.kill(), LONGEST_MILLISECONDS);
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => {
      screen.write(text);
      clearTimeout(timer);
      timer = setTimeout(() => void reply().catch(reject), QUIET_MILLISECONDS);
    });
    child.on('close', (exit) => {
      clearTimeout(timer);
      clearTimeout(deadline);
      note();
      const [missed] = left;
      if (missed === undefined) resolve({ transcript, exit });
      else reject(new Error(`“${missed.see}” was never seen:\n${screen.rows().join('\n')}`));
    });
  });
}
