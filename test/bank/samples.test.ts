import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/bank/read-statement.ts';
import { fileSource } from '../../src/bank/source.ts';
import { summary } from './support.ts';

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

const FACTS: Readonly<Record<string, string>> = {
  rows: 'rowCount',
  credit_cents: 'creditCents',
  debit_cents: 'debitCents',
  net_cents: 'netCents',
  opening_cents: 'openingCents',
  closing_cents: 'closingCents',
};

describe('the shared samples', () => {
  it.skipIf(!isPresent)('are listed (skipped where ../shared/bank-samples is absent)', () => {
    expect(samples.length).toBeGreaterThan(0);
  });

  it.each(samples)('$file is read rightly or refused', ({ file, expect: facts = {} }) => {
    const answer = readStatement(fileSource(folder + file));
    if (!answer.ok) {
      expect(answer.problems.length).toBeGreaterThan(0);
      return;
    }
    const stated = Object.entries(facts).flatMap(([key, value]) => {
      const name = FACTS[key];
      return name === undefined ? [] : [[name, value]];
    });
    expect(summary(answer)).toMatchObject(Object.fromEntries(stated));
  });
});
