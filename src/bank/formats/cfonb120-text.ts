import { tidyText } from '../tidy-text.ts';
import { type CfonbRecord, ZONES, zone } from './cfonb120-record.ts';

/**
 * What the records 05 say, by their qualifier. Sources: CFONB, "Evolutions du relevé de compte 120
 * caractères pour les opérations de virements et de prélèvements SEPA", March 2010, and the list in
 * pennylane-hq/cfonb.
 */

/** Amounts, of the operation in another currency and of its fees: no text to look for. */
const AMOUNTS = ['MMO', 'FEE'];
/** Two zones of 35 characters: the client's reference and its purpose; an identifier, its kind. */
const IN_TWO = ['RCN', 'IPY', 'IBE'];
const HALF = 35;
/** Remittance text of up to 140 characters, cut anywhere after the first 70. */
const REMITTANCE = 'LCC';
const REMITTANCE_END = 'LC2';

/** What SEPA writes where the payer gave no reference. */
const NOT_PROVIDED = /^NOT ?PROVIDED$/i;
/** A number or reference of zeros is none. */
const SAYS_SOMETHING = /[^0\s]/;

/**
 * The text of a movement, from its record 04 and the records 05 behind it: its label, each detail,
 * then the number and the reference of the entry, a part a line.
 */
export function textOf(movement: CfonbRecord, details: readonly CfonbRecord[]): string {
  const parts = [zone(movement, ZONES.label), ...partsOf(details)];
  for (const each of [ZONES.number, ZONES.reference]) {
    const value = zone(movement, each);
    if (SAYS_SOMETHING.test(value)) parts.push(value);
  }
  return tidyText(parts);
}

function partsOf(details: readonly CfonbRecord[]): readonly string[] {
  const parts: string[] = [];
  let before = '';
  for (const detail of details) {
    const qualifier = zone(detail, ZONES.qualifier);
    const text = zone(detail, ZONES.detail);
    if (qualifier === REMITTANCE_END && before === REMITTANCE) {
      parts.push(`${parts.pop() ?? ''}${text}`);
    } else if (IN_TWO.includes(qualifier)) {
      parts.push(text.slice(0, HALF), text.slice(HALF));
    } else if (!AMOUNTS.includes(qualifier)) {
      parts.push(text);
    }
    before = qualifier;
  }
  return parts.filter((part) => !NOT_PROVIDED.test(part.trim()));
}
