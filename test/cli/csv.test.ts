import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvForm } from '../../src/cli/csv.ts';
import { speak } from '../../src/cli/messages/catalogue.ts';
import { cleanForTerminal, spreadsheetSafe } from '../../src/domain/text.ts';

const say = await speak('fr', 'EUR');

/** Mostly what needs care, and anything else. */
const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'=+-@",;\'\t\r\n\u00a0\u200b\ufeff é€a1 \u001b[') }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);

test.each(['excel', 'plain'] as const)('%s: another program reads what was written', (style) => {
  const { beginning, delimiter, end, text } = csvForm(style, say);
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 4 }), (cells) => {
      const file = beginning + cells.map(text).join(delimiter) + end;
      const [row] = parse(file, { bom: true, delimiter }) as string[][];
      expect(row).toEqual(cells.map((cell) => spreadsheetSafe(cleanForTerminal(cell))));
    }),
  );
});

test.each([
  ['excel', '"-1234,05"', '05/10/2026'],
  ['plain', '-1234.05', '2026-10-05'],
] as const)('%s: amounts and days', (style, amount, day) => {
  const form = csvForm(style, say);
  expect(form.amount(-123405)).toBe(amount);
  expect(form.date('2026-10-05')).toBe(day);
});

test.each(["'=1+1", '=1+1', '+33 6', '-5', '@SUM(A1)', ' =1'])('no formula: %s', (text) => {
  const cell = csvForm('plain', say).text(text);
  expect(cell.replaceAll('"', '')).toMatch(/^[^=+\-@]/);
});
