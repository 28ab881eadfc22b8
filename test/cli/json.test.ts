import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandName, SCHEMAS } from '../../src/cli/schemas.ts';
import type { RefusalCode } from '../../src/domain/refusal-details.ts';
import { splitWords } from '../support/split-words.ts';
import { newWorld, type Run, type WorldOptions } from '../support/world.ts';

/**
 * `--json`: every command's answer is what its schema says and nothing more; a refusal is one
 * document on stderr.
 */

const world = newWorld();
const LEDGER = world.path('.local/share/solde/ledger.solde');
const TEMPLATE = world.path('template.solde');
const COMMANDS = Object.keys(SCHEMAS).filter((name) => name !== 'error') as CommandName[];

afterAll(world.remove);

const NEXT_PAYMENT = 'payment add NGU 60 --method transfer';

/** A distribution that was held, with a cheque that is awaited and a payment online. */
const HELD = [
  'order add MAR --item "Pain;2;3,50" --method cheque --distribution 2026-10-04',
  'order add NGU 9 --method online --psp-id pi_9 --distribution 2026-10-04',
].join(' && ');

/** An export of which the next has one order less and another that is other. */
const IMPORTED = 'order import more.csv --method cheque --distribution 2026-10-15';

/** A season's contract. */
const MODEL = 'contract model Légumes 500 --cheques 10 --first 2026-10-05';

/** Two cheques in the drawer. */
const CHEQUES = [
  'payment add DUR 20 --number 1234567 --bank LCL',
  'payment add MAR 30 --number 7654321 --deposit-from 2026-10-03',
].join(' && ');

/** References that the sessions below name, as `{cheque}`. */
const references: Record<string, string> = {};

beforeAll(async () => {
  await ok('init "AMAP des Lilas" --start 2026-10-01 --methods cheque,cash,transfer,card,online');
  await ok('member add "Durand Claire" --email claire@example.org');
  await ok('member add "Martin Paul" --phone "06 00 00 00 00"');
  references['permanent'] = await referenceIn('member add "Nguyễn Lê Thanh"', 'member');
  await ok('opening add DUR -12,50');
  const order = 'order add DUR 42,50 --method transfer --date 2026-10-02';
  references['transfer'] = await referenceIn(`${order} --distribution 2026-10-08`, 'payment');
  references['cheque'] = await referenceIn('order add MAR 20 --method cheque', 'payment');
  await ok('payment add NGU 30 --method cash');
  references['waiting'] = await referenceIn('payment add NGU 60 --method transfer', 'payment');
  statement('statement.csv', [
    ['2026-10-02', '42.50', `VIR DURAND ${references['transfer']}`],
    ['2026-10-03', '15.00', `VIR NGUYEN ${references['permanent']}`],
    ['2026-10-03', '3.00', 'VIR SANS NOM'],
    ['2026-10-04', '-2.50', 'F COTISATION MENSUELLE'],
    ['2026-10-04', '5.00', 'VIR RF00 00000'],
    ['2026-10-05', '7.00', `VIR DURAND ${references['transfer']}`],
  ]);
  await ok('import statement.csv');
  statement('two-payments.csv', [
    ['2026-10-08', '80.00', `VIR ${references['cheque']} ${references['waiting']}`],
  ]);
  statement('second.csv', [
    ['2026-09-30', '10.00', 'VIR AVANT LE DEBUT'],
    ['2026-10-05', '7.00', `VIR DURAND ${references['transfer']}`],
    ['2026-10-06', '60.00', `VIR NGUYEN ${references['waiting']}`],
    ['2026-10-07', '80.00', `VIR ${references['cheque']} ${references['waiting']}`],
    ['2026-10-07', '9.00', 'VIR RF11 ZZZZZ'],
  ]);
  statement('returned.csv', [['2026-10-08', '-42.50', 'VIREMENT REJETE']]);
  statement('reworded.csv', [
    ['2026-10-02', '42.50', `VIR DURAND ${references['transfer']}`],
    ['2026-10-03', '3.00', 'VIREMENT RECU SANS NOM'],
    ['2026-10-05', '7.00', `VIR DURAND ${references['transfer']}`],
  ]);
  // As many rows as the first file, in the same days and with the same totals, and none the same.
  statement('alike.csv', [
    ['2026-10-02', '70.50', 'A'],
    ['2026-10-04', '-2.50', 'B'],
    ...['C', 'D', 'E', 'F'].map((label) => ['2026-10-05', '0.50', label]),
  ]);
  world.file('francs.csv', 'date;label;amount;currency\n2026-10-05;VIR;1,00;CHF\n');
  world.file('words.csv', 'Jour;Quoi;Combien\n13/10/2026;VIR;1,00\n');
  world.file('one.ofx', ofx(['00012345678']));
  world.file('other.ofx', ofx(['00099999999']));
  world.file('both.ofx', ofx(['00012345678', '00098765432']));
  world.file(
    'balances.csv',
    'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n' +
      '08/10/2026;08/10/2026;-3,20;;FRAIS;96,80\n08/10/2026;08/10/2026;;3,20;GESTE;100,00\n',
  );
  world.file('bad.csv', 'date;label;amount\n08/10/2026;X;beaucoup\n32/10/2026;Y;1,00\n');
  world.file('members.csv', 'name;code;email;phone\nBernard Inès;BER;ines@example.org;0102\n');
  world.file('openings.csv', 'name;email;balance\nPetit Zoé;;-4,90\nMartin Paul;;40,00\n');
  world.file(
    'orders.csv',
    'member;amount;method;date;order\nDUR;11;transfer;2026-10-03;CMD-1042\nMAR;7;;;\n',
  );
  world.file('more.csv', 'member;amount\nDUR;11\nMAR;7\n');
  world.file('season.csv', 'adhérent;premier_numéro\nDUR;1234501\nMAR;\n');
  world.file('fewer.csv', 'member;amount\nDUR;12\n');
  world.file(
    'stripe.csv',
    'id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Fee,Customer Email\n' +
      'ch_1,2026-10-04 22:30:00,"12,00","2,00",eur,Paid,"0,45",claire@example.org\n' +
      'ch_2,2026-10-04 09:30:00,"5,00","0,00",eur,Failed,,\n',
  );
  world.file('payments.csv', 'member;amount;date\nDUR;11;2026-10-03\nMAR;20;2026-10-03\n');
  world.file('bad-orders.csv', 'member;amount\nDUR;onze\nQUI;7\n');
  world.file('notes.txt', 'not a ledger, not a statement\n');
  copyFileSync(LEDGER, TEMPLATE);
  await writeAnticipation();
});

/** A statement with the reference that the next payment will draw, so that it fits only then. */
async function writeAnticipation(): Promise<void> {
  const write = (reference: string) =>
    statement('early.csv', [['2026-10-05', '60.00', `VIR NGUYEN ${reference}`]]);
  write('RF45 K7Q2M');
  const same = newWorld({ folder: world.folder });
  await same.json('import', 'early.csv');
  const added = splitWords(NEXT_PAYMENT);
  const { payment } = await same.json<{ payment: { reference: string } }>(...added);
  write(payment.reference);
}

function statement(name: string, rows: readonly (readonly string[])[]): void {
  world.file(name, ['date;amount;label', ...rows.map((row) => row.join(';'))].join('\n'));
}

/** A statement of one credit for each of these accounts. */
function ofx(accounts: readonly string[]): string {
  const statements = accounts.map(
    (number) => `<STMTTRNRS><STMTRS><CURDEF>EUR</CURDEF>
<BANKACCTFROM><ACCTID>${number}</ACCTID></BANKACCTFROM>
<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20261005</DTPOSTED>
<TRNAMT>1.00</TRNAMT><FITID>${number}</FITID><NAME>DON</NAME></STMTTRN></BANKTRANLIST>
</STMTRS></STMTTRNRS>`,
  );
  return `OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n<OFX><BANKMSGSRSV1>
${statements.join('\n')}\n</BANKMSGSRSV1></OFX>\n`;
}

async function ok(typed: string): Promise<Run> {
  const done = await world.solde(...splitWords(typed), '--json');
  expect(done.err, typed).toBe('');
  return done;
}

async function referenceIn(typed: string, key: string): Promise<string> {
  const answer = JSON.parse((await ok(typed)).out) as Record<string, { reference?: string }>;
  return answer[key]?.reference ?? '';
}

/** Back to where every session begins. */
function restore(): void {
  copyFileSync(TEMPLATE, LEDGER);
  rmSync(world.path('other.solde'), { force: true });
}

/** Runs a session, `first && second && …`, and gives its last run; `flags` are for that one. */
async function session(
  typed: string,
  flags: readonly string[] = [],
  options: WorldOptions = {},
): Promise<Run> {
  const before = newWorld({ folder: world.folder });
  const { solde } = newWorld({ folder: world.folder, ...options });
  const commands = typed
    .replace(/\{(\w+)\}/g, (_, name: string) => references[name] ?? '')
    .split(' && ');
  const last = commands.pop() ?? '';
  for (const command of commands) await before.json(...splitWords(command));
  return await solde(...splitWords(last), '--json', ...flags);
}

/** The sessions of each command, from the same ledger; the last command of each is what is tested. */
const SESSIONS: { readonly [Name in CommandName]: readonly string[] } = {
  init: [
    'init "Autre groupe" --ledger other.solde',
    'init "Autre" --ledger other.solde --currency chf --methods kitty --start 2026-09-01',
  ],
  status: [
    'status',
    'init Neuf --ledger other.solde && status --ledger other.solde',
    'import reworded.csv && status',
    'cash count 30 && status',
    'config set accounts "Compte courant,Livret A" && status',
  ],
  'config list': ['config list'],
  'config get': ['config get methods', 'config get currency'],
  'config set': [
    'config set methods cheque,cash',
    'config set start 2026-09-01',
    'config set name "AMAP des Roses"',
    'config set language fr',
    'config set kitty.negative oui',
    'config set accounts "Compte courant,Livret A"',
  ],
  'member add': ['member add "Petit Zoé"', 'member add Roy --code ROI --email r@e.org --phone 1'],
  'heading add': ['heading add "Ferme Dupré"'],
  'heading list': [
    'heading list',
    'heading add Ferme && heading list',
    'heading list --from 2026-10-01 --to 2026-10-31',
  ],
  'heading show': [
    'line assign L-4 --to bank-fees && heading show bank-fees --from 2026-10-04',
    'charge add 15 --all --heading donations --reason fête && heading show dons',
    'adjust DUR 3 --reason x --about O-1 && heading show adjustments --to 2026-10-05',
    'payment import stripe.csv && heading show bank-fees',
  ],
  'member leave': ['member leave NGU --unsettled', 'member leave NGU --back'],
  'member list': [
    'member list',
    'init Neuf --ledger other.solde && member list --ledger other.solde',
  ],
  'member show': [
    'member show DUR',
    'member show martin',
    'member edit DUR --other-names "Petit Marc" && line assign L-3 DUR && member show DUR',
  ],
  'member edit': [
    'member edit DUR --phone "06 11"',
    'member edit MAR --name "Martin P." --code MP',
  ],
  'member import': ['member import members.csv'],
  'opening add': [
    'opening add MAR 8',
    'opening add --bank 1234,56',
    'config set accounts "Courant,Livret" && opening add --bank 5 --account livret',
    'opening add --cash 100 --date 2026-10-02',
    'opening add --cheques 20',
    'opening add DUR 5 --again --reason oubli',
  ],
  'opening list': ['opening list', 'opening add --cash 100 && opening list'],
  'opening import': ['opening import openings.csv --total 35,10', 'opening import openings.csv'],
  'order add': [
    'order add MAR 42,50 --method transfer --distribution 2026-10-08',
    'order add NGU 18 --method transfer --use-credit',
    'order add NGU 100 --method transfer --use-credit',
    'order add MAR 10 --method cash',
    'order add MAR 10 --method online --psp-id pi_1',
    'opening add MAR 50 && config set methods kitty && order add MAR 10',
  ],
  'order complement': [
    'order complement O-2 8,50',
    'order add DUR --item "Carottes;2;1,80" --method cheque && order complement O-3 --item "Pain;3,50"',
  ],
  'order adjust': [
    'order adjust O-2 -1 --reason "moins de carottes"',
    'order add DUR --item "Carottes;2;1,80" --item "Pain;3,50" --method cheque && order adjust O-3 --item pain --missing --reason "pas livré"',
  ],
  'order cancel': ['order cancel O-2 --reason "commandé deux fois"'],
  'order list': ['order list', 'order list --member DUR --distribution 2026-10-08'],
  'order show': ['order show O-1', 'order show O-2'],
  'order import': [
    'order import orders.csv --method cheque --distribution 2026-10-08',
    `${IMPORTED} && order import fewer.csv --method cheque --distribution 2026-10-15 --update`,
  ],
  'distribution add': [
    'distribution add 2026-10-08 2026-10-15',
    'distribution add 2026-10-08 --until 2026-10-31',
  ],
  'distribution list': ['distribution list', `${HELD} && distribution list --open`],
  'distribution show': [
    'distribution show 2026-10-08',
    `${HELD} && distribution show 2026-10-04`,
    `${HELD} && distribution show 2026-10-04 --items`,
  ],
  'distribution adjust': [
    `${HELD} && distribution adjust 2026-10-04 --item pain --price 3 --reason "plus petits"`,
  ],
  'distribution validate': [
    `${HELD} && distribution validate 2026-10-04 --as-expected`,
    `${HELD} && distribution validate 2026-10-04 --paid MAR=2 --reason x --leave-unpaid`,
    `${HELD} && distribution validate 2026-10-04 --left MAR --member MAR`,
  ],
  'distribution reopen': [
    `${HELD} && distribution validate 2026-10-04 --as-expected && distribution reopen 2026-10-04`,
  ],
  'payment add': [
    'payment add DUR 20 --method cash',
    'payment add DUR 20 --method cheque',
    'payment add DUR 20 --method cheque --received',
    'payment add --for DUR=20 --for MAR=30 --method cheque --payer "Roux Ida"',
    'heading add Ferme && payment add DUR 20 --number 12 --bank LCL --deposit-from 2026-11-01 --payable-to ferme',
  ],
  'payment import': [
    'payment import stripe.csv',
    'payment import stripe.csv && payment import stripe.csv',
    'payment import payments.csv --method cheque',
  ],
  'payment move': [
    'payment move P-3 DUR --reason "c’était lui"',
    'payment move P-3 DUR --reason "c’était lui" && payment move P-7 MAR --reason "non, elle"',
    'payment move P-1 MAR --reason "mauvaise ligne"',
  ],
  'payment confirm': [
    'payment confirm {cheque} --amount 20',
    'payment confirm P-2 --amount 20 --reference {cheque}',
    'payment confirm P-2 --amount 12 --other-amount --without-reference --reason "sur papier"',
  ],
  'payment cancel': [
    'payment cancel P-2',
    'payment cancel P-2 P-4 --reason "payé en liquide"',
    `${CHEQUES} && payment cancel P-7 --handed-back --reason "parti"`,
  ],
  adjust: [
    'adjust DUR 3,50 --reason "salade abîmée" --about O-1',
    'adjust DUR -5 --to MAR --reason "avoir transmis"',
    `${MODEL} && contract add DUR légumes && adjust DUR 200 --about C-1 --reason part`,
  ],
  'cash count': ['cash count 30', 'cash count 28,50 --reason "mal rendu la monnaie"'],
  'cash move': [
    'cash move -12 --heading other --reason timbres',
    'cash move 35 --heading dons --date 2026-10-04',
    'cash move 20 --to-bank --number 7701',
    'cash move 20 --from-bank --reason monnaie',
  ],
  'cash list': [
    'cash list',
    'cash move -12 --heading other --reason timbres && cash list --from 2026-10-05',
    'opening add --cash 20 && cash count 48 --reason "mal rendu" && cash list',
    'payment refund NGU 5 --method cash --reason trop && cash list --to 2026-10-31',
    'payment move P-3 DUR --reason "c’était lui" && cash list',
    'cash move 20 --to-bank && cash list',
  ],
  'charge add': [
    'charge add 15 DUR --heading membership-fees --reason "année 2026"',
    'charge add 15 --all --heading adhésions --reason "année 2026"',
  ],
  'payment refund': [
    'payment refund NGU 5 --method transfer --reason "quitte le groupe"',
    'payment refund NGU 5 --method cash --reason "trop-perçu"',
  ],
  'payment bounce': [
    'import returned.csv && payment bounce P-1',
    'import returned.csv && payment bounce P-1 --line L-7 --charge 12 --reason impayé',
  ],
  'payment list': [
    'payment list',
    'payment list --member NGU --pending',
    `${CHEQUES} && payment list --method cheque --in-hand`,
    'opening add --cheques 20 && payment list --in-hand',
    'payment add DUR 20 --method transfer --received && payment list --in-transit',
  ],
  'contract model': [
    'contract model Légumes 500 --cheques 10 --first 2026-10-05',
    'heading add Ferme && contract model Œufs 90 --cheques 3 --first 2026-10-05 --every trimestre --payable-to ferme',
  ],
  'contract add': [
    `${MODEL} && contract add DUR légumes --number 1234501 --bank LCL`,
    `${MODEL} && contract add DUR légumes --amount 250 --cheques 5 --first 2026-11-05`,
  ],
  'contract import': [`${MODEL} && contract import season.csv --model légumes`],
  'contract list': [
    'contract list',
    `${MODEL} && contract list --models`,
    `${MODEL} && contract add DUR légumes && contract list --member DUR --model légumes`,
  ],
  'contract show': [
    `${MODEL} && contract add DUR légumes --number 1234501 && contract show C-1`,
    `${MODEL} && contract add DUR légumes && payment add DUR 50 --method cash --contract C-1 && contract show C-1`,
  ],
  'deposit create': [
    `${CHEQUES} && deposit create --number 99`,
    `${CHEQUES} && deposit create P-7`,
    'opening add --cheques 20 && deposit create --earlier 15',
  ],
  'deposit list': [`${CHEQUES} && deposit create && deposit list --in-transit`],
  'deposit show': [`${CHEQUES} && deposit create --number 99 && deposit show D-1`],
  'deposit cancel': [`${CHEQUES} && deposit create && deposit cancel D-1 --reason erreur`],
  'payment show': ['payment show P-1', 'payment cancel P-2 && payment show P-2'],
  import: [
    'import second.csv',
    'import statement.csv',
    'import balances.csv second.csv',
    'import reworded.csv',
    'import reworded.csv --same all',
    'import reworded.csv --new 2',
    'import both.ofx --account 00012345678',
    'import words.csv --map date=Jour,label=Quoi,amount=#3',
  ],
  reconcile: ['reconcile second.csv', 'reconcile two-payments.csv'],
  'statement list': ['statement list', 'undo I-1 && import one.ofx && statement list'],
  'statement show': [
    'statement show I-1',
    'import balances.csv && statement show 2',
    'undo I-1 && statement show I-1',
  ],
  match: [
    'match',
    'match L-3',
    'line unmatch L-1 && match',
    `import early.csv && ${NEXT_PAYMENT} && match`,
  ],
  review: ['undo I-1 && review', 'init Neuf --ledger other.solde && review --ledger other.solde'],
  'line list': ['line list', 'line list --waiting', 'import second.csv && line list'],
  'line show': [
    'line show L-1',
    'line show L-3',
    'line assign L-3 DUR && line show L-3',
    'import two-payments.csv && line show L-7',
    'line unmatch L-1 && line show L-1',
    'line assign L-4 --to other && line show L-4',
    `import early.csv && ${NEXT_PAYMENT} && line show L-7`,
    'undo I-1 && line show L-1',
  ],
  'line assign': [
    'line assign L-3 DUR',
    'line assign L-3 MAR --reason "vu au téléphone"',
    'line assign L-4 --to bank-fees',
  ],
  'line split': [
    'line split L-3 DUR=1 MAR=2',
    'line split L-4 DUR=1 MAR',
    'line split L-3 DUR=1 donations',
    'line split L-1 MAR DUR=2,5 --reason erreur',
  ],
  'line unmatch': ['line unmatch L-1', 'line unmatch L-1 --reason "c’était son frère"'],
  undo: [
    'undo O-2',
    'undo L-1',
    'undo I-1 --reason "mauvais fichier"',
    'import second.csv && undo I-1',
    'undo A-6..A-8',
    'undo P-3',
  ],
  balance: ['balance', 'balance DUR', 'balance --at 2026-10-03'],
  history: ['history DUR', 'history NGU', 'undo O-2 --reason erreur && history MAR'],
  check: ['check'],
  'export csv': [
    'export csv --output journal.csv',
    'export csv --from 2026-10-02 --to 2026-10-03 --csv-style excel --output journal.csv',
  ],
};

type Schema = Readonly<Record<string, unknown>>;

const ajv = new Ajv2020({ strict: true, allErrors: true });
const validators = new Map<string, ValidateFunction>();

/** The command's schema, in which an undocumented field is an error. */
function validatorOf(name: keyof typeof SCHEMAS): ValidateFunction {
  const known = validators.get(name) ?? ajv.compile(strictly(SCHEMAS[name]) as Schema);
  validators.set(name, known);
  return known;
}

function strictly(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strictly);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.entries(schema).map(([key, value]) => [key, strictly(value)]);
  const closed = 'properties' in schema ? { additionalProperties: false } : {};
  return { ...Object.fromEntries(inner), ...closed };
}

/** The one document in `text`, valid, with every number an integer. */
function documentIn(text: string, name: keyof typeof SCHEMAS): Schema {
  const validate = validatorOf(name);
  const document = JSON.parse(text) as Schema;
  expect(text).toBe(`${JSON.stringify(document, null, 2)}\n`);
  validate(document);
  expect(validate.errors ?? [], text).toEqual([]);
  for (const [path, value] of leaves(document)) {
    if (typeof value === 'number') expect(value, path).toSatisfy(Number.isSafeInteger);
    if (path.endsWith('Cents')) expect(value, path).toBeTypeOf('number');
    expect(value, path).not.toBeNull();
  }
  return document;
}

/** `order.amountCents`, `imports[].lines.read`: every value that is no object and no list. */
function leaves(value: unknown, path = ''): readonly (readonly [path: string, value: unknown])[] {
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, path === '' ? key : `${path}.${key}`),
  );
}

/** The names of every field in a schema. */
function fieldsOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {} } = schema as { properties?: Schema };
  return [...Object.keys(properties), ...Object.values(schema).flatMap(fieldsOf)];
}

/** The answer of a session that was done. */
function answerIn(run: Run, name: CommandName): Schema {
  expect(run.err).toBe('');
  // Some of this ledger's lines wait for a person, which is what `reconcile` tells.
  expect(run.exit).toBe(name === 'reconcile' ? 8 : 0);
  return documentIn(run.out, name);
}

const writes = COMMANDS.filter((name) => 'operation' in SCHEMAS[name].properties);

const sessionsOf = (names: readonly CommandName[]) =>
  names.flatMap((name) => SESSIONS[name].map((typed) => [typed, name] as const));

describe('answers', () => {
  test.each(COMMANDS)('%s has a session', (name) => {
    expect(SESSIONS[name]?.length ?? 0).toBeGreaterThan(0);
  });

  test.each(sessionsOf(COMMANDS))('%s', async (typed, name) => {
    expect(typed.split(' && ').at(-1)).toMatch(new RegExp(`^${name}( |$)`));
    restore();
    answerIn(await session(typed), name);
  });

  test.each(sessionsOf(['init', ...writes]))('%s --dry-run', async (typed, name) => {
    restore();
    const answer = answerIn(await session(typed, ['--dry-run']), name);
    expect(answer['dryRun']).toBe(true);
    expect(answer['operation']).toBeUndefined();
    expect(answer['operations']).toBeUndefined();
  });

  test.each(sessionsOf(writes))('%s --key twice', async (typed, name) => {
    restore();
    const flags = ['--key', 'k'];
    const first = answerIn(await session(typed, flags), name);
    const before = readFileSync(LEDGER);
    const again = answerIn(await session(typed.split(' && ').at(-1) ?? '', flags), name);
    expect(again).toEqual({ ...first, repeated: true });
    expect(readFileSync(LEDGER).equals(before)).toBe(true);
  });

  test('a dry run does not use its key up', async () => {
    restore();
    const flags = ['--key', 'k'];
    answerIn(await session('member add Roy', [...flags, '--dry-run']), 'member add');
    expect(answerIn(await session('member add Roy', flags), 'member add')).not.toHaveProperty(
      'repeated',
    );
  });

  test.each([
    ['import', 'third.csv', 'date;amount;label\n2026-10-06;1.00;VIR\n'],
    ['order import', 'third.csv --method cash', 'member;amount\nDUR;1\n'],
    ['member import', 'third.csv', 'name\nRoy Luc\n'],
    ['opening import', 'third.csv', 'name;balance\nRoy Luc;1\n'],
  ] as const)(
    '%s: another file under the same name and key is refused',
    async (name, file, text) => {
      restore();
      const flags = ['--key', 'k'];
      world.file('third.csv', text);
      answerIn(await session(`${name} ${file}`, flags), name);
      world.file('third.csv', text.replace(';1', ';2').replace('Luc', 'Lou'));
      expect(refusalIn(await session(`${name} ${file}`, flags))).toMatchObject({
        code: 'KEY_REUSED',
      });
    },
  );

  test.each(sessionsOf(COMMANDS))('%s: the same bytes in every language', async (typed, name) => {
    const spoken = async (flags: readonly string[], env: Readonly<Record<string, string>>) => {
      restore();
      const { out } = await session(typed, flags, { env });
      // The language of a new ledger is the person's; that is a fact, not a translation.
      return name === 'init' ? out.replace(/"language": "..",/, '') : out;
    };
    const english = await spoken(['--lang', 'en'], {});
    expect(await spoken(['--lang', 'fr'], {})).toBe(english);
    expect(await spoken([], { SOLDE_LANG: 'fr', LC_ALL: 'fr_FR.UTF-8' })).toBe(english);
  });
});

/** DESIGN §4, literally. A field with `?` need not be there each time. */
const MINIMUM: { readonly [Name in CommandName]?: readonly string[] } = {
  'member add': ['member.code', 'member.name', 'member.reference'],
  'order add': [
    'order.id',
    'order.member',
    'order.amountCents',
    'order.method',
    'order.date',
    'order.distribution?',
    'payment.id?',
    'payment.reference?',
    'payment.amountCents?',
    'payment.method?',
    'payment.status?',
    'balanceCents',
  ],
  'payment add': [
    'payment.id',
    'payment.reference?',
    'payment.amountCents',
    'payment.method',
    'payment.status',
    'balanceCents',
  ],
  'opening add': [
    'opening.id',
    'opening.member?',
    'opening.amountCents',
    'opening.date',
    'balanceCents',
  ],
  import: [
    'imports[].id',
    'imports[].file',
    'imports[].format',
    'imports[].account',
    'imports[].from',
    'imports[].to',
    'imports[].openingCents?',
    'imports[].closingCents?',
    'imports[].creditCents',
    'imports[].debitCents',
    'imports[].lines.read',
    'imports[].lines.new',
    'imports[].lines.duplicate',
    'imports[].lines.held',
    'imports[].lines.skipped',
    'matchedCount',
    'waitingCount',
  ],
  match: [
    'matched[].line?',
    'matched[].member?',
    'matched[].payment?',
    'matched[].amountCents?',
    'matched[].rule?',
    'waiting[].line',
    'waiting[].date',
    'waiting[].amountCents',
    'waiting[].label',
    'waiting[].reason',
    'waiting[].proposals',
  ],
  balance: [
    'at',
    'members[].code',
    'members[].name',
    'members[].balanceCents',
    'members[].dueCents',
    'members[].pendingCents',
    'totals.owedByMembersCents',
    'totals.owedToMembersCents',
    'totals.netCents',
    'totals.pendingCents',
  ],
  history: [
    'member',
    'entries[].id',
    'entries[].date',
    'entries[].kind',
    'entries[].label',
    'entries[].amountCents',
    'entries[].balanceCents',
    'entries[].status',
    'balanceCents',
    'pendingCents',
  ],
  check: ['ok', 'problems'],
};

/** Fields of other tests' answers. */
const SELDOM = ['dryRun', 'exit', 'failures', 'message', 'problems', 'repeated', 'reverses'];

/** The values at `entries[].id`; undefined for each that is not there. */
function valuesAt(document: unknown, path: string): readonly unknown[] {
  const [step = '', ...rest] = path.split('.');
  const isList = step.endsWith('[]');
  const value = (document as Schema | undefined)?.[isList ? step.slice(0, -2) : step];
  const values = isList ? ((value ?? [undefined]) as readonly unknown[]) : [value];
  return rest.length === 0 ? values : values.flatMap((item) => valuesAt(item, rest.join('.')));
}

async function answersOf(name: CommandName): Promise<readonly Schema[]> {
  const answers: Schema[] = [];
  for (const typed of SESSIONS[name]) {
    restore();
    answers.push(answerIn(await session(typed), name));
  }
  return answers;
}

describe('DESIGN’s minimum', () => {
  test.each(Object.entries(MINIMUM))('%s', async (name, paths) => {
    const answers = await answersOf(name as CommandName);
    for (const path of paths) {
      const values = answers.flatMap((answer) => valuesAt(answer, path.replace('?', '')));
      expect(values.filter((value) => value !== undefined).length, path).toBeGreaterThan(0);
      if (!path.endsWith('?')) expect(values, path).not.toContain(undefined);
    }
  });

  test('no field is documented that is never there', async () => {
    const answers: Schema[] = [];
    for (const name of COMMANDS) answers.push(...(await answersOf(name)));
    const found = new Set(leaves(answers).flatMap(([path]) => path.split(/[.[\]]+/)));
    const documented = new Set(COMMANDS.flatMap((name) => fieldsOf(SCHEMAS[name])));
    expect([...documented].filter((field) => !found.has(field)).sort()).toEqual(SELDOM);
  });

  test.each(writes)('%s carries its operation', async (name) => {
    const answers = await answersOf(name);
    const recorded = answers.filter((answer) => answer['operation'] !== undefined);
    // What is no accounting is edited in place.
    if (['config set', 'member edit', 'member leave'].includes(name)) return;
    expect(recorded.length).toBeGreaterThan(0);
  });

  test('totals: owed is positive, net is what the group owes less what it is owed', async () => {
    const answers = [...(await answersOf('balance')), ...(await answersOf('status'))];
    for (const { totals } of answers) {
      const amounts = totals as Readonly<Record<string, number>>;
      const { owedByMembersCents = -1, owedToMembersCents = -1, netCents } = amounts;
      expect(Math.min(owedByMembersCents, owedToMembersCents)).toBeGreaterThanOrEqual(0);
      expect(netCents).toBe(owedToMembersCents - owedByMembersCents);
    }
    const rows = answers.flatMap((answer) => valuesAt(answer, 'members[].dueCents'));
    for (const due of rows) if (due !== undefined) expect(due).toBeGreaterThanOrEqual(0);
  });

  test('an import’s sums are over the rows that it read and did not skip', async () => {
    restore();
    const answer = answerIn(await session('import second.csv'), 'import');
    const [imported] = answer['imports'] as readonly Schema[];
    expect(imported).toMatchObject({ creditCents: 15600, debitCents: 0 });
    expect(imported?.['lines']).toEqual({ read: 5, new: 3, duplicate: 1, held: 0, skipped: 1 });
  });
});

/** What is refused, by exit code. */
const REFUSALS: readonly (readonly [exit: number, code: RefusalCode, typed: string])[] = [
  [2, 'USAGE', 'frobnicate'],
  [2, 'USAGE', 'order add DUR 5 --loudly'],
  [2, 'USAGE', 'order add DUR 5 6'],
  [2, 'USAGE', 'order add DUR 5 --method'],
  [2, 'AMOUNT_UNREADABLE', 'order add DUR beaucoup --method cash'],
  [2, 'AMOUNT_TOO_PRECISE', 'order add DUR 1,2345 --method cash'],
  [2, 'AMOUNT_NOT_POSITIVE', 'order add DUR -5 --method cash'],
  [2, 'AMOUNT_ZERO', 'opening add MAR 0'],
  [2, 'DATE_UNREADABLE', 'balance --at demain'],
  [2, 'DATE_NO_SUCH_DAY', 'balance --at 2026-02-31'],
  [2, 'CODE_UNREADABLE', 'member add Roy --code 7'],
  [2, 'CURRENCY_UNSUPPORTED', 'init Yen --ledger other.solde --currency JPY'],
  [2, 'ID_UNREADABLE', 'undo douze'],
  [2, 'ID_OF_ANOTHER_KIND', 'order show P-1'],
  [2, 'METHOD_UNKNOWN', 'order add DUR 5 --method troc'],
  [2, 'SETTING_UNKNOWN', 'config get colour'],
  [2, 'SETTING_VALUE', 'status --csv-style fancy'],
  [2, 'VALUE_MISSING', 'order add DUR'],
  [2, 'VALUE_MISSING', 'order add DUR 5'],
  [2, 'OPTIONS_CONFLICT', 'status --csv'],
  [2, 'OPTIONS_CONFLICT', 'review --dry-run'],
  [2, 'TERMINAL_NEEDED', 'review'],
  [2, 'LANGUAGE_UNKNOWN', 'status --lang de'],
  [2, 'RANGE_UNREADABLE', 'undo A-3..A-1'],
  [2, 'MAP_UNREADABLE', 'member import members.csv --map rien'],
  [2, 'MAP_UNREADABLE', 'import words.csv --map jour=Jour'],
  [2, 'SETTING_VALUE', 'import second.csv --decimal dash'],
  [2, 'SETTING_VALUE', 'config set accounts 12345678'],
  [2, 'ROWS_UNREADABLE', 'import reworded.csv --same second'],
  [2, 'ROWS_OF_SEVERAL_FILES', 'import second.csv reworded.csv --same 2'],
  [2, 'OPTIONS_CONFLICT', 'import reworded.csv --same 2 --new 1-3'],
  [2, 'VALUE_MISSING', 'config set accounts "Courant,Livret" && import second.csv'],
  [2, 'VALUE_MISSING', 'config set accounts "Courant,Livret" && opening add --bank 5'],
  [3, 'FILE_REFUSED', 'import bad.csv'],
  [3, 'FILE_REFUSED', 'import notes.txt'],
  [3, 'FILE_REFUSED', 'order import bad-orders.csv --method cash'],
  [3, 'FILE_REFUSED', 'member import notes.txt'],
  [3, 'FILE_REFUSED', 'import words.csv'],
  [3, 'OTHER_ACCOUNT', 'import one.ofx && import other.ofx'],
  [3, 'OTHER_CURRENCY', 'import francs.csv'],
  [3, 'SEVERAL_ACCOUNTS_IN_FILE', 'import both.ofx'],
  [3, 'LOOKALIKE', 'import alike.csv'],
  [3, 'CONTROL_TOTAL', 'opening import openings.csv --total 1'],
  [4, 'LEDGER_NOT_FOUND', 'status --ledger nowhere.solde'],
  [4, 'FILE_NOT_FOUND', 'import nowhere.csv'],
  [4, 'MEMBER_NOT_FOUND', 'history QUI'],
  [4, 'MEMBER_AMBIGUOUS', 'member add "Martin Zoé" && history martin'],
  [4, 'NOT_FOUND', 'order show O-99'],
  [4, 'NOT_FOUND', 'statement show I-99'],
  [4, 'ACCOUNT_NOT_FOUND', 'import second.csv --account "Livret A"'],
  [4, 'REFERENCE_UNKNOWN', 'payment show RF45K7Q2M'],
  [5, 'SETTING_FIXED', 'config set currency CHF'],
  [5, 'LEDGER_EXISTS', 'init Encore --ledger notes.txt'],
  [5, 'CODE_TAKEN', 'member add Durandal --code DUR'],
  [5, 'METHOD_DISABLED', 'order add DUR 5 --method on-site'],
  [5, 'KITTY_EXCLUSIVE', 'config set methods kitty,cash'],
  [5, 'KITTY_TOO_LOW', 'config set methods kitty && order add DUR 5'],
  [5, 'OPENING_EXISTS', 'opening add DUR 5'],
  [5, 'BEFORE_START', 'order add DUR 5 --method cash --date 2026-09-30'],
  [5, 'START_AFTER_ENTRIES', 'config set start 2026-10-04'],
  [5, 'AMOUNT_DIFFERS', 'payment confirm {cheque} --amount 19'],
  [5, 'REFERENCE_NEEDED', 'payment confirm P-2 --amount 20'],
  [2, 'SPLIT_DIFFERS', 'line split L-3 DUR=1 MAR=1'],
  [5, 'LINE_MATCHED', 'line assign L-1 MAR'],
  [5, 'LINE_NOT_MATCHED', 'line unmatch L-3'],
  [2, 'VALUE_MISSING', 'cash count'],
  [2, 'COUNT_NEGATIVE', 'cash count -3'],
  [2, 'AMOUNT_ZERO', 'cash move 0 --heading other'],
  [2, 'AMOUNT_NOT_POSITIVE', 'cash move -5 --from-bank'],
  [2, 'OPTIONS_CONFLICT', 'cash move 5 --from-bank --heading other'],
  [5, 'CASH_DIFFERS', 'cash count 12'],
  [5, 'CASH_COUNTED', 'cash count 30 && undo P-3'],
  [5, 'ALREADY_UNDONE', 'undo A-7 && undo A-7'],
  [5, 'KEY_REUSED', 'member add Roy --key k && member add Loi --key k'],
  [7, 'LEDGER_FOREIGN', 'status --ledger notes.txt'],
  [9, 'FILE_SYSTEM', 'status --output nowhere/answer.json'],
];

/** The document of a refusal, of which stdout holds nothing. */
function refusalIn(run: Run): Schema {
  expect(run.out).toBe('');
  const document = documentIn(run.err, 'error') as { error: Schema };
  expect(document.error['exit']).toBe(run.exit);
  expect(document.error['message']).not.toBe('');
  return document.error;
}

describe('refusals', () => {
  test.each(REFUSALS)('%i %s: %s', async (exit, code, typed) => {
    restore();
    const error = refusalIn(await session(typed));
    expect(error).toMatchObject({ code, exit });
  });

  test.each(REFUSALS)('%i %s: %s: the same bytes in French', async (_, code, typed) => {
    if (code === 'LANGUAGE_UNKNOWN') return;
    restore();
    const english = await session(typed, ['--lang', 'en']);
    restore();
    const french = await session(typed, ['--lang', 'fr'], { env: { LC_ALL: 'fr_FR.UTF-8' } });
    const withoutChance = ({ err }: Run) => err.replace(/[0-9a-f-]{36}/, '…');
    expect(withoutChance(french)).toBe(withoutChance(english));
  });

  test('a refused file names file, line and column, and lists every problem', async () => {
    restore();
    const error = refusalIn(await session('order import bad-orders.csv --method cash'));
    expect(error).toMatchObject({ file: 'bad-orders.csv', line: 2, column: 5 });
    expect((error['problems'] as readonly Schema[]).map(({ code }) => code)).toEqual([
      'AMOUNT_UNREADABLE',
      'MEMBER_NOT_FOUND',
    ]);
  });

  test('of several files, those that can be are imported, and the gravest refusal is said', async () => {
    restore();
    const run = await session('import second.csv bad.csv nowhere.csv');
    expect(run.exit).toBe(3);
    const answer = documentIn(run.out, 'import');
    expect(answer['imports']).toHaveLength(1);
    expect(answer['failures']).toMatchObject([
      { file: 'bad.csv', code: 'FILE_REFUSED', exit: 3 },
      { file: 'nowhere.csv', code: 'FILE_NOT_FOUND', exit: 4 },
    ]);
    expect(documentIn(run.err, 'error')).toMatchObject({
      error: { code: 'FILE_REFUSED', exit: 3 },
    });
  });

  test('a ledger that another program is writing to: 6', async () => {
    restore();
    const other = new Sqlite(LEDGER);
    other.exec('BEGIN EXCLUSIVE');
    const run = await session('member add Roy');
    other.close();
    expect(refusalIn(run)).toMatchObject({ code: 'LEDGER_BUSY', exit: 6 });
  });

  test('a ledger of a newer program: 7', async () => {
    restore();
    const other = new Sqlite(LEDGER);
    other.pragma('user_version = 99');
    other.close();
    expect(refusalIn(await session('status'))).toMatchObject({ code: 'LEDGER_NEWER', exit: 7 });
  });

  test('a damaged ledger: 7', async () => {
    restore();
    const bytes = readFileSync(LEDGER);
    writeFileSync(LEDGER, bytes.fill(0x5a, 100));
    expect(refusalIn(await session('balance'))).toMatchObject({ code: 'LEDGER_DAMAGED', exit: 7 });
  });

  test('a ledger that fails its check answers on stdout: 7', async () => {
    restore();
    const other = new Sqlite(LEDGER);
    const [trigger] = other.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
    other.exec(`DROP TRIGGER ${(trigger as { name: string }).name}`);
    other.close();
    const run = await session('check');
    expect(run).toMatchObject({ exit: 7, err: '' });
    expect(documentIn(run.out, 'check')).toMatchObject({
      ok: false,
      problems: [{ code: 'SCHEMA_CHANGED' }],
    });
  });

  test('nothing is asked under --json, even at a terminal', async () => {
    restore();
    const options = { terminal: true };
    answerIn(await session('undo A-6..A-8', [], options), 'undo');
    expect(refusalIn(await session('order add DUR', [], options))).toMatchObject({ exit: 2 });
  });
});
