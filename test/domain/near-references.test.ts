import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeIndex, findNearReferences, twinsOf } from '../../src/domain/near-references.ts';
import {
  formatReference,
  payloadFromRandom,
  REFERENCE_ALPHABET,
  referenceFromPayload,
} from '../../src/domain/reference.ts';

const CODE = 'RF897ZF9Y';
const index = codeIndex([CODE, 'RF22CQZM4', 'RF43KVM62']);
const near = (label: string, sound: readonly string[] = []) =>
  findNearReferences(label, () => index, sound).map(({ code }) => code);

describe('findNearReferences', () => {
  it.each([
    ['a character replaced', 'VIR DURAND RF89 7ZG9Y'],
    ['one of RF replaced', 'VIR DURAND TF89 7ZF9Y'],
    ['a check digit replaced', 'VIR DURAND RF88 7ZF9Y'],
    ['a character missing', 'VIR DURAND RF89 7ZFY'],
    ['the first missing', 'VIR DURAND F897ZF9Y'],
    ['the last missing', 'VIR DURAND RF897ZF9'],
    ['a character too many', 'VIR DURAND RF89 7ZZF9Y'],
    ['two swapped', 'VIR DURAND RF89 Z7F9Y'],
    ['R and F swapped', 'VIR DURAND FR897ZF9Y'],
    ['the check digits swapped', 'VIR DURAND RF98 7ZF9Y'],
    ['lower case, glued and cut by a line', 'vir durandrf8\n9-7zg9ymars'],
  ])('finds %s', (_name, label) => {
    expect(near(label)).toEqual([CODE]);
  });

  it.each([
    ['two characters replaced', 'VIR DURAND RF89 7ZGAY'],
    ['the code itself, which is sound', 'VIR DURAND RF89 7ZF9Y', [CODE]],
    ['words and numbers', 'VIR SEPA FACTURE 2026 RF 12 PARIS REF 00012345 FR76 3000 6000 0112'],
    ['nothing', ''],
  ])('does not find %s', (_name, label, sound: readonly string[] = []) => {
    expect(near(label, sound)).toEqual([]);
  });

  it('finds the other one of two, of which one is sound', () => {
    expect(near('RF89 7ZF9Y RF22 CQZN4', [CODE])).toEqual(['RF22CQZM4']);
  });

  it('leaves out what is near two codes', () => {
    const twins = codeIndex(['RF897ZF9Y', 'RF897ZG9Y']);
    expect(findNearReferences('RF897ZH9Y', () => twins)).toEqual([]);
    expect(twinsOf('RF897ZF9Y', twins)).toEqual(['RF897ZG9Y']);
  });

  it('does not ask for the index where nothing can be a code', () => {
    const asked = () => {
      throw new Error('asked');
    };
    expect(findNearReferences('VIR SEPA MME DUPONT PANIERS DE MARS', asked)).toEqual([]);
  });

  it('finds any one error in any code, however it is printed', () => {
    const payload = fc
      .uint8Array({ minLength: 5, maxLength: 5 })
      .map((bytes) => referenceFromPayload(payloadFromRandom(bytes)));
    const letter = fc.constantFrom(...REFERENCE_ALPHABET);
    const kind = fc.constantFrom('replace', 'drop', 'insert', 'swap');
    fc.assert(
      fc.property(payload, fc.nat(8), letter, kind, fc.boolean(), (code, at, other, how, isOne) => {
        const characters = [...code];
        if (how === 'replace') characters[at] = other;
        if (how === 'drop') characters.splice(at, 1);
        if (how === 'insert') characters.splice(at, 0, other);
        if (how === 'swap') {
          const next = (at + 1) % characters.length;
          if (next === 0) return;
          [characters[at], characters[next]] = [characters[next] ?? '', characters[at] ?? ''];
        }
        const typed = characters.join('');
        const label = `VIR SEPA ${isOne ? typed : formatReference(typed)} paniers`;
        const sound = typed === code ? [code] : [];
        const found = findNearReferences(label, () => codeIndex([code]), sound);
        expect(found.map((each) => each.code)).toEqual(typed === code ? [] : [code]);
      }),
    );
  });
});
