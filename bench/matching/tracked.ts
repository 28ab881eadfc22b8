/**
 * Text in which the characters of the member's code are marked, so that one sees after all the cuts
 * and changes whether they are still there. Each is a private-use character that says which it is
 * and at which place of the code; every function on strings passes them through.
 */

const FIRST = 0xe000;
const PLACE = 128;
const TRACKED = /[\uE000-\uF8FF]/g;

/** Marks the letters and digits of a code as it is written; what stands between stays plain. */
export function track(written: string): string {
  let place = -1;
  return written.replace(/[0-9A-Za-z]/g, (character) => {
    place += 1;
    return String.fromCharCode(FIRST + place * PLACE + character.charCodeAt(0));
  });
}

/** The text as a person sees it. */
export const untrack = (text: string): string => text.replace(TRACKED, characterOf);

/** Only the marked characters that are left, as a person sees them, copies of the code included. */
export const trackedOnly = (text: string): string => untrack((text.match(TRACKED) ?? []).join(''));

/** Upper case, of marked characters too. */
export const toUpper = (text: string): string => recased(text, (part) => part.toUpperCase());

/** Lower case, of marked characters too. */
export const toLower = (text: string): string => recased(text, (part) => part.toLowerCase());

/**
 * True if all `length` characters of the code stand here in order at least once, with nothing but
 * spaces, line ends and punctuation between.
 */
export function holdsWhole(text: string, length: number): boolean {
  let expected = 0;
  for (const character of text) {
    const place = placeOf(character);
    if (place !== undefined) expected = nextPlace(place, expected);
    else if (/[^\s\p{P}]/u.test(character)) expected = 0;
    if (expected === length) return true;
  }
  return false;
}

/** True if a line ends between two characters of the code. */
export const isBrokenByLine = (text: string): boolean =>
  Array.from(text.matchAll(/(?=([\uE000-\uF8FF])[^\uE000-\uF8FF]*\n\W*?([\uE000-\uF8FF]))/g)).some(
    ([, one = '', other = '']) => (placeOf(one) ?? 0) + 1 === placeOf(other),
  );

function nextPlace(place: number, expected: number): number {
  if (place === expected) return expected + 1;
  return place === 0 ? 1 : 0;
}

function characterOf(tracked: string): string {
  return String.fromCharCode((tracked.charCodeAt(0) - FIRST) % PLACE);
}

function placeOf(character: string): number | undefined {
  if (character.search(TRACKED) === -1) return undefined;
  return Math.floor((character.charCodeAt(0) - FIRST) / PLACE);
}

function recased(text: string, change: (part: string) => string): string {
  return change(text).replace(TRACKED, (tracked) => {
    const character = characterOf(tracked);
    const moved = change(character).charCodeAt(0) - character.charCodeAt(0);
    return String.fromCharCode(tracked.charCodeAt(0) + moved);
  });
}
