import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnWidths, GAP } from '../../../src/cli/document/columns.ts';
import { type Box, paginate } from '../../../src/cli/document/pages.ts';

const HEIGHT = 100;

const box = (height: number, more: Partial<Box> = {}): Box => ({
  above: 0,
  height,
  draw: () => {},
  ...more,
});

/** Where each box stands, page by page. */
const tops = (boxes: readonly Box[]) =>
  paginate(boxes, HEIGHT).map((page) => page.map(({ top }) => top));

describe('boxes on pages', () => {
  test('stand one below the other, without room above the first of a page', () => {
    const boxes = [box(30, { above: 10 }), box(30, { above: 10 }), box(30, { above: 10 })];
    expect(tops(boxes)).toEqual([[0, 40], [0]]);
  });

  test('that keep to their followers go on with them', () => {
    expect(tops([box(60), box(20, { keeps: true }), box(30)])).toEqual([[0], [0, 20]]);
    expect(tops([box(60), box(20, { keeps: true }), box(20)])).toEqual([[0, 60, 80]]);
  });

  test('that are taller together than a page are parted', () => {
    const boxes = [box(10), box(60, { keeps: true }), box(60, { keeps: true }), box(60)];
    expect(tops(boxes)).toEqual([[0, 10], [0], [0]]);
  });

  test('open a page below their head', () => {
    const head = box(10);
    const rows = [head, box(80, { head }), box(80, { head })];
    expect(tops(rows)).toEqual([
      [0, 10],
      [0, 10],
    ]);
  });

  const boxes = fc.array(
    fc
      .record({
        height: fc.integer({ min: 1, max: 80 }),
        above: fc.integer({ min: 0, max: 40 }),
        keeps: fc.boolean(),
        headed: fc.boolean(),
      })
      .map(({ headed, ...each }) =>
        box(each.height, headed ? { ...each, above: 0, head: box(15) } : each),
      ),
    { maxLength: 40 },
  );

  test('are all there, in their order, and none leaves its page', () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const pages = paginate(all, HEIGHT);
        const heads = new Set(all.map(({ head }) => head));
        const placed = pages.flat().map((each) => each.box);
        expect(placed.filter((each) => !heads.has(each))).toEqual(all);
        for (const page of pages) {
          let bottom = 0;
          for (const { box: each, top } of page) {
            expect(top).toBeGreaterThanOrEqual(bottom);
            bottom = top + each.height;
          }
          expect(bottom).toBeLessThanOrEqual(HEIGHT);
        }
      }),
    );
  });

  test('leave no page empty, but that of nothing', () => {
    fc.assert(
      fc.property(boxes, (all) => {
        const empty = paginate(all, HEIGHT).filter((page) => page.length === 0);
        expect(empty).toHaveLength(all.length === 0 ? 1 : 0);
      }),
    );
  });
});

describe('columns', () => {
  const name = { head: 'Name', wraps: true };
  const amount = { head: 'Amount', right: true };
  const form = { head: 'Signature', isForm: true };

  test('of free text take the room that is left', () => {
    expect(columnWidths([amount, name], [60, 100], 480)).toEqual([60, 480 - GAP - 60]);
  });

  test('to write in take it before them', () => {
    expect(columnWidths([name, form], [100, 40], 480)).toEqual([100, 480 - GAP - 100]);
  });

  test('of free text are narrowed, and amounts are not', () => {
    expect(columnWidths([name, amount], [900, 80], 480)).toEqual([480 - GAP - 80, 80]);
  });

  test('fill the page, whatever is in them', () => {
    const column = fc.constantFrom(name, amount, form);
    const natural = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(column, natural), { minLength: 1, maxLength: 20 }), (all) => {
        const columns = all.map(([each]) => each);
        const widths = columnWidths(
          columns,
          all.map(([, width]) => width),
          480,
        );
        const sum = widths.reduce((total, width) => total + width, 0);
        expect(sum + GAP * (columns.length - 1)).toBeCloseTo(480, 6);
        expect(Math.min(...widths)).toBeGreaterThan(0);
      }),
    );
  });
});
