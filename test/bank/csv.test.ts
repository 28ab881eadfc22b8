import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows, UnreadableCsv } from '../../src/bank/csv/csv.ts';
import { placeOfCell } from '../../src/bank/csv/place.ts';
import { runs } from '../support/runs.ts';

const cellsOf = (chunks: readonly string[], delimiter = ';', quotes = true) =>
  Array.from(csvRows(chunks, delimiter, quotes), (row) => row.cells);

/** What `csvRows` throws, by reason and line. */
function failure(chunks: Iterable<string>): unknown {
  try {
    for (const _row of csvRows(chunks, ';'));
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableCsv) return [error.reason, error.line];
    throw error;
  }
}

describe('csvRows', () => {
  it.each([
    ['nothing', '', []],
    ['no line end at the end', 'a;b', [['a', 'b']]],
    ['empty lines', '\na\n\n', [[''], ['a'], ['']]],
    ['cells that are not trimmed', ' a ; b \n', [[' a ', ' b ']]],
    ['rows of any length', 'a\nb;c;\n', [['a'], ['b', 'c', '']]],
    ['quoted cells', '"a;b";"c\nd";"e ""f"""\n', [['a;b', 'c\nd', 'e "f"']]],
    ['quotes inside a cell', 'a "b" c;5" d\n', [['a "b" c', '5" d']]],
    ['a quoted cell that goes on', '"a"b;c\n', [['"a"b', 'c']]],
  ])('reads %s', (_name, text, expected) => {
    expect(cellsOf([text])).toEqual(expected);
  });

  it('takes quotes for letters where asked to, but unwraps a whole cell', () => {
    const text = '"a;b\n"c ""d""";"\n';
    expect(cellsOf([text], ';', false)).toEqual([
      ['"a', 'b'],
      ['c "d"', '"'],
    ]);
  });

  it('counts physical lines', () => {
    const rows = [...csvRows(['a\n\n"b\n\nc";d\n', 'e\n'], ';')];
    expect(rows.map(({ line, lastLine }) => [line, lastLine])).toEqual([
      [1, 1],
      [2, 2],
      [3, 5],
      [6, 6],
    ]);
  });

  it('allows a cell of 20 lines and no more, closed or not', () => {
    const tall = (lines: number) => `x\n"${'a\n'.repeat(lines - 1)}b";c\n`;
    expect(cellsOf([tall(20)])).toHaveLength(2);
    expect(failure([tall(21)])).toEqual(['quote-not-closed', 2]);
    expect(failure(['x\ny;"a\nb\n'])).toEqual(['quote-not-closed', 2]);
  });

  it('tells a quote that is closed from one that another cell closes', () => {
    expect(cellsOf(['"""a""\nb";c\n'])).toEqual([['"a"\nb', 'c']]);
    expect(failure(['x\n"a;b\n"c";d\n'])).toEqual(['quote-not-closed', 2]);
  });

  it('stops soon where a quote stays open', () => {
    let given = 0;
    const endless = function* () {
      yield 'x\n"a';
      for (; given < 1000; given += 1) yield 'b'.repeat(10_000);
    };
    expect(failure(endless())).toEqual(['line-too-long', 2]);
    expect(given).toBeLessThan(200);
  });

  it('stops at a line without end', () => {
    expect(failure(['a\nb\n', 'c'.repeat(2_000_000)])).toEqual(['line-too-long', 3]);
  });

  it('gives each record as it stands in the file, so that its cells can be found', () => {
    const [, row] = csvRows(['x\né;"a\n""b"" 🥕";"c"d;e'], ';');
    if (row === undefined) throw new Error('no second row');
    expect(row.raw()).toBe('é;"a\n""b"" 🥕";"c"d;e\n');
    expect([0, 1, 2, 3, 4].map((cell) => placeOfCell(row, cell, ';'))).toEqual([
      { line: 2, column: 1 },
      { line: 2, column: 3 },
      { line: 3, column: 10 },
      { line: 3, column: 15 },
      { line: 3, column: 16 },
    ]);
  });

  it('is the same however the text is cut, across many blocks too', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ';', '\n', 'é') }));
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 30 });
    const written = rows.map((records) =>
      records.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(';')),
    );
    const sizes = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(written, sizes, fc.boolean(), (lines, size, isLong) => {
        const text = (isLong ? 'x;y\n'.repeat(20_000) : '') + lines.join('\n');
        const step = isLong ? size * 7919 : size;
        const pieces = text.match(new RegExp(`[^]{1,${step}}`, 'g')) ?? [];
        const whole = [...csvRows([text], ';')].map(({ line, cells }) => [line, ...cells]);
        const cut = [...csvRows(pieces, ';')].map(({ line, cells }) => [line, ...cells]);
        expect(cut).toEqual(whole);
      }),
      runs(30),
    );
  });
});
