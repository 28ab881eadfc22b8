import type { Box } from './pages.ts';
import { BODY, type Element, type Ink, lineHeight, type Paper, type Style } from './paper.ts';

/** One cell of a row, in lines. */
export interface CellText {
  readonly lines: readonly string[];
  readonly left: number;
  readonly width: number;
  readonly right?: boolean;
  readonly style: Style;
  readonly tag?: 'TH';
}

export interface RowLook {
  readonly above: number;
  /** Between the text and the rules. */
  readonly padding: number;
  /** It is no less high than this. */
  readonly least?: number;
  readonly ruleAbove?: Ink;
  readonly ruleBelow?: Ink;
  readonly scope?: 'Column' | 'Row';
}

/**
 * A row of cells side by side. One that is taller than a page is cut between its lines. Tagged as a
 * row of `table`; without one it is drawn for the eye alone.
 */
export function rowBoxes(
  paper: Paper,
  cells: readonly CellText[],
  look: RowLook,
  table?: Element,
): readonly Box[] {
  const tallest = Math.max(...cells.map(({ lines }) => lines.length));
  const pieces = Math.ceil(tallest / MOST_LINES);
  return Array.from({ length: pieces }, (_, piece) => {
    const [from, to] = [piece * MOST_LINES, (piece + 1) * MOST_LINES];
    const part = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(from, to) }));
    return rowBox(paper, part, piece === 0 ? look : { ...look, above: 0 }, table);
  });
}

/** They fit on a page below a table's head. */
const MOST_LINES = 40;

function rowBox(
  paper: Paper,
  cells: readonly CellText[],
  { above, padding, least = 0, ruleAbove, ruleBelow, scope }: RowLook,
  table: Element | undefined,
): Box {
  const heights = cells.map(({ lines, style }) => lines.length * lineHeight(style));
  const height = Math.max(least, Math.max(...heights) + 2 * padding);
  return {
    above,
    height,
    draw(top) {
      const row = table && paper.element('TR', table);
      const drawCell = (cell: CellText) => writeCell(paper, cell, top + padding);
      const tagCell = (cell: CellText, within: Element) =>
        paper.element(cell.tag ?? 'TD', within, cell.tag && scope).add(() => drawCell(cell));
      if (row) for (const cell of cells) tagCell(cell, row);
      else paper.artifact(() => cells.forEach(drawCell));
      if (ruleAbove) paper.rule(BODY.left, BODY.width, top, ruleAbove);
      if (ruleBelow) paper.rule(BODY.left, BODY.width, top + height, ruleBelow);
    },
  };
}

function writeCell(paper: Paper, cell: CellText, top: number): void {
  const { lines, left, width, style } = cell;
  for (const [index, line] of lines.entries()) {
    const indent = cell.right ? width - paper.widthOf(line, style) : 0;
    paper.write(line, left + indent, top + index * lineHeight(style), style);
  }
}
