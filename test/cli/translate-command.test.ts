import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/declarations/all.ts';
import { GLOBAL_OPTIONS } from '../../src/cli/declarations/globals.ts';
import {
  FRENCH_METHOD_WORDS,
  frenchFlags,
  frenchPlaceholder,
  translateCommand,
} from '../../src/cli/messages/translate-command.ts';
import { translateArgv } from '../../src/cli/translate-argv.ts';
import { parseTypedMethod } from '../../src/cli/values.ts';
import { METHODS } from '../../src/domain/method.ts';

const CASES: readonly (readonly [english: string, french: string])[] = [
  ['order add DUR 42,50 --method transfer', 'commande ajouter DUR 42,50 --moyen virement'],
  ['order add MEMBER AMOUNT --method METHOD', 'commande ajouter ADHÉRENT MONTANT --moyen MOYEN'],
  ['order add DUR 12 --method=on-site', 'commande ajouter DUR 12 --moyen=sur-place'],
  ['import FILE', 'importer FICHIER'],
  ['import FILE…', 'importer FICHIER…'],
  ['match', 'pointer'],
  ['match L-7', 'pointer L-7'],
  ['line list --waiting', 'ligne lister --a-expliquer'],
  ['line assign L-7 MEMBER', 'ligne affecter L-7 ADHÉRENT'],
  ['payment confirm P-41 --amount …', 'paiement confirmer P-41 --montant …'],
  ['payment cancel P-1 --reason "paid in cash"', 'paiement annuler P-1 --motif "paid in cash"'],
  ['opening add --bank AMOUNT', 'reprise ajouter --banque MONTANT'],
  ['opening add DUR -12,50', 'reprise ajouter DUR -12,50'],
  ['balance --at DATE', 'soldes --au DATE'],
  ['undo A-12..A-20', 'annuler A-12..A-20'],
  ['config set start DATE', 'reglage definir start DATE'],
  ['config set methods cheque,cash,on-site', 'reglage definir methods chèque,liquide,sur-place'],
  ['config set kitty.negative yes', 'reglage definir kitty.negative oui'],
  [
    'init "AMAP des Lilas" --methods cheque,cash',
    'initialiser "AMAP des Lilas" --moyens chèque,liquide',
  ],
  ['--dry-run undo O-12', '--essai annuler O-12'],
  ['solde member add', 'solde adherent ajouter'],
  ['member --help', 'adherent --help'],
];

describe('translateCommand', () => {
  test.each(CASES)('%s', (english, french) => {
    expect(translateCommand(english)).toBe(french);
  });

  test.each(CASES)('%s: French stays French', (_, french) => {
    expect(translateCommand(french)).toBe(french);
  });

  test('a member may have the code of a placeholder', () => {
    expect(translateCommand('history FILE')).toBe('historique FILE');
    expect(translateCommand('order list --member NAME')).toBe('commande lister --adherent NAME');
    expect(translateCommand('historique LIST')).toBe('historique LIST');
  });

  test('what is no command stays as it is', () => {
    expect(translateCommand('frobnicate FILE --loudly')).toBe('frobnicate FILE --loudly');
    expect(translateCommand('')).toBe('');
  });

  const declared = COMMANDS.flatMap((each) => ('commands' in each ? each.commands : [each]));

  test.each(declared.flatMap(({ examples }) => examples))(
    '%s: is understood in French',
    (example) => {
      const french = translateArgv(splitWords(translateCommand(example)));
      expect(french.map(asMethods)).toEqual(translateArgv(splitWords(example)).map(asMethods));
    },
  );

  test('one flag has one French name', () => {
    const names = new Map<string, string>();
    for (const { flag, french } of [
      ...declared.flatMap((each) => each.options ?? []),
      ...GLOBAL_OPTIONS,
    ]) {
      expect(names.get(flag) ?? french).toBe(french);
      names.set(flag, french);
    }
  });
});

test('every French method word is accepted', () => {
  for (const method of METHODS) expect(parseTypedMethod(FRENCH_METHOD_WORDS[method])).toBe(method);
});

test('placeholders keep their case', () => {
  expect(frenchPlaceholder('MEMBER')).toBe('ADHÉRENT');
  expect(frenchPlaceholder('member')).toBe('adhérent');
  expect(frenchPlaceholder('FIELD=COLUMN,…')).toBe('CHAMP=COLONNE,…');
  expect(frenchPlaceholder('dmy|mdy')).toBe('dmy|mdy');
});

test('flags as commander shows them', () => {
  expect(frenchFlags('-o, --output <FILE>')).toBe('-o, --sortie <FICHIER>');
});

const splitWords = (typed: string): readonly string[] =>
  [...typed.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => found[1] ?? found[2] ?? '');

/** `virement` and `transfer` are the same word. */
const asMethods = (word: string): string =>
  word
    .split(',')
    .map((each) => METHODS.find((method) => FRENCH_METHOD_WORDS[method] === each) ?? each)
    .join(',');
