import type { Say } from '../messages/catalogue.ts';
import type { Document } from './document.ts';
import { type Box, paginate } from './pages.ts';
import { BODY, FOOT, GREY, HAIR, newPaper, type Paper, type Style } from './paper.ts';
import { keeping, partBoxes, titleBoxes } from './part-boxes.ts';

export interface Rendered {
  readonly bytes: Uint8Array;
  /** Letters that the font lacks; question marks stand for them. */
  readonly lacking: readonly string[];
}

/**
 * A document as a PDF: A4, its fonts within it, tagged for screen readers. The same document gives
 * the same bytes.
 */
export async function renderPdf(document: Document, group: string, say: Say): Promise<Rendered> {
  const { title, date } = document;
  const paper = newPaper({ title, group, date, language: say.format.language });
  const boxes = [...titleBoxes(paper, group, title), ...bodyBoxes(paper, document, say)];
  const pages = paginate(boxes, BODY.height);
  for (const [index, page] of pages.entries()) {
    paper.addPage();
    for (const { box, top } of page) box.draw(BODY.top + top);
    drawFoot(paper, `${group} · ${title}`, say.answers.printed.page(index + 1, pages.length));
  }
  return { bytes: await paper.bytes(), lacking: paper.lacking() };
}

/** Nobody signs a page that has nothing else on it. */
function bodyBoxes(paper: Paper, { parts }: Document, say: Say): readonly Box[] {
  return parts.flatMap((part, index) => {
    const boxes = partBoxes(paper, part, say);
    const isSigned = parts[index + 1]?.kind === 'signatures';
    return boxes.map((box, at) => (isSigned && at === boxes.length - 1 ? keeping(box) : box));
  });
}

const FOOTER: Style = { size: 8.5, colour: GREY };

function drawFoot(paper: Paper, name: string, page: string): void {
  const width = paper.widthOf(page, FOOTER);
  const [line = '', ...more] = paper.lines(name, BODY.width - width - 30, FOOTER);
  paper.rule(BODY.left, BODY.width, FOOT.top, HAIR);
  paper.artifact(() => {
    paper.write(more.length === 0 ? line : `${line}…`, BODY.left, FOOT.top + 5, FOOTER);
    paper.write(page, BODY.left + BODY.width - width, FOOT.top + 5, FOOTER);
  });
}
