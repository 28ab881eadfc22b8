import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/bank/read-statement.ts';
import { fileSource } from '../../src/bank/source.ts';
import type { FileProblemCode, ReadOptions, StatementRow } from '../../src/domain/statement.ts';

interface Sample {
  readonly file: string;
  readonly expect?: Readonly<Record<string, unknown>>;
}

// Real banks' files may be read where they lie, but not copied into the project.
const folder = fileURLToPath(new URL('../../../shared/bank-samples/', import.meta.url));
const isPresent = existsSync(folder);
const samples: readonly Sample[] = isPresent
  ? JSON.parse(readFileSync(`${folder}MANIFEST.json`, 'utf8'))
  : [];

/** The samples that must be refused, and why. */
const REFUSED: Readonly<Record<string, FileProblemCode>> = {
  'fr-credit-agricole-cartes.csv': 'CARD_STATEMENT',
  'trap-ambiguous-amounts.csv': 'AMOUNT_AMBIGUOUS',
  'trap-ambiguous-dates.csv': 'DATE_AMBIGUOUS',
  'cfonb240-silarhi.real.txt': 'FOREIGN_FILE',
  'mt940-empty-86.real.sta': 'NO_STATEMENT',
  // Their dates were scrambled by whoever published the file.
  'ch-credit-suisse-fr.real.csv': 'DATE_UNREADABLE',
  // Their amounts were changed by whoever published them, and the balances do not follow.
  'ch-ubs-fr-2022.real.csv': 'BALANCE_PROOF_FAILED',
  'ch-ubs-it-triplequotes.real.csv': 'BALANCE_PROOF_FAILED',
  'ch-raiffeisen-2016-unbalanced-quote.real.csv': 'BALANCE_PROOF_FAILED',
  'mt940-postfinance.real.sta': 'BALANCE_PROOF_FAILED',
  // They hold several accounts: see below.
  'cfonb120-pennylane.real.txt': 'SEVERAL_ACCOUNTS',
  'mt940-binary-char.real.sta': 'SEVERAL_ACCOUNTS',
  'mt940-sepa-snippet.real.sta': 'SEVERAL_ACCOUNTS',
};

/** Rows that the manifest describes in words, and what can be read of the refused ones. */
const ROWS: readonly [string, number, ReadOptions?][] = [
  // Ten entries, one of them a batch of two payments, and one that is pending.
  ['fr-camt053-v02.xml', 11],
  ['camt053-v4-swiss.real.xml', 1],
  ['ch-twint-en.real.csv', 4],
  ['mt940-february-30.real.sta', 1],
  ['mt940-generic.real.sta', 2],
  ['ch-zkb-detail-rows.real.csv', 20],
  ['trap-ambiguous-dates.csv', 3, { dateOrder: 'dmy' }],
  ['trap-ambiguous-dates.csv', 3, { profile: () => ({ header: [], dateOrder: 'mdy' }) }],
  ['trap-ambiguous-amounts.csv', 3, { decimal: '.' }],
  ['trap-ambiguous-amounts.csv', 3, { profile: () => ({ header: [], decimal: ',' }) }],
  ['mt940-binary-char.real.sta', 3, { account: '51230800/0000007055' }],
  ['mt940-binary-char.real.sta', 1, { account: '0000007304' }],
  ['mt940-sepa-snippet.real.sta', 4, { account: '50880050/0194787400888' }],
  ['cfonb120-pennylane.real.txt', 3, { account: '98765432100' }],
  [
    'ch-ubs-fr-2022.real.csv',
    10,
    {
      columns: {
        date: 'Date de transaction',
        label: 'Description1',
        amount: 'Montant de la transaction',
      },
    },
  ],
  [
    'ch-ubs-it-triplequotes.real.csv',
    6,
    {
      columns: {
        date: 'Data di valuta',
        label: 'Descrizione1',
        debit: 'Addebito',
        credit: 'Accredito',
      },
    },
  ],
];

function movementsOf(rows: readonly StatementRow[]) {
  const amounts = rows.flatMap((row) => (row.kind === 'line' ? [row.amountCents] : []));
  const sum = (cents: readonly number[]) => cents.reduce((total, each) => total + each, 0);
  const zeros = rows.filter((row) => row.kind === 'skipped' && row.reason === 'zero').length;
  return {
    rows: amounts.length + zeros,
    credit_cents: sum(amounts.filter((cents) => cents > 0)),
    debit_cents: sum(amounts.filter((cents) => cents < 0)),
    net_cents: sum(amounts),
  };
}

describe('the shared samples', () => {
  it.skipIf(!isPresent)('are listed (skipped where ../shared/bank-samples is absent)', () => {
    expect(samples.length).toBeGreaterThan(0);
    const names = samples.map(({ file }) => file);
    expect(Object.keys(REFUSED).filter((file) => !names.includes(file))).toEqual([]);
  });

  it.each(samples)('$file is read rightly, or refused if it must be', ({ file, expect: facts }) => {
    const answer = readStatement(fileSource(folder + file));
    const refusal = REFUSED[file];
    if (refusal !== undefined) {
      expect(answer).toMatchObject({ ok: false });
      expect(answer.ok ? [] : answer.problems.map(({ code }) => code)).toContain(refusal);
      return;
    }
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    const { statement } = answer;
    const read = {
      ...movementsOf([...statement.rows()]),
      opening_cents: statement.openingCents,
      closing_cents: statement.closingCents,
    };
    const stated = Object.entries(facts ?? {}).filter(
      ([key, value]) => key in read && typeof value === 'number',
    );
    expect(read).toMatchObject(Object.fromEntries(stated));
  });

  const rowsOf = ROWS.map(([file, count, options = {}]) => ({ file, count, options }));
  it.each(isPresent ? rowsOf : [])('$file has $count rows', ({ file, count, options }) => {
    const answer = readStatement(fileSource(folder + file), options);
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
    const lines = [...answer.statement.rows()].filter(({ kind }) => kind === 'line');
    expect(lines).toHaveLength(count);
  });
});
