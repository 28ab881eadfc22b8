/** Something as wide as the page that is never cut in two. */
export interface Box {
  /** The room above it; none at the top of a page. */
  readonly above: number;
  readonly height: number;
  /** It is on the same page as what follows it. */
  readonly keeps?: boolean;
  /** What stands right above it once more where it opens a page: the head of its table. */
  readonly head?: Box;
  readonly draw: (top: number) => void;
}

export interface Placed {
  readonly box: Box;
  readonly top: number;
}

/**
 * Puts boxes on pages of a height, from top 0 down. What keeps to its follower goes on with it;
 * only where they are taller than a page together are they parted. A box alone is never taller.
 */
export function paginate(boxes: readonly Box[], height: number): readonly (readonly Placed[])[] {
  const pages: Placed[][] = [[]];
  for (const run of runsOf(boxes)) {
    const isWhole = heightOf(opening(run)) <= height;
    for (const boxesTogether of isWhole ? [run] : run.map((box) => [box])) {
      const page = pages.at(-1) ?? [];
      if (place(page, boxesTogether, height)) continue;
      const next: Placed[] = [];
      place(next, opening(boxesTogether), Number.POSITIVE_INFINITY);
      pages.push(next);
    }
  }
  return pages;
}

/** Boxes that keep together: each but the last keeps to its follower. */
function runsOf(boxes: readonly Box[]): readonly (readonly Box[])[] {
  const runs: Box[][] = [];
  let isOpen = false;
  for (const box of boxes) {
    if (isOpen) runs.at(-1)?.push(box);
    else runs.push([box]);
    isOpen = box.keeps === true;
  }
  return runs;
}

/** As they stand at the top of a page: below their head. */
function opening(boxes: readonly Box[]): readonly Box[] {
  const head = boxes[0]?.head;
  return head === undefined ? boxes : [head, ...boxes];
}

const heightOf = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, { above, height }, index) => sum + height + (index === 0 ? 0 : above), 0);

/** Below what is on the page already, if there is room. */
function place(page: Placed[], boxes: readonly Box[], height: number): boolean {
  const last = page.at(-1);
  let bottom = last === undefined ? 0 : last.top + last.box.height;
  const placed: Placed[] = [];
  for (const box of boxes) {
    const isFirst = last === undefined && placed.length === 0;
    const top = bottom + (isFirst ? 0 : box.above);
    placed.push({ box, top });
    bottom = top + box.height;
  }
  // Sums of fractions: a hair's breadth too much is none.
  if (bottom > height + 0.01 && page.length > 0) return false;
  page.push(...placed);
  return true;
}
