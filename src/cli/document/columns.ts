import type { Column } from '../output.ts';

/** Between two columns. */
export const GAP = 14;
/** A name or a label is readable down to this width, any other cell down to the second one. */
const NARROWEST_TEXT = 90;
const NARROWEST = 34;
/** What is written by hand needs this much. */
const TO_WRITE_IN = 120;

/**
 * The widths of a table's columns, which fill `available` with the gaps between them. `natural` are
 * those at which nothing wraps. Free text is narrowed first, and gets the room that is left; where
 * there are columns to write in, they get it.
 */
export function columnWidths(
  columns: readonly Column[],
  natural: readonly number[],
  available: number,
): readonly number[] {
  const room = available - GAP * (columns.length - 1);
  const widths = columns.map(({ isForm }, index) =>
    Math.min(room, Math.max(natural[index] ?? 0, isForm ? TO_WRITE_IN : 0)),
  );
  narrow(widths, room, NARROWEST_TEXT, (index) => columns[index]?.wraps === true);
  narrow(widths, room, NARROWEST, () => true);
  const scale = Math.min(1, room / sum(widths));
  return widen(
    widths.map((width) => width * scale),
    room,
    columns,
  );
}

/** A point at a time from the widest that may give one. */
function narrow(
  widths: number[],
  room: number,
  narrowest: number,
  mayGive: (index: number) => boolean,
): void {
  while (sum(widths) > room) {
    const widest = Math.max(0, ...widths.filter((_, index) => mayGive(index)));
    const index = widths.findIndex((width, at) => mayGive(at) && width === widest);
    if (index < 0 || widest <= narrowest) return;
    widths[index] = Math.max(narrowest, widest - 1);
  }
}

function widen(
  widths: readonly number[],
  room: number,
  columns: readonly Column[],
): readonly number[] {
  const isForm = columns.map((column) => column.isForm === true);
  const isText = columns.map((column) => column.wraps === true);
  const takes = [isForm, isText].find((each) => each.includes(true)) ?? columns.map(() => true);
  const share = (room - sum(widths)) / takes.filter(Boolean).length;
  return widths.map((width, index) => (takes[index] ? width + share : width));
}

const sum = (widths: readonly number[]): number => widths.reduce((total, each) => total + each, 0);
