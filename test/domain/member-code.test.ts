import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parseMemberCode, suggestMemberCode } from '../../src/domain/member-code.ts';

describe('parseMemberCode', () => {
  test.each<[string, string]>([
    ['DUP', 'DUP'],
    [' dup2 ', 'DUP2'],
    ['élo', 'ELO'],
    ['M1', 'M1'],
    ['ABCDEFGH', 'ABCDEFGH'],
  ])('reads %j as %s', (typed, code) => {
    expect(parseMemberCode(typed)).toEqual({ ok: true, value: code });
  });

  test.each(['', 'D', '2DUP', 'DU P', 'DU-P', 'ABCDEFGHI', 'RF45K7Q2M', 'RF45 K7Q2M', '李明'])(
    'refuses %j',
    (typed) => {
      expect(parseMemberCode(typed)).toEqual({ ok: false, problem: 'unreadable' });
    },
  );
});

describe('suggestMemberCode', () => {
  test.each<[string, string]>([
    ['Dupont Claire', 'DUP'],
    ['Claire DUPONT', 'DUP'],
    ['CLAIRE DUPONT', 'CLA'],
    ['Claire DUPONT MARTIN', 'CLA'],
    ['Claire DE LA TOUR', 'TOU'],
    ['Mme Dupont', 'DUP'],
    ['M. et Mme Dupont', 'DUP'],
    ['Mlle Élodie Noël', 'ELO'],
    ['Œuvrard Luc', 'OEU'],
    ['de la Tour Anne', 'TOU'],
    ['Le Goff Yann', 'GOF'],
    ["L'Hermite Jean", 'HER'],
    ["O'Brien Pat", 'OBR'],
    ['Dupont-Martin Léa', 'DUP'],
    ['van der Berg', 'BER'],
    ['Mme Le', 'LE'],
    ['J. Dupont', 'DUP'],
    ['Jean D.', 'JEA'],
    ['Li Wei', 'LI'],
    ['X', 'M1'],
    ['M.', 'M1'],
    ['', 'M1'],
    ['李明', 'M1'],
    ['3 Chênes', 'CHE'],
  ])('%j: %s', (name, code) => {
    expect(suggestMemberCode(name, () => false)).toBe(code);
  });

  it('goes on with the other names, then with numbers', () => {
    const taken = new Set<string>();
    const suggested = Array.from({ length: 8 }, () => {
      const code = suggestMemberCode('Dupont Claire', (candidate) => taken.has(candidate));
      taken.add(code);
      return code;
    });
    expect(suggested).toEqual('DUP DUPC DUPCL DUPCLA DUPCLAI DUPCLAIR DUP2 DUP3'.split(' '));
  });

  it('counts where there is no other name', () => {
    expect(suggestMemberCode('Dupont', (code) => code === 'DUP')).toBe('DUP2');
    expect(suggestMemberCode('李明', (code) => code === 'M1')).toBe('M2');
  });

  it('says so when nothing is left', () => {
    expect(() => suggestMemberCode('Dupont', () => true)).toThrow(RangeError);
  });

  it('always suggests what parseMemberCode reads, and what is free', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (name, count) => {
        const taken = new Set<string>();
        for (let turn = 0; turn <= count; turn += 1) {
          const code = suggestMemberCode(name, (candidate) => taken.has(candidate));
          expect(taken.has(code)).toBe(false);
          expect(parseMemberCode(code)).toEqual({ ok: true, value: code });
          taken.add(code);
        }
      }),
    );
  });
});
