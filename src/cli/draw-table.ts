import CliTable from 'cli-table3';
import type { Cell, OutputOptions, Table } from './output.ts';
import { lengthOf, wrap } from './wrap.ts';

/** Between two columns. */
const GAP = '  ';
/** A name or a label is readable down to this width. */
const NARROWEST = 14;

/**
 * A table for a terminal, no wider than it. Only columns of free text are narrowed, and wrap at
 * words; amounts, dates and references stay whole. What does not fit even so is shown row by row.
 */
export function drawTable(
  { columns, rows }: Table,
  asText: (cell: Cell) => string,
  { width }: OutputOptions,
): string {
  const texts = rows.map((row) => row.map(asText));
  const heads = columns.map((column) => column.head);
  const widths = narrowTo(
    width,
    naturalWidths([heads, ...texts]),
    columns.map((column) => column.wraps === true),
  );
  if (!widths) return rowByRow(heads, texts);
  const drawn = new CliTable({
    colAligns: columns.map((column) => (column.right ? 'right' : 'left')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    chars: BORDERLESS,
  });
  const wrapped = texts.map((row) =>
    row.map((text, index) => wrap(text, widths[index] ?? 0).join('\n')),
  );
  drawn.push(
    heads,
    widths.map((each) => '─'.repeat(each)),
    ...wrapped,
  );
  return `${drawn.toString().replace(/ +$/gm, '')}\n`;
}

const BORDERLESS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: GAP,
};

function naturalWidths(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, text] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 1, lengthOf(text));
    }
  }
  return widths;
}

/** Widths that fit, or undefined where free text would become too narrow to read. */
function narrowTo(
  width: number,
  natural: readonly number[],
  wraps: readonly boolean[],
): readonly number[] | undefined {
  const widths = [...natural];
  const tooWide = () =>
    widths.reduce((sum, each) => sum + each, 0) + GAP.length * (widths.length - 1) - width;
  while (tooWide() > 0) {
    const widest = Math.max(...widths.filter((_, index) => wraps[index]), 0);
    const index = widths.findIndex((each, at) => wraps[at] && each === widest);
    if (index < 0 || widest <= NARROWEST) return undefined;
    widths[index] = widest - 1;
  }
  return widths;
}

function rowByRow(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widest = Math.max(...heads.map(lengthOf));
  const blocks = rows.map((row) =>
    row
      .map((text, index) => [heads[index] ?? '', text] as const)
      .filter(([, text]) => text !== '')
      .map(([head, text]) => `${head}${' '.repeat(widest - lengthOf(head))}${GAP}${text}\n`)
      .join(''),
  );
  return blocks.join('\n');
}
