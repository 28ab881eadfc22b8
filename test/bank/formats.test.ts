import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../src/bank/csv/layouts.ts';
import type { FormatFacts } from '../../src/bank/format.ts';
import { FORMATS } from '../../src/bank/formats.ts';
import type { LearnedFrom } from '../../src/domain/statement.ts';
import { rowsOf, textSource } from './support.ts';

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');

describe('docs/formats.md', () => {
  const WORDS: readonly (readonly [LearnedFrom, RegExp])[] = [
    ['real', /real files|defined here/],
    ['extract', /published extract/],
    ['assumed', /assumption|header and contents/],
  ];
  const listed = Array.from(page.matchAll(/^\| `([\w-]+)` \| [^|]+ \| ([^|]+) \|/gm), (row) => ({
    name: row[1],
    learnedFrom: WORDS.find(([, words]) => words.test(row[2] ?? ''))?.[0],
  }));
  const facts = ({ name, learnedFrom }: FormatFacts) => ({ name, learnedFrom });

  it('lists every layout with what it was learned from, in the order in which they are tried', () => {
    const other = { name: 'table-csv', learnedFrom: 'assumed' };
    const tables = listed.filter(({ name }) => name?.endsWith('-csv'));
    expect(tables).toEqual([...LAYOUTS.map(facts), other]);
  });

  it('lists every other format', () => {
    const others = listed.filter(
      ({ name, learnedFrom }) => !name?.endsWith('-csv') && learnedFrom !== undefined,
    );
    expect(others).toEqual(FORMATS.map(facts));
  });

  it('shows a plain file that is read', () => {
    const [, example = ''] = /```csv\n([\s\S]*?)```/.exec(page) ?? [];
    expect(rowsOf(textSource(example))).toMatchObject([
      { date: '2026-03-02', amountCents: 4250 },
      { date: '2026-03-03', amountCents: -8731, text: 'EDF; facture "mars"' },
    ]);
  });
});
