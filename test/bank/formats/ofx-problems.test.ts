import { describe, expect, it } from 'vitest';
import { readStatement } from '../../../src/bank/read-statement.ts';
import { textSource } from '../support.ts';
import { CARD, file, movement } from './ofx-file.ts';

const problemsOf = (text: string): unknown => {
  const answer = readStatement(textSource(text));
  return answer.ok ? 'read' : answer.problems;
};

describe('what is wrong with an OFX file', () => {
  const [ROW, BROKEN] = ['<STMTTRN><DTPOSTED>20260327<TRNAMT>', '</BANKTRANLIST></STMTRS></OFX>'];
  it.each<[string, string, unknown]>([
    [
      'an amount in words',
      file(movement('', '20260327', 'douze')),
      [{ code: 'AMOUNT_UNREADABLE', line: 5, column: 36, value: 'douze' }],
    ],
    [
      'an amount of another currency',
      file(movement('', '20260327', '12.50 USD')),
      [{ code: 'AMOUNT_UNREADABLE', line: 5, column: 36, value: '12.50 USD' }],
    ],
    [
      'an amount that may be a thousand',
      file(movement('', '20260327', '-1.234')),
      [{ code: 'AMOUNT_AMBIGUOUS', line: 5, column: 36, value: '-1.234' }],
    ],
    [
      'too large an amount, behind letters outside the basic plane',
      file(`<STMTTRN><NAME>🥕<DTPOSTED>20260327<TRNAMT> 1000000000.00</STMTTRN>`),
      [{ code: 'AMOUNT_TOO_LARGE', line: 5, column: 44, value: '1000000000.00' }],
    ],
    [
      'no amount',
      file('\n<STMTTRN>\n<DTPOSTED>20260327<TRNAMT>\n<NAME>A</STMTTRN>'),
      [{ code: 'AMOUNT_MISSING', line: 6 }],
    ],
    [
      'an empty amount',
      file(movement('', '20260327', '</TRNAMT>')),
      [{ code: 'AMOUNT_MISSING', line: 5 }],
    ],
    [
      'an amount twice, where the end of a row and the beginning of the next are lost',
      file(movement('<NAME>A\n<DTPOSTED>20260328<TRNAMT>-3.00')),
      [
        { code: 'MALFORMED', line: 6, column: 11, value: '20260328' },
        { code: 'AMOUNT_TWICE', line: 6, column: 27, value: '-3.00' },
      ],
    ],
    [
      'a second number of a row, and nothing else of it',
      file(movement('<FITID>7<FITID>8')),
      [{ code: 'MALFORMED', line: 5, column: 57, value: '8' }],
    ],
    ['no date', file('<STMTTRN><TRNAMT>-1.00</STMTTRN>'), [{ code: 'DATE_MISSING', line: 5 }]],
    [
      'a day that does not exist, and a date of another order',
      file(movement('', '20260231') + movement('<DTAVAIL>demain', '27032026')),
      [
        { code: 'DATE_UNREADABLE', line: 5, column: 20, value: '20260231' },
        { code: 'DATE_UNREADABLE', line: 6, column: 20, value: '27032026' },
        { code: 'DATE_UNREADABLE', line: 6, column: 51, value: 'demain' },
      ],
    ],
    [
      'debits in a file whose amounts have no sign',
      file(
        movement('<TRNTYPE>CREDIT', '20260327', '5.00') +
          movement('<TRNTYPE>Debit', '20260327', '7.00'),
      ),
      [{ code: 'DIRECTION_UNKNOWN', line: 6, column: 36, value: '7.00' }],
    ],
    [
      'an amount in a currency of its own',
      file(movement('<CURRENCY><CURRATE>0.9<CURSYM>CHF</CURRENCY>')),
      [{ code: 'SEVERAL_CURRENCIES', line: 5, column: 72, value: 'CHF' }],
    ],
    [
      'a row that deletes another',
      file(movement('<CORRECTFITID>7<CORRECTACTION>DELETE')),
      [{ code: 'STATUS_UNKNOWN', line: 5, column: 72, value: 'DELETE' }],
    ],
    [
      'a row that corrects another, and does not say how',
      file(movement('<CORRECTFITID>7')),
      [{ code: 'STATUS_UNKNOWN', line: 5, column: 56, value: '7' }],
    ],
    [
      "a balance and a period that can't be read",
      file('', '\n<LEDGERBAL><BALAMT>x<DTASOF>20261301</LEDGERBAL>').replace('20260331', 'fin'),
      [
        { code: 'DATE_UNREADABLE', line: 4, column: 39, value: 'fin' },
        { code: 'AMOUNT_UNREADABLE', line: 6, column: 20, value: 'x' },
        { code: 'DATE_UNREADABLE', line: 6, column: 29, value: '20261301' },
      ].toSorted((one, other) => one.line - other.line || one.column - other.column),
    ],
    [
      'a file that ends early',
      `<OFX><STMTRS><BANKTRANLIST>\n${movement('')}${ROW}-1`,
      [{ code: 'MALFORMED', line: 3 }],
    ],
    [
      'a file that ends between two rows',
      `<OFX><STMTRS>\n${movement('')}${movement('')}`,
      [{ code: 'MALFORMED', line: 3 }],
    ],
    [
      'a header and nothing else',
      'OFXHEADER:100\nDATA:OFXSGML\n',
      [{ code: 'MALFORMED', line: 2 }],
    ],
    [
      'rows without an end',
      `<OFX><STMTRS><BANKTRANLIST>\n${ROW}-1\n${ROW}-2\n${BROKEN}`,
      [
        { code: 'MALFORMED', line: 2 },
        { code: 'MALFORMED', line: 3 },
      ],
    ],
    [
      'a row without a beginning',
      file(`\n${movement('').replace('STMTTRN>', 'STMTTRM>')}`),
      [
        { code: 'MALFORMED', line: 6 },
        { code: 'MALFORMED', line: 6, column: 36, value: '-12.50' },
      ],
    ],
    [
      'a row without beginning and end',
      file(movement('').replaceAll('STMTTRN', 'X')),
      [{ code: 'MALFORMED', line: 5, column: 30, value: '-12.50' }],
    ],
    [
      'a list without an end',
      `<OFX><STMTRS>\n<BANKTRANLIST>\n${movement('')}</STMTRS></OFX>`,
      [{ code: 'MALFORMED', line: 2 }],
    ],
    [
      'a statement without an end',
      `<OFX>\n<STMTRS>\n<STMTRS></STMTRS></OFX>`,
      [{ code: 'MALFORMED', line: 2 }],
    ],
    ['a row of no statement', `<OFX>\n${movement('')}</OFX>`, [{ code: 'MALFORMED', line: 2 }]],
    ['a card', `<OFX>\n${CARD}</OFX>`, [{ code: 'FOREIGN_FILE', kind: 'card', line: 2 }]],
    [
      'an investment account',
      '<OFX>\n<INVSTMTRS><INVTRANLIST><INVBANKTRAN><STMTTRN></STMTTRN></INVBANKTRAN></INVSTMTRS></OFX>',
      [{ code: 'FOREIGN_FILE', kind: 'investment', line: 2 }],
    ],
    [
      'a word of the bank instead of a statement',
      '<OFX><STMTTRNRS><STATUS>\n<CODE>2000\n<SEVERITY>ERROR\n<MESSAGE>Erreur générale\n</STATUS></STMTTRNRS></OFX>',
      [{ code: 'MALFORMED', line: 4, column: 10, value: 'Erreur générale' }],
    ],
    [
      'a code of the bank instead of a statement',
      '<OFX><STATUS><CODE>15500<SEVERITY>Error</STATUS></OFX>',
      [{ code: 'MALFORMED', line: 1, column: 20, value: '15500' }],
    ],
    [
      'no statement',
      '<OFX><SONRS><LANGUAGE>FRA</SONRS></OFX>',
      [{ code: 'NO_STATEMENT', line: 1 }],
    ],
    [
      'a comment without an end',
      file(`${movement('')}<!-- ${movement('')}`),
      [{ code: 'MALFORMED', line: 8 }],
    ],
  ])('%s', (_name, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('is told of a text without end, in bounded memory', () => {
    const zeros = '0'.repeat(3_000_000);
    expect(problemsOf(file(movement('', '20260327', `${zeros}12.50`)))).toMatchObject([
      { code: 'AMOUNT_UNREADABLE', line: 5, column: 36 },
    ]);
    expect(problemsOf(`<OFX><STMTRS>\n<${'A'.repeat(3_000_000)}`)).toEqual([
      { code: 'MALFORMED', line: 2 },
    ]);
  });
});
