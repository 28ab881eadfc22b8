/** What a movement says, sorted by what a reader looks for first. */
export interface Parts {
  readonly names: string[];
  readonly remittance: string[];
  readonly references: string[];
  readonly others: string[];
}

/** Where a part goes; a code that is not listed has something else to say. */
type Place = keyof Parts | 'dropped';

/**
 * The numbered parts of German banks. Source: Deutsche Kreditwirtschaft, "DFÜ-Abkommen, Anlage 3",
 * chapter 8.2.3. 60 to 69 continue 20 to 29.
 */
const NUMBERED: readonly (readonly [RegExp, Place])[] = [
  [/^(?:2\d|6\d)$/, 'remittance'],
  [/^3[23]$/, 'names'],
  // The number of the bank's journal, the BIC, a code of the text.
  [/^(?:10|30|34)$/, 'dropped'],
];
/** A name of another party, in two parts. */
const OTHER_PARTY = /^7\d$/;

/** The parts are cut at 27 characters; one bank's are longer. */
const PART_WIDTH = 27;

/** What SEPA's own words at the beginning of a part announce; the same source. */
const PREFIXES: Readonly<Record<string, Place>> = {
  SVWZ: 'remittance',
  EREF: 'references',
  KREF: 'references',
  MREF: 'references',
  CRED: 'references',
  DEBT: 'references',
  BREF: 'references',
  RREF: 'references',
  ABWA: 'names',
  ABWE: 'names',
  IBAN: 'others',
  MTLG: 'others',
  BIC: 'dropped',
  PURP: 'dropped',
  // Amounts: no text to look for.
  COAM: 'dropped',
  OAMT: 'dropped',
};
const PREFIX = new RegExp(`^(${Object.keys(PREFIXES).join('|')})[+:]`);

/** Adds the parts of `166?00GUTSCHRIFT?20EREF+…?21…?32…`, whose mark is given. */
export function structuredParts(parts: Parts, text: string, mark: string): void {
  const [, ...fields] = text.split(new RegExp(`\\${mark}(?=\\d\\d)`));
  const texts: Record<'names' | 'remittance' | 'party', string[]> = {
    names: [],
    remittance: [],
    party: [],
  };
  for (const field of fields) {
    const [number, value] = [field.slice(0, 2), field.slice(2)];
    const place = NUMBERED.find(([pattern]) => pattern.test(number))?.[1];
    if (OTHER_PARTY.test(number)) texts.party.push(value);
    else if (place === 'names' || place === 'remittance') texts[place].push(value);
    else if (place !== 'dropped') parts.others.push(value);
  }
  parts.names.push(glued(texts.names), glued(texts.party));
  announcedParts(parts, texts.remittance);
}

function announcedParts(parts: Parts, values: readonly string[]): void {
  const width = widthOf(values);
  let place: Place = 'remittance';
  let texts: string[] = [];
  const end = () => {
    if (place !== 'dropped') parts[place].push(glued(texts, width));
  };
  for (const value of values) {
    const [head, prefix] = PREFIX.exec(value) ?? [];
    if (head !== undefined && prefix !== undefined) {
      end();
      place = PREFIXES[prefix] ?? 'remittance';
      texts = [];
    }
    texts.push(value);
  }
  end();
}

const widthOf = (values: readonly string[]): number =>
  values.reduce((width, { length }) => Math.max(width, length), PART_WIDTH);

/** A part of full width goes on in the next one; a shorter one is a line that the payer ended. */
function glued(values: readonly string[], width = widthOf(values)): string {
  const texts = values.map((value) => {
    const text = value.replace(PREFIX, '');
    return value.length < width ? `${text} ` : text;
  });
  return texts.join('');
}

/**
 * The words that name the parts. Sources: SWIFT, MT 940, field 86; the format descriptions of ING,
 * ABN AMRO and Rabobank. A word that is not listed is a part of the text, slashes and all.
 */
const CODES: Readonly<Record<string, Place>> = {
  NAME: 'names',
  ORDP: 'names',
  BENM: 'names',
  ULTD: 'names',
  ULTB: 'names',
  ULTC: 'names',
  REMI: 'remittance',
  USTD: 'remittance',
  STRD: 'remittance',
  CUR: 'remittance',
  EREF: 'references',
  KREF: 'references',
  MREF: 'references',
  PREF: 'references',
  IREF: 'references',
  RREF: 'references',
  MARF: 'references',
  CSID: 'references',
  TRTP: 'others',
  IBAN: 'others',
  CNTP: 'others',
  ADDR: 'others',
  RTRN: 'others',
  BIC: 'dropped',
  TRCD: 'dropped',
  PURP: 'dropped',
  ISDT: 'dropped',
  CHGS: 'dropped',
  EXCH: 'dropped',
  OCMT: 'dropped',
  SVCL: 'dropped',
};
const CODE = `(${Object.keys(CODES).join('|')})/`;
const BEGINS_WITH_CODE = new RegExp(`^\\s*/${CODE}`);
const NEXT_CODE = new RegExp(`/(?=${CODE.replace('(', '(?:')})`);

/** True for a text whose parts are named: `/TRTP/SEPA CREDIT TRANSFER/NAME/…`. */
export const isCoded = (text: string): boolean => BEGINS_WITH_CODE.test(text);

/** Adds the parts of a coded text. A value may hold slashes: only a known word ends it. */
export function codedParts(parts: Parts, text: string): void {
  for (const piece of text.split(NEXT_CODE)) {
    const [code = ''] = piece.split('/', 1);
    const place = CODES[code] ?? 'others';
    const value = withoutSlashes(piece.slice(code.length));
    // ING's counterparty: account, BIC, name, city.
    if (code === 'CNTP') {
      const [account = '', , name = '', ...others] = value.split('/');
      parts.names.push(name);
      parts.others.push(account, others.join(' '));
    } else if (place !== 'dropped') parts[place].push(value);
  }
}

/** A value ends in one slash or several. Counted by hand: an expression would be slow on many. */
function withoutSlashes(text: string): string {
  const plain = text.trim();
  let [start, end] = [0, plain.length];
  while (plain[start] === '/') start += 1;
  while (end > start && plain[end - 1] === '/') end -= 1;
  return plain.slice(start, end);
}
