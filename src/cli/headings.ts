import { refuse } from '../domain/refusal.ts';
import { foldName, foldText } from '../domain/text.ts';
import type { Ledger } from '../ledger/database.ts';
import {
  BUILT_IN_HEADINGS,
  type BuiltInHeading,
  builtInHeading,
  type Heading,
  listHeadings,
} from '../ledger/headings.ts';
import { listBankAccounts } from '../ledger/statements/bank-accounts.ts';
import type { Choice } from './io.ts';
import type { Say } from './messages/catalogue.ts';
import { frenchHeadings } from './messages/headings.fr.ts';

/** A heading in the reader's words: `bank-fees` is translated, `Ferme Dupré` is not. */
export const headingWords = (name: string, { labels }: Say): string =>
  Object.entries(labels.headings).find(([key]) => key === name)?.[1] ?? name;

interface Telling {
  readonly ledger: Ledger;
  readonly say: Say;
}

/** All headings, to choose from. */
export const listHeadingChoices = ({ ledger, say }: Telling): readonly Choice[] =>
  listHeadings(ledger).map(({ name }) => ({ value: name, name: headingWords(name, say) }));

/**
 * The heading that a person names: wholly or by a part that only one has, accents and case folded;
 * one of every ledger also by the program's own word. Another bank account of the group is where
 * money goes that stays the group's. Refuses with HEADING_NOT_FOUND or HEADING_AMBIGUOUS.
 */
export function findHeading(telling: Telling, typed: string): Heading {
  const exact = headingNamed(telling, typed);
  if (exact !== undefined) return exact;
  const { ledger, say } = telling;
  const found = foldName(typed) === '' ? [] : searchHeadings(telling, typed);
  const words = (some: readonly Heading[]) => some.map(({ name }) => headingWords(name, say));
  if (found.length > 1) refuse('HEADING_AMBIGUOUS', { value: typed, headings: words(found) });
  const all = () => words(listHeadings(ledger));
  return found[0] ?? refuse('HEADING_NOT_FOUND', { value: typed, headings: all() });
}

/** The headings in whose names it stands; all of them for nothing. */
export function searchHeadings({ ledger, say }: Telling, typed: string): readonly Heading[] {
  const wanted = foldName(typed);
  const all = listHeadings(ledger);
  if (wanted === '') return all;
  const isOther = banksOf(ledger).some((name) => name.includes(foldText(typed)));
  const named = all.filter((each) => hasName(each, say, wanted));
  const own = builtInHeading(ledger, 'own-accounts');
  return isOther && !named.some(({ id }) => id === own.id) ? [...named, own] : named;
}

/** The group's bank accounts, folded, where it has several. */
function banksOf(ledger: Ledger): readonly string[] {
  const names = listBankAccounts(ledger).map(({ name }) => foldText(name));
  return names.length > 1 ? names : [];
}

/** The heading that is called just so; undefined if none is. */
export function headingNamed({ ledger, say }: Telling, typed: string): Heading | undefined {
  const wanted = foldName(typed);
  if (wanted === '') return undefined;
  const heading = listHeadings(ledger).find((each) => namesOf(each, say).includes(wanted));
  const isBank = banksOf(ledger).includes(foldText(typed));
  return heading ?? (isBank ? builtInHeading(ledger, 'own-accounts') : undefined);
}

/** Every word for a heading of every ledger, so that none of the group's own is called the same. */
export const takenWords = (say: Say): readonly string[] =>
  BUILT_IN_HEADINGS.flatMap((name) => wordsFor(name, say));

/** In French too, whatever language is spoken. */
function wordsFor(name: BuiltInHeading, say: Say): readonly string[] {
  return [name, name.replaceAll('-', ' '), headingWords(name, say), frenchHeadings[name]];
}

function namesOf({ name }: Heading, say: Say): readonly string[] {
  const builtIn = BUILT_IN_HEADINGS.find((each) => each === name);
  return (builtIn === undefined ? [name] : wordsFor(builtIn, say)).map(foldName);
}

const hasName = (heading: Heading, say: Say, wanted: string): boolean =>
  namesOf(heading, say).some((name) => name.includes(wanted));
