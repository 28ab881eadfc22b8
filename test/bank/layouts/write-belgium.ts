import {
  type Choose,
  chained,
  ends,
  frenchDay,
  joined,
  type Line,
  mayBeReversed,
  money,
  newestFirst,
  plainLabel,
  quoted,
  quotedIfNeeded,
  type Write,
  withBalances,
} from './spelling.ts';

// Banks of Belgium and Luxembourg, and TWINT; `write-layouts.ts` names them with the others.

const OWN = 'BE68539007547034';

const row = (cells: readonly string[]): string =>
  cells.map((cell) => quotedIfNeeded(cell, ';')).join(';');

/** `1.234,56`, or without the point. */
const euros = (choose: Choose) => {
  const group = choose('', '.');
  return (cents: number) => money(cents, ',', group);
};

const BELFIUS = {
  French: {
    from: 'Date de comptabilisation à partir de',
    to: "Date de comptabilisation jusqu'au",
    filters: ['Montant à partir de', 'Communication', 'Compte contrepartie'],
    balance: 'Dernier solde',
    day: 'Date/heure du dernier solde',
    head:
      "Compte;Date de comptabilisation;Numéro d'extrait;Numéro de transaction;" +
      'Compte contrepartie;Nom contrepartie contient;Rue et numéro;Code postal et localité;' +
      'Transaction;Date valeur;Montant;Devise;BIC;Code pays;Communications',
  },
  Dutch: {
    from: 'Boekingsdatum vanaf',
    to: 'Boekingsdatum tot en met',
    filters: ['Bedrag vanaf', 'Mededeling', 'Rekening tegenpartij'],
    balance: 'Laatste saldo',
    day: 'Datum/uur van het laatste saldo',
    head:
      'Rekening;Boekingsdatum;Rekeninguittrekselnummer;Transactienummer;Rekening tegenpartij;' +
      'Naam tegenpartij bevat;Straat en nummer;Postcode en plaats;Transactie;Valutadatum;Bedrag;' +
      'Devies;BIC;Landcode;Mededelingen',
  },
} as const;

const belfius: Write = (given, choose) => {
  const words = choose<(typeof BELFIUS)['French' | 'Dutch']>(BELFIUS.French, BELFIUS.Dutch);
  const isSearch = choose(false, false, true);
  const amount = euros(choose);
  const numbers = choose(['', ''], ['00003', '1303']);
  const rows = newestFirst(given.lines);
  const { closingCents } = ends(given) as { closingCents: number };
  const text = [
    `${words.from};01/01/2000`,
    `${words.to};31/12/2030`,
    ...words.filters.map((word, index) => `${word};${isSearch && index === 1 ? 'GA26' : ''}`),
    `${words.balance};${amount(closingCents)} EUR`,
    `${words.day};31/12/2030 10:23:44`,
    ';',
    words.head,
    ...rows.map(({ date, cents, label }) => {
      const minus = choose('', ' ');
      const size = amount(Math.abs(cents));
      const spelled = cents < 0 ? `-${minus}${size}` : size;
      const start = [OWN, frenchDay(date), ...numbers, 'BE71', 'DURAND', '', '1000 X', label];
      return row([...start, '31/12/1999', spelled, 'EUR', 'BIC', 'BE', 'GA26']);
    }),
  ];
  const facts = { ...(rows.length === 0 ? {} : { accountNumber: OWN }), proved: false };
  return {
    text: joined(text),
    rows: rows.map((line) => ({
      ...line,
      label: joined(['BE71', 'DURAND', '1000 X', line.label, 'GA26']),
    })),
    facts: isSearch ? facts : { ...facts, from: '2000-01-01', to: '2030-12-31', ...ends(given) },
  };
};

const FORTIS = {
  French: {
    ...{
      number: 'Nº de séquence',
      days: ["Date d'exécution", 'Date valeur'],
      reference: 'REFERENCE BANQUE',
    },
    ...{
      amount: ['Montant', 'Devise du compte'],
      account: 'Numéro de compte',
      party: 'Contrepartie',
    },
    ...{ type: 'Type de transaction', name: 'Nom de la contrepartie', message: 'Communication' },
    ...{ details: 'Détails', states: ['Statut', 'Motif du refus'], said: ['Accepté', 'Refusé'] },
    old: 'CONTREPARTIE DE LA TRANSACTION',
  },
  Dutch: {
    ...{
      number: 'Volgnummer',
      days: ['Uitvoeringsdatum', 'Valutadatum'],
      reference: 'BANKREFERENTIE',
    },
    ...{ amount: ['Bedrag', 'Valuta rekening'], account: 'Rekeningnummer', party: 'Tegenpartij' },
    ...{ type: 'Type verrichting', name: 'Naam van de tegenpartij', message: 'Mededeling' },
    ...{
      details: 'Details',
      states: ['Status', 'Reden van weigering'],
      said: ['Geaccepteerd', 'Geweigerd'],
    },
    old: 'TEGENPARTIJ VAN DE VERRICHTING',
  },
} as const;

const fortis: Write = ({ lines }, choose) => {
  const words = choose<(typeof FORTIS)['French' | 'Dutch']>(FORTIS.French, FORTIS.Dutch);
  const isNew = choose(true, false);
  const [booked = '', refused = ''] = words.said;
  const amount = choose(
    (cents: number) => money(cents, ',', '.'),
    (cents: number) => money(cents, '.'),
  );
  const number = choose('2026-', '2026-00001');
  const movements = newestFirst(lines).map((line, index) => ({
    ...line,
    id: `26032700000${10_000 + index}`,
  }));
  const rows = movements.flatMap((line): readonly (typeof line | { skipped: string })[] =>
    isNew && choose(false, false, true) ? [{ skipped: 'refused' }, line] : [line],
  );
  const details = (line: Line) =>
    `${plainLabel(line.label)} ${words.reference} : ${line.id} DATE VALEUR : 01/01/1999`;
  const never: Line = { date: '2001-01-01', cents: -500, label: 'V', id: '2603270000099999' };
  const write = (each: (typeof rows)[number]) => {
    const line = 'skipped' in each ? never : each;
    const start = [number, frenchDay(line.date), '31/12/1999', amount(line.cents), 'EUR'];
    if (!isNew) return row([...start, 'BE71', details(line), OWN]);
    const state = line === never ? refused : booked;
    return row([...start, OWN, 'T', 'BE71', 'DURAND', 'GA26', details(line), state, '']);
  };
  const header = isNew
    ? [words.number, ...words.days, ...words.amount, words.account, words.type, words.party]
    : [words.number, ...words.days, ...words.amount, words.old, words.details, words.account];
  const rest = isNew ? [words.name, words.message, words.details, ...words.states] : [];
  return {
    text: joined([[...header, ...rest].join(';'), ...rows.map(write)]),
    rows: rows.map((line) => {
      if ('skipped' in line) return line;
      const label = isNew
        ? ['T', 'BE71', 'DURAND', 'GA26', details(line)]
        : ['BE71', details(line)];
      return { ...line, label: joined(label) };
    }),
    facts: { proved: false },
  };
};

/** A header and rows in which one text is the label; the others are told. */
const table =
  (
    heads: readonly string[],
    write: (line: Line, amount: string) => readonly string[],
    texts: (label: string) => readonly string[],
    day: (date: string) => string = frenchDay,
  ): Write =>
  ({ lines }, choose) => {
    const amount = euros(choose);
    const rows = newestFirst(lines).map((line, index) => ({ ...line, id: `2026/${index + 1000}` }));
    const text = [
      choose(...heads),
      ...rows.map((line) => row(write({ ...line, date: day(line.date) }, amount(line.cents)))),
    ];
    return {
      text: joined(text),
      rows: rows.map((line) => ({ ...line, label: joined(texts(line.label)) })),
      facts: { proved: false },
    };
  };

const ing = table(
  [
    'Numéro de compte;Nom du compte;Compte partie adverse;Numéro de mouvement;Date comptable;' +
      'Date valeur;Montant;Devise;Libellés;Détails du mouvement;Message',
    'Rekeningnummer;Naam van de rekening;Rekening tegenpartij;Omzetnummer;Boekingsdatum;' +
      'Valutadatum;Bedrag;Munteenheid;Omschrijving;Detail van de omzet;Bericht',
  ],
  ({ date, label, id = '' }, amount) => [
    ...[OWN, 'AMAP', 'BE71', id, date, '31/12/1999', amount, 'EUR', label, '', 'GA26'],
  ],
  (label) => ['BE71', label, 'GA26'],
);

const dashed = (date: string) => frenchDay(date).replaceAll('/', '-');

const argenta = table(
  [
    'Rekening;Boekdatum;Valutadatum;Referentie;Beschrijving;Bedrag;Munt;Verrichtingsdatum;' +
      'Rekening tegenpartij;Naam tegenpartij;Mededeling',
    "Compte;Date comptable;Date valeu;Référence;Description;Montant;Devise;Date d'opération;" +
      'Compte contrepartie;Nom contrepartie;Communication',
  ],
  ({ date, label, id = '' }, amount) => [
    ...[OWN, date, '31-12-1999', id, 'V', amount, 'EUR', '30-12-1999', 'BE71', 'DURAND', label],
  ],
  (label) => ['V', 'BE71', 'DURAND', label],
  dashed,
);

const vdk = table(
  [
    `Numéro de compte;${OWN}\n;\nDate d'exécution;Date valeur;Montant;Devise;` +
      'Numéro de compte de la contrepartie;BIC/SWIFT de la contrepartie;Nom de la contrepartie;' +
      'Communication;Type de mouvement;Numéro de référence de VDK',
  ],
  ({ date, label, id = '' }, amount) => [
    ...[date, '31/12/1999', amount, 'EUR', 'BE71', 'BIC', 'DURAND', label, 'Bancontact', id],
  ],
  (label) => ['BE71', 'DURAND', label, 'Bancontact'],
);

const keytrade = table(
  [
    'Extrait;Date;Date valeur;IBAN;Description;Montant;Devise',
    'Uittreksel;Datum;Valutadatum;Rekening;Omschrijving;Bedrag;Valuta',
  ],
  ({ date, label, id = '' }, amount) => [id, date, '31/12/1999', 'BE71', label, amount, 'EUR'],
  (label) => ['BE71', label],
);

const post = table(
  [
    "Date comptable;Description;Montant de l'opération;Devise;Date valeur;" +
      'Compte de la contrepartie;Nom de la contrepartie :;Communication 1 :;Communication 2 :;' +
      "Référence d'opération",
  ],
  ({ date, label, id = '' }, amount) => [
    ...[date, 'V', amount, 'EUR', '31/12/1999', 'LU28', 'DURAND', label, '', id],
  ],
  (label) => ['V', 'LU28', 'DURAND', label],
);

const KBC = [
  'Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;Valuta;Bedrag;Saldo;' +
    'credit;debet;rekeningnummer tegenpartij;BIC tegenpartij;Naam tegenpartij;' +
    'Adres tegenpartij;gestructureerde mededeling;Vrije mededeling',
  "Numéro de compte;Nom de la rubrique;Nom;Devise;Numéro de l'extrait;Date;Description;Valeur;" +
    'Montant;Solde;crédit;débit;numéro de compte contrepartie;BIC contrepartie;' +
    'Nom contrepartie;Adresse contrepartie;communication structurée;Communication libre',
  'Account number;Heading;Name;Currency;Statement number;Date;Description;Value date;Amount;' +
    "Balance;credit;debit;counterparty's account number;Counterparty BIC;Counterparty name;" +
    'Counterparty address;standard-format reference;Free-format reference',
];

const kbc: Write = (given, choose) => {
  const amount = euros(choose);
  const rows = mayBeReversed(withBalances(given), choose);
  const blank = ' '.repeat(14);
  const text = [
    choose(...KBC),
    ...rows.map(({ date, cents, label, balance }) => {
      const sides = cents < 0 ? [blank, amount(cents)] : [amount(cents), blank];
      const start = [OWN, blank, 'AMAP', 'EUR', '  02026001', frenchDay(date), 'VIREMENT  DE'];
      const ends = ['BE71', 'BIC', `DURAND${blank}`, blank, '***010/8068/17183***', label];
      return row([...start, '31/12/1999', amount(cents), amount(balance), ...sides, ...ends]);
    }),
  ];
  const texts = ['VIREMENT DE', 'BE71', 'DURAND', '***010/8068/17183***'];
  return {
    text: joined(text),
    rows: rows.map((line) => ({ ...line, label: joined([...texts, line.label]) })),
    facts: chained(given),
  };
};

const twint: Write = ({ lines }, choose) => {
  const rows = lines.map((line, index) => ({
    ...line,
    cents: Math.abs(line.cents),
    id: `A-${index}`,
  }));
  const all = rows.flatMap((line): readonly (typeof line | { skipped: string })[] =>
    choose(false, true) ? [{ skipped: 'refused' }, line] : [line],
  );
  const write = (cells: readonly string[]) => cells.map(quoted).join(';');
  const text = [
    write(['Date of:', '2000.01.01 (00:00)']),
    write(['To date:', '2030.12.31 (23:59)']),
    write(['Total credit (CHF):', 'Total transaction amount (CHF):', 'Total discount (CHF):']),
    write([
      ...['Date', 'Time', 'Type', 'State', 'Transaction amount (CHF)', 'Discount (CHF)'],
      ...['Transaction costs (CHF)', 'Commerce', 'TWINT terminal ID', 'TWINT order ID'],
      ...['Merchant transaction reference', 'Acquirer Transaction Reference'],
      ...['Name in the statement', 'First name', 'Last name'],
    ]),
    ...all.map((each) => {
      const isBooked = 'cents' in each;
      const day = isBooked ? each.date.replaceAll('-', '.') : '2001.01.01';
      const size = isBooked ? money(each.cents, '.') : '20.00';
      const start = [day, '11:38', 'Payment', isBooked ? 'Settled' : 'Failed', size];
      const id = isBooked ? each.id : 'A-x';
      const label = isBooked ? each.label : '';
      return write([...start, choose('', '0.00'), '0.07', 'E', '1', id, label, 'T', 'E', '', '']);
    }),
  ];
  return {
    text: joined(text),
    rows: all.map((each) =>
      'cents' in each ? { ...each, label: joined(['E', each.label, 'T', 'E']) } : each,
    ),
    facts: { currency: 'CHF', from: '2000-01-01', to: '2030-12-31', proved: false },
  };
};

export const writeBelgium: Readonly<Record<string, readonly Write[]>> = {
  'belfius-csv': [belfius],
  'bnp-paribas-fortis-csv': [fortis],
  'ing-belgium-csv': [ing],
  'kbc-csv': [kbc],
  'argenta-csv': [argenta],
  'vdk-csv': [vdk],
  'keytrade-csv': [keytrade],
  'post-luxembourg-csv': [post],
  'twint-csv': [twint],
};
