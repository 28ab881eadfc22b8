import { foldText } from '../domain/text.ts';
import { COMMANDS } from './declarations/all.ts';
import type {
  CommandDeclaration,
  GroupDeclaration,
  OptionDeclaration,
} from './declarations/declaration.ts';
import { GLOBAL_OPTIONS } from './declarations/globals.ts';

const MINUS_SIGN = '\u2212';

/**
 * What was typed, in the words that commander knows: French commands and flags become English ones,
 * accents optional; `-12,50` gets a true minus sign, since a leading dash would make it a flag.
 * Values, and everything after `--`, stay as they are.
 */
export function translateArgv(argv: readonly string[]): readonly string[] {
  const translated: string[] = [];
  let here: Place = { choices: COMMANDS, options: GLOBAL_OPTIONS };
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--') return [...translated, ...argv.slice(index)];
    if (word.startsWith('-') && !isNegativeAmount(word)) {
      const { flag, takesNext } = translateFlag(word, here.options);
      translated.push(flag);
      const value = argv[index + 1];
      if (takesNext && value !== undefined) {
        translated.push(value);
        index += 1;
      }
      continue;
    }
    const folded = foldText(word).toLowerCase();
    const found = here.choices.find((choice) => isCalled(choice, folded));
    if (found) here = inside(found);
    else here = { ...here, choices: [] };
    translated.push(found ? lastWord(found.name) : word.replace(/^-/, MINUS_SIGN));
  }
  return translated;
}

type Choice = CommandDeclaration | GroupDeclaration;

interface Place {
  /** What the next word may name; empty once the command is known. */
  readonly choices: readonly Choice[];
  readonly options: readonly (OptionDeclaration & { readonly short?: string })[];
}

const inside = (choice: Choice): Place =>
  'commands' in choice
    ? { choices: choice.commands, options: GLOBAL_OPTIONS }
    : { choices: [], options: [...(choice.options ?? []), ...GLOBAL_OPTIONS] };

const lastWord = (name: string): string => name.split(' ').at(-1) ?? name;

const isCalled = ({ name, french }: Choice, folded: string): boolean =>
  lastWord(name) === folded || french.includes(folded);

function translateFlag(word: string, options: Place['options']) {
  const [name = '', ...value] = word.split('=');
  const folded = foldText(name).toLowerCase();
  const option = options.find(
    ({ flag, french, alsoFrench = [], short }) =>
      flag === name || [french, ...alsoFrench].includes(folded) || short === name,
  );
  const flag = [option?.flag ?? name, ...value].join('=');
  return { flag, takesNext: option?.value !== undefined && value.length === 0 };
}

/** `-12,50` and `-1 234.56`, but not `-n`. */
const isNegativeAmount = (word: string): boolean =>
  /^-[\d.,]/.test(word) && /^-[\d\s.,'’\u00a0\u202f]+(€|[A-Z]{3})?$/.test(word);
