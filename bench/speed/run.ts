import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { peerRows } from './peer-rows.ts';
import { presence, type ToolName } from './presence.ts';
import { importProfiles } from './profile.ts';
import { asMarkdown } from './results.ts';
import { newWorld, sizeRows, startRows } from './rows.ts';

/**
 * `npm run bench`: how fast solde is, beside a Node that does nothing, SQLite itself and other
 * programs. `-- --lines 100000` for a shorter one, `-- --only start,size,peers,profile` for parts; only the
 * whole of it is kept, in bench/RESULTS.md.
 */
const PARTS = ['start', 'size', 'peers', 'profile'] as const;

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    only: { type: 'string', default: PARTS.join(',') },
  },
});
const lines = Number(values.lines);
const wanted = values.only.split(',');
const say = (text: string) => process.stdout.write(`${text}\n`);

const tools = presence();
const isThere = (tool: ToolName) => tools[tool].missing === undefined;
const missing = Object.values(tools).flatMap((tool) => tool.missing ?? []);
for (const each of missing) say(each);
const needed: readonly ToolName[] = ['hyperfine', 'sqlite3', 'time'];

if (needed.every(isThere)) measure();
else process.exitCode = 1;

function measure(): void {
  const folder = mkdtempSync(join(tmpdir(), 'solde-bench-'));
  const part = <Found>(name: (typeof PARTS)[number], rows: () => readonly Found[]) => {
    if (!wanted.includes(name)) return [];
    say(`measuring: ${name}…`);
    return rows();
  };
  try {
    const world = newWorld(folder);
    const page = asMarkdown({
      lines,
      missing,
      versions: [
        `node ${process.versions.node}`,
        ...Object.entries(tools).flatMap(([name, { version }]) =>
          version === undefined || version === 'unknown' ? [] : `${name} ${version}`,
        ),
      ],
      own: [
        ...part('start', () => startRows(world)),
        ...part('size', () => sizeRows(world, lines)),
      ],
      peers: part('peers', () => peerRows(world, isThere)),
      profiles: part('profile', () => importProfiles(world)),
    });
    say(page);
    const isWhole = lines >= 1_000_000 && PARTS.every((each) => wanted.includes(each));
    if (isWhole) writeFileSync(new URL('../RESULTS.md', import.meta.url), page);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
