import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/bank/read-statement.ts';
import { bytesSource } from '../../src/bank/source.ts';
import type { StatementRow } from '../../src/domain/statement.ts';
import { inChunks, summary } from './support.ts';

// Statements invented by fast-check, written as each bank writes them, and read back.

interface Line {
  readonly date: string;
  readonly cents: number;
  readonly label: string;
}

interface Written {
  readonly text: string;
  /** What the statement must say besides its lines. */
  readonly facts: object;
  /** The lines in the file's order. */
  readonly lines: readonly Line[];
}

const frenchDay = (date: string) => date.split('-').toReversed().join('/');

function euros(cents: number, mark: ',' | '.', group = ''): string {
  const size = String(Math.abs(cents)).padStart(3, '0');
  const units = size.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
  return `${cents < 0 ? '-' : ''}${units}${mark}${size.slice(-2)}`;
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
const quotedWhereNeeded = (cell: string, delimiter: string) =>
  /["\n]/.test(cell) || cell.includes(delimiter) ? quoted(cell) : cell;

const sum = (lines: readonly Line[]) => lines.reduce((total, { cents }) => total + cents, 0);
const byDate = (one: Line, other: Line) => (one.date < other.date ? -1 : 1);

function creditAgricole(given: readonly Line[], opening: number): Written {
  const lines = given.toSorted(byDate).toReversed();
  const closing = opening + sum(lines);
  const rows = lines.map(({ date, cents, label }) => {
    const amount = euros(Math.abs(cents), ',', '\u00a0');
    return `${frenchDay(date)};${quoted(label)};${cents < 0 ? `${amount};` : `;${amount}`};`;
  });
  const text = [
    '',
    'Téléchargement du  01/01/2031;',
    'Compte de Dépôt carte n° 00012345678;',
    `Solde au 31/12/2030 ${euros(closing, ',', '\u00a0')} €`,
    'Liste des opérations du compte entre le 01/01/2000 et le 31/12/2030;',
    '',
    'Date;Libellé;Débit euros;Crédit euros;',
    ...rows,
    '  ',
    ' carte n° 5137 81XX XXXX 4912',
    ";Pas d'opération pour cette carte entre le 01/01/2000 et 31/12/2030;",
  ].join('\n');
  return {
    text,
    lines,
    facts: {
      format: 'credit-agricole-csv',
      accountNumber: '00012345678',
      from: '2000-01-01',
      to: '2030-12-31',
      openingCents: opening,
      closingCents: closing,
      proved: false,
    },
  };
}

function creditMutuel(given: readonly Line[], opening: number, isNewestFirst: boolean): Written {
  let balance = opening;
  const rows = given.toSorted(byDate).map((line) => {
    balance += line.cents;
    const day = frenchDay(line.date);
    const amount = line.cents < 0 ? `${euros(line.cents, ',')};` : `;${euros(line.cents, ',')}`;
    const label = quotedWhereNeeded(line.label, ';');
    return { line, row: `${day};${day};${amount};${label};${euros(balance, ',')}` };
  });
  const inOrder = isNewestFirst ? rows.toReversed() : rows;
  const header = 'Date;Date de valeur;Débit;Crédit;Libellé;Solde';
  return {
    text: [header, ...inOrder.map(({ row }) => row)].join('\n'),
    lines: inOrder.map(({ line }) => line),
    facts:
      given.length === 0
        ? { format: 'credit-mutuel-csv', proved: false }
        : {
            format: 'credit-mutuel-csv',
            proved: true,
            openingCents: opening,
            closingCents: balance,
          },
  };
}

interface PlainStyle {
  readonly delimiter: string;
  readonly order: readonly ('date' | 'label' | 'amount' | 'id')[];
  readonly iso: boolean;
  readonly mark: ',' | '.';
}

function plainTable(lines: readonly Line[], style: PlainStyle): Written {
  const { delimiter, order, iso, mark } = style;
  const words = { date: 'Date', label: 'Libellé', amount: 'Montant', id: 'Identifiant' };
  const rows = lines.map(({ date, cents, label }, index) => {
    const cells = {
      date: iso ? date : frenchDay(date),
      label,
      amount: euros(cents, mark),
      id: `T-${index}`,
    };
    return order.map((name) => quotedWhereNeeded(cells[name], delimiter)).join(delimiter);
  });
  const header = order.map((name) => words[name]).join(delimiter);
  return {
    text: [header, ...rows].join('\n'),
    lines,
    facts: { format: 'plain-csv', proved: false },
  };
}

const LETTERS: Readonly<Record<string, string>> = {
  'utf-8': 'éèàçôÉœ€’–\u00a0日🥕',
  'utf-16le': 'éèàçôÉœ€’–\u00a0日🥕',
  'utf-16be': 'éèàçôÉœ€’–\u00a0日🥕',
  'windows-1252': 'éèàçôÉœ€’–\u00a0',
  'iso-8859-15': 'éèàçôÉ€\u00a0',
};

const linesIn = (encoding: string) => {
  const letters = fc.constantFrom(...'abzAZ019 .,;:"\'|-/+=\t', ...(LETTERS[encoding] ?? ''));
  const words = fc.string({ unit: letters, maxLength: 20 });
  return fc.array(
    fc.record({
      date: fc
        .tuple(
          fc.integer({ min: 2000, max: 2030 }),
          fc.integer({ min: 1, max: 12 }),
          fc.integer({ min: 1, max: 28 }),
        )
        .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-')),
      cents: fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((cents) => cents !== 0),
      // No label of a bank begins with a quote that it does not also end with.
      label: fc.array(words, { minLength: 1, maxLength: 5 }).map((lines) => `V${lines.join('\n')}`),
    }),
    { maxLength: 12 },
  );
};

const opening = fc.integer({ min: -99_999_999, max: 99_999_999 });

const writtenIn = (encoding: string): fc.Arbitrary<Written> =>
  fc.oneof(
    fc.tuple(linesIn(encoding), opening).map((given) => creditAgricole(...given)),
    fc.tuple(linesIn(encoding), opening, fc.boolean()).map((given) => creditMutuel(...given)),
    fc
      .tuple(
        linesIn(encoding),
        fc.record({
          delimiter: fc.constantFrom(';', '\t', ',', '|'),
          order: fc.shuffledSubarray(['date', 'label', 'amount', 'id'] as const, { minLength: 4 }),
          iso: fc.boolean(),
          mark: fc.constantFrom(',' as const, '.' as const),
        }),
      )
      .map((given) => plainTable(...given)),
  );

const tidy = (label: string) =>
  label
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

const withoutPlace = (row: StatementRow) =>
  row.kind === 'line'
    ? { date: row.date, cents: row.amountCents, label: row.text }
    : { skipped: row.reason };

describe('an invented statement', () => {
  it.each(Object.keys(LETTERS))('in %s is read back to the cent', (encoding) => {
    const chunks = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
    const lineEnds = fc.constantFrom('\n', '\r\n', '\r');
    const addBOM = encoding.startsWith('utf-16') ? fc.constant(true) : fc.boolean();
    fc.assert(
      fc.property(
        writtenIn(encoding),
        chunks,
        lineEnds,
        addBOM,
        (written, sizes, lineEnd, mark) => {
          const text = written.text.replaceAll('\n', lineEnd);
          const whole = bytesSource('invented.csv', encode(text, encoding, { addBOM: mark }));
          const answer = readStatement(inChunks(whole, sizes));
          if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
          expect(answer.statement).toMatchObject({
            ...written.facts,
            rowCount: written.lines.length,
          });
          expect(Array.from(answer.statement.rows(), withoutPlace)).toEqual(
            written.lines.map((line) => ({ ...line, label: tidy(line.label) })),
          );
          expect(summary(readStatement(inChunks(whole, [1])))).toEqual(
            summary(readStatement(whole)),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
