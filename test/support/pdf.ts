import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';

/** A word or a line of a page and where it is, in points from the page's lower left corner. */
export interface Printed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

export interface PdfRead {
  /** What each page says, its no-break spaces as spaces. */
  readonly pages: readonly string[];
  readonly printed: readonly (readonly Printed[])[];
  readonly info: Readonly<Record<string, unknown>>;
  /** The kinds of elements that a screen reader finds, in their order on the first page. */
  readonly kinds: readonly string[];
}

/** Reads a PDF as another program does. */
export async function readPdf(file: string | Uint8Array): Promise<PdfRead> {
  const bytes = typeof file === 'string' ? readFileSync(file) : file;
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text, totalPages } = await extractText(pdf, { mergePages: false });
  const numbers = Array.from({ length: totalPages }, (_, index) => index + 1);
  const printed = await Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      return items.flatMap((item) => ('str' in item && item.str.trim() ? [placed(item)] : []));
    }),
  );
  const { info } = await getMeta(pdf);
  const tree = await (await pdf.getPage(1)).getStructTree();
  return {
    pages: text.map((page) => page.replaceAll('\u00a0', ' ')),
    printed,
    info,
    kinds: kindsOf(tree),
  };
}

interface Item {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
}

function placed({ str, width, transform }: Item): Printed {
  const [size = 0, , , , left = 0, baseline = 0] = transform;
  return {
    text: str.replaceAll('\u00a0', ' '),
    left,
    right: left + width,
    bottom: baseline - 0.25 * size,
    top: baseline + 0.75 * size,
  };
}

/** The elements of a page; what they hold has no role. */
function kindsOf(node: object): readonly string[] {
  const { role, children = [] } = node as { role?: string; children?: readonly object[] };
  return [...(role === undefined ? [] : [role]), ...children.flatMap(kindsOf)];
}
