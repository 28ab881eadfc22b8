import {
  chained,
  ends,
  frenchDay,
  joined,
  mayBeReversed,
  money,
  newestFirst,
  oldestFirst,
  plainLabel,
  quoted,
  quotedIfNeeded,
  recent,
  shortDay,
  shortMoney,
  shuffled,
  signed,
  sumOf,
  twoColumns,
  type Write,
  withBalances,
} from './spelling.ts';
import { writeBelgium } from './write-belgium.ts';
import { writeOnline } from './write-online-banks.ts';

/** `1 234,56`, the thousands set off by a space that does not break. */
const spaced = (cents: number): string => money(cents, ',', '\u00a0');

const creditAgricole: Write = (given, choose) => {
  const rows = newestFirst(given.lines);
  const [grouped, head] = choose(
    [spaced, 'Date;Libellé;Débit euros;Crédit euros;'],
    [spaced, 'Date;Date valeur;Libellé;Débit Euros;Crédit Euros;'],
  );
  const hasValueDate = head.includes('valeur');
  const text = [
    '',
    'Téléchargement du  01/01/2031;',
    'Compte de Dépôt carte n° 00012345678;',
    `Solde au 31/12/2030 ${grouped(given.openingCents + sumOf(rows))} €`,
    'Liste des opérations du compte entre le 01/01/2000 et le 31/12/2030;',
    '',
    head,
    ...rows.map(({ date, cents, label }) => {
      const day = frenchDay(date);
      const amounts = twoColumns(cents, (debit) => grouped(-debit), grouped);
      const days = hasValueDate ? [day, day] : [day];
      return `${[...days, quoted(label), ...amounts].join(';')};`;
    }),
    '  ',
    ' carte n° 5137 81XX XXXX 4912',
    ";Pas d'opération pour cette carte entre le 01/01/2000 et 31/12/2030;",
  ];
  const facts = { accountNumber: '00012345678', from: '2000-01-01', to: '2030-12-31' };
  return { text: joined(text), rows, facts: { ...facts, ...ends(given), proved: false } };
};

const creditMutuel: Write = (given, choose) => {
  const hasExtras = choose(false, true);
  const rows = mayBeReversed(withBalances(given), choose);
  const extras = 'Motif;Référence unique du mandat (RUM);Référence (END TO END)';
  const text = [
    `Date;Date de valeur;Débit;Crédit;Libellé;Solde${hasExtras ? `;${extras}` : ''}`,
    ...rows.map(({ date, cents, label, balance }) => {
      const day = frenchDay(date);
      const [debit, credit] = twoColumns(cents, money, money);
      const cells = [day, day, debit, credit, quotedIfNeeded(label, ';'), money(balance)];
      return [...cells, ...(hasExtras ? ['M', '', 'E2E'] : [])].join(';');
    }),
  ];
  const read = rows.map((row) => (hasExtras ? { ...row, label: `${row.label}\nM\nE2E` } : row));
  return { text: joined(text), rows: read, facts: chained(given) };
};

const laBanquePostale: Write = (given, choose) => {
  const delimiter = choose(';', '\t');
  const amount = choose(signed, money, shortMoney);
  const francs = choose(false, true);
  const rows = newestFirst(given.lines);
  const withFrancs = (cells: readonly string[], more: string) =>
    [...cells, ...(francs ? [more] : [])].join(delimiter);
  const text = [
    `Numéro Compte   ${delimiter}0012345S020`,
    `Type         ${delimiter}CCP`,
    `Compte tenu en  ${delimiter}euros`,
    `Date            ${delimiter}31/12/2030`,
    `Solde (EUROS)   ${delimiter}${amount(given.openingCents + sumOf(rows))}`,
    ...(francs ? [`Solde (FRANCS)   ${delimiter}6,56`] : []),
    '',
    withFrancs(['Date', 'Libellé', 'Montant(EUROS)'], 'Montant(FRANCS)'),
    ...rows.map(({ date, cents, label }) =>
      withFrancs([frenchDay(date), quoted(label), amount(cents)], signed(cents * 6)),
    ),
  ];
  const facts = { accountNumber: '0012345S020', currency: 'EUR', proved: false };
  return { text: joined(text), rows, facts: { ...facts, ...ends(given) } };
};

const ENTITIES: readonly (readonly [string, string])[] = [
  ...([
    ['é', 'eacute'],
    ['è', 'egrave'],
    ['à', 'agrave'],
    ['ç', 'ccedil'],
    ['ô', 'ocirc'],
  ] as const),
  ...([
    ['É', 'Eacute'],
    ['œ', 'oelig'],
    ['Œ', 'OElig'],
    ["'", '#39'],
    ['€', '#x20AC'],
    ['"', 'quot'],
  ] as const),
];

function asHtml(text: string): string {
  let html = text.replaceAll('&', '&amp;');
  for (const [letter, name] of ENTITIES) html = html.replaceAll(letter, `&${name};`);
  return html;
}

const bnpParibas: Write = (given, choose) => {
  const spell = choose(
    (text: string) => text,
    asHtml,
    (text: string) => asHtml(asHtml(text)),
  );
  const ampersand = choose('', ' R&D');
  const rows = newestFirst(given.lines).map((line) => ({
    ...line,
    label: plainLabel(line.label) + ampersand,
  }));
  const hasHeader = choose(true, false) || rows.length === 0;
  const hasCategories = choose(false, true);
  const balance = money(given.openingCents + sumOf(rows), ',', ' ');
  const text = [
    spell(`Compte de chèques;Compte chèques;****1234;31/12/2030;;${balance}`),
    ...(hasHeader
      ? ['', 'Date operation;Libelle court;Type operation;Libelle operation;Montant operation']
      : []),
    ...rows.map(({ date, cents, label }) => {
      const types = hasHeader || hasCategories ? 'CARTE;Crédit;' : ';;';
      return `${frenchDay(date)};${spell(types)}${spell(label)};${money(cents, ',', ' ')}`;
    }),
  ];
  const facts = { accountNumber: '****1234', proved: false, ...ends(given) };
  return { text: joined(text), rows, facts };
};

const societeGenerale: Write = (given, choose) => {
  const rows = newestFirst(given.lines).map((line) => {
    const label = plainLabel(line.label);
    return { ...line, parts: [Array.from(label).slice(0, 18).join(''), label], label };
  });
  const total = given.openingCents + sumOf(rows);
  const number = choose('="0105900012345678"', '00012345678');
  const balance = `${money(total, number.startsWith('=') ? ',' : '.')} EUR`;
  const period = '01/01/2000;31/12/2030';
  const facts = { accountNumber: '00012345678', from: '2000-01-01', to: '2030-12-31' };
  if (choose(false, true)) {
    const text = [
      `${number};${period};`,
      '',
      'date_comptabilisation;libellé_complet_operation;montant_operation;devise;',
      ...rows.map(({ date, cents, label }) => `${frenchDay(date)};${label};${money(cents)};EUR;`),
    ];
    return { text: joined(text), rows, facts };
  }
  const text = [
    `${number};${period};${rows.length};31/12/2030;${balance}`,
    '',
    "Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise",
    ...rows.map(({ date, cents, parts: [short, label] }) =>
      [frenchDay(date), short, label, money(cents), 'EUR'].join(';'),
    ),
  ];
  return {
    text: joined(text),
    rows: rows.map(({ parts, ...line }) => ({ ...line, label: joined(parts) })),
    facts: { ...facts, ...ends(given), proofs: ['row-count'] },
  };
};

const societeGeneraleBudget: Write = (given) => {
  const rows = newestFirst(given.lines).map((line) => ({ ...line, label: plainLabel(line.label) }));
  const text = [
    'Date transaction;Date comptabilisation;Num Compte;Libellé Compte;Libellé opération;' +
      'Libellé complet;Catégorie;Sous-Catégorie;Montant;Pointée;',
    ...rows.map(({ date, cents, label }) => {
      const cells = ['01/01/1999', frenchDay(date), '00012345678', 'COMPTE', 'Renommée', label];
      return `${[...cells, 'Revenus', 'Virements', money(cents), 'Non'].join(';')};`;
    }),
  ];
  return { text: joined(text), rows, facts: { proved: false } };
};

const lcl: Write = (given, choose) => {
  const delimiter = choose(';', '\t');
  const asBalance = (day: string, cents: number) =>
    [day, shortMoney(cents), '', '00451 123456A'].join(delimiter);
  const written = oldestFirst(given.lines).map((line) => {
    const [type, cheque, isInFifth] = choose(
      ...([
        ['Carte', '', true],
        ['Virement', '', false],
        ['', '', false],
      ] as const),
      ...([
        ['Chèque', '0000123', false],
        ['Prélèvement', '', true],
      ] as const),
    );
    const label = plainLabel(line.label);
    const labels = isInFifth ? [label, ''] : ['', label];
    const cells = [frenchDay(line.date), shortMoney(line.cents), type, cheque, ...labels];
    return {
      row: { ...line, label: joined([type, cheque, label]) },
      text: [...cells, isInFifth ? '0' : '', isInFifth ? 'Divers' : ''].join(delimiter),
    };
  });
  const hasOpening = choose(true, false);
  const balance = { skipped: 'balance' };
  const rows = written.map(({ row }) => row);
  return {
    text: joined([
      ...(hasOpening ? [asBalance('01/01/2000', given.openingCents)] : []),
      ...written.map(({ text }) => text),
      asBalance('31/12/2030', given.openingCents + sumOf(rows)),
    ]),
    rows: [...(hasOpening ? [balance] : []), ...rows, balance],
    facts: { accountNumber: '123456A', proved: hasOpening, ...ends(given) },
  };
};

const bpce: Write = (given, choose) => {
  const day = choose(frenchDay, shortDay);
  const credit = choose(signed, money);
  const debit = choose(money, (cents: number) => money(-cents));
  const pointed = choose('0', 'Non');
  const isShort = choose(false, true);
  const hasNumber = choose(false, true);
  const rows = newestFirst(recent(given.lines)).map((line) => ({
    ...line,
    parts: [`CB ${plainLabel(line.label)}`, 'A26000', `${plainLabel(line.label)}-`],
  }));
  const text = [
    ...(hasNumber ? ['Numéro de compte : 08001234567;;;;'] : []),
    isShort
      ? 'Date comptable;Libelle simplifie;Reference;Informations complementaires;Type operation;' +
        'Debit;Credit;Date operation;Date de valeur;Pointage'
      : 'Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;' +
        'Informations complementaires;Type operation;Categorie;Sous categorie;Debit;Credit;' +
        'Date operation;Date de valeur;Pointage operation',
    ...rows.map(({ date, cents, parts: [label = '', ...others] }) => {
      const labels = isShort ? [label, ...others] : ['Renommée', label, ...others];
      const kinds = isShort ? ['Carte'] : ['Carte', 'A categoriser', 'Divers'];
      const amounts = twoColumns(cents, debit, credit);
      return [day(date), ...labels, ...kinds, ...amounts, day(date), day(date), pointed].join(';');
    }),
  ];
  return {
    text: joined(text),
    rows: rows.map(({ parts, ...line }) => ({ ...line, label: joined(parts) })),
    facts: { proved: false, ...(hasNumber ? { accountNumber: '08001234567' } : {}) },
  };
};

const banquePopulaireOld: Write = (given) => {
  const rows = newestFirst(given.lines).map((line) => ({
    ...line,
    parts: [plainLabel(line.label), '0AB12CD'],
  }));
  const text = [
    'Compte;Date de comptabilisation;Date opération;Libellé;Référence;Date valeur;Montant',
    ...rows.map(({ date, cents, parts }) => {
      const day = frenchDay(date);
      return ['00012345678', day, '', ...parts, day, shortMoney(cents)].join(';');
    }),
  ];
  const read = rows.map(({ parts, ...line }) => ({ ...line, label: joined(parts) }));
  return { text: joined(text), rows: read, facts: { proved: false } };
};

const caisseEpargne: Write = (given, choose) => {
  const day = choose(shortDay, frenchDay);
  const isBelow = choose(true, false);
  const hasOpening = choose(true, false);
  const last = choose('', ';');
  const closing = given.openingCents + sumOf(given.lines);
  const opening = `Solde en début de période;;;;${money(given.openingCents)}${last}`;
  const rows = newestFirst(recent(given.lines)).map((line, index) => ({
    ...line,
    id: `3010202020201030-08.38.07.${String(index).padStart(6, '0')} -`,
    label: plainLabel(line.label),
  }));
  const isRow = hasOpening && isBelow;
  const text = [
    'Code de la banque : 11425;Code de l’agence : 00900;' +
      'Date de début de téléchargement : 01/01/2000;Date de fin de téléchargement : 31/12/2030;',
    'Numéro de compte : 08001234567;Nom du compte : ASSOCIATION;Devise : EUR;',
    '',
    `Solde en fin de période;;;;${money(closing)}${last}`,
    ...(hasOpening && !isBelow ? [opening] : []),
    "Date;Numéro d'opération;Libellé;Débit;Crédit;Détail;",
    ...rows.map(({ date, cents, id, label }) => {
      const amounts = twoColumns(cents, money, signed);
      return `${[day(date), id, label, ...amounts, 'Détail'].join(';')};`;
    }),
    ...(isRow ? [opening] : []),
  ];
  const read = rows.map((row) => ({ ...row, label: `${row.label}\nDétail` }));
  const facts = { accountNumber: '08001234567', currency: 'EUR', to: '2030-12-31' };
  return {
    text: joined(text),
    rows: [...read, ...(isRow ? [{ skipped: 'balance' }] : [])],
    facts: { ...facts, ...ends(given), proved: hasOpening },
  };
};

const creditCooperatif: Write = (given, choose) => {
  const rows = newestFirst(given.lines).map((line) => {
    const parts = [plainLabel(line.label), choose('', 'SUITE')];
    const more = choose<readonly string[]>([], ['0001234', 'VI123', 'DURAND', '', '', '', 'MOTIF']);
    const cells = [frenchDay(line.date), ...parts, money(Math.abs(line.cents), ',', ' ')];
    const direction = line.cents < 0 ? 'DEBIT' : 'CREDIT';
    return {
      row: { ...line, label: joined([...parts, ...more]) },
      text: [...cells, direction, ...more].join(';'),
    };
  });
  const header =
    "Date;Libellé;Libellé complémentaire;Montant;Sens;Numéro de chèque;Référence Interne de l'" +
    "Opération;Nom de l'émetteur;Identifiant de l'émetteur;Nom du destinataire;Identifiant du " +
    'destinataire;Libellé de Client à Client - Motif;Référence de la Remise;' +
    'Séquence de Présentation';
  return {
    text: joined([header, ...rows.map(({ text }) => text)]),
    rows: rows.map(({ row }) => row),
    facts: { proved: false },
  };
};

/** Fortuneo, Crédit Mutuel de Bretagne and Hello bank!: days, a label, a debit and a credit. */
const twoAmounts =
  (head: readonly string[], order: 'label first' | 'label last'): Write =>
  (given, choose) => {
    const isQuoted = choose(false, true);
    const [debit, credit] = choose(
      [shortMoney, (cents: number) => ` ${shortMoney(cents)}`],
      [(cents: number) => money(-cents, ',', ' '), (cents: number) => money(cents, ',', ' ')],
    );
    const rows = newestFirst(given.lines).map((line) => ({
      ...line,
      label: plainLabel(line.label),
    }));
    const write = (cells: readonly string[]) =>
      isQuoted ? cells.map(quoted).join(';') : `${cells.join(';')}`;
    const text = [
      `${write(head)}${isQuoted ? '' : ';'}`,
      ...rows.map(({ date, cents, label }) => {
        const day = frenchDay(date);
        const amounts = twoColumns(cents, debit, credit);
        const cells = order === 'label first' ? [label, ...amounts] : [...amounts, label];
        return write([day, day, ...cells]);
      }),
    ];
    return { text: joined(text), rows, facts: { proved: false } };
  };

const plain: Write = ({ lines }, choose) => {
  const delimiter = choose(';', '\t', ',', '|');
  const day = choose(frenchDay, (date: string) => date);
  const mark = choose(',' as const, '.' as const);
  const order = shuffled(['date', 'label', 'amount', 'id'] as const, choose);
  const words = { date: 'Date', label: 'Libellé', amount: 'Montant', id: 'Identifiant' };
  const rows = lines.map((line, index) => ({ ...line, id: `T-${index}` }));
  const text = [
    order.map((name) => words[name]).join(delimiter),
    ...rows.map(({ date, cents, label, id }) => {
      const cells = { date: day(date), label, amount: money(cents, mark), id };
      return order.map((name) => quotedIfNeeded(cells[name], delimiter)).join(delimiter);
    }),
  ];
  return { text: joined(text), rows, facts: { proved: false } };
};

const fortuneoHead = ['Date opération', 'Date valeur', 'libellé', 'Débit', 'Crédit'];
const cmbHead = ['Date operation', 'Date valeur', 'Libelle', 'Debit', 'Credit'];
const helloHead = ['Date', 'Date de valeur', 'Débit', 'Crédit', 'Libellé'];

/** Every layout, in each way its bank was seen to write it; by the name that must be read. */
export const WRITERS: Readonly<Record<string, readonly Write[]>> = {
  'credit-agricole-csv': [creditAgricole],
  'credit-mutuel-csv': [creditMutuel],
  'la-banque-postale-csv': [laBanquePostale],
  'bnp-paribas-csv': [bnpParibas],
  'societe-generale-csv': [societeGenerale, societeGeneraleBudget],
  'lcl-csv': [lcl],
  'bpce-csv': [bpce, banquePopulaireOld],
  'caisse-epargne-csv': [caisseEpargne],
  'credit-cooperatif-csv': [creditCooperatif],
  'fortuneo-csv': [twoAmounts(fortuneoHead, 'label first'), twoAmounts(cmbHead, 'label first')],
  'hello-bank-csv': [twoAmounts(helloHead, 'label last')],
  'plain-csv': [plain],
  ...writeOnline,
  ...writeBelgium,
};
