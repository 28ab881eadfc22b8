import fc from 'fast-check';
import { encode } from 'iconv-lite';

/** One movement as it happened, whatever the file makes of it. */
export interface Movement {
  readonly date: string;
  readonly cents: number;
  readonly label: string;
}

/** A table as some bank might write it, and what it means. */
export interface OddTable {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** The booked movements, in the order of the rows. */
  readonly movements: readonly Movement[];
  /** True if nothing in it is unclear to a person: it has to be read. */
  readonly isPlain: boolean;
}

type Language = 'fr' | 'en' | 'de' | 'nl' | 'it';
type Words = Readonly<Record<Language, readonly string[]>>;

const BOOKED: Words = {
  fr: ['Date de comptabilisation', 'Date comptable', 'DATE COMPTA'],
  en: ['Booking Date', 'Posting date', 'Completed Date (UTC)'],
  de: ['Buchungsdatum', 'Buchungstag'],
  nl: ['Boekdatum', 'Boekingsdatum'],
  it: ['Data contabile', 'Data di registrazione'],
};
const DAY: Words = {
  fr: ['Date', "Date de l'opération", 'Date d’opération', 'Jour'],
  en: ['Date', 'Transaction date'],
  de: ['Datum', 'Tag'],
  nl: ['Datum', 'Datum verrichting'],
  it: ['Data', "Data dell'operazione"],
};
const VALUE: Words = {
  fr: ['Date de valeur', 'Valeur'],
  en: ['Value date', 'Value Date'],
  de: ['Valuta', 'Wertstellung'],
  nl: ['Valutadatum', 'Valuta datum'],
  it: ['Data valuta', 'Valuta'],
};
const AMOUNT: Words = {
  fr: ['Montant', 'Montant (EUR)', "Montant de l'opération", 'Somme', 'Montant en EUR'],
  en: ['Amount', 'Amount (EUR)', 'Transaction amount'],
  de: ['Betrag', 'Umsatz in EUR'],
  nl: ['Bedrag', 'Bedrag (EUR)'],
  it: ['Importo'],
};
const DEBIT: Words = {
  fr: ['Débit', 'Débit (EUR)', 'Montant débit', 'Dépenses', 'Sorties', 'Débit en euros'],
  en: ['Debit', 'Money out', 'Paid out', 'Withdrawals'],
  de: ['Belastung', 'Soll', 'Belastung in EUR'],
  nl: ['Debet', 'Af'],
  it: ['Addebito', 'Addebiti'],
};
const CREDIT: Words = {
  fr: ['Crédit', 'Crédit (EUR)', 'Montant crédit', 'Recettes', 'Entrées', 'Crédit en euros'],
  en: ['Credit', 'Money in', 'Paid in', 'Deposits'],
  de: ['Gutschrift', 'Haben', 'Gutschrift in EUR'],
  nl: ['Credit', 'Bij'],
  it: ['Accredito', 'Accrediti'],
};
const LABEL: Words = {
  fr: ['Libellé', 'Libellé complet', 'Nature des opérations', 'Détail'],
  en: ['Description', 'Details', 'Text'],
  de: ['Buchungstext', 'Verwendungszweck'],
  nl: ['Omschrijving'],
  it: ['Descrizione', 'Causale'],
};
const BALANCE: Words = {
  fr: ['Solde', 'Solde (EUR)', 'Nouveau solde'],
  en: ['Balance', 'Running balance'],
  de: ['Saldo', 'Kontostand'],
  nl: ['Saldo'],
  it: ['Saldo'],
};
const DIRECTION: Words = {
  fr: ['Sens', 'Débit/Crédit', 'Type', 'Colonne 7', 'Nature'],
  en: ['Direction', 'Credit/Debit', 'Kind', 'Type'],
  de: ['Soll/Haben', 'Art'],
  nl: ['Af/Bij', 'Soort'],
  it: ['Segno', 'Tipo'],
};
const WAYS: readonly (readonly [out: string, back: string])[] = [
  ...([
    ['Débit', 'Crédit'],
    ['D', 'C'],
    ['DBIT', 'CRDT'],
    ['Soll', 'Haben'],
  ] as const),
  ...([
    ['Af', 'Bij'],
    ['-', '+'],
    ['S', 'E'],
    ['DR', 'CR'],
    ['debit', 'credit'],
  ] as const),
];
const FEE: Words = {
  fr: ['Frais', 'Frais de transaction', 'Commission'],
  en: ['Fee', 'Fees'],
  de: ['Gebühr'],
  nl: ['Kosten'],
  it: ['Spese'],
};
const STATUS: Words = {
  fr: ['Statut', 'État'],
  en: ['State'],
  de: ['Status'],
  nl: ['Status'],
  it: ['Stato'],
};
const STATES = [
  ['Exécuté', 'En attente', 'Refusé'],
  ['COMPLETED', 'PENDING', 'FAILED'],
  ['Comptabilisée', 'En cours', 'Annulée'],
] as const;
/** Words of no known meaning. */
const STRANGE = ['Colonne 12', 'Xyz', 'Divers', 'Zone libre', 'Info', 'Champ2', 'Bonus'];

const LABELS = [
  'VIR SEPA MME DURAND GA26-0417',
  'EDF; facture "mars"',
  'Müller, AMAP',
  '12 paniers',
  'B.I.O. 3,50',
  'RF18 5390 0754 7034',
  'Total énergies',
  'SOLDE facture 12',
  '+++090/9337/55493+++',
  '🥕 carottes',
  'Retour 02/03/2026',
  'Remise de chèques\nn° 0012345',
  "L'Étoile",
  'CREDIT AGRICOLE',
  '- cotisation',
];

const pick = <Item>(items: readonly Item[]): fc.Arbitrary<Item> => fc.constantFrom(...items);
const day = fc
  .integer({ min: 0, max: 400 })
  .map((days) => new Date(Date.UTC(2025, 10, 1 + days)).toISOString().slice(0, 10));

const shape = fc.record({
  language: pick<Language>(['fr', 'en', 'de', 'nl', 'it']),
  delimiter: pick([';', ';', ',', '\t', '|']),
  quotes: pick(['needed', 'all', 'needed']),
  days: pick(['booked', 'day', 'day', 'both', 'booked+value', 'day+value', 'gaps']),
  dayStyle: pick(['d/m/y', 'd.m.y', 'd-m-y', 'd/m/yy', 'y-m-d', 'y-m-dT', 'y.m.d', 'm/d/y']),
  money: pick(['signed', 'signed', 'pair', 'pair-', 'way', 'signed+way', 'signed+pair', 'credits']),
  mark: pick([',', '.']),
  group: pick(['', '', ' ', '\u00a0', "'", '\u202f', 'other']),
  cents: pick(['two', 'two', 'short']),
  minus: pick(['-', '-', '\u2212', 'behind', 'brackets', '- ']),
  unit: pick(['', '', '', ' €', ' EUR']),
  balance: pick(['none', 'none', 'running', 'constant', 'last of day']),
  fee: pick(['none', 'none', 'none', 'none', 'none', 'zero', 'inside', 'on top']),
  states: pick(['none', 'none', 'none', 'booked', 'mixed']),
  extra: pick(['none', 'none', 'text', 'time', 'number', 'money', 'category', 'currency', 'iban']),
  above: pick(['none', 'none', 'title', 'facts', 'words']),
  between: pick(['none', 'none', 'empty', 'header twice']),
  below: pick(['none', 'none', 'prose', 'total', 'balance']),
  further: pick(['none', 'none', 'continuation', 'page', 'empty']),
  ends: pick(['\n', '\r\n', '\r']),
  encoding: pick(['utf-8', 'utf-8-bom', 'windows-1252', 'utf-16le', 'utf-16be-bom']),
  header: pick(['sound', 'sound', 'sound', 'lost', '?', 'strange']),
  rows: pick(['whole', 'whole', 'trailing', 'trimmed']),
  newestFirst: fc.boolean(),
  seed: fc.nat(),
  order: fc.array(fc.nat(), { minLength: 14, maxLength: 14 }),
});

const movement = fc.record({
  date: day,
  cents: fc
    .oneof(
      fc.integer({ min: -9_999, max: 9_999 }),
      fc.integer({ min: -9_999_999, max: 9_999_999 }),
      pick([100_000, -100_000, 50, -5, 1_250_000]),
    )
    .filter((cents) => cents !== 0),
  label: pick(LABELS),
});

type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

/** Tables of any shape, and what they mean. */
export const oddTable: fc.Arbitrary<OddTable> = fc
  .tuple(shape, fc.array(movement, { minLength: 1, maxLength: 8 }))
  .map(([given, movements]) => written(given, movements));

interface Column {
  readonly header: string;
  readonly cells: readonly string[];
}

function written(given: Shape, drawn: readonly Movement[]): OddTable {
  const word = (words: Words) => {
    const list = words[given.language];
    return list[given.seed % list.length] ?? '';
  };
  const sorted = drawn.toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const positive = given.money === 'credits';
  const inOrder = (given.newestFirst ? sorted.toReversed() : sorted).map((each) =>
    positive ? { ...each, cents: Math.abs(each.cents) } : each,
  );
  const hasOpen = given.states === 'mixed' && given.days !== 'gaps';
  const states = inOrder.map((_, row) => (hasOpen ? (given.seed + row) % 3 : 0));
  const fees = inOrder.map((_, row) => (given.fee === 'zero' ? 0 : 25 * (row + 1)));
  const nets = inOrder.map(({ cents }, row) => {
    return given.fee === 'on top' ? cents - (fees[row] ?? 0) : cents;
  });
  const columns = columnsOf(given, word, inOrder, states, fees, nets);
  const lines = linesOf(given, columns, inOrder);
  const text = lines.join(given.ends) + (given.seed % 2 === 0 ? given.ends : '');
  const [encoding = 'utf-8', bom] = given.encoding.split('-bom');
  return {
    bytes: encode(text, encoding, { addBOM: bom !== undefined }),
    text,
    movements: inOrder.flatMap((each, row) =>
      states[row] === 0 && nets[row] !== 0 ? [{ ...each, cents: nets[row] ?? 0 }] : [],
    ),
    isPlain: isPlain(given, text),
  };
}

function isPlain(given: Shape, text: string): boolean {
  const { fee, extra, dayStyle, money, cents, encoding, group, minus, further, above } = given;
  return (
    (fee === 'none' || fee === 'zero') &&
    extra !== 'money' &&
    dayStyle !== 'm/d/y' &&
    !(given.language === 'en' && given.mark === '.') &&
    money !== 'credits' &&
    money !== 'way' &&
    cents === 'two' &&
    group !== 'other' &&
    minus !== 'behind' &&
    further !== 'page' &&
    above !== 'words' &&
    given.between !== 'header twice' &&
    given.header === 'sound' &&
    given.rows !== 'trimmed' &&
    !(encoding === 'windows-1252' && /[\u{10000}-\u{10ffff}\u202f\u2212]/u.test(text))
  );
}

function columnsOf(
  given: Shape,
  word: (words: Words) => string,
  rows: readonly Movement[],
  states: readonly number[],
  fees: readonly number[],
  nets: readonly number[],
): readonly Column[] {
  const later = (date: string) =>
    new Date(Date.parse(date) + 2 * 86_400_000).toISOString().slice(0, 10);
  const dates = (header: string, of: (date: string, row: number) => string): Column => ({
    header,
    cells: rows.map(({ date }, row) => of(date, row)),
  });
  const on = (date: string) => dayAs(given, date);
  const all: Column[] = [];
  const { days, money } = given;
  if (days.startsWith('booked') || days === 'both') all.push(dates(word(BOOKED), on));
  if (days.startsWith('day')) all.push(dates(word(DAY), on));
  if (days === 'both') all.push(dates(word(DAY), (date) => on(later(date))));
  if (days === 'gaps') {
    all.push(dates(word(DAY), on));
    all.push(dates(word(BOOKED), (date, row) => (row % 2 === 0 ? '' : on(later(date)))));
  }
  if (days.endsWith('value')) all.push(dates(word(VALUE), (date) => on(later(date))));
  all.push({ header: word(LABEL), cells: rows.map(({ label }) => label) });
  const amounts = (header: string, of: (cents: number) => number | undefined): Column => ({
    header,
    cells: rows.map(({ cents }) => {
      const value = of(cents);
      return value === undefined ? '' : amountAs(given, value);
    }),
  });
  const [out, back] = WAYS[given.seed % WAYS.length] ?? ['D', 'C'];
  const way = {
    header: word(DIRECTION),
    cells: rows.map(({ cents }) => (cents < 0 ? out : back)),
  };
  if (money.startsWith('signed') || money === 'credits') {
    all.push(amounts(word(AMOUNT), (cents) => cents));
  }
  if (money === 'way') all.push(amounts(word(AMOUNT), Math.abs));
  if (money.endsWith('way')) all.push(way);
  if (money.includes('pair')) {
    const sign = money === 'pair-' ? 1 : -1;
    all.push(amounts(word(DEBIT), (cents) => (cents < 0 ? sign * cents : undefined)));
    all.push(amounts(word(CREDIT), (cents) => (cents > 0 ? cents : undefined)));
  }
  if (given.balance !== 'none') all.push(balanceColumn(given, word(BALANCE), rows, states, nets));
  if (given.fee !== 'none') {
    all.push({ header: word(FEE), cells: fees.map((fee) => amountAs(given, fee)) });
  }
  if (given.states !== 'none') {
    const names = STATES[given.seed % STATES.length] ?? STATES[0];
    all.push({ header: word(STATUS), cells: states.map((state) => names[state] ?? '') });
  }
  all.push(...extraColumns(given, rows));
  const places = all.map((column, index) => ({ column, place: given.order[index] ?? 0 }));
  return places.toSorted((one, other) => one.place - other.place).map(({ column }) => column);
}

function balanceColumn(
  given: Shape,
  header: string,
  rows: readonly Movement[],
  states: readonly number[],
  nets: readonly number[],
): Column {
  const order = [...rows.keys()];
  if (given.newestFirst) order.reverse();
  const balances: string[] = rows.map(() => '');
  let balance = 12_345_678;
  for (const row of order) {
    if (states[row] !== 0) continue;
    balance += nets[row] ?? 0;
    const next = rows[given.newestFirst ? row - 1 : row + 1];
    const isLast = next?.date !== rows[row]?.date;
    const isShown = given.balance !== 'last of day' || isLast;
    if (isShown) balances[row] = amountAs(given, given.balance === 'constant' ? 99_999 : balance);
  }
  return { header, cells: balances };
}

function extraColumns(given: Shape, rows: readonly Movement[]): readonly Column[] {
  const strange = STRANGE[given.seed % STRANGE.length] ?? '';
  const column = (header: string, of: (row: number) => string): readonly Column[] => [
    { header, cells: rows.map((_, row) => of(row)) },
  ];
  switch (given.extra) {
    case 'text':
      return column(strange, (row) => (row % 2 === 0 ? '' : `texte ${row}`));
    case 'time':
      return column('Heure', () => '12:34:56');
    case 'number':
      return column(strange, (row) => String(12 + row));
    case 'money':
      return column(strange, (row) => amountAs(given, 1_234 * (row + 1)));
    case 'category':
      return column('Catégorie', () => 'Débit');
    case 'currency':
      return column('Devise', () => 'EUR');
    case 'iban':
      return column('IBAN', () => 'FR76 3000 6000 0112 3456 7890 189');
    default:
      return [];
  }
}

function dayAs({ dayStyle, language, mark }: Shape, date: string): string {
  const [y = '', m = '', d = ''] = date.split('-');
  switch (dayStyle) {
    case 'd/m/y':
      return `${d}/${m}/${y}`;
    case 'd.m.y':
      return `${d}.${m}.${y}`;
    case 'd-m-y':
      return `${d}-${m}-${y}`;
    case 'd/m/yy':
      return `${d}/${m}/${y.slice(2)}`;
    case 'm/d/y':
      // Nobody writes so in another language, nor where a comma stands before the cents.
      return language === 'en' && mark === '.' ? `${m}/${d}/${y}` : `${d}/${m}/${y}`;
    case 'y.m.d':
      return `${y}.${m}.${d}`;
    case 'y-m-dT':
      return `${date}T23:59:59Z`;
    default:
      return date;
  }
}

function amountAs({ mark, group, cents: style, minus, unit }: Shape, cents: number): string {
  const size = String(Math.abs(cents)).padStart(3, '0');
  const between = group === 'other' ? (mark === ',' ? '.' : ',') : group;
  const units = size.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, between);
  const full = `${mark}${size.slice(-2)}`;
  const fraction = style === 'two' ? full : full.replace(/0$/, '').replace(/[.,]0?$/, '');
  const bare = `${units}${fraction}`;
  if (cents >= 0) return `${bare}${unit}`;
  if (minus === 'behind') return `${bare}-${unit}`;
  return minus === 'brackets' ? `(${bare})${unit}` : `${minus}${bare}${unit}`;
}

/** Letters that were lost on the way; or a word that nobody knows, in one column. */
function headerAs(given: Shape, { header }: Column, index: number): string {
  if (given.header === 'lost') return header.replace(/[À-ÿ’]/g, '\ufffd');
  if (given.header === '?') return header.replace(/[À-ÿ’]/g, '?');
  const isStrange = given.header === 'strange' && index === given.seed % 5;
  return isStrange ? (STRANGE[given.seed % STRANGE.length] ?? '') : header;
}

function linesOf(
  given: Shape,
  columns: readonly Column[],
  rows: readonly Movement[],
): readonly string[] {
  const { delimiter } = given;
  const cell = (text: string) => {
    const isNeeded = /["\n]/.test(text) || text.includes(delimiter) || given.quotes === 'all';
    return isNeeded ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (cells: readonly string[]) => cells.map(cell).join(delimiter);
  const header = line(columns.map((column, index) => headerAs(given, column, index)));
  const label = columns.findIndex(({ cells }) => cells[0] === rows[0]?.label);
  const only = (text: string) => line(columns.map((_, index) => (index === label ? text : '')));
  const empty = line(columns.map(() => ''));
  const above = {
    none: [],
    title: ['Relevé de compte', ''],
    facts: [line(['IBAN:', 'FR7630006000011234567890189']), line(['Titulaire', 'AMAP']), ''],
    words: [line(['Date', 'Montant', 'Type', 'Compte']), line(['', '', '', ''])],
  }[given.above];
  const body = rows.flatMap((_, row) => {
    const cells = columns.map((column) => column.cells[row] ?? '');
    const isTrimmed = given.rows === 'trimmed';
    const used = isTrimmed ? cells.slice(0, cells.findLastIndex((each) => each !== '') + 1) : cells;
    const own = `${line(used)}${given.rows === 'trailing' ? delimiter : ''}`;
    if (row !== 0) return [own];
    if (given.further === 'continuation') return [own, only('suite du libellé')];
    if (given.further === 'page') return [own, header];
    return given.further === 'empty' ? [own, empty, ''] : [own];
  });
  const between = { none: [], empty: [empty, ''], 'header twice': [header] }[given.between];
  const below = {
    none: [],
    prose: ['', 'Disclaimer:', 'Ce document est donné à titre indicatif.'],
    total: [only('TOTAL')],
    balance: [only('Solde au 31/12/2026')],
  }[given.below];
  return [...(above ?? []), header, ...(between ?? []), ...body, ...(below ?? [])];
}
