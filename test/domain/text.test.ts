import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cleanForTerminal, foldName, foldText, spreadsheetSafe } from '../../src/domain/text.ts';

describe('foldText', () => {
  test.each<[string, string]>([
    ['', ''],
    ['Été à la  Réunion', 'ETE A LA REUNION'],
    ['E\u0301te\u0301', 'ETE'],
    ['Œuvre, cœur, Lætitia', 'OEUVRE, COEUR, LAETITIA'],
    ['ﬁn\u00a0de\r\nmois\t!', 'FIN DE MOIS !'],
    [' l’Hôte-12,50 ', 'L’HOTE-12,50'],
    ['Straße Łódź Søren', 'STRASSE LODZ SOREN'],
  ])('%j is %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe('foldName', () => {
  test.each<[string, string]>([
    ['Jean-Noël L’Hôte', 'JEAN NOEL L HOTE'],
    ["d'Arc, Jeanne", 'D ARC JEANNE'],
    ['  M. Dupont (Claire) ', 'M DUPONT CLAIRE'],
    ['Lot 12', 'LOT 12'],
    ['...', ''],
  ])('%j is %j', (name, folded) => {
    expect(foldName(name)).toBe(folded);
  });
});

describe('cleanForTerminal', () => {
  test.each<[string, string]>([
    ['Épicerie “L’Étoile” 12,50 € 🥕', 'Épicerie “L’Étoile” 12,50 € 🥕'],
    ['\u001b[31mrouge\u001b[0m', 'rouge'],
    ['\u001b[2J\u001b[1;1Heffacé', 'effacé'],
    ['\u001b]0;titre\u0007suite', 'suite'],
    ['\u001b]8;;http://x\u001b\\lien\u001b]8;;\u001b\\', 'lien'],
    ['\u001bPq#0\u001b\\image', 'image'],
    ['\u001b]0;jamais fermé', '0;jamais fermé'],
    ['\u001bcremise à zéro', 'remise à zéro'],
    ['\u001b(Bjeu', 'jeu'],
    ['fin\u001b', 'fin'],
    ['\u001b\u0000[31m', '[31m'],
    ['\u001b\u001b[31mdouble', 'double'],
    ['a\tb\r\nc\u0085d\u2028e', 'a b c d e'],
    ['a\u0000\u0008\u007fb', 'ab'],
    ['d\u0092accord \u009b31m', 'daccord 31m'],
    ['a\u202egnp.exe\u202c \u2066b\u2069', 'agnp.exe b'],
    ['zé\u200bro\u200d\ufeff', 'zéro'],
  ])('%j is %j', (text, clean) => {
    expect(cleanForTerminal(text)).toBe(clean);
  });

  it('leaves nothing that a terminal obeys, and changes nothing the second time', () => {
    const characters = fc.constantFrom(
      ...'\u001b\u009b\u009d\u0007\u0000\u202e\u2066\u200b[]()P\\;0123mHé \n',
    );
    fc.assert(
      fc.property(fc.string({ unit: characters }), (text) => {
        const clean = cleanForTerminal(text);
        expect(clean).not.toMatch(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
        expect(cleanForTerminal(clean)).toBe(clean);
      }),
    );
  });

  it('takes linear time over sequences that never end', () => {
    const start = performance.now();
    cleanForTerminal('\u001b]'.repeat(100_000));
    cleanForTerminal(`\u001b[${'1;'.repeat(100_000)}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('spreadsheetSafe', () => {
  test.each<[string, string]>([
    ['=1+1', "'=1+1"],
    ['+33 6', "'+33 6"],
    ['-12', "'-12"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['Dupont', 'Dupont'],
    ['a=1', 'a=1'],
    ['', ''],
  ])('%j is %j', (cell, safe) => {
    expect(spreadsheetSafe(cell)).toBe(safe);
  });
});
