import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Script } from 'node:vm';
import { type Plugin, rolldown } from 'rolldown';
import type { Io } from './src/cli/io.ts';
import type { Kept } from './src/cli/kept.ts';

// `npm run build`: makes dist/, one program in pieces that are loaded when they are needed, and keeps
// the code that V8 makes of them. As CommonJS: Node takes 5 ms to load the first piece, 10 to 17 as
// ES modules. bin/load.js has the rest of the measurements.

const ROOT = import.meta.dirname;
const DIST = join(ROOT, 'dist');

/** The sources that a file loads at once, itself too: what dynamic imports name comes later. */
function loadedWith(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, target = ''] of source.matchAll(
    /^(?:import|export)\b(?! type)[^;]*?'(\.[^']+)';$/gm,
  )) {
    loadedWith(join(dirname(file), target), found);
  }
  return found;
}

const start = loadedWith(join(ROOT, 'src/cli/start.ts'));
const command = loadedWith(join(ROOT, 'src/cli/run-command.ts'));
const balance = loadedWith(join(ROOT, 'src/cli/commands/balance.ts'));
const payment = loadedWith(join(ROOT, 'src/cli/commands/payment-add.ts'));
const imports = loadedWith(join(ROOT, 'src/cli/commands/import.ts'));
const english = loadedWith(join(ROOT, 'src/cli/messages/english.ts'));
const french = loadedWith(join(ROOT, 'src/cli/messages/french.ts'));
/** What only a command that changes something needs, of what any command may: 2 ms. */
const WRITING = new RegExp(
  [
    'src.ledger.(?:write|queue|chain|texts|digests|keys|cash.[a-z-]+|members.openings)\\.ts$',
    'src.ledger.statements.(?:check-bank|bank-accounts)\\.ts$',
    'src.domain.(?:squeeze|reference|account-number)\\.ts$',
    'src.cli.(?:write-whole|report-refusal)\\.ts$',
  ].join('|'),
);
/** What only a refusal needs. */
const ERRORS = {
  en: /messages\/(?:errors|file-problems)[^/]*\.en\.ts$/,
  fr: /messages\/(?:errors|file-problems)[^/]*\.fr\.ts$/,
};

/**
 * Commander loads Node's child_process, which takes 3 ms, for subcommands that are programs of their
 * own; solde has none.
 */
const withoutSubprograms: Plugin = {
  name: 'without-subprograms',
  resolveId: (source, importer) =>
    source === 'node:child_process' && importer?.includes('/node_modules/commander/')
      ? '\0no-subprograms'
      : undefined,
  load: (id) => (id === '\0no-subprograms' ? 'export default {};' : undefined),
};

/**
 * The library's twelve small files become part of the bundle, which takes 2 ms less; what it looks
 * for beside them, its compiled part, stays in the package. That stands in this program's own
 * node_modules or beside the program; to ask Node where takes another 2 ms.
 */
const sqliteInside: Plugin = {
  name: 'sqlite-inside',
  transform: (code, id) =>
    id.endsWith('/better-sqlite3/lib/binding.js')
      ? `${code.replaceAll('__dirname', 'PACKAGE_LIB')}
         const PACKAGE_LIB = ['../node_modules/better-sqlite3', '../../better-sqlite3']
           .map((each) => path.join(__dirname, each, 'lib'))
           .find((each) => fs.existsSync(each)) ??
           path.dirname(require.resolve('better-sqlite3'));`
      : undefined,
};

/**
 * The pieces of this name are loaded when something of them is first used: by the pieces that name
 * them, so that it is the same whatever loads those.
 */
const laterOnes: Plugin = {
  name: 'later-ones',
  renderChunk: (code) =>
    code.replaceAll(
      /require\((["'`])\.\/later-[^"'`]+\1\)/g,
      (call) => `new Proxy({}, { get: (_, name) => ${call}[name] })`,
    ),
};

async function bundle(): Promise<void> {
  const program = await rolldown({
    cwd: ROOT,
    preserveEntrySignatures: 'allow-extension',
    input: { main: 'src/cli/start.ts' },
    platform: 'node',
    plugins: [withoutSubprograms, sqliteInside, laterOnes],
  });
  await program.write({
    dir: DIST,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    cleanDir: true,
    comments: false,
    minify: {
      compress: false,
      mangle: false,
      codegen: { removeWhitespace: false, asciiOnly: true },
    },
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        {
          name: 'start',
          test: (id) => start.has(id) || /commander|no-subprograms/.test(id),
          priority: 9,
        },
        {
          name: 'command',
          test: (id) => command.has(id) || /node_modules.better-sqlite3/.test(id),
          priority: 7,
        },
        { name: 'later-writing', test: WRITING, priority: 8 },
        { name: 'later-errors-en', test: ERRORS.en, priority: 8 },
        { name: 'later-errors-fr', test: ERRORS.fr, priority: 8 },
        // One piece for each is read faster than six.
        { name: 'balance', test: (id) => balance.has(id), priority: 6 },
        { name: 'english', test: (id) => english.has(id), priority: 6 },
        { name: 'french', test: (id) => french.has(id), priority: 6 },
        { name: 'payment', test: (id) => payment.has(id), priority: 5 },
        // Also for what shows lines and reads no file.
        {
          name: 'ledger',
          test: (id) => imports.has(id) && /src.(?:ledger|domain)/.test(id),
          priority: 4,
        },
        {
          name: 'import',
          test: (id) => imports.has(id) || /node_modules.csv-parse/.test(id),
          priority: 3,
        },
        {
          name: 'later-code-pages',
          test: /src.bank.code-pages\.ts|node_modules.(?:iconv-lite|safer-buffer)/,
          priority: 8,
        },
        { name: 'later-zip', test: /src.bank.zip\.ts|node_modules.fflate/, priority: 8 },
        { name: 'later-xml', test: /camt053-xml\.ts|node_modules.(?:saxes|xmlchars)/, priority: 8 },
        { name: 'later-queries', test: /node_modules.kysely/, priority: 8 },
      ],
    },
  });
}

const STATEMENT = 'statement.csv';
/** Stands for a member's reference. */
const REFERENCE = 'REFERENCE';

/** A line of each kind that a month has, with a member's reference. */
const movements = (reference: string): string => `Date;Date de valeur;Débit;Crédit;Libellé;Solde
02/03/2026;02/03/2026;-2,50;;F COTISATION MENSUELLE;997,50
03/03/2026;03/03/2026;;42,50;VIR DE MME DURAND CLAIRE PANIER;1040,00
03/03/2026;03/03/2026;;10,00;VIR SEPA RECU /DE CLAIRE DURAND /MOTIF ${reference};1050,00
04/03/2026;04/03/2026;;5,00;VIR INST CLAIRE DURAND ${reference.toLowerCase()};1055,00
05/03/2026;05/03/2026;;7,00;VIR DE MR LEFEVRE ${reference.slice(0, -1)};1062,00
06/03/2026;06/03/2026;;12,00;REMISE CHEQUES N 1234567;1074,00
`;

const TYPED = [
  ['--version'],
  ['--help'],
  ['init', 'Coop', '--yes', '--start', '2026-01-01'],
  ['member', 'add', 'Claire Durand', '--code', 'DUR'],
  ['member', 'add', 'Chloé Lefèvre'],
  ['order', 'add', 'DUR', '42,50', '--method', 'transfer'],
  ['payment', 'add', 'DUR', '10', '--method', 'cash'],
  ['payment', 'add', 'DUR', '10', '--method', 'cash', '--json'],
  ['payment', 'add', REFERENCE, '10', '--method', 'transfer'],
  ['import', STATEMENT],
  ['balance'],
  ['balance', '--json'],
  ['balance', 'DUR', '--lang', 'fr'],
  ['history', 'DUR'],
  ['status'],
  ['member', 'list'],
];

/** What `dist/main.cjs` exports. */
interface Program {
  readonly run: (argv: readonly string[], kept: Kept, io: Io) => Promise<number>;
}

interface Loading {
  readonly codeFolder: (dist: string) => string;
  readonly loader: (
    dist: string,
    isLoaded: (name: string, script: Script) => void,
  ) => (name: string) => unknown;
}

/** Runs the commands that are typed most, and keeps the code that V8 made of every piece. */
async function keepCode(): Promise<void> {
  const { codeFolder, loader } = createRequire(import.meta.url)('./bin/load.js') as Loading;
  const scripts = new Map<string, Script>();
  const kept: Kept = { queries: new Map() };
  const piece = loader(DIST, (name, script) => scripts.set(name, script));
  const { run } = piece('main.cjs') as Program;
  const folder = mkdtempSync(join(tmpdir(), 'solde-build-'));
  let said = '';
  const nobody = () => Promise.reject(new Error('nobody is there to be asked'));
  const ask = { text: nobody, choose: nobody, tick: nobody, search: nobody };
  const io: Io = {
    out: (text) => {
      said += text;
      return true;
    },
    err: () => {},
    cwd: folder,
    env: { SOLDE_LEDGER: join(folder, 'ledger'), SOLDE_LANG: 'en', NO_COLOR: '1' },
    isTerminal: { in: false, out: true, err: false },
    columns: 80,
    today: () => '2026-10-05',
    now: () => '2026-10-05T08:00:00.000Z',
    random: (length) => randomBytes(length),
    onceInterrupted: () => () => {},
    ask,
  };
  try {
    for (const argv of TYPED) {
      // The first reference that is given out is the first member's.
      const [reference = ''] = /RF\d\d [0-9A-Z]{5}/.exec(said) ?? [];
      if (argv.includes(STATEMENT)) writeFileSync(join(folder, STATEMENT), movements(reference));
      const typed = argv.map((word) => (word === REFERENCE ? reference : word));
      const code = await run(typed, kept, io);
      if (code !== 0) throw new Error(`solde ${argv.join(' ')} ended with ${code}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  // What these commands did not need is kept as it is loaded.
  for (const name of readdirSync(DIST)) if (name.endsWith('.cjs')) piece(name);
  writeFileSync(join(DIST, 'queries.json'), JSON.stringify([...kept.queries]));
  mkdirSync(codeFolder(DIST), { recursive: true });
  for (const [name, script] of scripts) {
    writeFileSync(join(codeFolder(DIST), name), script.createCachedData());
  }
}

await bundle();
await keepCode();
