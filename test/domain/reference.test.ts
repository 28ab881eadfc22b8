import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  findReferences,
  formatReference,
  hasValidCheck,
  parseReference,
  payloadFromRandom,
  REFERENCE_ALPHABET,
  referenceFromPayload,
} from '../../src/domain/reference.ts';

const ALPHABET = [...REFERENCE_ALPHABET];
const anyPayload = fc.string({
  unit: fc.constantFrom(...ALPHABET),
  minLength: 5,
  maxLength: 5,
});
const anyCode = anyPayload.map(referenceFromPayload);

/** ISO 7064 by its definition, in big integers: an independent witness of the remainder. */
function checkDigits(payload: string): string {
  const digits = [...`${payload}RF00`].map((one) => Number.parseInt(one, 36)).join('');
  return String(98n - (BigInt(digits) % 97n)).padStart(2, '0');
}

describe('referenceFromPayload', () => {
  test.each([
    ['K7Q2M', 'RF45K7Q2M'],
    ['00000', 'RF0400000'],
    ['ZZZZZ', 'RF22ZZZZZ'],
  ])('%s is %s', (payload, code) => {
    expect(referenceFromPayload(payload)).toBe(code);
    expect(code.slice(2, 4)).toBe(checkDigits(payload));
  });

  it('bears the check digits of ISO 7064, for any payload', () => {
    fc.assert(
      fc.property(anyPayload, (payload) => {
        const code = referenceFromPayload(payload);
        expect(code).toBe(`RF${checkDigits(payload)}${payload}`);
        expect(hasValidCheck(code)).toBe(true);
        expect(parseReference(formatReference(code))).toEqual({ ok: true, value: code });
      }),
    );
  });

  test.each(['', 'K7Q2', 'K7Q2MX', 'k7q2m', 'K7Q2O', 'K7Q2U'])('refuses %j', (payload) => {
    expect(() => referenceFromPayload(payload)).toThrow(RangeError);
  });
});

describe('payloadFromRandom', () => {
  it('takes the five low bits of each byte', () => {
    expect(payloadFromRandom(Uint8Array.of(0, 31, 32, 255, 10))).toBe('0Z0ZA');
    expect(() => payloadFromRandom(new Uint8Array(4))).toThrow(RangeError);
  });

  it('has 32 different characters, and none that look alike', () => {
    expect(new Set(ALPHABET).size).toBe(32);
    expect(REFERENCE_ALPHABET).not.toMatch(/[ILOU]/);
  });
});

describe('hasValidCheck', () => {
  test.each<[string, boolean]>([
    ['RF18539007547034', true],
    ['RF712348231', true],
    ['RF45K7Q2M', true],
    ['RF46K7Q2M', false],
    ['RF18539007547035', false],
    ['rf45k7q2m', false],
    ['RF45 K7Q2M', false],
    ['RF45', false],
    ['XX45K7Q2M', false],
    [`RF${checkDigits('1'.repeat(21))}${'1'.repeat(21)}`, true],
    [`RF${checkDigits('1'.repeat(22))}${'1'.repeat(22)}`, false],
  ])('%s: %s', (code, answer) => {
    expect(hasValidCheck(code)).toBe(answer);
  });

  it('knows no check digits but 02 to 98', () => {
    const twins = [
      ['02', '99'],
      ['97', '00'],
      ['98', '01'],
    ];
    for (const [right = '', twin = ''] of twins) {
      const payload = ALPHABET.flatMap((one) => ALPHABET.map((two) => `AAA${one}${two}`)).find(
        (candidate) => checkDigits(candidate) === right,
      );
      expect(hasValidCheck(`RF${right}${payload}`)).toBe(true);
      expect(hasValidCheck(`RF${twin}${payload}`)).toBe(false);
    }
  });
});

const isDigit = (character: string) => character >= '0' && character <= '9';

describe('what the check digits catch', () => {
  it('is any one digit for a digit, or letter for a letter', () => {
    fc.assert(
      fc.property(anyCode, fc.integer({ min: 2, max: 8 }), (code, place) => {
        const old = code.charAt(place);
        for (const character of ALPHABET) {
          if (character === old || isDigit(character) !== isDigit(old)) continue;
          const changed = code.slice(0, place) + character + code.slice(place + 1);
          expect(hasValidCheck(changed), changed).toBe(false);
        }
      }),
    );
  });

  it('is nearly any digit for a letter: under one in fifty gets through', () => {
    let tried = 0;
    let missed = 0;
    for (const first of ALPHABET) {
      for (const second of ALPHABET) {
        const payload = `7${first}K${second}2`;
        const code = referenceFromPayload(payload);
        for (let place = 4; place < 9; place += 1) {
          for (const character of ALPHABET) {
            if (isDigit(character) === isDigit(code.charAt(place))) continue;
            tried += 1;
            missed += hasValidCheck(code.slice(0, place) + character + code.slice(place + 1))
              ? 1
              : 0;
          }
        }
      }
    }
    expect(tried).toBeGreaterThan(50_000);
    expect(missed / tried).toBeLessThan(0.02);
  });

  it('is any swap of neighbours but 1B, 2M and 3X', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom(2, 4, 5, 6, 7), (code, place) => {
        const pair = code.slice(place, place + 2);
        const turned = pair.charAt(1) + pair.charAt(0);
        const swapped = code.slice(0, place) + turned + code.slice(place + 2);
        const missed = ['1B', '2M', '3X', 'B1', 'M2', 'X3'].includes(pair);
        expect(hasValidCheck(swapped)).toBe(pair === turned || missed);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parseReference', () => {
  test.each<[string, string]>([
    ['RF45K7Q2M', 'RF45K7Q2M'],
    ['rf45 k7q2m', 'RF45K7Q2M'],
    [' RF-45.K7/Q2M ', 'RF45K7Q2M'],
    ['ＲＦ４５ Ｋ７Ｑ２Ｍ', 'RF45K7Q2M'],
    ['RF04 OoOo0', 'RF0400000'],
    [`RF${checkDigits('11111')} 1iIlL`, `RF${checkDigits('11111')}11111`],
  ])('reads %j as %s', (typed, code) => {
    expect(parseReference(typed)).toEqual({ ok: true, value: code });
  });

  test.each([
    ['RF46 K7Q2M', 'check-failed'],
    ['RF45 K7Q2X', 'check-failed'],
    ['', 'unreadable'],
    ['K7Q2M', 'unreadable'],
    ['RF45 K7Q2', 'unreadable'],
    ['RF45 K7Q2MM', 'unreadable'],
    ['RF45 K7Q2U', 'unreadable'],
    ['RF45 K7Qé2', 'unreadable'],
    ['RF18 5390 0754 7034', 'unreadable'],
    ['XF45 K7Q2M', 'unreadable'],
  ])('refuses %j: %s', (typed, problem) => {
    expect(parseReference(typed)).toEqual({ ok: false, problem });
  });
});

const found = (...codes: string[]) => codes.map((code) => ({ code, valid: true }));
const doubtful = (...codes: string[]) => codes.map((code) => ({ code, valid: false }));

describe('findReferences', () => {
  test.each([
    'RF45K7Q2M',
    'Rf45-k7q2m',
    'rf 45 K7 Q2M',
    'R F 4 5 K 7 Q 2 M',
    'VIR RF45\nK7Q2M MERCI',
    'VIR SEPA MME DUPONT CLAIRE PANIER RF4\r\n5K7Q2M',
    'REFRF45K7Q2MDUPONT',
    'REFRF45\nK7Q2MDUPONT',
    '/REMI/RF45 K7Q2M/EREF/NOTPROVIDED',
    '12RF45K7Q2M2026',
    'ref:«RF45.K7Q2M».',
    'RF45\u00a0K7Q2M',
    'RF45 K7\u200bQ2M',
    'été RF45K7Q2M été',
    'RF45K7Q2M puis RF45 K7Q2M',
    'RF45K7Q2M RF18539007547034',
  ])('finds the one code of %j', (label) => {
    expect(findReferences(label)).toEqual(found('RF45K7Q2M'));
  });

  it('folds the look-alikes', () => {
    expect(findReferences('VIR RF04 oOOoO')).toEqual(found('RF0400000'));
    const eleven = referenceFromPayload('1A111');
    expect(findReferences(`${eleven.slice(0, 4)} iAlLI`)).toEqual(found(eleven));
  });

  it('finds several, in order of appearance', () => {
    const second = referenceFromPayload('3XYZ9');
    const label = `RF45 K7Q2M ET ${second}`;
    expect(findReferences(label)).toEqual(found('RF45K7Q2M', second));
    expect(findReferences(`${second}RF45K7Q2M`)).toEqual(found(second, 'RF45K7Q2M'));
    expect(findReferences(`RF46K7Q2M ${second}`)).toEqual([
      ...doubtful('RF46K7Q2M'),
      ...found(second),
    ]);
  });

  it('takes the whole word where two readings overlap', () => {
    // Glued to it, RF and the code's own first characters would make another valid code.
    const inner = ALPHABET.flatMap((one) => ALPHABET.map((two) => `2${one}${two}`))
      .map((start) => ({ start, code: referenceFromPayload(`${start}RF`) }))
      .find(({ code }) => hasValidCheck(`RF45${code.slice(0, 5)}`));
    expect(inner?.code).toMatch(/^RF\d\d2..RF$/);
    expect(findReferences(`SURF45 ${inner?.code}`)).toEqual(found(inner?.code ?? ''));
  });

  test.each([
    ['RF45K7Q2X', 'RF45K7Q2X'],
    ['VIR RF46 K7Q2M MERCI', 'RF46K7Q2M'],
    ['rf46-k7q2m', 'RF46K7Q2M'],
    ['RF 46 K7Q2M', 'RF46K7Q2M'],
    ['RF46 K7 Q2M', 'RF46K7Q2M'],
    ['VIR RF46K7\nQ2M', 'RF46K7Q2M'],
    ['RF46 K7O2M', 'RF46K702M'],
    ['RF48KQMTZ', 'RF48KQMTZ'],
    ['RÉF. RF48 KQMTZ', 'RF48KQMTZ'],
  ])('reports %j, which fails its check', (label, code) => {
    expect(findReferences(label)).toEqual(doubtful(code));
  });

  test.each([
    'RF46K7Q2MX', // another character in the word
    'XRF46K7Q2M',
    'RF46 K7Q2U', // no character of the alphabet
    'RF4 6K7 Q2M', // cut where nobody cuts a code
    'RF 46 K7 Q2M',
  ])('does not report %j', (label) => {
    expect(findReferences(label)).toEqual([]);
  });

  test.each([
    'RF18539007547034',
    'VIR INST M NGUYEN LE THANH RF18539007547034',
    'RF18 5390 0754 7034',
    'RF18539007\n547034',
    'RF1853900\n7547034',
    'RF712348231',
    'REFRF18539007547034',
    '/REMI/RF18539007547034/',
  ])('leaves the foreign reference of %j alone', (label) => {
    expect(findReferences(label)).toEqual([]);
  });

  // Where the two can be told apart by chance alone, the first such case there is.
  describe('between our code and a longer reference, both valid', () => {
    const payloads = ALPHABET.flatMap((one) => ALPHABET.map((two) => `${one}${two}`));
    const first = <Value>(values: Value[], accept: (value: Value) => boolean): Value => {
      const value = values.find(accept);
      if (value === undefined) throw new Error('there is no such case');
      return value;
    };

    it('takes ours, where a name is glued to it', () => {
      const codes = payloads.map((end) => referenceFromPayload(`K7Q${end}`));
      const code = first(codes, (one) => hasValidCheck(`${one}DUPONT`));
      expect(findReferences(`VIR ${code}DUPONT`)).toEqual(found(code));
    });

    it('takes the longer one, where a long number was cut', () => {
      const tails = Array.from({ length: 1000 }, (_, tail) => String(tail).padStart(3, '0'));
      const code = referenceFromPayload('53900');
      const tail = first(tails, (one) => hasValidCheck(code + one));
      expect(findReferences(`VIR ${code}\n${tail} MERCI`)).toEqual([]);
      expect(findReferences(`VIR ${code} MERCI`)).toEqual(found(code));
    });

    it('takes the longer one, where it is printed in fours', () => {
      const code = referenceFromPayload('A1B2C');
      const end = first(payloads, (one) => hasValidCheck(`${code}${one}4`));
      const [group, last] = [code.slice(4, 8), code.slice(8)];
      expect(findReferences(`${code.slice(0, 4)} ${group} ${last}${end}4 MERCI`)).toEqual([]);
    });

    it('takes neither, where both check digits would be letters inside a word', () => {
      const all = payloads.map((end) => `RA${end}5`);
      const payload = first(all, (one) => checkDigits(one) === '10');
      expect(findReferences(`INTERFLO${payload}`)).toEqual([]);
      expect(findReferences(`INTERF10${payload}`)).toEqual(found(`RF10${payload}`));
    });
  });

  test.each([
    'VIR SEPA MME DURAND CLAIRE GA26-0417',
    'VIREMENT DE M MARTIN PAUL GA26-0418 Mars',
    'PRLV SEPA EDF CLIENTS FACT 0326',
    'ACHAT CB BOULANGERIE L ETOILE 24.03.26 CARTE NUMERO                111  ',
    'VIR GAEC DES TROIS CHENES FACTURE 2026-031',
    'REMISE CHEQUES 3 CHEQUES',
    'TRANSFERT VERS LIVRET A 12/03/2026',
    'PERF 12 ABONNEMENT 2026',
    'SURF 12 RUE DES LILAS 44000 NANTES',
    'SURF 12 PARIS',
    'CB SURF SHOP 64200 BIARRITZ 12AB34',
    'RF 12 PARIS',
    'RF 75 PARIS 14',
    'FACTURE RF2024123',
    'FACTURE RF 2024123',
    'FACTURE RF 2024 12 3',
    'FACTURE RF-2024-00012',
    'INTERFLORA PARIS 75011',
    'PRLV SEPA GENERFEU 2026',
    'CERFA 12156 05 SUBVENTION VILLE DE NANTES',
    'VIR RF RADIO FRANCE 116 AV DU PDT KENNEDY',
    'ECH PRET 00012345678 CAP 120,50 INT 3,20',
    'VIR INST DE MME LERF ANNE /MOTIF PANIER AMAP 12 SEMAINES',
    'FR7630006000011234567890189 NOTPROVIDED',
    'PAIEMENT PAR CARTE X1234 NERF ELECTRIQUE 05/01',
    '',
  ])('finds nothing in %j', (label) => {
    expect(findReferences(label)).toEqual([]);
  });

  const separator = fc.constantFrom(
    '',
    '',
    '',
    '',
    ' ',
    '-',
    '\n',
    '\r\n',
    '.',
    '/',
    '\u00a0',
    ' \n ',
  );
  const before = fc.constantFrom('', 'VIR SEPA ', 'REF', 'Réf. ', '/REMI/', '12/03/2026\n', 'é');
  const after = fc.constantFrom(
    '',
    ' MERCI',
    'DUPONT',
    '\nMme Dupont',
    '/EREF/X',
    ' é',
    'PANIER 12',
  );
  const lookAlikes: Record<string, string[]> = { '0': ['0', 'O', 'o'], '1': ['1', 'I', 'l', 'L'] };

  it('finds any code, in any disguise, in any company', () => {
    const anyDisguise = fc.array(fc.tuple(separator, fc.boolean(), fc.nat(11)), {
      minLength: 9,
      maxLength: 9,
    });
    fc.assert(
      fc.property(anyCode, anyDisguise, before, after, (code, disguise, start, end) => {
        const typed = disguise.map(([cut, lower, choice], place) => {
          const character = code.charAt(place);
          const twins = lookAlikes[character] ?? [character];
          // A check digit stays one: where both are letters, only whole words count.
          const written = place < 4 ? character : (twins[choice % twins.length] ?? character);
          return (place === 0 ? '' : cut) + (lower ? written.toLowerCase() : written);
        });
        expect(findReferences(start + typed.join('') + end)).toEqual(found(code));
      }),
      { numRuns: 5000 },
    );
  });

  it('reads full-width characters', () => {
    expect(findReferences('振込 ＲＦ４５Ｋ７Ｑ２Ｍ')).toEqual(found('RF45K7Q2M'));
  });

  it('finds nothing in any foreign number reference', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789'),
      minLength: 6,
      maxLength: 21,
    });
    const fours = (code: string) => code.replace(/(.{4})(?=.)/g, '$1 ');
    fc.assert(
      fc.property(digits, before, fc.boolean(), (payload, start, grouped) => {
        const code = `RF${checkDigits(payload)}${payload}`;
        // Glued to a word the groups can't be told from anything else.
        const label = grouped ? `VIR ${fours(code)} MERCI` : `${start}${code} MERCI`;
        expect(findReferences(label)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  it('reads a long text in linear time', () => {
    const time = (text: string) => {
      const start = performance.now();
      findReferences(text);
      return performance.now() - start;
    };
    for (const part of ['RF', 'RF ', 'RF12 ', 'RF 1 2 3 ', 'RF18 5390 ', 'RF45K7Q2M']) {
      expect(time(part.repeat(200_000 / part.length)), part).toBeLessThan(3000);
    }
  });
});
