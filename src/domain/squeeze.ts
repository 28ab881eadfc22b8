/** What stood between two characters before the label was squeezed. */
export type Gap = 'none' | 'line' | 'space';

/**
 * A label's letters and digits alone, upper case, and the gap before each; one more for the end.
 */
export interface Label {
  readonly characters: string;
  readonly gaps: readonly Gap[];
}

/** A label's letters and digits alone, upper case, and the gaps before each; in NFKD. */
export function squeeze(plain: string): Label {
  // Nearly every label of an import: it takes a tenth of the time.
  if (PRINTABLE.test(plain)) return squeezeAscii(plain);
  const kept: string[] = [];
  const gaps: Gap[] = [];
  let gap: Gap = 'space';
  for (const character of plain) {
    if (/^[0-9A-Za-z]$/.test(character)) {
      kept.push(character.toUpperCase());
    } else if (/^[\p{L}\p{N}]$/u.test(character)) {
      kept.push('?'); // A letter of no code, which separates nothing either.
    } else {
      const isAccent = /^\p{Mn}$/u.test(character);
      if (/^[\n\r]$/.test(character)) gap = 'line';
      else if (!isAccent && gap === 'none') gap = 'space';
      continue;
    }
    gaps.push(gap);
    gap = 'none';
  }
  gaps.push('space');
  return { characters: kept.join(''), gaps };
}

/** ASCII without control characters other than the ends of lines. */
const PRINTABLE = /^[\n\r -~]*$/;
const NOT_KEPT = /[^0-9A-Z]+/g;

function squeezeAscii(plain: string): Label {
  const upper = plain.toUpperCase();
  const gaps: Gap[] = [];
  let gap: Gap = 'space';
  for (let at = 0; at < upper.length; at += 1) {
    const code = upper.charCodeAt(at);
    if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90)) {
      gaps.push(gap);
      gap = 'none';
    } else if (code === 10 || code === 13) gap = 'line';
    else if (gap === 'none') gap = 'space';
  }
  gaps.push('space');
  return { characters: upper.replace(NOT_KEPT, ''), gaps };
}
