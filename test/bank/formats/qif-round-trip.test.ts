import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../../../src/bank/read-statement.ts';
import { bytesSource } from '../../../src/bank/source.ts';
import type { ReadStatement, StatementRow } from '../../../src/domain/statement.ts';
import { runs } from '../../support/runs.ts';
import { inChunks, summary, textSource } from '../support.ts';
import { type QifFile, type QifStatement, writeQif } from './write-qif.ts';

const LETTERS: Readonly<Record<string, string>> = {
  'utf-8': 'éèàçôÉœ€’–\u00a0日🥕',
  'utf-16le': 'éèàçôÉœ€’–\u00a0日🥕',
  'utf-16be': 'éèàçôÉœ€’–\u00a0日🥕',
  'windows-1252': 'éèàçôÉœ€’–\u00a0',
  'iso-8859-15': 'éèàçôÉ€\u00a0',
};

const date = fc
  .tuple(
    fc.integer({ min: 2000, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));

const statementIn = (encoding: string): fc.Arbitrary<QifStatement> => {
  const letter = fc.constantFrom(...'abzAZ019 .,;:"\'|-/+=\t^!', ...(LETTERS[encoding] ?? ''));
  const words = fc.string({ unit: letter, maxLength: 20 });
  const line = fc.record({
    date,
    cents: fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((cents) => cents !== 0),
    label: fc.array(words, { minLength: 1, maxLength: 4 }).map((lines) => `V${lines.join('\n')}`),
  });
  return fc.record({
    lines: fc.array(line, { maxLength: 8 }),
    opening: fc.integer({ min: -99_999_999, max: 99_999_999 }),
  });
};

/** Where a point is the decimal mark it sets off no thousands, and where a comma is, no comma. */
const marks = fc.constantFrom<Pick<QifFile, 'mark' | 'group'>>(
  { mark: ',', group: '' },
  { mark: ',', group: ' ' },
  { mark: ',', group: '.' },
  { mark: '.', group: '' },
  { mark: '.', group: ',' },
);

const style: fc.Arbitrary<QifFile> = fc
  .tuple(
    marks,
    fc.record({
      type: fc.constantFrom('Bank', 'Banque', 'Cash', 'Oth A', 'bank '),
      date: fc.constantFrom('short' as const, 'long' as const, 'quicken' as const, 'iso' as const),
      order: fc.constantFrom('dmy' as const, 'mdy' as const),
      separator: fc.constantFrom('/' as const, '.' as const, '-' as const),
      letters: fc
        .shuffledSubarray(['D', 'T', 'U', 'P', 'M', 'N', 'L', 'S'] as const, { minLength: 8 })
        .filter((letters) => letters.indexOf('P') < letters.indexOf('M')),
      hasOpening: fc.boolean(),
      hasLastMark: fc.boolean(),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    }),
  )
  .map(([written, others]) => ({ ...others, ...written }));

/** Payee and memo stand in this order, whichever came first. */
const textOf = (label: string) =>
  label
    .split('\n')
    .flatMap((line) => line.replace(/\s+/g, ' ').trim() || [])
    .join('\n');

const expected = ({ lines }: QifStatement) =>
  lines.map(({ cents, label, ...line }) => ({
    kind: 'line',
    row: undefined,
    amountCents: cents,
    text: textOf(label),
    ...line,
  }));

const linesOf = (rows: Iterable<StatementRow>) =>
  Array.from(rows, (row) => ({ ...row, row: undefined })).filter(({ kind }) => kind === 'line');

function readOrThrow(answer: ReadStatement) {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.statement;
}

describe('an invented QIF file', () => {
  it.each(Object.keys(LETTERS))('in %s is read back to the cent', (encoding) => {
    const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(statementIn(encoding), style, sizes, (given, asFile, chunkSizes) => {
        const addBOM = encoding.startsWith('utf-16');
        const whole = bytesSource(
          'invented.qif',
          encode(writeQif([given], asFile), encoding, { addBOM }),
        );
        const options = { dateOrder: asFile.order };
        const statement = readOrThrow(readStatement(inChunks(whole, chunkSizes), options));
        const opening = asFile.hasOpening ? given.opening : undefined;
        expect(statement.openingCents).toBe(opening);
        expect(statement.rowCount).toBe(given.lines.length + (asFile.hasOpening ? 1 : 0));
        expect(linesOf(statement.rows())).toEqual(expected(given));
        expect(summary(readStatement(inChunks(whole, [1]), options))).toEqual(
          summary(readStatement(whole, options)),
        );
      }),
      runs(150),
    );
  });

  it('is read right or asked about where nobody says the order of its dates', () => {
    fc.assert(
      fc.property(statementIn('utf-8'), style, (given, asFile) => {
        const answer = readStatement(textSource(writeQif([given], asFile)));
        if (answer.ok) expect(linesOf(answer.statement.rows())).toEqual(expected(given));
        else expect(answer.problems).toMatchObject([{ code: 'DATE_AMBIGUOUS' }]);
      }),
      runs(300),
    );
  });

  it('of several accounts gives each its own lines', () => {
    const several = fc.array(
      statementIn('utf-8').filter(({ lines }) => lines.length > 0),
      { minLength: 2, maxLength: 4 },
    );
    fc.assert(
      fc.property(several, style, (given, asFile) => {
        const statements = given.map((each, index) => ({ ...each, account: `Compte ${index}` }));
        const source = textSource(writeQif(statements, asFile));
        for (const each of statements) {
          const options = { account: each.account, dateOrder: asFile.order };
          const statement = readOrThrow(readStatement(source, options));
          expect(linesOf(statement.rows())).toEqual(expected(each));
        }
      }),
      runs(100),
    );
  });

  it('that is cut off anywhere has no wrong line', () => {
    fc.assert(
      fc.property(statementIn('utf-8'), style, fc.nat(), (given, asFile, at) => {
        const text = writeQif([given], asFile);
        const cut = text.slice(0, at % text.length);
        const answer = readStatement(textSource(cut), { dateOrder: asFile.order });
        if (!answer.ok) return;
        const amounts = (lines: readonly { readonly date: string; readonly cents: number }[]) =>
          lines.map((line) => ({ date: line.date, cents: line.cents }));
        const found = [...answer.statement.rows()].flatMap((row) =>
          row.kind === 'line' ? [{ date: row.date, cents: row.amountCents }] : [],
        );
        expect(found).toEqual(amounts(given.lines).slice(0, found.length));
      }),
      runs(500),
    );
  });
});
