/** A payment inside an entry of several. */
export interface WrittenPayment {
  readonly cents: number;
  readonly label: string;
  readonly bankId?: string;
}

/** An entry. Its direction is that of the money; how a reversal is written is the file's habit. */
export interface WrittenLine {
  readonly date: string;
  readonly valueDate?: string;
  readonly cents: number;
  readonly label: string;
  readonly bankId?: string;
  /** The other party: who paid, or was paid. */
  readonly name?: string;
  readonly iban?: string;
  readonly endToEndId?: string;
  /** Announced and not booked: it counts in no balance. */
  readonly isPending?: boolean;
  readonly isReversal?: boolean;
  /** The payments that a batch is made of; their amounts are written as given. */
  readonly payments?: readonly WrittenPayment[];
}

export interface WrittenStatement {
  readonly lines: readonly WrittenLine[];
  /** In cents. */
  readonly opening: number;
  readonly account?: string;
  readonly currency?: string;
  /** The first and last day, stated if both are given. */
  readonly from?: string;
  readonly to?: string;
  /** Whether the count and totals of the entries are stated. */
  readonly hasSummary?: boolean;
}

export interface WrittenFile extends WrittenStatement {
  /** 2 to 13. From 8 on, codes and parties stand one level deeper. */
  readonly version?: number;
  /** Of the namespace: `camt` writes `<camt:Ntry>`. */
  readonly prefix?: string;
  readonly hasNamespace?: boolean;
  readonly encoding?: string;
  /** Characters after which the label is cut into several `Ustrd`. */
  readonly cutAt?: number;
  /** Whether elements stand on lines of their own. */
  readonly isIndented?: boolean;
  /** The direction of a reversal is that of what was reversed, as some German banks write it. */
  readonly flipsReversals?: boolean;
  /** Further statements behind the first. */
  readonly more?: readonly WrittenStatement[];
}

/** What a statement's booked entries leave on the account, in cents. */
export const closingOf = ({ opening, lines }: WrittenStatement): number =>
  lines.reduce((sum, { cents, isPending }) => (isPending ? sum : sum + cents), opening);

/** Writes a statement as banks do, in the order of the schema; the balances fit the entries. */
export function writeCamt053(file: WrittenFile): string {
  const { version = 2, prefix = '', hasNamespace = true, encoding = 'UTF-8' } = file;
  const name = `urn:iso:std:iso:20022:tech:xsd:camt.053.001.${String(version).padStart(2, '0')}`;
  const attribute = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const statements = [file, ...(file.more ?? [])].map((each, index) =>
    statement(each, file, index + 1),
  );
  const header = tag('GrpHdr', [tag('MsgId', 'M1'), tag('CreDtTm', '2026-03-28T20:00:00+01:00')]);
  const message = tag('BkToCstmrStmt', [header, ...statements]);
  const document = element('Document', hasNamespace ? ` ${attribute}="${name}"` : '', [message]);
  const text = rendered(document, prefix, file.isIndented === false ? undefined : 0);
  return `<?xml version="1.0" encoding="${encoding}"?>\n${text}\n`;
}

interface Tag {
  readonly name: string;
  readonly attributes: string;
  readonly content: string | readonly (Tag | undefined)[];
}

const element = (name: string, attributes: string, content: Tag['content']): Tag => ({
  name,
  attributes,
  content,
});

const tag = (name: string, content: Tag['content']): Tag => element(name, '', content);

/** Nothing where there is nothing to say. */
const optional = (name: string, content: string | undefined): Tag | undefined =>
  content === undefined ? undefined : tag(name, content);

function rendered(
  { name, attributes, content }: Tag,
  prefix: string,
  depth: number | undefined,
): string {
  const full = prefix === '' ? name : `${prefix}:${name}`;
  if (typeof content === 'string') return `<${full}${attributes}>${escaped(content)}</${full}>`;
  const [outer, inner] = [depth, depth === undefined ? undefined : depth + 1].map((level) =>
    level === undefined ? '' : `\n${'  '.repeat(level)}`,
  );
  const next = depth === undefined ? undefined : depth + 1;
  const children = content.flatMap((child) =>
    child === undefined ? [] : [`${inner}${rendered(child, prefix, next)}`],
  );
  return `<${full}${attributes}>${children.join('')}${outer}</${full}>`;
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `1234.56`, always positive. */
export function decimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const amount = (name: string, cents: number, currency: string): Tag =>
  element(name, ` Ccy="${currency}"`, decimal(cents));

const direction = (cents: number): Tag => tag('CdtDbtInd', cents < 0 ? 'DBIT' : 'CRDT');

/** The direction as the file's bank writes it for this entry. */
const written = (line: WrittenLine, file: WrittenFile, cents: number): Tag =>
  direction(line.isReversal && file.flipsReversals ? -cents : cents);

function statement(each: WrittenStatement, file: WrittenFile, number: number): Tag {
  const { account = 'FR7630006000011234567890189', currency = 'EUR', from, to } = each;
  const booked = each.lines.filter(({ isPending }) => !isPending);
  const days = booked.map(({ date }) => date).toSorted();
  return tag('Stmt', [
    tag('Id', `S${number}`),
    from === undefined || to === undefined
      ? undefined
      : tag('FrToDt', [tag('FrDtTm', `${from}T00:00:00+01:00`), tag('ToDtTm', `${to}T24:00:00`)]),
    tag('Acct', [tag('Id', [tag('IBAN', account)]), tag('Ccy', currency)]),
    balance('OPBD', each.opening, currency, days[0] ?? '2026-01-01'),
    balance('CLBD', closingOf(each), currency, days.at(-1) ?? '2026-01-01'),
    each.hasSummary ? summary(booked) : undefined,
    ...each.lines.map((line) => entry(line, file, currency)),
  ]);
}

const balance = (code: string, cents: number, currency: string, day: string): Tag =>
  tag('Bal', [
    tag('Tp', [tag('CdOrPrtry', [tag('Cd', code)])]),
    amount('Amt', cents, currency),
    direction(cents),
    tag('Dt', [tag('Dt', day)]),
  ]);

function summary(booked: readonly WrittenLine[]): Tag {
  const side = (name: string, found: readonly WrittenLine[]): Tag =>
    tag(name, [
      tag('NbOfNtries', String(found.length)),
      tag('Sum', decimal(found.reduce((sum, { cents }) => sum + cents, 0))),
    ]);
  return tag('TxsSummry', [
    tag('TtlNtries', [tag('NbOfNtries', String(booked.length))]),
    side(
      'TtlCdtNtries',
      booked.filter(({ cents }) => cents > 0),
    ),
    side(
      'TtlDbtNtries',
      booked.filter(({ cents }) => cents < 0),
    ),
  ]);
}

function entry(line: WrittenLine, file: WrittenFile, currency: string): Tag {
  const { cents, date, valueDate = date, bankId, isReversal } = line;
  const status = line.isPending ? 'PDNG' : 'BOOK';
  const isNew = (file.version ?? 2) >= 8;
  return tag('Ntry', [
    amount('Amt', cents, currency),
    written(line, file, cents),
    optional('RvslInd', isReversal ? 'true' : undefined),
    isNew ? tag('Sts', [tag('Cd', status)]) : tag('Sts', status),
    tag('BookgDt', [tag('Dt', date)]),
    tag('ValDt', [tag('Dt', valueDate)]),
    optional('AcctSvcrRef', bankId),
    tag('NtryDtls', payments(line, file, currency)),
  ]);
}

function payments(line: WrittenLine, file: WrittenFile, currency: string): readonly Tag[] {
  if (line.payments === undefined) return [payment(line, file, line)];
  return line.payments.map((each) =>
    payment({ ...each, date: line.date }, file, each, [
      ...((file.version ?? 2) >= 4
        ? [amount('Amt', each.cents, currency), written(line, file, each.cents)]
        : [tag('AmtDtls', [tag('TxAmt', [amount('Amt', each.cents, currency)])])]),
    ]),
  );
}

function payment(
  { cents, label, name, iban, endToEndId, isReversal }: WrittenLine,
  file: WrittenFile,
  { bankId }: { readonly bankId?: string },
  amounts: readonly Tag[] = [],
): Tag {
  // A reversal keeps the parties of what it reverses.
  const role = cents > 0 === !isReversal ? 'Dbtr' : 'Cdtr';
  const isNew = (file.version ?? 2) >= 8;
  const person = optional('Nm', name);
  const parties = [
    person && tag(role, [isNew ? tag('Pty', [person]) : person]),
    iban === undefined ? undefined : tag(`${role}Acct`, [tag('Id', [tag('IBAN', iban)])]),
  ];
  const references = [
    amounts.length === 0 ? undefined : optional('AcctSvcrRef', bankId),
    tag('EndToEndId', endToEndId ?? 'NOTPROVIDED'),
  ];
  return tag('TxDtls', [
    tag('Refs', references),
    ...amounts,
    parties.some((each) => each !== undefined) ? tag('RltdPties', parties) : undefined,
    tag(
      'RmtInf',
      cut(label, file.cutAt ?? 140).map((part) => tag('Ustrd', part)),
    ),
  ]);
}

/** The text in parts of so many characters, none of them cut in two. */
function cut(text: string, length: number): readonly string[] {
  const characters = [...text];
  const parts: string[] = [];
  for (let at = 0; at < characters.length; at += length) {
    parts.push(characters.slice(at, at + length).join(''));
  }
  return parts;
}
