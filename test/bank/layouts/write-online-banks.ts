import {
  type Choose,
  chained,
  frenchDay,
  joined,
  type Line,
  mayBeReversed,
  money,
  newestFirst,
  plainLabel,
  quoted,
  quotedIfNeeded,
  recent,
  shortDay,
  shortMoney,
  type Write,
  withBalances,
} from './spelling.ts';

// The banks without branches; `write-layouts.ts` names them together with the others.

const iso = (date: string): string => date;

const boursobank: Write = ({ lines }, choose) => {
  const [day, words] = choose(
    [shortDay, 'dateOp;dateVal;label;category;categoryParent;amount;accountNum;accountbalance'],
    [iso, 'dateOp;dateVal;label;category;amount;comment;accountNum;accountLabel;accountbalance'],
    [iso, 'dateOp;dateVal;label;supplierFound;amount;accountNum;accountLabel;accountbalance'],
  );
  const hasComment = words.includes('comment');
  const rows = newestFirst(recent(lines));
  const text = rows.map(({ date, cents, label }) => {
    const cells: Readonly<Record<string, string>> = {
      dateOp: day(date),
      dateVal: day('1999-12-31'),
      label: quoted(label),
      category: '"Virements reçus"',
      amount: quotedIfNeeded(money(cents, ',', ' '), ' '),
      comment: 'note',
      accountNum: '00040012345',
      accountbalance: '370.00',
    };
    return words
      .split(';')
      .map((word) => cells[word] ?? '')
      .join(';');
  });
  return {
    text: joined([words, ...text]),
    rows: rows.map((row) => (hasComment ? { ...row, label: `${row.label}\nnote` } : row)),
    facts: { proved: false },
  };
};

const boursobank2026: Write = ({ lines }, choose) => {
  const amount = choose(money, (cents: number) => money(cents, ',', ' '));
  const rows = newestFirst(lines);
  const text = [
    '"Date Opération";"Date Valeur";Libellé;"Libellé Suggéré";Catégorie;"Catégorie Parente";' +
      'Solde;Commentaire;"Numéro Compte";"Libellé Compte";Solde;Pointage',
    ...rows.map(({ date, cents, label }) => {
      const cells = [date, date, quoted(label), 'Renommée', 'Divers', 'Divers', amount(cents)];
      return [...cells, '', '00040012345', 'BoursoBank', '1758.27', 'Non'].join(';');
    }),
  ];
  return { text: joined(text), rows, facts: { proved: false } };
};

/** Movements that never were, or not yet: between the others, for the reader to skip. */
function amongUnbooked<Row extends Line>(
  rows: readonly Row[],
  choose: Choose,
  reasons: readonly string[],
): readonly (Row | { readonly skipped: string })[] {
  return rows.flatMap((row) => {
    const reason = choose('', '', ...reasons);
    return reason === '' ? [row] : [{ skipped: reason }, row];
  });
}

const STATES = {
  French: { booked: 'Exécuté', pending: 'En cours', refused: 'Refusé' },
  English: { booked: 'Settled', pending: 'Processing', refused: 'Declined' },
} as const;

const qonto: Write = ({ lines }, choose) => {
  const language = choose('French' as const, 'English' as const);
  const hasLocal = choose(true, false);
  const states: Readonly<Record<string, string>> = STATES[language];
  const isFrench = language === 'French';
  const dates = isFrench
    ? ['Date de la valeur (UTC)', 'Date de la valeur (local)', "Date de l'opération (UTC)"]
    : ['Settlement date (UTC)', 'Settlement date (local)', 'Operation date (UTC)'];
  const words = isFrench
    ? ['Montant total (TTC)', 'Débit', 'Crédit', 'Solde', 'Devise', 'Montant de la TVA (20.0 %)']
    : ['Total amount (incl. VAT)', 'Debit', 'Credit', 'Balance', 'Currency', 'VAT amount'];
  const texts = isFrench
    ? ['Nom de la contrepartie', 'Identifiant de transaction', 'Référence', 'Note', 'Équipe']
    : ['Counterparty name', 'Transaction ID', 'Reference', 'Note', 'Team'];
  const used = dates.filter((_, index) => hasLocal || index !== 1);
  const delimiter = isFrench ? ';' : ',';
  const time = (date: string) =>
    `${isFrench ? frenchDay(date).replaceAll('/', '-') : date} 23:59:00`;
  const booked = newestFirst(lines).map((line, index) => ({ ...line, id: `q-${index}` }));
  const rows = amongUnbooked(booked, choose, ['pending', 'refused']);
  const write = (row: Line | { readonly skipped: string }) => {
    const isBooked = 'cents' in row;
    const settled = isBooked ? time(row.date) : '';
    const days = hasLocal ? ['01-01-1999 12:00:00', settled] : [settled];
    const mark = isFrench ? ',' : '.';
    const amount = isBooked ? money(row.cents, mark, isFrench ? '\u00a0' : '') : '-60';
    const label = isBooked ? row.label : 'V';
    return [
      ...[
        states[isBooked ? 'booked' : row.skipped] ?? '',
        ...(isBooked ? days : days.map(() => '')),
      ],
      ...['02-01-1999 12:00:00', amount, '', '', '7', 'EUR', '1'],
      ...[label, isBooked ? row.id : 'q-x', 'GA26', isBooked ? label : '', 'Bureau'],
    ]
      .map((cell) => quotedIfNeeded(cell ?? '', delimiter))
      .join(delimiter);
  };
  const header = [isFrench ? 'Statut' : 'Status', ...used, ...words, ...texts].join(delimiter);
  return {
    text: joined([header, ...rows.map(write)]),
    rows: rows.map((row) =>
      'cents' in row ? { ...row, label: joined([row.label, 'GA26', row.label]) } : row,
    ),
    facts: { proved: false },
  };
};

const shine: Write = ({ lines }, choose) => {
  const none = choose('', '0,00');
  const isQuoted = choose(false, true);
  const rows = newestFirst(lines).map((line, index) => ({
    ...line,
    id: `t-${index}`,
    parts: [plainLabel(line.label), 'DURAND', 'noté'],
  }));
  const write = (cells: readonly string[]) => (isQuoted ? cells.map(quoted) : cells).join(';');
  const text = [
    "Transaction ID;Date de la valeur;Date d'opération;IBAN;Type de transaction;Category;Débit;" +
      'Crédit;Solde mouvement;Solde bancaire;Libellé;Nom de la contrepartie;Montant HT;Commentaire',
    ...rows.map(({ date, cents, id, parts }) => {
      const size = money(Math.abs(cents));
      const amounts = cents < 0 ? [size, none] : [none, size];
      const head = [id, '31/12/1999', frenchDay(date), 'FR76', 'Virement', 'Achats', ...amounts];
      const [label = '', name = '', note = ''] = parts;
      return write([...head, '5,00', '6,00', label, name, '7,00', note]);
    }),
  ];
  const read = rows.map(({ parts, ...line }) => ({ ...line, label: joined(parts) }));
  return { text: joined(text), rows: read, facts: { proved: false } };
};

const n26: Write = ({ lines }, choose) => {
  const isNew = choose(true, false);
  const hasCategory = choose(true, false);
  const rows = newestFirst(lines);
  const header = isNew
    ? '"Booking Date","Value Date","Partner Name","Partner Iban",Type,"Payment Reference",' +
      '"Account Name","Amount (EUR)","Original Amount","Original Currency","Exchange Rate"'
    : `"Date","Bénéficiaire","Numéro de compte","Type de transaction","Référence de paiement",` +
      `${hasCategory ? '"Catégorie",' : ''}"Montant (EUR)","Montant (Devise étrangère)",` +
      `"Sélectionnez la devise étrangère","Taux de conversion"`;
  const write = ({ date, cents, label }: Line) => {
    const texts = [quoted('DURAND'), '', '"Credit Transfer"', quoted(label)];
    return isNew
      ? [date, choose(date, ''), ...texts, '"Principal"', money(cents, '.'), '', '', ''].join(',')
      : [
          ...[quoted(date), ...texts, ...(hasCategory ? ['"Divers"'] : [])],
          ...[quoted(shortMoney(cents, '.')), '"-1.0"', '"EUR"', '"1.0"'],
        ].join(',');
  };
  return {
    text: joined([header, ...rows.map(write)]),
    rows: rows.map((row) => ({ ...row, label: joined(['DURAND', 'Credit Transfer', row.label]) })),
    facts: { currency: 'EUR', proved: false },
  };
};

const REVOLUT = {
  English: {
    head: 'Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance',
    ...{ account: 'Current', booked: 'COMPLETED', pending: 'PENDING', refused: 'REVERTED' },
    ...{ pocket: 'Savings' },
  },
  French: {
    head: 'Type,Produit,Date de début,Date de fin,Description,Montant,Frais,Devise,État,Solde',
    ...{ account: 'Valeur actuelle', booked: 'TERMINÉ', pending: 'EN ATTENTE', refused: 'ANNULÉ' },
    ...{ pocket: 'Épargne' },
  },
} as const;

const revolut: Write = (given, choose) => {
  const words = choose<(typeof REVOLUT)['English' | 'French']>(REVOLUT.English, REVOLUT.French);
  const delimiter = choose(',', ';');
  const fee = choose(0, 25);
  const booked = mayBeReversed(withBalances(given), choose);
  const rows = amongUnbooked(booked, choose, ['pending', 'refused', 'other-account']);
  const write = (row: (typeof rows)[number]) => {
    if ('skipped' in row) {
      const isPocket = row.skipped === 'other-account';
      const state = row.skipped === 'refused' ? words.refused : words.pending;
      return isPocket
        ? ['T', words.pocket, '', '2001-01-01', 'V', '5.00', '0.00', 'EUR', words.booked, '5.00']
        : ['T', words.account, '2001-01-01', '', 'V', '5.00', '0.00', 'EUR', state, ''];
    }
    const { date, cents, label, balance } = row;
    return [
      ...['T', words.account, '1999-01-01 00:00:00', `${date} 23:59:59`, label],
      ...[money(cents + fee, '.'), money(fee, '.'), 'EUR', words.booked, money(balance, '.')],
    ];
  };
  const text = [
    words.head.replaceAll(',', delimiter),
    ...rows.map((row) =>
      write(row)
        .map((cell) => quotedIfNeeded(cell, delimiter))
        .join(delimiter),
    ),
  ];
  return { text: joined(text), rows, facts: chained(given) };
};

const BUSINESS =
  'Date started (UTC),Date completed (UTC),Date completed (Europe/Paris),ID,Type,State,' +
  'Description,Reference,Description,Payer,Orig currency,Orig amount,Payment currency,Amount,' +
  'Total amount,Fee,Fee currency,Balance,Account,Beneficiary IBAN,MCC';

const revolutBusiness: Write = (given, choose) => {
  const isNew = choose(true, false);
  const words = BUSINESS.split(',').filter((word) => isNew || !/^Total|Paris|State/.test(word));
  const day = choose(iso, frenchDay);
  const fee = choose(0, 20);
  const booked = mayBeReversed(withBalances(given), choose).map((row, index) => ({
    ...row,
    id: `r-${index}`,
  }));
  const rows = amongUnbooked(booked, choose, isNew ? ['pending', 'refused'] : []);
  const write = (row: (typeof rows)[number]): readonly string[] => {
    const isBooked = 'cents' in row;
    const total = isBooked ? row.cents : -500;
    const cells: Readonly<Record<string, string>> = {
      'Date started (UTC)': day('1999-01-01'),
      'Date completed (UTC)': isBooked ? day(row.date) : '',
      'Date completed (Europe/Paris)': day('1999-01-02'),
      ID: isBooked ? row.id : 'r-x',
      State: isBooked ? 'COMPLETED' : row.skipped === 'pending' ? 'PENDING' : 'DECLINED',
      Description: isBooked ? row.label : 'V',
      'Payment currency': 'EUR',
      'Orig amount': '7.00',
      Amount: money(total + fee, '.'),
      'Total amount': money(total, '.'),
      Fee: money(isNew ? fee : -fee, '.'),
      Balance: isBooked ? money(row.balance, '.') : '',
      Account: 'Principal',
      'Beneficiary IBAN': 'FR76',
    };
    return words.map((word) => quotedIfNeeded(cells[word] ?? '', ','));
  };
  return {
    text: joined([words.join(','), ...rows.map((row) => write(row).join(','))]),
    rows: rows.map((row) =>
      'cents' in row ? { ...row, label: joined([row.label, row.label, 'FR76']) } : row,
    ),
    facts: chained(given),
  };
};

export const writeOnline: Readonly<Record<string, readonly Write[]>> = {
  'boursobank-csv': [boursobank, boursobank2026],
  'qonto-csv': [qonto],
  'shine-csv': [shine],
  'n26-csv': [n26],
  'revolut-csv': [revolut],
  'revolut-business-csv': [revolutBusiness],
};
