import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectEncoding, repairDoubleEncoding, textChunks } from '../../src/bank/encoding.ts';
import { bytesSource } from '../../src/bank/source.ts';
import { inChunks, textSource } from './support.ts';

const LONG = 'Date;Label;Amount\n'.repeat(500);

describe('detectEncoding', () => {
  it.each([
    ['ASCII', 'Date;Label\n', 'ascii', 'utf-8'],
    ['UTF-8', 'Libellé €\n', 'utf-8', 'utf-8'],
    ['UTF-16, little end first', 'Libellé\n', 'utf-16le', 'utf-16le'],
    ['UTF-16, big end first', 'Libellé\n', 'utf-16be', 'utf-16be'],
    ['windows-1252 by its euro sign', 'Libellé 1 €', 'windows-1252', 'windows-1252'],
    ['windows-1252 by its quotes, beside a 0xA4', '“é” ¤', 'windows-1252', 'windows-1252'],
    ['ISO 8859-15 by its euro sign', 'Libellé 1 €', 'iso-8859-15', 'iso-8859-15'],
    ['ISO 8859-15 by its eggs', 'Œufs, légumes', 'iso-8859-15', 'iso-8859-15'],
    ['ISO 8859-15 by its hearts', 'Libellé cœur', 'iso-8859-15', 'iso-8859-15'],
    ['windows-1252 with a half', 'Café 1½ urne, ½ pain', 'windows-1252', 'windows-1252'],
    [
      'ISO 8859-15 as XML says',
      '<?xml version="1.0" encoding="ISO-8859-15"?><a>É œil</a>',
      'iso-8859-15',
      'iso-8859-15',
    ],
    [
      'windows-1252 where XML is wrong',
      '<?xml version="1.0" encoding="ISO-8859-15"?><a>É “œil”</a>',
      'windows-1252',
      'windows-1252',
    ],
    [
      'UTF-8 where XML is wrong',
      '<?xml version="1.0" encoding="ISO-8859-1"?><a>É</a>',
      'utf-8',
      'utf-8',
    ],
    ['accents alone', 'Libellé', 'iso-8859-1', 'windows-1252'],
    ['an accent before a dash, alone in the file', 'CAFÉ– 2', 'windows-1252', 'windows-1252'],
    ['an accent before a hard space', 'CAFÉ\u00a02', 'windows-1252', 'windows-1252'],
    ['UTF-8 with a phonetic letter beside others', 'é ɑ', 'utf-8', 'utf-8'],
    ['UTF-8 of another script', 'Ionuț Ωμέγα', 'utf-8', 'utf-8'],
    ['an accent behind much ASCII', `${LONG}é`, 'windows-1252', 'windows-1252'],
    ['a UTF-8 accent behind much ASCII', `${LONG}é`, 'utf-8', 'utf-8'],
  ])('%s', (_name, text, encoding, expected) => {
    expect(detectEncoding(textSource(text, encoding))).toBe(expected);
    expect(detectEncoding(inChunks(textSource(text, encoding), [1]))).toBe(expected);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('%s by its byte order mark', (encoding) => {
    expect(detectEncoding(textSource('é', encoding, true))).toBe(encoding);
  });

  it.each(['utf-16le', 'utf-16be'])('%s without a mark, short or of another script', (encoding) => {
    expect(detectEncoding(textSource('a;1\n', encoding))).toBe(encoding);
    const row = `02/03/2026;${'日本語'.repeat(60)};1\n`;
    expect(detectEncoding(textSource(row.repeat(3), encoding))).toBe(encoding);
  });

  it('is not misled by a NUL or by many, which no text has', () => {
    expect(detectEncoding(textSource('Date;Libell\u0000é;Montant\n'))).toBe('utf-8');
    const padded = textSource(`Date;Libellé\n${'\u0000'.repeat(4001)}`);
    expect(detectEncoding(padded)).toBe('utf-8');
    const bytes = Uint8Array.from(
      { length: 9000 },
      (_, index) => (index * index) % 7 && index % 256,
    );
    expect(detectEncoding(bytesSource('picture', bytes))).toBe('windows-1252');
  });

  it('does not believe a mark of UTF-8 before text of another encoding', () => {
    const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), encode('é €', 'windows-1252')]);
    const source = inChunks(bytesSource('marked', bytes), [1]);
    expect(detectEncoding(source)).toBe('windows-1252');
    expect([...textChunks(source, 'windows-1252')].join('')).toBe('é €');
  });

  it('takes UTF-8 that is cut off for a single-byte encoding', () => {
    expect(detectEncoding(bytesSource('cut', Uint8Array.of(0x41, 0xc3)))).toBe('windows-1252');
  });
});

describe('textChunks', () => {
  const read = (text: string, encoding: string, sizes: readonly number[], addBOM = false) => {
    const source = inChunks(textSource(text, encoding, addBOM), sizes);
    return [...textChunks(source, detectEncoding(source))].join('');
  };

  it('is the same however the file is cut, in NFC, with LF alone', () => {
    const letters = fc.constantFrom(
      'a',
      'é',
      'e\u0301',
      '€',
      '🥕',
      '\r',
      '\n',
      '\r\n',
      ';',
      '\u0327',
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
    const encodings = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be');
    fc.assert(
      fc.property(fc.string({ unit: letters }), sizes, encodings, (text, chunkSizes, encoding) => {
        const expected = text.replace(/\r\n?/g, '\n').normalize('NFC');
        expect(read(text, encoding, chunkSizes, true)).toBe(expected);
      }),
    );
  });

  it('hands a text of any script on as it comes, and holds back what may combine only', () => {
    const source = inChunks(textSource('日本語'.repeat(3000), 'utf-16le', true), [100]);
    const pieces = [...textChunks(source, 'utf-16le')];
    expect(pieces.join('')).toBe('日本語'.repeat(3000));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(100);
  });

  it.each([
    ['a letter and its mark', 'e\u0301'],
    ['a Korean syllable', '\u1112\u1161\u11ab'],
    ['a kana and its mark', '\u304b\u3099'],
    ['a letter and a mark of music', '\u{1d15f}'],
  ])('composes %s however they are cut', (_name, letters) => {
    expect(read(`a${letters}b`, 'utf-16le', [1], true)).toBe(`a${letters.normalize('NFC')}b`);
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15'])(
    'keeps the euro sign of %s, and every kind of line end',
    (encoding) => {
      const text = 'Libellé;1 €\rA;2\r\nB;3\n\rC\n';
      expect(read(text, encoding, [1], true)).toBe('Libellé;1 €\nA;2\nB;3\n\nC\n');
      expect(read(text, encoding, [3])).toBe('Libellé;1 €\nA;2\nB;3\n\nC\n');
    },
  );

  it.each([
    ['an odd number of bytes', [0xff, 0xfe, 0x41, 0x00, 0x42]],
    ['three bytes', [0xff, 0xfe, 0x41]],
    ['three bytes, big end first', [0xfe, 0xff, 0x41]],
    ['half a character', [0xff, 0xfe, 0x41, 0x00, 0x3d, 0xd8, 0x42, 0x00]],
    ['half a character, big end first', [0xfe, 0xff, 0x00, 0x41, 0xdc, 0x3d, 0x00, 0x42]],
    ['bytes that windows-1252 has not', [0x41, 0x81, 0x8d, 0x8f, 0x90, 0x9d, 0x42]],
  ])('gives whole characters for %s', (_name, bytes) => {
    const source = bytesSource('odd', Uint8Array.from(bytes));
    for (const each of [source, inChunks(source, [1]), inChunks(source, [3])]) {
      const text = [...textChunks(each, detectEncoding(each))].join('');
      expect(text.isWellFormed()).toBe(true);
      expect(text.replaceAll('\ufffd', '')).toBe(
        'AB'.slice(0, text.replaceAll('\ufffd', '').length),
      );
    }
  });

  it('keeps every letter of the banks’ own encodings', () => {
    expect(read('“é” – 12 €\r\rŒuf', 'windows-1252', [1])).toBe('“é” – 12 €\n\nŒuf');
    expect(read('é 12 €\r\nœ', 'iso-8859-15', [2])).toBe('é 12 €\nœ');
  });

  it('does not wait for ever for a place to cut', () => {
    const text = '\u4e00'.repeat(200_000);
    expect(read(text, 'utf-8', [1000])).toBe(text);
  });
});

describe('repairDoubleEncoding', () => {
  const misread = (text: string) => Buffer.from(text).toString('latin1');

  it.each(['Libellé', 'BÉRANGÈRE', '12,50 €', 'à', 'L’Œuf – “frais”', 'Ï Ð Á'])('%s', (text) => {
    const broken = Array.from(Buffer.from(text), (byte) => {
      const letter = Buffer.from([byte]);
      const decoded = new TextDecoder('windows-1252').decode(letter);
      return decoded === '\ufffd' ? letter.toString('latin1') : decoded;
    }).join('');
    expect(repairDoubleEncoding(broken)).toBe(text);
    expect(repairDoubleEncoding(misread(text).replace(/[\u0080-\u009f]/g, ''))).not.toBe('');
  });

  it.each(['', 'Libellé', 'CAFÉ’S', 'Ã', 'Ã© 日本', 'CAFÉ»', 'Â', 'naïf'])(
    'leaves %j alone',
    (text) => {
      expect(repairDoubleEncoding(text)).toBe(text);
    },
  );

  it('leaves whatever is written rightly alone', () => {
    const letters = fc.constantFrom(...'abc ;éèàçùêîôÉÈÀŒœ€’«»°');
    fc.assert(
      fc.property(fc.string({ unit: letters }), (text) => {
        expect(repairDoubleEncoding(text)).toBe(text);
        expect(encode(text, 'windows-1252').length).toBe(text.length);
      }),
    );
  });
});
