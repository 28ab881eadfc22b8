/** Those of HTML that French texts need; a name that is none of them stays as it is. */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', euro: '€', deg: '°' },
    ...{ agrave: 'à', acirc: 'â', auml: 'ä', aelig: 'æ', ccedil: 'ç', egrave: 'è', eacute: 'é' },
    ...{ ecirc: 'ê', euml: 'ë', icirc: 'î', iuml: 'ï', ocirc: 'ô', ouml: 'ö', oelig: 'œ' },
    ...{ ugrave: 'ù', ucirc: 'û', uuml: 'ü', ntilde: 'ñ', rsquo: '’', lsquo: '‘', laquo: '«' },
    ...{ Agrave: 'À', Acirc: 'Â', AElig: 'Æ', Ccedil: 'Ç', Egrave: 'È', Eacute: 'É', Ecirc: 'Ê' },
    ...{ Euml: 'Ë', Icirc: 'Î', Iuml: 'Ï', Ocirc: 'Ô', Ouml: 'Ö', OElig: 'Œ', Ugrave: 'Ù' },
    ...{ Ucirc: 'Û', Uuml: 'Ü', raquo: '»', ndash: '–', mdash: '—', hellip: '…' },
  }),
);

const ENTITY = /&(#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});/g;
/** An entity, perhaps encoded once more, of which only the semicolon is missing. */
const CUT = /&(?:amp;)?(#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8})$/;

/**
 * The cells of a row as they were before they were written as HTML, once (`Cr&eacute;dit`) or twice
 * (`Cr&amp;eacute;dit`), and cut at the semicolons of the entities, which also delimit the cells.
 */
export function withoutEntities(cells: readonly string[]): readonly string[] {
  if (!cells.some((cell) => cell.includes('&'))) return cells;
  const whole: string[] = [];
  let isCut = false;
  for (const cell of cells) {
    if (isCut) whole.push(`${whole.pop() ?? ''};${cell}`);
    else whole.push(cell);
    isCut = letterOf(CUT.exec(whole.at(-1) ?? '')?.[1] ?? '') !== undefined;
  }
  return whole.map((cell) => decoded(decoded(cell)));
}

const decoded = (cell: string): string =>
  cell.replace(ENTITY, (entity, name: string) => letterOf(name) ?? entity);

function letterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED.get(name);
  const isHex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  // Control characters, halves of characters and what is beyond Unicode are no letters.
  const isLetter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isLetter ? String.fromCodePoint(code) : undefined;
}
