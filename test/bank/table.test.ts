import { describe, expect, it } from 'vitest';
import { foldCell, isWord, readTable } from '../../src/bank/csv/table.ts';
import { textSource } from './support.ts';

const isMembers = (cells: readonly string[]) =>
  ['NOM', 'NAME'].some((name) => cells.some((cell) => isWord(cell, name))) &&
  ['COURRIEL', 'EMAIL'].some((email) => cells.some((cell) => isWord(cell, email)));

function read(text: string, encoding = 'utf-8') {
  const table = readTable(textSource(text, encoding), { isHeader: isMembers });
  return table && { ...table, rows: Array.from(table.rows(), (row) => row.cells) };
}

describe('readTable', () => {
  it.each([';', '\t', ',', '|'])('finds the delimiter %j by the header it makes', (delimiter) => {
    const text = 'nom;courriel;téléphone\nDurand, Claire;c@example.org;01,02,03,04\n';
    const quoted = text.replace('Durand, Claire', '"Durand, Claire"').replace('01,02,03,04', '01');
    expect(read(quoted.replaceAll(';', delimiter))).toMatchObject({
      delimiter,
      header: ['nom', 'courriel', 'téléphone'],
      headerLine: 1,
      rows: [['Durand, Claire', 'c@example.org', '01']],
    });
  });

  it('finds the header below other lines, in any case, spelling and encoding', () => {
    const text = '\n"Le Panier; 2026"\nE-mail\nName,EMAIL \n\nA,a@example.org\n';
    expect(read(text, 'utf-16le')).toMatchObject({
      encoding: 'utf-16le',
      headerLine: 4,
      header: ['Name', 'EMAIL '],
      preamble: [{ line: 1 }, { line: 2 }, { line: 3 }],
      rows: [[''], ['A', 'a@example.org']],
    });
  });

  it('reads again each time', () => {
    const table = readTable(textSource('nom;courriel\nA;a\n'), { isHeader: isMembers });
    expect([...(table?.rows() ?? [])]).toHaveLength(1);
    expect([...(table?.rows() ?? [])]).toHaveLength(1);
  });

  it('is undefined where there is no header, or far below', () => {
    expect(read('prénom;ville\nA;B\n')).toBeUndefined();
    expect(read('')).toBeUndefined();
    expect(read(`${'\n'.repeat(99)}nom;courriel\n`)).toMatchObject({ headerLine: 100 });
    expect(read(`${'\n'.repeat(100)}nom;courriel\n`)).toBeUndefined();
  });

  it('loses no row to a quote that is never closed', () => {
    expect(read('nom;courriel\n"Durand;d\n"Martin";m\n')?.rows).toEqual([
      ['"Durand', 'd'],
      ['Martin', 'm'],
    ]);
    expect(read('"Le Panier\nnom;courriel\nA;a\n')?.rows).toEqual([['A', 'a']]);
  });

  it('refuses a file with a line that never ends', () => {
    expect(read(`nom;courriel\n${'x'.repeat(3_000_000)}`)).toBeUndefined();
  });
});

describe('foldCell and isWord', () => {
  it.each([
    ['Libellé', 'LIBELLE'],
    ['LibellÃ©', 'LIBELLE'],
    [' Date  d’opération\u00a0', "DATE D'OPERATION"],
    ['Libell\ufffd', 'LIBELLE'],
    ['Cr\ufffd\ufffddit', 'CREDIT'],
    ['\ufffdtat (\ufffd)', 'ETAT (X)'],
  ])('%j is the word %s', (cell, word) => {
    expect(isWord(foldCell(cell), word)).toBe(true);
  });

  it.each([
    ['\ufffd\ufffd\ufffd\ufffd', 'DATE'],
    ['Cr\ufffddit', 'CREDITS'],
    ['', 'DATE'],
    ['Dates', 'DATE'],
  ])('%j is not the word %s', (cell, word) => {
    expect(isWord(foldCell(cell), word)).toBe(false);
  });
});
