import { once } from '../../../domain/once.ts';

/** ISO 4217, with those that the euro has replaced: old exports name them. */
const CODES = once((): ReadonlySet<string> => new Set(Intl.supportedValuesOf('currency')));

const NAMES: Readonly<Record<string, string>> = {
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  FRANCS: 'FRF',
  '£': 'GBP',
  FS: 'CHF',
  SFR: 'CHF',
  'FR.': 'CHF',
};

/** The code of the currency that a cell names; undefined if it names none that is known. */
export function currencyCode(cell: string): string | undefined {
  const word = cell.trim().toUpperCase();
  // `EUR - Euro`
  const [code = ''] = word.split(/[^A-Z]/);
  return CODES.value().has(code) ? code : NAMES[word];
}

const DIGIT_0 = 48;
const DIGIT_9 = 57;
const UNIT = /^[^\p{L}\p{Sc}]*(?:(\p{L}{3}|\p{Sc})[^\p{L}\p{Sc}]*)?$/u;

/** The unit beside an amount, as it is written: `€` of `12,50 €`; undefined if there is none. */
export function unitOf(amount: string): string | undefined {
  // Almost every amount begins and ends in a digit: hot path of reading a table.
  if (isDigit(amount.charCodeAt(amount.length - 1)) && amount.charCodeAt(0) <= DIGIT_9) {
    return undefined;
  }
  return UNIT.exec(amount)?.[1];
}

const isDigit = (code: number): boolean => code >= DIGIT_0 && code <= DIGIT_9;
