import type { Column } from '../output.ts';
import type { CellText, RowLook } from './cells.ts';
import { columnWidths, GAP } from './columns.ts';
import { BODY, type Paper, type Style } from './paper.ts';

export interface Look extends RowLook {
  readonly style: Style;
  /** A label stands over the empty cells beside it, and makes its own column no wider. */
  readonly labelled?: true;
}

/** A row of a table, as it will be printed: a text for each column. */
export interface Row {
  readonly texts: readonly string[];
  readonly look: Look;
}

/** Where a column stands. */
export interface Place {
  readonly left: number;
  readonly width: number;
  readonly right: boolean;
}

/** Side by side over the whole width of the page, each as wide as its rows make it. */
export function placesOf(
  paper: Paper,
  columns: readonly Column[],
  rows: readonly Row[],
): readonly Place[] {
  const natural = columns.map(({ right = false }, index) => {
    const own = rows.filter((row) => columnsTaken(row, index, right) === 1);
    return own.reduce(
      (widest, { texts, look }) => Math.max(widest, paper.widthOf(texts[index] ?? '', look.style)),
      0,
    );
  });
  let left: number = BODY.left;
  return columnWidths(columns, natural, BODY.width).map((width, index) => {
    const place = { left, width, right: columns[index]?.right === true };
    left += width + GAP;
    return place;
  });
}

/** A row's cells, in lines, each in its place. */
export const cellsOf = (paper: Paper, places: readonly Place[], row: Row): readonly CellText[] =>
  places.map((place, index) => {
    const last = places[index + columnsTaken(row, index, place.right) - 1] ?? place;
    const width = last.left + last.width - place.left;
    const { style, scope } = row.look;
    return {
      ...place,
      width,
      // Line by line a text may measure a hair more than its column was made for.
      lines: paper.lines(row.texts[index] ?? '', width + 0.01, style),
      style,
      ...(scope === undefined ? {} : { tag: 'TH' as const }),
    };
  });

/** Of a labelled row, a label has the empty cells that follow it, an amount its own alone. */
function columnsTaken({ texts, look }: Row, index: number, right: boolean): number {
  if (!look.labelled || right || texts[index] === '') return 1;
  const next = texts.findIndex((text, at) => at > index && text !== '');
  return (next < 0 ? texts.length : next) - index;
}
