import type { Say } from '../messages/catalogue.ts';
import { type Cell, readableCell, type Table } from '../output.ts';
import { rowBoxes } from './cells.ts';
import { cellsOf, type Look, placesOf, type Row } from './list-places.ts';
import type { Box } from './pages.ts';
import { type Element, GREY, HAIR, LINE, type Paper } from './paper.ts';

const HEAD: Look = {
  above: 18,
  padding: 3,
  ruleBelow: LINE,
  scope: 'Column',
  style: { size: 8.5, strong: true, colour: GREY },
};
const ROW: Look = { above: 0, padding: 2.75, ruleBelow: HAIR, style: { size: 10 } };
/** High enough for a pen. */
const FORM_ROW: Look = { ...ROW, padding: 6, least: 27 };
const TOTAL: Look = {
  above: 0,
  padding: 4,
  ruleAbove: LINE,
  labelled: true,
  style: { size: 10, strong: true },
};

/**
 * A table: its head, which stands on each of its pages, its rows, and its total, which has the last
 * two of them on its page.
 */
export function listBoxes(
  paper: Paper,
  { columns, rows }: Table,
  total: readonly Cell[] | undefined,
  say: Say,
): readonly Box[] {
  const asRow =
    (look: Look) =>
    (cells: readonly Cell[]): Row => ({
      texts: columns.map((_, index) => paper.printable(readableCell(cells[index], say))),
      look,
    });
  const head = asRow(HEAD)(columns.map((column) => column.head));
  const body = rows.map(asRow(columns.some(({ isForm }) => isForm) ? FORM_ROW : ROW));
  const totals = (total === undefined ? [] : [total]).map(asRow(TOTAL));
  const places = placesOf(paper, columns, [head, ...body, ...totals]);

  const table = paper.element('Table');
  const boxesOf = (row: Row, within?: Element) =>
    rowBoxes(paper, cellsOf(paper, places, row), row.look, within);
  const [again] = boxesOf(head);
  const below = [
    ...withCompany(
      body.flatMap((row) => boxesOf(row, table)),
      totals.length,
    ),
    ...totals.flatMap((row) => boxesOf(row, table)),
  ];
  return [
    ...boxesOf(head, table).map((box) => ({ ...box, keeps: below.length > 0 })),
    ...below.map((box) => (again === undefined ? box : { ...box, head: again })),
  ];
}

/** A total is never alone on its page: the last rows go there with it. */
const withCompany = (body: readonly Box[], totals: number): readonly Box[] =>
  body.map((box, index) =>
    totals > 0 && index >= body.length - 2 ? { ...box, keeps: true } : box,
  );
