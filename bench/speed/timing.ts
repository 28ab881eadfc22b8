import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from './peers.ts';

/** A command line, each word for itself. */
export type Argv = readonly string[];

export interface Timing {
  /** How often each command is run in a round. */
  readonly runs: number;
  /** Runs before that are not counted: one, unless a run takes minutes. */
  readonly warmup?: number;
  /** The commands are run one after the other, so many times over: the machine's speed drifts. */
  readonly rounds?: number;
  /** Run before each run of a command, by its place: words, or a line as hyperfine takes it. */
  readonly prepare?: readonly (Argv | string | undefined)[];
  /** Added to the environment of every command. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The median duration of each command as a whole process, in seconds, by hyperfine, without a shell,
 * into a pipe.
 *
 * @throws Error if a command fails.
 */
export function medians(
  commands: readonly Argv[],
  { runs, warmup = 1, rounds = 2, prepare, env }: Timing,
) {
  const folder = mkdtempSync(join(tmpdir(), 'solde-timing-'));
  const file = join(folder, 'times.json');
  const times: number[][] = commands.map(() => []);
  const prepared = prepare ? commands.flatMap((_, at) => ['--prepare', lineOf(prepare[at])]) : [];
  const options = ['--shell=none', '--style=none', '--output=pipe'];
  try {
    for (let round = 0; round < rounds; round += 1) {
      run(
        [
          'hyperfine',
          ...options,
          `--warmup=${warmup}`,
          `--runs=${runs}`,
          ...prepared,
          '--export-json',
          file,
          ...commands.map(commandLine),
        ],
        env,
      );
      const { results } = JSON.parse(readFileSync(file, 'utf8')) as Report;
      for (const [at, result] of results.entries()) times[at]?.push(...result.times);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return times.map(median);
}

interface Report {
  readonly results: readonly { readonly times: readonly number[] }[];
}

const lineOf = (words: Argv | string = ['true']): string =>
  typeof words === 'string' ? words : commandLine(words);

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length - 1 - middle], sorted[middle]];
  return (low + high) / 2;
}

/** The environment of every command: a certificate file slows each start of Node by up to 40 ms. */
export function quietEnvironment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, SOLDE_LEDGER: __, SOLDE_LANG: ___, ...env } = process.env;
  return { ...env, LC_ALL: 'C.UTF-8' };
}

/**
 * Runs a command to its end and gives what it printed.
 *
 * @throws Error with what it said, if it fails.
 */
export function run(
  [program = '', ...words]: Argv,
  env: Readonly<Record<string, string>> = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    env: { ...quietEnvironment(), ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status === 0) return stdout;
  throw new Error(`${[program, ...words].join(' ')}: ${error?.message ?? stderr.slice(0, 500)}`);
}

/** The most memory that a command had, in MiB, and how long it took, in seconds; by GNU time. */
export function peakOf(argv: Argv): { readonly mebibytes: number; readonly seconds: number } {
  const folder = mkdtempSync(join(tmpdir(), 'solde-peak-'));
  const file = join(folder, 'peak');
  try {
    run(['/usr/bin/time', '-f', '%M %e', '-o', file, ...argv]);
    const [kibibytes = 0, seconds = 0] = readFileSync(file, 'utf8').trim().split(' ').map(Number);
    return { mebibytes: kibibytes / 1024, seconds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
