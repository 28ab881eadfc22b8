import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { addDays, type CalendarDate, formatDate } from '../../src/domain/date.ts';
import { formatAmount } from '../../src/domain/money.ts';
import { formatReference } from '../../src/domain/reference.ts';
import { addMember, listMembers } from '../../src/ledger/members/members.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { newBenchLedger } from '../bench-ledger.ts';
import { fullName, MEN, SURNAMES, WOMEN, withoutAccents } from '../names.ts';
import { between, pick, type Random, seeded, weighted } from '../random.ts';

/** A member as the bank's labels show them. */
export interface Payer {
  readonly name: string;
  readonly reference: string;
}

/** The day on which every bench ledger begins. */
export const START: CalendarDate = '2016-01-01';

const SEED = 7;

/**
 * Creates a ledger of so many members at `path`, each with a name of their own and a permanent
 * reference; the same one for the same count.
 */
export function newGroup(path: string, memberCount: number): readonly Payer[] {
  const random = seeded(SEED);
  let drawn = 0;
  const surroundings = {
    now: () => `${START}T08:00:00.000Z`,
    random: (length: number) => {
      drawn += 1;
      return createHash('sha256').update(`${SEED} ${drawn}`).digest().subarray(0, length);
    },
    dryRun: false,
  };
  const names = new Set<string>();
  while (names.size < memberCount) {
    const first = pick(random, random() < 0.6 ? WOMEN : MEN);
    names.add(fullName({ title: 'M', first, last: pick(random, SURNAMES) }));
  }
  newBenchLedger(
    path,
    surroundings,
    (writer) => {
      for (const name of names) addMember(writer, { name });
    },
    START,
  );
  const ledger = openLedger(path);
  try {
    return listMembers(ledger).map(({ name, reference }) => ({ name, reference }));
  } finally {
    ledger.close();
  }
}

/** One movement of the group's bank account. */
export interface Movement {
  readonly date: CalendarDate;
  readonly amountCents: number;
  readonly label: string;
  /** Whose reference the label bears; undefined where it bears none. */
  readonly payer?: Payer;
}

/** Ten years. */
const DAYS = 3650;
const PRICES = [1250, 1850, 2000, 2500, 3150, 4200, 7500] as const;
const FEES = ['F COTISATION MENSUELLE', 'PRLV SEPA EDF CLIENTS', 'FRAIS TENUE DE COMPTE'] as const;

/**
 * So many movements over ten years, in the order of their days. Of a hundred, ninety are transfers
 * with the member's reference, four with the name alone, three deposits of cheques, three fees or
 * direct debits: what the account of a group shows whose members write their code.
 */
export function* movements(count: number, payers: readonly Payer[]): Generator<Movement> {
  const random = seeded(SEED + 1);
  for (let index = 0; index < count; index += 1) {
    const date = addDays(START, Math.floor((index * DAYS) / count));
    yield { date, ...movement(random, payers) };
  }
}

function movement(random: Random, payers: readonly Payer[]): Omit<Movement, 'date'> {
  const kind = weighted(random, [
    [90, 'reference'],
    [4, 'name'],
    [3, 'cheques'],
    [3, 'fee'],
  ] as const);
  if (kind === 'fee')
    return { amountCents: -between(random, 150, 9000), label: pick(random, FEES) };
  if (kind === 'cheques') {
    const cheques = between(random, 2, 30);
    return {
      amountCents: cheques * pick(random, PRICES),
      label: `REMISE CHEQUES ${cheques} CHEQUES BORD ${between(random, 1_000_000, 9_999_999)}`,
    };
  }
  const payer = pick(random, payers);
  const amountCents = pick(random, PRICES) + between(random, 0, 3) * 100;
  const name = withoutAccents(payer.name).toUpperCase();
  const sender = weighted(random, [
    [6, `VIR SEPA RECU /DE ${name}`],
    [3, `VIR INST DE ${name}`],
    [1, `VIREMENT DE ${name}`],
  ]);
  if (kind === 'name') return { amountCents, label: `${sender} PANIER` };
  const code = weighted(random, [
    [5, formatReference(payer.reference)],
    [4, payer.reference],
    [1, payer.reference.toLowerCase()],
  ]);
  return { amountCents, label: `${sender} /MOTIF ${code}`, payer };
}

/**
 * Writes movements as Crédit Mutuel and CIC export them, with the running balance; `skip` leaves
 * out the first ones, as an export of a later period does.
 */
export function writeStatement(path: string, all: Iterable<Movement>, skip = 0): void {
  const file = openSync(path, 'w');
  let pending = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde\n';
  let balanceCents = 0;
  let index = 0;
  for (const { date, amountCents, label } of all) {
    balanceCents += amountCents;
    index += 1;
    if (index <= skip) continue;
    const day = formatDate(date, 'fr');
    const cells = amountCents < 0 ? [euros(amountCents), ''] : ['', euros(amountCents)];
    pending += `${[day, day, ...cells, label, euros(balanceCents)].join(';')}\n`;
    if (pending.length > 1_000_000) {
      writeSync(file, pending);
      pending = '';
    }
  }
  writeSync(file, pending);
  closeSync(file);
}

const euros = (cents: number): string => formatAmount(cents, { decimal: ',', group: '' });
