import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { splitWords } from './split-words.ts';
import { newWorld, seededBytes, type World } from './world.ts';

/**
 * A document with sessions in it. In a fence ```console each `$ solde …` line is run and what it
 * prints must follow, then `[exit N]` unless it was 0; `console terminal` draws tables. A fence
 * ```file NAME makes a file, ```fixture NAME copies one of the bank's, and ```zip NAME packs the
 * files that it lists. The sessions of a document share one folder.
 *
 * With UPDATE=1 the document is written anew with what was really printed: read the difference.
 */
export async function replay(path: string): Promise<{ actual: string; expected: string }> {
  const expected = readFileSync(path, 'utf8');
  const worlds = worldsOf();
  const parts = expected.split(/(^```(?:console|file|fixture|zip)[^\n]*\n[\s\S]*?^```$)/m);
  const actual: string[] = [];
  for (const part of parts) actual.push(await replayPart(part, worlds));
  worlds.plain.remove();
  if (process.env['UPDATE']) writeFileSync(path, actual.join(''));
  return { actual: actual.join(''), expected: process.env['UPDATE'] ? actual.join('') : expected };
}

interface Worlds {
  readonly plain: World;
  readonly terminal: (words: string[]) => ReturnType<World['solde']>;
}

/** One folder; the terminal's world works in the plain one's. */
function worldsOf(): Worlds {
  const random = seededBytes(1);
  const plain = newWorld({ random });
  const drawn = newWorld({ terminal: true, folder: plain.folder, random, columns: 100 });
  return { plain, terminal: (words) => drawn.solde(...words, '--no-input') };
}

async function replayPart(part: string, worlds: Worlds): Promise<string> {
  const fence = /^```(console|file|fixture|zip)([^\n]*)\n([\s\S]*?)^```$/m.exec(part);
  if (!fence) return part;
  const [, kind, info = '', body = ''] = fence;
  if (kind !== 'console') {
    makeFile(worlds.plain, kind, info.trim(), body);
    return part;
  }
  const terminal = info.includes('terminal');
  let text = '';
  for (const command of body.split('\n').filter((line) => line.startsWith('$ '))) {
    const [program, ...words] = splitWords(command.slice(2));
    if (program !== 'solde') throw new Error(`only solde can be run: ${command}`);
    const run = terminal ? await worlds.terminal(words) : await worlds.plain.solde(...words);
    text += `${command}\n${run.all.replaceAll(worlds.plain.folder, '~')}`;
    if (run.exit !== 0) text += `[exit ${run.exit}]\n`;
  }
  return `\`\`\`${kind}${info}\n${text}\`\`\``;
}

const FIXTURES = join(import.meta.dirname, '../bank/fixtures');

function makeFile(world: World, kind: string | undefined, name: string, body: string): void {
  if (kind === 'fixture') copyFileSync(join(FIXTURES, name), world.path(name));
  else if (kind === 'zip') world.file(name, zipped(world, body.split('\n').filter(Boolean)));
  else world.file(name, body);
}

/** The day is a fixed one, so that an archive has the same bytes whenever it is made. */
function zipped(world: World, names: readonly string[]): Uint8Array {
  const files = names.map((name) => [name, new Uint8Array(readFileSync(world.path(name)))]);
  return zipSync(Object.fromEntries(files), { mtime: '2026-10-05' });
}
