import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cfonb120 } from '../../../src/bank/formats/cfonb120.ts';
import { readStatement } from '../../../src/bank/read-statement.ts';
import { fileSource } from '../../../src/bank/source.ts';
import { addDays } from '../../../src/domain/date.ts';
import type { ReadOptions } from '../../../src/domain/statement.ts';
import { runs } from '../../support/runs.ts';
import { inChunks, rowsOf, summary, textSource } from '../support.ts';
import { type CfonbStatement, closingOf, writeCfonb120 } from './write-cfonb120.ts';

const MARCH: CfonbStatement = {
  opening: 100_000,
  opened: '2026-03-01',
  closed: '2026-03-31',
  lines: [
    { date: '2026-03-02', cents: 4250, label: 'VIR SEPA MME DURAND\nRF18539007547034' },
    { date: '2026-03-03', valueDate: '2026-03-04', cents: -8731, label: 'PRLV SEPA EDF' },
    { date: '2026-03-30', cents: 10, label: 'INTERETS' },
  ],
};
const ACCOUNT = '12345678901';
/** 01, 04, 05, 04, 04, 07: lines 1 to 6. */
const FILE = writeCfonb120([MARCH]);

/** The file with other characters from a column on: both counted from 1, as in the messages. */
function patched(line: number, column: number, text: string): string {
  const lines = FILE.split('\n');
  const before = lines[line - 1] ?? '';
  lines[line - 1] = before.slice(0, column - 1) + text + before.slice(column - 1 + text.length);
  return lines.join('\n');
}

const without = (line: number): string =>
  FILE.split('\n')
    .toSpliced(line - 1, 1)
    .join('\n');

function problemsOf(text: string, options?: ReadOptions): unknown {
  const answer = readStatement(textSource(text), options);
  return answer.ok ? 'read' : answer.problems;
}

const at = (code: string, line: number, column: number, value?: string) =>
  value === undefined ? { code, line, column } : { code, line, column, value };

const CASES: readonly [string, string, readonly object[]][] = [
  [
    'an amount whose last digit bears no sign',
    patched(2, 91, '00000000004250'),
    [at('AMOUNT_UNREADABLE', 2, 91, '00000000004250')],
  ],
  [
    'an amount with a letter in its middle',
    patched(2, 91, '000000000O425{'),
    [at('AMOUNT_UNREADABLE', 2, 91, '000000000O425{')],
  ],
  [
    'an amount in lower case',
    patched(4, 104, 'j'),
    [at('AMOUNT_UNREADABLE', 4, 91, '0000000000873j')],
  ],
  ['a movement without an amount', patched(2, 91, ' '.repeat(14)), [at('AMOUNT_MISSING', 2, 91)]],
  [
    'too large an amount',
    patched(2, 91, '1000000000000{'),
    [at('AMOUNT_TOO_LARGE', 2, 91, '1000000000000{')],
  ],
  ['a tenth of a cent', patched(4, 20, '3'), [at('AMOUNT_UNREADABLE', 4, 91, '0000000000873J')]],
  ['too many decimals', patched(2, 20, '7'), [at('AMOUNT_UNREADABLE', 2, 20, '7')]],
  [
    'decimals that are not stated, of another currency than the euro',
    FILE.replaceAll('EUR2', 'XPF '),
    [1, 2, 4, 5, 6].map((line) => at('AMOUNT_UNREADABLE', line, 20)),
  ],
  ['a day that does not exist', patched(2, 35, '310226'), [at('DATE_UNREADABLE', 2, 35, '310226')]],
  ['a date in words', patched(2, 35, '2 MARS'), [at('DATE_UNREADABLE', 2, 35, '2 MARS')]],
  ['a movement without a date', patched(2, 35, '      '), [at('DATE_MISSING', 2, 35)]],
  ['a wrong value date', patched(2, 43, '320326'), [at('DATE_UNREADABLE', 2, 43, '320326')]],
  ['a balance of no day', patched(1, 35, '000000'), [at('DATE_UNREADABLE', 1, 35, '000000')]],
  ['a movement in dollars', patched(4, 17, 'USD'), [at('SEVERAL_CURRENCIES', 4, 17, 'USD')]],
  [
    'movements in dollars between balances that are then not in euros',
    FILE.replaceAll('EUR2', 'USD2').replaceAll(/^(0[17].{14}).{4}/gm, '$1    '),
    [2, 4, 5].map((line) => at('SEVERAL_CURRENCIES', line, 17, 'USD')),
  ],
  [
    "another account's movement, whose details need not be told too",
    patched(2, 22, '99999999999'),
    [at('MALFORMED', 2, 22, '99999999999')],
  ],
  [
    "another account's detail",
    patched(3, 22, '99999999999'),
    [at('MALFORMED', 3, 22, '99999999999')],
  ],
  [
    "another account's balance",
    patched(6, 22, '99999999999'),
    [at('MALFORMED', 6, 22, '99999999999')],
  ],
  [
    'a balance of no account',
    patched(1, 22, ' '.repeat(11)),
    [at('MALFORMED', 1, 22), ...[2, 4, 5, 6].map((line) => at('MALFORMED', line, 22, ACCOUNT))],
  ],
  ['a detail of no movement', without(2), [at('MALFORMED', 2, 1, '05')]],
  ['movements without an old balance', without(1), [at('MALFORMED', 1, 1, '04')]],
  ['a file that was cut off', without(6), [{ code: 'MALFORMED', line: 5 }]],
  [
    'a statement that was cut off before the next',
    without(6) + FILE,
    [at('MALFORMED', 6, 1, '01')],
  ],
  [
    'movements behind the new balance',
    FILE + FILE.split('\n').slice(1, 4).join('\n'),
    [at('MALFORMED', 7, 1, '04')],
  ],
  [
    'a new balance older than the old one',
    patched(6, 35, '280226'),
    [at('MALFORMED', 6, 35, '280226')],
  ],
  ['a record of another kind', patched(3, 1, '31'), [at('MALFORMED', 3, 1, '31')]],
  [
    'a movement that is missing',
    without(5),
    [{ code: 'BALANCE_PROOF_FAILED', line: 5, stated: 95_529, computed: 95_519 }],
  ],
  [
    'a label one letter too long, which shifts the amount',
    FILE.replace('PRLV SEPA EDF', 'PRLV SEPA  EDF'),
    [at('AMOUNT_UNREADABLE', 4, 92, '0000000000873')],
  ],
  [
    'the list of remittances in 240 characters',
    `31${'000001'}20${'181220'}E    300661077100020030401${' '.repeat(197)}\n34\n`,
    [{ code: 'FOREIGN_FILE', line: 1, kind: 'cfonb240' }],
  ],
];

describe('what is wrong with a CFONB120 file', () => {
  it.each(CASES)('%s', (_name, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('is told wherever the file is cut', () => {
    const end = FILE.trimEnd().length;
    for (let length = 0; length < end; length += 1) {
      expect(problemsOf(FILE.slice(0, length)), `${length} characters`).not.toBe('read');
    }
  });

  it('is never a wrong amount, whichever character is another', () => {
    const amounts = MARCH.lines.map(({ cents }) => cents);
    const place = fc.integer({ min: 0, max: FILE.length - 1 });
    const letter = fc.constantFrom(...'0123456789{}AJRé EUR\n');
    fc.assert(
      fc.property(place, letter, (index, other) => {
        const text = FILE.slice(0, index) + other + FILE.slice(index + 1);
        const answer = readStatement(textSource(text));
        if (!answer.ok) return;
        const read = [...answer.statement.rows()];
        expect(read.map((row) => row.kind === 'line' && row.amountCents)).toEqual(amounts);
      }),
      runs(3000),
    );
  });

  it('does not fill the memory where a movement never ends', () => {
    const [first = '', movement = '', detail = ''] = FILE.split('\n');
    const text = [first, movement, ...Array<string>(1200).fill(detail)].join('\n');
    const problems = problemsOf(text);
    expect(problems).toHaveLength(100);
    expect(problems).toHaveProperty('[0]', at('MALFORMED', 1003, 1, '05'));
  });
});

describe('a CFONB120 file is recognised', () => {
  it.each([
    ['with blank lines above it', `\n  \n${FILE}`, true],
    ['without line ends', FILE.replaceAll('\n', ''), true],
    ['by its movements alone', without(1), true],
    ['as CFONB240', `31${'0'.repeat(14)}E    ${'1'.repeat(21)}`, true],
    ['but no table that begins with a date', '01/03/2026;VIR;4,50\n', false],
    ['but no number', '0130006', false],
    ['but no record without an amount', FILE.slice(0, 90), false],
    ['but no file that begins with a detail', without(1).split('\n').slice(1).join('\n'), false],
    ['but no remittance of 160 characters', `0302        ${'1'.repeat(108)}`, false],
    ['but no empty file', '', false],
  ])('%s', (_name, head, expected) => {
    expect(cfonb120.recognise(head)).toBe(expected);
  });
});

const statementOf = (text: string, options?: ReadOptions) => {
  const answer = readStatement(textSource(text), options);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.statement;
};
const rows = (text: string) => rowsOf(textSource(text));

describe('a CFONB120 statement', () => {
  it('has the period between its balances', () => {
    expect(statementOf(FILE)).toMatchObject({ from: '2026-03-02', to: '2026-03-31' });
  });

  it.each([
    ['is of the day of both balances', '2026-03-05', '2026-03-05', [], '2026-03-05'],
    ['holds what was booked late', '2026-03-05', '2026-03-06', ['2026-03-05'], '2026-03-05'],
  ])('%s', (_name, opened, closed, dates, from) => {
    const lines = dates.map((date) => ({ date, cents: 1, label: 'A' }));
    const text = writeCfonb120([{ opening: 5, opened, closed, lines }]);
    expect(statementOf(text)).toMatchObject({ from, to: closed, openingCents: 5 });
  });

  it('may be one of several that follow each other', () => {
    const april = { ...MARCH, opened: '2026-03-31', closed: '2026-04-30', lines: [] };
    const text = writeCfonb120([MARCH, { ...april, opening: closingOf(MARCH) }]);
    expect(statementOf(text)).toMatchObject({ proved: true, from: '2026-03-02', to: '2026-04-30' });
    const gap = writeCfonb120([MARCH, { ...april, opening: 1 }]);
    expect(statementOf(gap)).toMatchObject({ proved: false });
  });

  it('may be of one of several accounts', () => {
    const account = '300060000199999999999';
    const text = writeCfonb120([MARCH, { ...MARCH, account, lines: [] }]);
    expect(readStatement(textSource(text))).toMatchObject({
      problems: [{ code: 'SEVERAL_ACCOUNTS', line: 1 }],
      accounts: ['300060000112345678901', account],
    });
    // The IBAN of the first: the same characters, between the country and the key.
    const iban = 'FR76 3000 6000 0112 3456 7890 189';
    const { rows, ...facts } = statementOf(text, { account: iban });
    expect(facts).toMatchObject({ accountNumber: '300060000112345678901', proved: true });
    expect([...rows()]).toHaveLength(3);
  });

  it('reads amounts with three decimals, and none', () => {
    const text = writeCfonb120([{ ...MARCH, decimals: 3, currency: 'TND' }]);
    expect(rows(text)).toMatchObject([{ amountCents: 4250 }, { amountCents: -8731 }, {}]);
    const francs = FILE.replaceAll('EUR2', 'XPF0');
    expect(rows(francs)).toMatchObject([{ amountCents: 425_000 }, { amountCents: -873_100 }, {}]);
  });

  it('has labels of 32 characters and details of 70', () => {
    const label = `${'L'.repeat(31)}M\n${'D'.repeat(69)}E`;
    const text = writeCfonb120([{ ...MARCH, lines: [{ date: '2026-03-02', cents: 1, label }] }]);
    expect(rows(text)).toMatchObject([{ text: label }]);
  });

  it("keeps a movement of zero as the engine's to skip", () => {
    const text = writeCfonb120([
      { ...MARCH, lines: [{ date: '2026-03-02', cents: 0, label: 'A' }] },
    ]);
    expect(rows(text)).toEqual([{ kind: 'skipped', row: 2, reason: 'zero' }]);
  });

  it('keeps a direct debit that came back', () => {
    const line = { date: '2026-03-02', cents: -4250, label: 'REJET PRLV DURAND', reject: '31' };
    const text = writeCfonb120([{ ...MARCH, lines: [line] }]);
    expect(rows(text)).toMatchObject([{ amountCents: -4250, text: 'REJET PRLV DURAND' }]);
  });

  it('is read where another bank code stands in its movements', () => {
    const text = patched(2, 3, '15489');
    expect(rows(text)).toHaveLength(3);
  });

  it('is read with the end of file of DOS', () => {
    expect(rows(`${FILE}\u001a`)).toHaveLength(3);
  });

  it('numbers the records of a file without line ends', () => {
    const text = FILE.replaceAll('\n', '');
    expect(rows(text).map(({ row }) => row)).toEqual([2, 4, 5]);
    expect(problemsOf(patched(4, 104, '1').replaceAll('\n', ''))).toEqual([
      at('AMOUNT_UNREADABLE', 4, 91, '00000000008731'),
    ]);
  });

  it('numbers lines with blanks behind their records as they stand', () => {
    const text = FILE.replaceAll('\n', `${' '.repeat(140)}\n`);
    expect(rows(text).map(({ row }) => row)).toEqual([2, 4, 5]);
  });

  it('is read a record at a time, however many there are without a line end', () => {
    const [first = '', movement = '', , , , last = ''] = FILE.split('\n');
    const count = 30_000;
    const closing = `${String(100_000 + count * 4250)
      .padStart(14, '0')
      .slice(0, -1)}{`;
    const source = {
      *chunks() {
        yield first;
        for (let index = 0; index < count; index += 1) yield movement;
        yield last.slice(0, 90) + closing + last.slice(104);
      },
    };
    const answer = cfonb120.read(source, {});
    expect(answer).toMatchObject({ statement: { rowCount: count, proved: true } });
  });
});

/** The text of one movement with these details, each a qualifier and 70 characters. */
function textWith(details: readonly string[], movement: Readonly<Record<number, string>> = {}) {
  const [first = '', line = '', detail = '', , , last = ''] = FILE.split('\n');
  const filled = Object.entries(movement).reduce(
    (text, [column, value]) =>
      text.slice(0, Number(column) - 1) + value + text.slice(Number(column) - 1 + value.length),
    line,
  );
  const closing = `${last.slice(0, 90)}0000000010425{${last.slice(104)}`;
  const records = details.map((each) => (detail.slice(0, 45) + each).padEnd(120));
  const text = [first, filled, ...records, closing].join('\n');
  return rows(text).map((row) => (row.kind === 'line' ? row.text : row.reason));
}

const SEVENTY = 'X'.repeat(70);

describe('the text of a CFONB120 movement', () => {
  it.each<[string, readonly string[], string]>([
    ['the payer and a free label', ['NPYMME DURAND', 'LIBAMAP'], 'MME DURAND\nAMAP'],
    ['a remittance text of 140 characters', [`LCC${SEVENTY}`, 'LC2RF18'], `${SEVENTY}RF18`],
    ['one that the bank cut at a word', ['LCCPANIER', 'LC2MARS'], 'PANIER MARS'],
    ['one that is alone', ['LC2MARS'], 'MARS'],
    ['a structured reference', ['LCSRF18539007547034'], 'RF18539007547034'],
    ["the client's reference and its purpose", [`RCN${'C-42'.padEnd(35)}PANIER`], 'C-42\nPANIER'],
    ['no reference', ['RCNNOTPROVIDED', 'NPYDURAND'], 'DURAND'],
    ['no reference, in two words', ['RCNNOT PROVIDED'], ''],
    ['amounts in another currency and fees', ['MMOUSD200000000001234', 'FEEEUR2000000000007'], ''],
    ['words that nobody knows', ['AAAQUOI', '   RIEN', "2'CAUTRE"], 'QUOI\nRIEN\nAUTRE'],
  ])('holds %s', (_name, details, expected) => {
    const whole = expected === '' ? 'VIR SEPA MME DURAND' : `VIR SEPA MME DURAND\n${expected}`;
    expect(textWith(details)).toEqual([whole]);
  });

  it('ends with the number and the reference of the entry, if there are any', () => {
    expect(textWith(['LIBA'], { 82: '0001692', 105: 'REMISE 12' })).toEqual([
      'VIR SEPA MME DURAND\nA\n0001692\nREMISE 12',
    ]);
    expect(textWith([], { 82: '       ', 105: '0000000000' })).toEqual(['VIR SEPA MME DURAND']);
  });
});

const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days));
const letters = fc.constantFrom(...'abzAZ019 .,;:\'"/-+*()éèàçÉ');
const words = (maxLength: number) =>
  fc.string({ unit: letters, maxLength: maxLength - 1 }).map((text) => `V${text}`);
const statement = fc
  .record({
    lines: fc.array(
      fc.record({
        date: day,
        valueDate: day,
        cents: fc.integer({ min: -9_999_999, max: 9_999_999 }).filter((cents) => cents !== 0),
        label: fc
          .tuple(words(32), fc.array(words(70), { maxLength: 3 }))
          .map(([first, parts]) => [first, ...parts].join('\n')),
        reject: fc.constantFrom('  ', '31'),
      }),
      { maxLength: 10 },
    ),
    opening: fc.integer({ min: -9_999_999, max: 9_999_999 }),
    decimals: fc.constantFrom(2 as const, 3 as const),
    currency: fc.constantFrom('EUR', 'TND'),
    hasBlankUnits: fc.boolean(),
    isFrenchBraces: fc.boolean(),
    qualifier: fc.constantFrom('LIB' as const, 'LCC' as const),
  })
  .map((given) => {
    // Only what is in euros with two decimals may leave that out.
    const isUsual = given.decimals === 2 && given.currency === 'EUR';
    return { ...given, hasBlankUnits: given.hasBlankUnits && isUsual };
  });
const layout = fc
  .record({
    lineEnd: fc.constantFrom('\n', '\r\n', '\r', ''),
    isStripped: fc.boolean(),
    hasBlankLines: fc.boolean(),
  })
  .map((given) => ({ ...given, isStripped: given.isStripped && given.lineEnd !== '' }));

const tidy = (label: string) =>
  label
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n');

describe('an invented CFONB120 statement', () => {
  it('is read back to the cent', () => {
    const chunks = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(statement, layout, chunks, (written, file, sizes) => {
        const source = textSource(writeCfonb120([written], file));
        const answer = readStatement(inChunks(source, sizes));
        if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
        expect(answer.statement).toMatchObject({
          format: 'cfonb120',
          openingCents: written.opening,
          closingCents: closingOf(written),
          proved: true,
        });
        const read = Array.from(answer.statement.rows(), (row) =>
          row.kind === 'line' ? { ...row, row: 0 } : row,
        );
        expect(read).toEqual(
          written.lines.map(({ date, valueDate, cents, label }) => ({
            kind: 'line',
            row: 0,
            date,
            valueDate,
            amountCents: cents,
            text: tidy(label),
          })),
        );
        expect(summary(readStatement(inChunks(source, [1])))).toEqual(summary(answer));
      }),
      runs(300),
    );
  });
});

// Real banks' files may be read where they lie, but not copied into the project.
const folder = fileURLToPath(new URL('../../../../shared/bank-samples/', import.meta.url));
const isPresent = existsSync(folder);

describe.skipIf(!isPresent)('published files (skipped where ../shared is absent)', () => {
  const pennylane = `${folder}cfonb120-pennylane.real.txt`;

  it.each([
    ['FR7615589000009876543210036', '155890000098765432100', -19_040, -24_121, 3],
    ['FR7618706000000012345678936', '187060000000123456789', -24_121, -16_372, 3],
  ])('hold the account %s', (account, accountNumber, openingCents, closingCents, lineCount) => {
    const answer = readStatement(fileSource(pennylane), { account });
    expect(summary(answer)).toMatchObject({
      accountNumber,
      openingCents,
      closingCents,
      lineCount,
      proved: true,
    });
  });

  it('hold two accounts', () => {
    expect(readStatement(fileSource(pennylane))).toMatchObject({
      problems: [{ code: 'SEVERAL_ACCOUNTS', line: 1 }],
    });
  });

  it('are of CFONB240', () => {
    expect(readStatement(fileSource(`${folder}cfonb240-silarhi.real.txt`))).toEqual({
      ok: false,
      problems: [{ code: 'FOREIGN_FILE', line: 1, kind: 'cfonb240' }],
    });
  });
});
