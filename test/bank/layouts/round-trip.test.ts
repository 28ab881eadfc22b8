import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/bank/csv/columns.ts';
import { LAYOUTS } from '../../../src/bank/csv/layouts.ts';
import { readStatement } from '../../../src/bank/read-statement.ts';
import { bytesSource } from '../../../src/bank/source.ts';
import type { StatementRow } from '../../../src/domain/statement.ts';
import { runs } from '../../support/runs.ts';
import { inChunks } from '../support.ts';
import { chooser, type Given } from './spelling.ts';
import { WRITERS } from './write-layouts.ts';

// Statements invented by fast-check, written as each bank writes them, and read back to the cent.

const EVERY_LETTER = 'éèàçôÉœ€’–\u00a0日🥕';
const LETTERS: Readonly<Record<string, string>> = {
  'utf-8': EVERY_LETTER,
  'utf-16le': EVERY_LETTER,
  'utf-16be': EVERY_LETTER,
  'windows-1252': 'éèàçôÉœ€’–\u00a0',
  'iso-8859-15': 'éèàçôÉ€\u00a0',
};

const day = fc
  .record({
    year: fc.integer({ min: 2000, max: 2030 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map((date) =>
    [date.year, date.month, date.day].map((part) => String(part).padStart(2, '0')).join('-'),
  );

const amount = fc.integer({ min: -99_999_999, max: 99_999_999 });

function givenIn(encoding: string): fc.Arbitrary<Given> {
  const unit = fc.constantFrom(...'abzAZ019 .,;:"\'|-/+=\t', ...(LETTERS[encoding] ?? ''));
  // No label of a bank begins with a quote that it does not also end with.
  const label = fc
    .array(fc.string({ unit, maxLength: 20 }), { minLength: 1, maxLength: 5 })
    .map((texts) => `V${texts.join('\n')}`);
  const cents = amount.filter((each) => each !== 0);
  return fc.record({
    lines: fc.array(fc.record({ date: day, cents, label }), { maxLength: 12 }),
    openingCents: amount,
  });
}

const invented = fc.constantFrom(...Object.keys(LETTERS)).chain((encoding) =>
  fc.record({
    encoding: fc.constant(encoding),
    given: givenIn(encoding),
    choices: fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 20 }),
    addBOM: encoding.startsWith('utf-16') ? fc.constant(true) : fc.boolean(),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    sizes: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
  }),
);

const tidy = (label: string) =>
  label
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

const asWritten = (row: StatementRow) =>
  row.kind === 'line'
    ? { date: row.date, cents: row.amountCents, label: row.text, id: row.bankId }
    : { skipped: row.reason };

describe('an invented statement is read back to the cent', () => {
  const writers = Object.entries(WRITERS).flatMap(([name, ways]) =>
    ways.map((write, index) => ({ name, index, write })),
  );

  it.each(writers)('$name, $index', ({ name, write }) => {
    fc.assert(
      fc.property(invented, ({ encoding, given, choices, addBOM, lineEnd, sizes }) => {
        const written = write(given, chooser(choices));
        const text = written.text.replaceAll('\n', lineEnd);
        const bytes = encode(text, encoding, { addBOM });
        const whole = bytesSource('invented.csv', bytes);
        // Some letters beside each other are one of UTF-8 in other encodings, and can't be told.
        const isClear = encoding === 'utf-8' || bytes.equals(encode(text, 'utf-8'));
        fc.pre(isClear || !isUtf8(bytes));
        const answer = readStatement(inChunks(whole, sizes));
        if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
        const { statement } = answer;
        expect(statement).toMatchObject({
          format: name,
          rowCount: written.rows.length,
          ...written.facts,
        });
        expect(Array.from(statement.rows(), asWritten)).toEqual(
          written.rows.map((row) =>
            'skipped' in row
              ? row
              : { date: row.date, cents: row.cents, label: tidy(row.label), id: row.id },
          ),
        );
        expect(layoutsFor(statement.profile?.header ?? [])).toHaveLength(1);
      }),
      runs(100),
    );
  });

  it('covers every layout', () => {
    expect(Object.keys(WRITERS).toSorted()).toEqual(
      [...new Set(LAYOUTS.map(({ name }) => name))].toSorted(),
    );
  });
});

/** No header is two banks': whichever were asked first would read the other's files. */
function layoutsFor(header: readonly string[]): readonly unknown[] {
  if (header.length === 0) return ['a table without header'];
  return LAYOUTS.filter(({ roles }) => columnsOf(roles(header) ?? []) !== undefined);
}
