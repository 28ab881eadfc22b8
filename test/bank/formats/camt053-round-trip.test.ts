import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectEncoding, textChunks } from '../../../src/bank/encoding.ts';
import { camt053 } from '../../../src/bank/formats/camt053.ts';
import { bytesSource } from '../../../src/bank/source.ts';
import type { StatementRow } from '../../../src/domain/statement.ts';
import { runs } from '../../support/runs.ts';
import { inChunks } from '../support.ts';
import { closingOf, decimal, escaped, type WrittenLine, writeCamt053 } from './write-camt053.ts';

// Statements invented by fast-check, written as banks write them, and read back.

/** The rows of a file that has to be read without a problem. */
function rowsOf(chunks: readonly string[]): readonly StatementRow[] {
  const answer = camt053.read({ chunks: () => chunks }, {});
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return [...answer.statement.rows()];
}

const day = fc
  .integer({ min: 0, max: 700 })
  .map((offset) => new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10));
/** A label as a person may write it: words of any letters, with a single blank between them. */
const label = (letters: fc.Arbitrary<string>) =>
  fc
    .array(letters, { minLength: 1, maxLength: 200 })
    .map((all) => all.join('').normalize('NFC').replace(/\s+/g, ' ').trim() || 'x')
    .filter((text) => !/[Ââ-ôÃ]/.test(text));
const anyLetter = fc
  .integer({ min: 0x20, max: 0x1ffff })
  .filter((code) => !/[\p{C}\p{Z}\p{M}]|\ufffd/u.test(String.fromCodePoint(code)) || code === 0x20)
  .map((code) => String.fromCodePoint(code));
const latinLetter = fc.constantFrom(...'abcABC 0123<>&"\'éèçàùœŒ€ÿ;]');

const cents = fc.integer({ min: 1, max: 99_999_999 }).chain((size) => fc.constantFrom(size, -size));

const writtenLines = (letters: fc.Arbitrary<string>) =>
  fc.array(
    fc.record(
      {
        date: day,
        cents,
        label: label(letters),
        isPending: fc.boolean(),
        isReversal: fc.boolean(),
        split: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 4 }),
      },
      { requiredKeys: ['date', 'cents', 'label'] },
    ),
    { maxLength: 12 },
  );

type Drawn = WrittenLine & { readonly split?: readonly number[] };

/** A batch is what its payments add up to. */
function asWritten({ split, ...line }: Drawn, index: number): WrittenLine {
  const bankId = `REF${index}-${line.date}`;
  if (split === undefined) return { ...line, bankId };
  const sign = Math.sign(line.cents);
  const parts = split.map((size, at) => ({ cents: size * sign, label: `${line.label}${at}` }));
  const total = parts.reduce((sum, part) => sum + part.cents, 0);
  return { ...line, bankId, cents: total, payments: parts };
}

/** The rows that a line has to become. */
const rowsFrom = (line: WrittenLine): readonly object[] => {
  const { date, bankId } = line;
  if (line.isPending) return [{ kind: 'skipped', reason: 'pending' }];
  if (line.payments === undefined) {
    return [{ date, valueDate: date, amountCents: line.cents, text: line.label, bankId }];
  }
  return line.payments.map((each, index) => ({
    date,
    valueDate: date,
    amountCents: each.cents,
    text: each.label,
    bankId: `${bankId}/${index + 1}`,
  }));
};

describe('what is written is read', () => {
  const options = fc.record({
    opening: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    version: fc.integer({ min: 2, max: 13 }),
    prefix: fc.constantFrom('', 'ns2', 'camt'),
    hasNamespace: fc.boolean(),
    isIndented: fc.boolean(),
    hasSummary: fc.boolean(),
    cutAt: fc.integer({ min: 1, max: 140 }),
  });

  it('cut into pieces of any size', () => {
    fc.assert(
      fc.property(
        options,
        writtenLines(anyLetter),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 3 }),
        (manner, drawn, sizes) => {
          const lines = drawn.map(asWritten);
          const text = writeCamt053({ ...manner, lines });
          const answer = camt053.read({ chunks: () => inPieces(text, sizes) }, {});
          if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
          const { statement } = answer;
          expect(statement).toMatchObject({
            format: 'camt053',
            accountNumber: 'FR7630006000011234567890189',
            currency: 'EUR',
            proved: true,
            openingCents: manner.opening,
            closingCents: closingOf({ ...manner, lines }),
          });
          const expected = lines.flatMap(rowsFrom);
          expect([...statement.rows()]).toMatchObject(expected);
          expect([...statement.rows()]).toHaveLength(expected.length);
        },
      ),
      runs(150),
    );
  });

  it('whichever way the bank writes reversals, if it can be told', () => {
    fc.assert(
      fc.property(options, writtenLines(latinLetter), (manner, drawn) => {
        const lines = drawn.map(asWritten);
        const reversed = lines.filter((line) => line.isReversal && !line.isPending);
        fc.pre(reversed.reduce((sum, line) => sum + line.cents, 0) !== 0);
        const text = writeCamt053({ ...manner, lines, flipsReversals: true });
        const expected = lines.flatMap(rowsFrom);
        expect(rowsOf([text])).toMatchObject(expected);
      }),
      runs(100),
    );
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15'])('in %s', (encoding) => {
    const letters = encoding.startsWith('utf') ? anyLetter : latinLetter;
    fc.assert(
      fc.property(options, writtenLines(letters), fc.nat(20), (manner, drawn, size) => {
        // Without any letter that only one encoding has, several are right.
        const mark = encoding === 'iso-8859-15' ? '€' : '€“';
        const lines = [...drawn, { date: '2026-03-05', cents: 1, label: mark }].map(asWritten);
        const text = writeCamt053({ ...manner, lines, encoding: encoding.toUpperCase() });
        const bytes = bytesSource('a.xml', encode(text, encoding, { addBOM: size % 2 === 0 }));
        const source = inChunks(bytes, [size + 1]);
        const chunks = () => textChunks(source, detectEncoding(source));
        expect(rowsOf([...chunks()])).toMatchObject(lines.flatMap(rowsFrom));
      }),
      runs(25),
    );
  });

  it('the same each time, and the same as a whole', () => {
    const lines = Array.from({ length: 500 }, (_, index) => ({
      date: '2026-03-05',
      cents: index + 1,
      label: `😀${'é'.repeat(index)}`,
    }));
    const text = writeCamt053({ opening: 0, lines, isIndented: false });
    const expected = rowsOf([text]);
    for (const size of [1, 7, 16 * 1024, 16 * 1024 + 1, 100_000]) {
      const answer = camt053.read({ chunks: () => inPieces(text, [size]) }, {});
      if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
      expect([...answer.statement.rows()]).toEqual(expected);
      expect([...answer.statement.rows()]).toEqual(expected);
    }
  });

  it('in one line, cut between the halves of a letter too', () => {
    for (const start of ['', 'x']) {
      const label = start + '😀'.repeat(40_000);
      const lines = [{ date: '2026-03-05', cents: 1, label }];
      const text = writeCamt053({ opening: 0, lines, isIndented: false, cutAt: 1e6 });
      expect(rowsOf([...inPieces(text, [999])])).toMatchObject([{ text: label }]);
    }
  });

  it('or refused, whatever has happened to it', () => {
    const lines = [
      { date: '2026-03-05', cents: 4250, label: 'a', isReversal: true },
      { date: '2026-03-06', cents: -4250, label: 'b', payments: [{ cents: -4250, label: 'c' }] },
    ];
    const text = writeCamt053({ opening: 100, lines, hasSummary: true });
    const noise = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('<', '>', '&', '"', '</Ntry>', '<Ntry>', '<!--', '<![CDATA[', '\ud83d', '-'),
    );
    const change = fc.record({ at: fc.nat(text.length), gone: fc.nat(40), noise });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), fc.nat(50), (all, size) => {
        const damaged = all.reduce(
          (now, { at, gone, noise: put }) => now.slice(0, at) + put + now.slice(at + gone),
          text,
        );
        const whole = outcome([damaged]);
        expect(outcome([...inPieces(damaged, [size + 1])])).toEqual(whole);
      }),
      runs(1000),
    );
  });
});

function outcome(chunks: readonly string[]): unknown {
  const answer = camt053.read({ chunks: () => chunks }, {});
  return answer.ok ? [...answer.statement.rows()] : answer.problems;
}

function* inPieces(text: string, sizes: readonly number[]): Generator<string> {
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield text.slice(at, at + size);
    at += size;
  }
}

describe('the writer', () => {
  it('escapes what XML needs', () => {
    expect(escaped('<a> & "b"')).toBe('&lt;a&gt; &amp; "b"');
    expect([decimal(0), decimal(-5), decimal(123_456)]).toEqual(['0.00', '0.05', '1234.56']);
  });
});
