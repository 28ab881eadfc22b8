import { encode } from 'iconv-lite';

/** Gives whole numbers from 0 up to, and without, `limit`; the same ones for the same seed. */
export type Dice = (limit: number) => number;

/** Mulberry32, by Tommy Ettinger: small, and good enough to spoil files with. */
export function seededDice(seed: number): Dice {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** One way to change a file. What is `harmless` must be read exactly as before. */
export interface Mutation {
  readonly name: string;
  readonly harmless: boolean;
  readonly apply: (bytes: Buffer, dice: Dice) => Buffer;
}

const LF = 10;
/** A month of the busiest group is some 100 kB; more only takes time. */
const LONGEST_FILE = 500_000;

function linesOf(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, start)) {
    lines.push(bytes.subarray(start, at + 1));
    start = at + 1;
  }
  if (start < bytes.length) lines.push(bytes.subarray(start));
  return lines;
}

const splice = (bytes: Buffer, at: number, removed: number, ...added: readonly number[]): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(added), bytes.subarray(at + removed)]);

const isUtf8 = (bytes: Buffer): boolean => Buffer.from(bytes.toString('utf8')).equals(bytes);
const hasMark = (bytes: Buffer): boolean =>
  (bytes[0] === 0xef && bytes[1] === 0xbb) || bytes[0] === 0xff || bytes[0] === 0xfe;
const isPlainText = (bytes: Buffer): boolean => !bytes.includes(0) && !hasMark(bytes);

/** Replaces one byte of a kind, wherever it stands. */
function replaceOne(bytes: Buffer, dice: Dice, isOfKind: (byte: number) => boolean, by: number) {
  for (let tries = 0; tries < 200; tries += 1) {
    const at = dice(bytes.length || 1);
    if (isOfKind(bytes[at] ?? 0)) return splice(bytes, at, 1, by);
  }
  return bytes;
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
const isLetter = (byte: number): boolean => (byte | 32) >= 97 && (byte | 32) <= 122;

export const MUTATIONS: readonly Mutation[] = [
  { name: 'none', harmless: true, apply: (bytes) => bytes },
  {
    name: 'other line ends',
    harmless: true,
    apply(bytes, dice) {
      if (!isPlainText(bytes)) return bytes;
      const end = ['\n', '\r\n', '\r'][dice(3)] ?? '\n';
      return Buffer.from(bytes.toString('latin1').replace(/\r\n|\r|\n/g, end), 'latin1');
    },
  },
  {
    name: 'a byte order mark',
    harmless: true,
    apply: (bytes) =>
      isPlainText(bytes) && isUtf8(bytes) ? splice(bytes, 0, 0, 0xef, 0xbb, 0xbf) : bytes,
  },
  {
    name: 'UTF-16',
    harmless: true,
    apply(bytes, dice) {
      if (!isPlainText(bytes) || !isUtf8(bytes) || /encoding=/.test(bytes.toString())) return bytes;
      const encoding = ['utf-16le', 'utf-16be'][dice(2)] ?? 'utf-16le';
      return encode(bytes.toString('utf8'), encoding, { addBOM: true });
    },
  },
  {
    name: 'a letter for another',
    harmless: false,
    apply: (bytes, dice) => replaceOne(bytes, dice, isLetter, 65 + dice(26)),
  },
  {
    name: 'letters for others',
    harmless: false,
    apply(bytes, dice) {
      let changed = bytes;
      for (let times = dice(6); times >= 0; times -= 1) {
        changed = replaceOne(changed, dice, isLetter, 97 + dice(26));
      }
      return changed;
    },
  },
  {
    name: 'a digit for another',
    harmless: false,
    apply: (bytes, dice) => replaceOne(bytes, dice, isDigit, 48 + dice(10)),
  },
  {
    name: 'any byte for another',
    harmless: false,
    apply: (bytes, dice) => replaceOne(bytes, dice, () => true, dice(256)),
  },
  {
    name: 'a byte more',
    harmless: false,
    apply: (bytes, dice) => splice(bytes, dice(bytes.length + 1), 0, dice(256)),
  },
  {
    name: 'bytes less',
    harmless: false,
    apply: (bytes, dice) => splice(bytes, dice(bytes.length + 1), 1 + dice(20)),
  },
  {
    name: 'cut short',
    harmless: false,
    apply: (bytes, dice) => bytes.subarray(0, dice(bytes.length + 1)),
  },
  {
    name: 'a beginning less',
    harmless: false,
    apply: (bytes, dice) => bytes.subarray(dice(bytes.length + 1)),
  },
  {
    name: 'a line twice',
    harmless: false,
    apply(bytes, dice) {
      const lines = [...linesOf(bytes)];
      const at = dice(lines.length || 1);
      return Buffer.concat(lines.toSpliced(at, 0, lines[at] ?? Buffer.alloc(0)));
    },
  },
  {
    name: 'a line less',
    harmless: false,
    apply(bytes, dice) {
      const lines = linesOf(bytes);
      return Buffer.concat(lines.toSpliced(dice(lines.length || 1), 1));
    },
  },
  {
    name: 'two lines swapped',
    harmless: false,
    apply(bytes, dice) {
      const lines = [...linesOf(bytes)];
      const [one, other] = [dice(lines.length || 1), dice(lines.length || 1)];
      const [first, second] = [lines[one], lines[other]];
      if (first && second) [lines[one], lines[other]] = [second, first];
      return Buffer.concat(lines);
    },
  },
  {
    name: 'a line a thousand times',
    harmless: false,
    apply(bytes, dice) {
      const lines = linesOf(bytes);
      const at = dice(lines.length || 1);
      const line = lines[at] ?? Buffer.alloc(0);
      if (line.length * 1000 > LONGEST_FILE) return bytes;
      return Buffer.concat(lines.toSpliced(at, 0, ...Array.from({ length: 1000 }, () => line)));
    },
  },
  {
    name: 'another delimiter',
    harmless: false,
    apply(bytes, dice) {
      const [from, to] = [';,\t"'[dice(4)] ?? ';', ';,\t"|'[dice(5)] ?? ','];
      return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
    },
  },
  {
    name: 'an open quote',
    harmless: false,
    apply: (bytes, dice) => splice(bytes, dice(bytes.length + 1), 0, 34),
  },
  {
    name: 'noise',
    harmless: false,
    apply: (bytes, dice) => {
      const noise = Array.from({ length: 1 + dice(40) }, () => dice(256));
      return splice(bytes, dice(bytes.length + 1), dice(40), ...noise);
    },
  },
];
