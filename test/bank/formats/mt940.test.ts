import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mt940 } from '../../../src/bank/formats/mt940.ts';
import { readStatement } from '../../../src/bank/read-statement.ts';
import { fileSource } from '../../../src/bank/source.ts';
import { addDays } from '../../../src/domain/date.ts';
import type { ReadOptions } from '../../../src/domain/statement.ts';
import { runs } from '../../support/runs.ts';
import { inChunks, rowsOf, summary, textSource } from '../support.ts';
import { closingOf, type Mt940Statement, writeMt940 } from './write-mt940.ts';

const MARCH: Mt940Statement = {
  opening: 100_000,
  opened: '2026-03-01',
  closed: '2026-03-31',
  lines: [
    {
      date: '2026-03-02',
      valueDate: '2026-03-01',
      cents: 4250,
      label: 'MME DURAND\nRF18539007547034',
      bankReference: 'ASR000001',
    },
    { date: '2026-03-03', cents: -8731, label: 'EDF' },
  ],
};
/**
 *     1 :20:STARTUMS
 *     2 :25:FR7630006000011234567890189
 *     3 :28C:00012/001
 *     4 :60F:C260301EUR1000,00
 *     5 :61:2603010302C42,50NTRFNONREF//ASR000001
 *     6 :86:MME DURAND RF18539007547034
 *     7 :61:260303D87,31NTRFNONREF
 *     8 :86:EDF
 *     9 :62F:C260331EUR955,19
 *    10 -
 */
const FILE = writeMt940([MARCH]);

const patched = (line: number, text: string): string =>
  FILE.split('\n')
    .with(line - 1, text)
    .join('\n');
const without = (line: number): string =>
  FILE.split('\n')
    .toSpliced(line - 1, 1)
    .join('\n');

function problemsOf(text: string, options?: ReadOptions): unknown {
  const answer = readStatement(textSource(text), options);
  return answer.ok ? 'read' : answer.problems;
}

const at = (code: string, line: number, column: number, value: string) => ({
  code,
  line,
  column,
  value,
});

const CASES: readonly [string, string, readonly object[]][] = [
  [
    'an amount that may be a thousand',
    patched(7, ':61:260303D1.234NTRFNONREF'),
    [at('AMOUNT_AMBIGUOUS', 7, 12, '1.234')],
  ],
  [
    'a tenth of a cent',
    patched(7, ':61:2603030303D87,311NTRFNONREF'),
    [at('AMOUNT_UNREADABLE', 7, 16, '87,311')],
  ],
  [
    'two decimal marks',
    patched(7, ':61:260303D1,087.31NTRFNONREF'),
    [at('AMOUNT_UNREADABLE', 7, 12, '1,087.31')],
  ],
  [
    'too large an amount, and a balance that is',
    patched(7, ':61:260303D1000000000,NTRFNONREF').replace('C260331EUR955', 'C260331EUR9999999999'),
    [at('AMOUNT_TOO_LARGE', 7, 12, '1000000000,'), at('AMOUNT_TOO_LARGE', 9, 16, '9999999999,19')],
  ],
  [
    'a tenth of a cent on a line that the bank broke',
    patched(7, ':61:260303DR\n87,311NTRFNONREF'),
    [at('AMOUNT_UNREADABLE', 8, 1, '87,311')],
  ],
  [
    'a line that is long and does not begin at once',
    patched(7, `:61:  ${'x'.repeat(2000)}`),
    [at('MALFORMED', 7, 7, 'x'.repeat(100))],
  ],
  [
    'a letter for a digit',
    patched(7, ':61:260303D87,3INTRFNONREF'),
    [at('MALFORMED', 7, 5, '260303D87,3INTRFNONREF')],
  ],
  [
    'money that is neither in nor out',
    patched(7, ':61:260303E87,31NTRFNONREF'),
    [at('MALFORMED', 7, 5, '260303E87,31NTRFNONREF')],
  ],
  [
    'a value date that does not exist, without an entry date',
    patched(7, ':61:260230D87,31NTRFNONREF'),
    [at('DATE_UNREADABLE', 7, 5, '260230')],
  ],
  [
    'a value date that not even a bank has',
    patched(7, ':61:2602310303D87,31NTRFNONREF'),
    [at('DATE_UNREADABLE', 7, 5, '260231')],
  ],
  [
    'an entry date that does not exist',
    patched(7, ':61:2603030229D87,31NTRFNONREF'),
    [at('DATE_UNREADABLE', 7, 11, '0229')],
  ],
  [
    'a balance of a day that does not exist',
    patched(4, ':60F:C260431EUR1000,00'),
    [at('DATE_UNREADABLE', 4, 7, '260431')],
  ],
  [
    'a balance without a sign',
    patched(4, ':60F:260301EUR1000,00'),
    [at('MALFORMED', 4, 6, '260301EUR1000,00')],
  ],
  ['two currencies', patched(9, ':62F:C260331USD955,19'), [at('SEVERAL_CURRENCIES', 9, 13, 'USD')]],
  ['a statement of no account', without(2), [{ code: 'MALFORMED', line: 3 }]],
  [
    'movements without an opening balance behind a statement',
    `${FILE}${without(4)}`,
    [at('MALFORMED', 14, 5, '2603010302C42,50NTRFNONREF//ASR000001')],
  ],
  [
    'movements without an opening balance before a statement',
    `${without(4)}${FILE}`,
    [at('MALFORMED', 4, 5, '2603010302C42,50NTRFNONREF//ASR000001')],
  ],
  ['a file that was cut off', without(9), [{ code: 'MALFORMED', line: 8 }]],
  [
    'a statement that was cut off before the next',
    `${FILE.split('\n').slice(0, 8).join('\n')}\n${FILE}`,
    [{ code: 'MALFORMED', line: 9 }],
  ],
  [
    'two opening balances',
    FILE.replace(':60F:C260301EUR1000,00', ':60F:C260301EUR1000,00\n:60F:C260301EUR1000,00'),
    [{ code: 'MALFORMED', line: 5 }],
  ],
  [
    'two closing balances',
    FILE.replace('EUR955,19', 'EUR955,19\n:62F:C260331EUR955,19'),
    [at('MALFORMED', 10, 6, 'C260331EUR955,19')],
  ],
  [
    'a closing balance older than the opening one',
    patched(9, ':62F:C260228EUR955,19'),
    [at('MALFORMED', 9, 6, 'C260228EUR955,19')],
  ],
  [
    'a tag that was damaged',
    patched(7, ':6l:260303D87,31NTRFNONREF').replace(':86:MME', ':28C:'),
    [at('MALFORMED', 7, 1, ':6l:260303D87,31NTRFNONREF')],
  ],
  [
    'a damaged tag behind a movement',
    patched(6, ':B6:DURAND'),
    [at('MALFORMED', 6, 1, ':B6:DURAND')],
  ],
  [
    'words between the messages',
    `${FILE}Bonjour,  voici\n`,
    [at('MALFORMED', 11, 1, 'Bonjour,  voici')],
  ],
  [
    'a movement that is missing',
    without(7),
    [{ code: 'BALANCE_PROOF_FAILED', line: 8, stated: 95_519, computed: 104_250 }],
  ],
  [
    'an interim report (MT 942), which has no balances',
    FILE.replace(/:60F:.*/, ':34F:EUR0,').replace(/:62F:.*/, ':90D:1EUR87,31'),
    [{ code: 'NO_STATEMENT', line: 1 }],
  ],
];

describe('what is wrong with an MT940 file', () => {
  it.each(CASES)('%s', (_name, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('is told wherever the file is cut', () => {
    const end = FILE.indexOf('EUR955,19') + 'EUR955,19'.length;
    for (let length = 0; length < end; length += 1) {
      expect(problemsOf(FILE.slice(0, length)), `${length} characters`).not.toBe('read');
    }
  });

  it('is never a wrong amount, whichever character is another', () => {
    const place = fc.integer({ min: 0, max: FILE.length - 1 });
    const letter = fc.constantFrom(...'0123456789,.:CDRE 6é\n-');
    fc.assert(
      fc.property(place, letter, (index, other) => {
        const text = FILE.slice(0, index) + other + FILE.slice(index + 1);
        const answer = readStatement(textSource(text));
        if (!answer.ok) return;
        const read = [...answer.statement.rows()];
        expect(read.map((row) => row.kind === 'line' && row.amountCents)).toEqual([4250, -8731]);
      }),
      runs(3000),
    );
  });

  it.each([
    ['text that never ends', 'edf\n'.repeat(100_000), 100],
    ['fields that never end', 'edf\n:86:edf'.repeat(100_000), 100],
    ['a line of slashes', '/'.repeat(400_000), 0],
    ['a line of blanks', `${' '.repeat(400_000)}?`, 0],
    ['parts without number', `\n:86:166${`${'?20'.repeat(21_000)}\n`.repeat(150)}`, 0],
    ['a counterparty without end', `\n:86:${`/CNTP${'/A'.repeat(30_000)}\n`.repeat(150)}`, 0],
    ['lines of marks', `edf\n${'?2'.repeat(30_000)}\n${'?20'.repeat(30_000)}`, 0],
  ])('is looked for in %s, in bounded time and memory', (_name, text, count) => {
    const problems = problemsOf(patched(8, `:86:/REMI/${text}`));
    expect(problems === 'read' ? [] : problems).toHaveLength(count);
  });
});

describe('an MT940 file is recognised', () => {
  it.each([
    ['by its first tags', FILE, true],
    ['below empty lines', `\n\n${FILE}`, true],
    ['in blocks', writeMt940([MARCH], { frame: 'blocks' }), true],
    ['below the names of two banks', `ABNANL2A\n940\nABNANL2A\n${FILE}`, true],
    ['below a tag of its own', `:940:\n${FILE}`, true],
    ['behind what begins its first block', `{1:F01A}{2:I940B}{4:${FILE}`, true],
    ['but not by a transfer (MT 103)', ':20:A\n:23B:CRED\n:32A:260301EUR1,\n', false],
    ['but not by its text', ':86:091\n-\n', false],
    ['but not inside a table', 'a;:20:A\nb;:25:B\n', false],
    ['but not when it is empty', '', false],
  ])('%s', (_name, head, expected) => {
    expect(mt940.recognise(head)).toBe(expected);
  });
});

const statementOf = (text: string, options?: ReadOptions) => {
  const answer = readStatement(textSource(text), options);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.statement;
};
const rows = (text: string) => rowsOf(textSource(text));

/** A statement of one movement, whose balances fit the amount. */
function oneMovement(field: string, cents: number): string {
  const [before, after] = [100_000, 100_000 + cents];
  const euros = (value: number) =>
    `${Math.floor(value / 100)},${String(value % 100).padStart(2, '0')}`;
  return [
    ':20:A',
    ':25:12345678/1020304050',
    `:60F:C260228EUR${euros(before)}`,
    `:61:${field}`,
    `:62F:C260331EUR${euros(after)}`,
  ].join('\n');
}

describe('an MT940 statement', () => {
  it('has the period between its balances, and what the file shows', () => {
    expect(statementOf(FILE)).toMatchObject({
      from: '2026-03-02',
      to: '2026-03-31',
      accountNumber: 'FR7630006000011234567890189',
      currency: 'EUR',
      openingCents: 100_000,
      closingCents: 95_519,
      proved: true,
    });
    expect(rows(FILE)).toEqual([
      {
        kind: 'line',
        row: 5,
        date: '2026-03-02',
        valueDate: '2026-03-01',
        amountCents: 4250,
        text: 'MME DURAND RF18539007547034',
        bankId: 'ASR000001',
      },
      {
        kind: 'line',
        row: 7,
        date: '2026-03-03',
        valueDate: '2026-03-03',
        amountCents: -8731,
        text: 'EDF',
      },
    ]);
  });

  it.each([
    ['is of the day of both balances', '2026-03-05', [], '2026-03-05', '2026-03-05'],
    [
      'holds what is dated by the old balance',
      '2026-03-06',
      ['2026-03-05'],
      '2026-03-05',
      '2026-03-06',
    ],
    ['holds what is dated later', '2026-03-06', ['2026-03-09'], '2026-03-06', '2026-03-09'],
  ])('%s', (_name, closed, dates, from, to) => {
    const lines = dates.map((date) => ({ date, cents: 1, label: 'A' }));
    const text = writeMt940([{ opening: 5, opened: '2026-03-05', closed, lines }]);
    expect(statementOf(text)).toMatchObject({ from, to });
  });

  it.each<[string, number]>([
    ['2603020302C42,50NTRFNONREF', 4250],
    ['2603020302D42,50NTRFNONREF', -4250],
    ['2603020302RC42,50NTRFNONREF', -4250],
    ['2603020302RD42,50NTRFNONREF', 4250],
    ['2603020302CR42,50NTRFNONREF', 4250],
    ['2603020302DR42,50NTRFNONREF', -4250],
    ['2603020302RCR42,50NTRFNONREF', -4250],
    ['2603020302RDR42,50NTRFNONREF', 4250],
    ['260302C42,5NTRFNONREF', 4250],
    ['260302C42,N051', 4200],
    ['260302C42,5', 4250],
    ['260302C000000000042,50S   X', 4250],
    ['260302C42.50NTRFNONREF', 4250],
    ['260302C1.042,50NTRFNONREF', 104_250],
    ['260302    C42,50NTRFNONREF', 4250],
    [' 260302C42,50NTRFNONREF', 4250],
    ['260302CR\n42,50N062NONREF', 4250],
  ])('reads :61:%s', (field, cents) => {
    expect(rows(oneMovement(field, cents))).toMatchObject([{ amountCents: cents }]);
  });

  it.each<[string, string, string | undefined]>([
    ['2512310101', '2026-01-01', '2025-12-31'],
    ['2601011231', '2025-12-31', '2026-01-01'],
    ['2402280229', '2024-02-29', '2024-02-28'],
    ['2502300303', '2025-03-03', undefined],
    ['2502290131', '2025-01-31', undefined],
    ['240229', '2024-02-29', '2024-02-29'],
    ['991231', '1999-12-31', '1999-12-31'],
  ])('dates %s', (dates, date, valueDate) => {
    const text = oneMovement(`${dates}C1,NTRF`, 100);
    const row = { kind: 'line', row: 4, date, amountCents: 100, text: '' };
    expect(rows(text)).toEqual([valueDate === undefined ? row : { ...row, valueDate }]);
  });

  it.each([
    ['12345678EUR', '12345678'],
    ['NL71 RABO 0123 4567 89 EUR', 'NL71RABO0123456789'],
    ['BNPAFRPP/FR7630006000011234567890189', 'FR7630006000011234567890189'],
    ['UBRTHUHB/123456789150/EUR', '123456789150'],
    ['51230800/0000007055', '512308000000007055'],
    ['123456-USD', '123456USD'],
  ])('calls the account %s %s', (account, accountNumber) => {
    expect(statementOf(writeMt940([{ ...MARCH, account }]))).toMatchObject({ accountNumber });
  });

  it('names the account where the bank does, above its BIC', () => {
    const text = FILE.replace(/:25:(.*)/, ':25P:$1\nBNPAFRPPXXX');
    expect(statementOf(text)).toMatchObject({ accountNumber: 'FR7630006000011234567890189' });
  });

  it('may be one of several, of one account or of two', () => {
    const april = {
      ...MARCH,
      opening: 95_519,
      opened: '2026-03-31',
      closed: '2026-04-30',
      lines: [],
    };
    expect(statementOf(writeMt940([MARCH, april]))).toMatchObject({
      proved: true,
      from: '2026-03-02',
      to: '2026-04-30',
    });
    const both = textSource(writeMt940([MARCH, { ...april, account: '99988877' }]));
    expect(readStatement(both)).toMatchObject({
      problems: [{ code: 'SEVERAL_ACCOUNTS', line: 1 }],
      accounts: ['FR7630006000011234567890189', '99988877'],
    });
    expect(readStatement(both, { account: '99988877' })).toMatchObject({
      statement: { openingCents: 95_519, closingCents: 95_519 },
    });
  });

  it('may have pages', () => {
    const text = writeMt940([{ ...MARCH, linesOnPage: 1 }]);
    expect(text).toContain(':62M:C260331EUR1042,50\n-\n:20:STARTUMS');
    expect(statementOf(text)).toMatchObject({ proved: true, from: '2026-03-02', to: '2026-03-31' });
    const gap = text.replace(':60M:C260331EUR1042,50', ':60M:C260331EUR1043,50');
    expect(problemsOf(gap)).toEqual([
      { code: 'BALANCE_PROOF_FAILED', line: 15, stated: 95_519, computed: 95_619 },
    ]);
  });

  it('may have pages of which one is empty, or the first is missing', () => {
    const empty = FILE.replaceAll(/:61:[\s\S]*:62F:/g, ':62M:').replaceAll('1000,00', '955,19');
    const second = empty.replace(':60F:C260301', ':60M:C260331');
    expect(statementOf(FILE + second)).toMatchObject({
      proved: true,
      openingCents: 100_000,
      closingCents: 95_519,
    });
    expect(statementOf(FILE.replace('60F', '60M'))).toMatchObject({ from: '2026-03-02' });
  });

  it('may stand between the control characters of a transmission', () => {
    const text = `\u0001${writeMt940([MARCH], { frame: 'blocks' })}\u0003`;
    expect(rows(text)).toHaveLength(2);
  });

  it('may have begun with nothing', () => {
    const movement = oneMovement('260302D1,NTRF', -100);
    const text = movement.replace('C260228EUR1000,00', 'D260228EUR0,');
    const statement = statementOf(text.replace('C260331EUR999,00', 'D260331EUR1,'));
    expect([statement.openingCents, statement.closingCents]).toEqual([0, -100]);
  });

  it('may be parted by a dash in its middle', () => {
    const text = FILE.replace(':61:260303', '-\n:61:260303');
    expect(rows(text)).toHaveLength(2);
  });

  it('keeps a movement of zero as for the engine to skip', () => {
    expect(rows(oneMovement('260302C0,NTRF', 0))).toEqual([
      { kind: 'skipped', row: 4, reason: 'zero' },
    ]);
  });

  it('is read without currencies, dates and available balances', () => {
    const text = FILE.replaceAll('EUR', '').replace('C260301', 'C000000');
    expect(
      statementOf(text.replace('\n-', '\n:64:C260331EUR1,\n:65:C260401EUR1,\n-')),
    ).toMatchObject({
      from: '2026-03-02',
      to: '2026-03-31',
      openingCents: 100_000,
    });
    expect(statementOf(text)).not.toHaveProperty('currency');
  });

  it.each([
    ['ASR000001', 'ASR000001'],
    ['32-P1-TCS49518', '32-P1-TCS49518'],
    ['NONREF', undefined],
    ['55555', undefined],
    ['0000000000000000', undefined],
    ['VIREMENT RECU 12', undefined],
  ])('takes //%s for the identifier %s', (bankReference, bankId) => {
    const lines = [{ date: '2026-03-02', cents: 1, label: 'A', bankReference }];
    const [row] = rows(writeMt940([{ ...MARCH, lines }]));
    expect(row).toEqual(
      expect.objectContaining(bankId === undefined ? { text: 'A' } : { bankId, text: 'A' }),
    );
    expect(row && 'bankId' in row).toBe(bankId !== undefined);
  });
});

/** The text of a movement with these lines behind its field 61. */
function textWith(lines: string, reference = 'NONREF'): string | undefined {
  const [row] = rows(oneMovement(`2603020302C1,NTRF${reference}\n${lines}`, 100));
  return row?.kind === 'line' ? row.text : undefined;
}

const FIRST = `:86:${'A'.repeat(65)}`;

describe('the text of an MT940 movement', () => {
  it.each([
    ['nothing', ':86:', ''],
    ['free text', ':86:VIR DURAND', 'VIR DURAND'],
    ['a word cut at the full width', `${FIRST}\nBC`, `${'A'.repeat(65)}BC`],
    [
      'a word cut at the full width, tag included',
      `:86:${'A'.repeat(61)}\nBC`,
      `${'A'.repeat(61)}BC`,
    ],
    ['a full line and an empty one', `${FIRST}\n \nBC`, `${'A'.repeat(65)} BC`],
    ['words cut before it', ':86:VIR\nDURAND', 'VIR DURAND'],
    ['blanks to the full width', `:86:VIR\n${' '.repeat(65)}\nDURAND`, 'VIR DURAND'],
    [
      'a time of day at the beginning of a line',
      ':86:A 22-04T03\n:08 Carte',
      'A 22-04T03 :08 Carte',
    ],
    ['a remark', 'REMARQUE\n:86:VIR', 'VIR\nREMARQUE'],
    [
      'named parts, of which one holds slashes',
      ':86:/TRTP/VIR/NAME/MME DURAND/REMI/PANIER 12/03 /X/ MARS/EREF/C-42/BIC/AGRIFRPP',
      'MME DURAND\nPANIER 12/03 /X/ MARS\nC-42\nVIR',
    ],
    ['no reference', ':86:/EREF/NOTPROVIDED/REMI/A', 'A'],
    ['empty parts', ':86:/ORDP//NAME/DURAND/REMI//ISDT/2026-03-02', 'DURAND'],
    [
      "ING's counterparty",
      ':86:/CNTP/NL32INGB0000012345/INGBNL2A/DURAND///REMI/USTD//PANIER/',
      'DURAND\nPANIER\nNL32INGB0000012345',
    ],
    ['named parts behind field 61', '/TRCD/00100/\n:86:/REMI/A/B', 'A/B'],
    [
      'numbered parts',
      ':86:166?00VIREMENT?100399?20SVWZ+PANIER?30AGRIFRPP?31FR7630006000011234567890189' +
        '?32MME DU?33RAND?34000',
      'MME DU RAND\nPANIER\nVIREMENT\nFR7630006000011234567890189',
    ],
    [
      'parts cut at 27 characters',
      `:86:166?20EREF+${'1'.repeat(22)}?21234?22SVWZ+RF1853900?2375?32${'D'.repeat(27)}?33UPONT`,
      `${'D'.repeat(27)}UPONT\nRF1853900 75\n${'1'.repeat(22)}234`,
    ],
    ['parts cut before 27 characters', `:86:166?20${'A'.repeat(26)}?21B`, `${'A'.repeat(26)} B`],
    ['parts that go on from 29 to 60', `:86:166?29${'A'.repeat(27)}?60B`, `${'A'.repeat(27)}B`],
    [
      'another party, and a message',
      ':86:166?20EREF+NONREF?21ABWA+LEROUX?22MTLG:A?70DUPONT',
      'DUPONT\nLEROUX\nA',
    ],
    ['the number of a part cut in two', `:86:020?00VIR ?\n20PANIER?2\n1MARS`, 'PANIER MARS\nVIR'],
    ['parts with another mark', ':86:000>100>20LOYER>21 MARS', 'LOYER MARS'],
    ['a question', ':86:166 paniers ?', '166 paniers ?'],
    ['two fields', ':86:A\n:86:B', 'A\nB'],
    ['letters that were lost', ':86:BO\ufffdTE', 'BO?TE'],
    ["a German bank's own field", ':NS:01A\n02B\n:86:C', 'C'],
  ])('holds %s', (_name, lines, expected) => {
    expect(textWith(lines)).toBe(expected);
  });

  it.each([
    ['C-42', 'A\nC-42'],
    ['NONREF', 'A'],
    ['KREF+', 'A'],
    ['EREF', 'A'],
  ])("keeps the customer's reference %s", (reference, expected) => {
    expect(textWith(':86:A', reference)).toBe(expected);
  });

  it('is not what the bank says of the statement', () => {
    const text = FILE.replace('\n-', '\n:64:C260331EUR955,19\n:86:TARIFS 2026\n-');
    expect(rows(text)).toEqual(rows(FILE));
    const above = FILE.replace('\n:61:2603010302', '\n:86:TARIFS 2026\n:61:2603010302');
    expect(rows(above)).toMatchObject([{ text: 'MME DURAND RF18539007547034' }, { text: 'EDF' }]);
  });
});

const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days));
// SWIFT's own letters without the two that no line may begin with; and some that banks send anyway.
const letters = fc.constantFrom(...'abzAZ019 .,;\'"/()éèàçÉ');
const words = (maxLength: number) =>
  fc.string({ unit: letters, maxLength: maxLength - 2 }).map((text) => `V${text}Z`);
const statement = fc.record({
  lines: fc.array(
    fc.record({
      date: day,
      daysToValue: fc.integer({ min: -150, max: 150 }),
      cents: fc.integer({ min: -9_999_999, max: 9_999_999 }).filter((cents) => cents !== 0),
      label: fc.tuple(words(50), words(200)).map((lines) => lines.join('\n')),
    }),
    { maxLength: 10 },
  ),
  opening: fc.integer({ min: -9_999_999, max: 9_999_999 }),
  currency: fc.constantFrom('EUR', 'CHF'),
  linesOnPage: fc.integer({ min: 1, max: 5 }),
});
const layout = fc.record({
  form: fc.constantFrom('free' as const, 'numbered' as const, 'named' as const),
  frame: fc.constantFrom('blocks' as const, 'dash' as const, 'none' as const),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  hasFundsCode: fc.boolean(),
  isReversals: fc.boolean(),
  isShort: fc.boolean(),
  countsTag: fc.boolean(),
});

const tidy = (label: string) =>
  label
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

describe('an invented MT940 statement', () => {
  it('is read back to the cent', () => {
    const chunks = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(statement, layout, chunks, (given, file, sizes) => {
        // The entry date has no year: a value date that is near tells it.
        const lines = given.lines.map(({ daysToValue, ...line }) =>
          daysToValue === 0 ? line : { ...line, valueDate: addDays(line.date, daysToValue) },
        );
        const written = { ...given, lines };
        const source = textSource(writeMt940([written], file));
        const answer = readStatement(inChunks(source, sizes));
        if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
        expect(answer.statement).toMatchObject({
          format: 'mt940',
          openingCents: written.opening,
          closingCents: closingOf(written),
          currency: written.currency,
          proved: true,
        });
        const read = Array.from(answer.statement.rows(), (row) =>
          row.kind === 'line' ? { ...row, row: 0 } : row,
        );
        expect(read).toEqual(
          given.lines.map(({ date, daysToValue, cents, label }) => ({
            kind: 'line',
            row: 0,
            date,
            valueDate: addDays(date, daysToValue),
            amountCents: cents,
            text: file.form === 'free' ? tidy(label.replace('\n', ' ')) : tidy(label),
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
const published = (name: string, options?: ReadOptions) =>
  summary(readStatement(fileSource(`${folder}mt940-${name}.real.sta`), options));

describe.skipIf(!isPresent)('published files (skipped where ../shared is absent)', () => {
  it('are read: two statements that follow each other', () => {
    expect(published('generic')).toMatchObject({
      lineCount: 2,
      openingCents: 10_000,
      closingCents: 8000,
      proved: true,
    });
  });

  it('are read: a value date of 30 February', () => {
    expect(published('february-30')).toMatchObject({
      first: { date: '2016-03-01', amountCents: -600, text: /Pauschalen/ },
      proved: true,
    });
  });

  it.each([
    ['binary-char', '51230800/0000007055', 19_992_902],
    ['binary-char', '51230800/0000007304', 13_119_319],
    ['sepa-snippet', '50880050/0194787400888', 112_525_040],
  ])('are read: %s, account %s', (name, account, closingCents) => {
    expect(published(name)).toMatchObject({ problems: [{ code: 'SEVERAL_ACCOUNTS', line: 1 }] });
    expect(published(name, { account })).toMatchObject({ closingCents, proved: true });
  });

  it('are refused: balances that do not fit, and no statement at all', () => {
    expect(published('postfinance')).toEqual({
      problems: [{ code: 'BALANCE_PROOF_FAILED', line: 27, stated: 15_960, computed: 15_940 }],
    });
    expect(published('empty-86')).toEqual({ problems: [{ code: 'NO_STATEMENT', line: 1 }] });
  });
});
