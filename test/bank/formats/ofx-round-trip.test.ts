import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { ofx } from '../../../src/bank/formats/ofx.ts';
import { readStatement } from '../../../src/bank/read-statement.ts';
import { bytesSource } from '../../../src/bank/source.ts';
import type { StatementRow } from '../../../src/domain/statement.ts';
import { runs } from '../../support/runs.ts';
import { inChunks, summary, textSource } from '../support.ts';
import { closingOf, type OfxFile, type OfxStatement, writeOfx } from './write-ofx.ts';

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

const statementIn = (encoding: string): fc.Arbitrary<OfxStatement> => {
  const letter = fc.constantFrom(...'abzAZ019 .,;:"\'|-/+=\t&<>#!?', ...(LETTERS[encoding] ?? ''));
  const words = fc.string({ unit: letter, maxLength: 20 });
  const line = fc.record({
    date,
    valueDate: date,
    cents: fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((cents) => cents !== 0),
    label: fc.array(words, { minLength: 1, maxLength: 4 }).map((lines) => `V${lines.join('\n')}`),
    bankId: fc.uuid(),
  });
  return fc.record({
    lines: fc.array(line, { maxLength: 8 }),
    opening: fc.integer({ min: -99_999_999, max: 99_999_999 }),
  });
};

const style: fc.Arbitrary<OfxFile> = fc.record({
  form: fc.constantFrom('open' as const, 'closed' as const, 'xml' as const),
  header: fc.constantFrom('lines' as const, 'one-line' as const, 'none' as const),
  mark: fc.constantFrom(',' as const, '.' as const),
  isPlus: fc.boolean(),
  time: fc.constantFrom('', '120000', '000000.000[+1:CET]', '2359'),
  isLowerCase: fc.boolean(),
  letters: fc.constantFrom('entities' as const, 'numbers' as const, 'cdata' as const),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r', '\n\t', ''),
});

/** Name and memo, each without the white space that says nothing; a memo is no news twice. */
function textOf(label: string): string {
  const tidy = (lines: readonly string[]) =>
    lines.flatMap((line) => line.replace(/\s+/g, ' ').trim() || []).join('\n');
  const [name = '', ...memo] = label.split('\n');
  return [...new Set([tidy([name]), tidy(memo)])].filter((text) => text !== '').join('\n');
}

const linesOf = (rows: Iterable<StatementRow>) =>
  Array.from(rows, (row) => ({ ...row, row: undefined }));

const expected = ({ lines }: OfxStatement) =>
  lines.map(({ cents, label, ...line }) => ({
    kind: 'line',
    row: undefined,
    amountCents: cents,
    text: textOf(label),
    ...line,
  }));

describe('an invented OFX file', () => {
  it.each(Object.keys(LETTERS))('in %s is read back to the cent', (encoding) => {
    const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(statementIn(encoding), style, sizes, (statement, asFile, chunkSizes) => {
        const text = writeOfx([statement], asFile);
        const addBOM = encoding.startsWith('utf-16');
        const whole = bytesSource('invented.ofx', encode(text, encoding, { addBOM }));
        const answer = readStatement(inChunks(whole, chunkSizes));
        if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
        expect(answer.statement).toMatchObject({
          format: 'ofx',
          accountNumber: '00012345678',
          currency: 'EUR',
          from: '2000-01-01',
          to: '2030-12-31',
          openingCents: statement.opening,
          closingCents: closingOf(statement),
          rowCount: statement.lines.length,
        });
        expect(linesOf(answer.statement.rows())).toEqual(expected(statement));
        expect(summary(readStatement(inChunks(whole, [1])))).toEqual(summary(readStatement(whole)));
      }),
      runs(150),
    );
  });

  it('of several accounts gives each its own lines', () => {
    const several = fc.array(statementIn('utf-8'), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(several, style, (given, asFile) => {
        const statements = given.map((each, index) => ({ ...each, account: `1234567${index}` }));
        const source = textSource(writeOfx(statements, asFile));
        for (const statement of statements) {
          const answer = readStatement(source, { account: statement.account });
          if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
          expect(answer.statement.closingCents).toBe(closingOf(statement));
          const rows = [...answer.statement.rows()].filter(({ kind }) => kind === 'line');
          expect(linesOf(rows)).toEqual(expected(statement));
        }
      }),
      runs(100),
    );
  });

  it('that is cut off anywhere is refused', () => {
    fc.assert(
      fc.property(statementIn('utf-8'), style, fc.nat(), (statement, asFile, at) => {
        const text = writeOfx([statement], asFile).trimEnd();
        const cut = text.slice(0, at % text.length);
        fc.pre(ofx.recognise(cut));
        expect(readStatement(textSource(cut))).toMatchObject({
          problems: expect.arrayContaining([expect.objectContaining({ code: 'MALFORMED' })]),
        });
      }),
      runs(300),
    );
  });
});
