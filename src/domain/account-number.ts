/**
 * An account's number without what only sets it off: `FR76 3000 6000…` as `FR7630006000…`, and
 * `n° 000 123-45` as `00012345`. Undefined where nothing is left.
 */
export function accountNumber(text: string | undefined): string | undefined {
  const plain = (text ?? '').toUpperCase().replace(/[^0-9A-Z*]/g, '');
  return plain === '' ? undefined : plain;
}

/** A bank shows the end of a number behind stars or crosses: `****1234`, `XXXXXX1234`. */
const MASKED = /^(?:\*+|X{2,})([0-9A-Z]{3,})$/;
/** Bank, branch and account together, with or without the country's letters before them. */
const LONG = 18;
/** ISO 13616: country, two check digits, at most 30 letters and digits. */
const IBAN = /^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/;
/** Shorter ones are found inside too many IBANs by chance. */
const SHORTEST_INSIDE = 6;

/**
 * True if both may be numbers of one account, normalised by `accountNumber`: the same; the end of
 * one that the other masks; or a national number and the IBAN that contains it. Banks state one or
 * the other, depending on the format that is downloaded.
 */
export function sameAccountNumber(one: string, other: string): boolean {
  return sameShort(one, other) || isPartOf(one, other) || isPartOf(other, one);
}

/** The same number, whether or not it is filled up with zeros on the left. */
function sameShort(one: string, other: string): boolean {
  const [bare, otherBare] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
  return one === other || (bare === otherBare && bare.length >= SHORTEST_INSIDE);
}

function isPartOf(part: string, whole: string): boolean {
  const shown = MASKED.exec(part)?.[1];
  if (shown !== undefined) return endsOf(whole).some((end) => end.endsWith(shown));
  if (whole.length < LONG) return false;
  // Some banks fill a number up with zeros on the left, others don't.
  const spellings = [part, part.replace(/^0+/, '')].filter(
    (spelling) => spelling.length >= SHORTEST_INSIDE,
  );
  return endsOf(whole).some((end) => spellings.some((spelling) => end.endsWith(spelling)));
}

/** What banks show the end of: the number, or the account in an IBAN without its check digits. */
const endsOf = (whole: string): readonly string[] =>
  IBAN.test(whole) ? [whole, whole.slice(0, -2)] : [whole];
