import type { Say } from '../messages/catalogue.ts';
import { readableCell } from '../output.ts';
import { rowBoxes } from './cells.ts';
import type { Fact, Part } from './document.ts';
import { listBoxes } from './list-boxes.ts';
import type { Box } from './pages.ts';
import { BODY, GREY, LINE, lineHeight, type Paper, type Style } from './paper.ts';

const GROUP: Style = { size: 10.5, strong: true, colour: GREY };
const TITLE: Style = { size: 19, strong: true };
const SECTION: Style = { size: 12.5, strong: true };
const TEXT: Style = { size: 10 };
const NAME: Style = { size: 10, colour: GREY };

/** The head of the first page: the group's name, the title, and a rule below them. */
export const titleBoxes = (paper: Paper, group: string, title: string): readonly Box[] => [
  ...lineBoxes(paper, group, { kind: 'P', style: GROUP, above: 0 }),
  ...lineBoxes(paper, title, { kind: 'H1', style: TITLE, above: 2 }),
  {
    above: 8,
    height: LINE.thickness,
    draw: (top) => paper.rule(BODY.left, BODY.width, top, LINE),
  },
];

export function partBoxes(paper: Paper, part: Part, say: Say): readonly Box[] {
  switch (part.kind) {
    case 'section':
      return lineBoxes(paper, part.title, { kind: 'H2', style: SECTION, above: 22 }).map(keeping);
    case 'paragraph':
      return lineBoxes(paper, part.text, { kind: 'P', style: TEXT, above: 12 });
    case 'facts':
      return factBoxes(paper, part.facts, say);
    case 'list':
      return listBoxes(paper, part.table, part.total, say);
    case 'signatures':
      return signatureBoxes(paper, part.signers);
  }
}

/** The same box on the same page as what follows it. */
export const keeping = (box: Box): Box => ({ ...box, keeps: true });

interface LineLook {
  readonly kind: 'H1' | 'H2' | 'P';
  readonly style: Style;
  readonly above: number;
}

/** A text as wide as the page, a box for each line. */
function lineBoxes(paper: Paper, text: string, { kind, style, above }: LineLook): readonly Box[] {
  const element = paper.element(kind);
  return paper.lines(text, BODY.width, style).map((line, index) => ({
    above: index === 0 ? above : 0,
    height: lineHeight(style),
    draw: (top) => element.add(() => paper.write(line, BODY.left, top, style)),
  }));
}

/** No name takes more than this part of the page. */
const WIDEST_NAME = 0.4;
const BESIDE = 18;

function factBoxes(paper: Paper, facts: readonly Fact[], say: Say): readonly Box[] {
  const table = paper.element('Table');
  const names = facts.map(([name]) => paper.widthOf(paper.printable(name), NAME));
  const width = Math.min(BODY.width * WIDEST_NAME, Math.max(0, ...names) + 0.01);
  const left = BODY.left + width + BESIDE;
  const rest = BODY.left + BODY.width - left;
  return facts.flatMap(([name, value], index) => {
    const [named, told] = [
      paper.lines(name, width, NAME),
      paper.lines(readableCell(value, say), rest, TEXT),
    ];
    return rowBoxes(
      paper,
      [
        { lines: named, left: BODY.left, width, style: NAME, tag: 'TH' },
        { lines: told, left, width: rest, style: TEXT },
      ],
      { above: index === 0 ? 12 : 0, padding: 1.5, scope: 'Row' },
      table,
    );
  });
}

const SIGNER: Style = { size: 9, colour: GREY };
const SIGNERS_ABREAST = 3;
const FRAME = { height: 84, padding: 7, gap: 16, labelLines: 3 } as const;

function signatureBoxes(paper: Paper, signers: readonly string[]): readonly Box[] {
  const abreast = Math.max(2, Math.min(SIGNERS_ABREAST, signers.length));
  const width = (BODY.width - (abreast - 1) * FRAME.gap) / abreast;
  const frames = signers.map((signer) => frameOf(paper, signer, width));
  return Array.from({ length: Math.ceil(signers.length / abreast) }, (_, row) => ({
    above: row === 0 ? 26 : FRAME.gap,
    height: FRAME.height,
    draw(top) {
      for (const [index, draw] of frames.slice(row * abreast, (row + 1) * abreast).entries()) {
        draw(BODY.left + index * (width + FRAME.gap), top);
      }
    },
  }));
}

/** A frame to be drawn at a place. What of a label would leave no room to sign is cut off. */
function frameOf(paper: Paper, signer: string, width: number) {
  const element = paper.element('P');
  const lines = paper.lines(signer, width - 2 * FRAME.padding, SIGNER).slice(0, FRAME.labelLines);
  return (left: number, top: number): void => {
    paper.frame(left, top, width, FRAME.height);
    element.add(() => {
      for (const [index, line] of lines.entries()) {
        const below = top + FRAME.padding / 2 + index * lineHeight(SIGNER);
        paper.write(line, left + FRAME.padding, below, SIGNER);
      }
    });
  };
}
