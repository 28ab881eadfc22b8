import { foldText } from '../../domain/text.ts';
import { textLines } from '../text-lines.ts';

/** A line of a record: its letter, and what follows it. A line of no known letter has none. */
export interface Field {
  readonly code: string;
  readonly text: string;
  readonly line: number;
  /** Where the text begins, 1-based. */
  readonly column: number;
}

/** What the records of a list are: an account's movements, those of a card, categories… */
export type ListKind = 'account' | 'card' | 'investment' | 'other' | 'unknown';

/** The head of a list of records: `!Type:Bank`, and the account that `!Account` named before. */
export interface List {
  readonly kind: ListKind;
  readonly line: number;
  /** The header as it stands in the file. */
  readonly header: string;
  /** The account's name; without one, the type's. */
  readonly account: string;
}

/**
 * A record ends with a `^`, or without one where a header or the file's end comes first: 'cut' if
 * not even its last line has an end.
 */
export interface QifRecord {
  readonly kind: 'record';
  /** Undefined for a record above the first header. */
  readonly list: List | undefined;
  readonly line: number;
  readonly lastLine: number;
  readonly fields: readonly Field[];
  readonly end: 'mark' | 'none' | 'cut';
  /** True where something had to be left out. */
  readonly isTooLong: boolean;
}

export type Entry = { readonly kind: 'list'; readonly list: List } | QifRecord;

// Quicken and Money translate the types' names: `!Type:Banque`. Folded here.
const TYPES: readonly (readonly [RegExp, ListKind])[] = [
  [/^(?:BANK|BANQUE|CASH|CAISSE|ESPECES|LIQUIDE|COMPTE|CHEQUE|EPARGNE|OTH [AS]\b)/, 'account'],
  [/^(?:CCARD|CREDIT CARD|CARTE)/, 'card'],
  [/^(?:INVST|INVEST|PORT|TITRES|PLACEMENT)/, 'investment'],
  [/^(?:CAT|CLASS|MEMORI|PRICE|PRIX|SECURIT|TAG|BUDGET|INV|TEMPL|BILL|TAX|OTH L\b)/, 'other'],
];

/** The lines of a split: parts of the amount, and never an amount. One stands for all in a row. */
const SPLIT = /^[SE$%]/;
/** The other letters of the specification; a line without one continues the text above it. */
const LETTER = /^[DTUPMNLACFIKOQXYZ]/;
const HEADER = /^!\s*(type|account|option|clear)\b[:\s]*(.*)$/i;

/** Not so the letter with which DOS ended a file. */
const VISIBLE = /[^\s\p{Cc}]/u;

const LONGEST_NAME = 100;
const LONGEST_RECORD = 64 * 1024;

/** The headers and records of a file, in its order. Records of `!Account` only name what follows. */
export function* qifEntries(chunks: Iterable<string>): Generator<Entry> {
  const tail = lastLetter(chunks);
  const open = openRecord();
  let account: string | undefined;
  let isNaming = false;
  let list: List | undefined;

  function* finish(end: QifRecord['end']): Generator<Entry> {
    const record = open.take(list, end);
    if (record === undefined) return;
    if (isNaming) account = nameIn(record) ?? account;
    else yield record;
  }

  for (const { number, text } of textLines(tail.chunks())) {
    const line = text.trim();
    if (line.startsWith('^')) {
      yield* finish('mark');
    } else if (line.startsWith('!')) {
      yield* finish('none');
      const [, word = '', type = ''] = HEADER.exec(line) ?? [];
      isNaming = /^account$/i.test(word);
      if (/^(?:type)?$/i.test(word)) {
        list = listOf(type, { line: number, header: line }, account);
        yield { kind: 'list', list };
      } else {
        // What `!Clear:AutoSwitch` ends was a list of all accounts, and not the head of one.
        account = undefined;
      }
    } else if (VISIBLE.test(line)) {
      open.add(text, number);
    }
  }
  yield* finish(tail.isLineEnd() ? 'none' : 'cut');
}

function listOf(
  type: string,
  place: Pick<List, 'line' | 'header'>,
  account: string | undefined,
): List {
  const word = foldText(type);
  const [, kind = 'unknown'] = TYPES.find(([pattern]) => pattern.test(word)) ?? [];
  return { kind, ...place, account: account ?? word };
}

/** Gathers the lines of a record. */
function openRecord() {
  let fields: Field[] = [];
  let length = 0;
  let lastLine = 0;
  return {
    add(text: string, line: number): void {
      lastLine = line;
      const start = text.trimStart();
      if (SPLIT.test(start)) {
        const isNew = fields.at(-1)?.code !== '$';
        if (isNew) fields.push({ code: '$', text: '', line, column: 1 });
        return;
      }
      length += text.length;
      if (length > LONGEST_RECORD) return;
      const indent = text.length - start.length;
      const isField = LETTER.test(start);
      fields.push({
        code: isField ? start.slice(0, 1) : '',
        text: isField ? start.slice(1) : start,
        line,
        column: indent + (isField ? 2 : 1),
      });
    },
    take(list: List | undefined, end: QifRecord['end']): QifRecord | undefined {
      const [first] = fields;
      const isTooLong = length > LONGEST_RECORD;
      const record = { kind: 'record', list, lastLine, fields, end, isTooLong } as const;
      const line = first?.line ?? lastLine;
      fields = [];
      length = 0;
      return first === undefined && !isTooLong ? undefined : { ...record, line };
    },
  };
}

function nameIn({ fields }: QifRecord): string | undefined {
  const name = fields.find(({ code }) => code === 'N')?.text.trim();
  return name ? name.slice(0, LONGEST_NAME) : undefined;
}

/** Passes chunks on, and remembers whether the text ended with a line end. */
function lastLetter(chunks: Iterable<string>) {
  let last = '';
  return {
    *chunks(): Generator<string> {
      for (const chunk of chunks) {
        last = chunk.at(-1) ?? last;
        yield chunk;
      }
    },
    isLineEnd: () => last === '\n',
  };
}
