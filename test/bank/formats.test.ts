import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../src/bank/read-statement.ts';
import { rowsOf, textSource } from './support.ts';

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');

describe('docs/formats.md', () => {
  it('lists every layout, in the order in which they are tried', () => {
    const listed = Array.from(page.matchAll(/^\| `([\w-]+-csv)`/gm), ([, name]) => name);
    expect(listed).toEqual(LAYOUTS.map(({ name }) => name));
  });

  it('shows a plain file that is read', () => {
    const [, example = ''] = /```csv\n([\s\S]*?)```/.exec(page) ?? [];
    expect(rowsOf(textSource(example))).toMatchObject([
      { date: '2026-03-02', amountCents: 4250 },
      { date: '2026-03-03', amountCents: -8731, text: 'EDF; facture "mars"' },
    ]);
  });
});
