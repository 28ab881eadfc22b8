import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { CalendarDate } from '../../domain/date.ts';
import { cleanForTerminal } from '../../domain/text.ts';
import type { Language } from '../messages/format.ts';
import { wrap } from '../wrap.ts';
import { openTypeface } from './typeface.ts';

/** A4 upright, in points of 1/72 inch. */
const [WIDTH, HEIGHT] = [595.28, 841.89];
/** 20 mm at the sides: no office printer cuts it off, and a binder's holes fit in. */
const SIDE = 57;

/** Where the document itself stands; the foot of the page is below it. */
export const BODY = { left: SIDE, width: WIDTH - 2 * SIDE, top: 54, height: 712 } as const;
export const FOOT = { top: HEIGHT - 57 } as const;

export const INK = '#1b1b1b';
export const GREY = '#5f5f5f';

/** Of a rule: between rows, and between what is of another kind. */
export const HAIR: Ink = { thickness: 0.4, colour: '#c9c9c9' };
export const LINE: Ink = { thickness: 0.8, colour: INK };

export interface Style {
  readonly size: number;
  readonly strong?: boolean;
  readonly colour?: string;
}

/** From one line of text to the next. */
export const lineHeight = ({ size }: Style): number => size * 1.3;

/** A part of the document's structure, which screen readers follow. */
export type Element = PDFKit.PDFStructureElement;

/** What can be drawn, and measured. Lengths are points, from the page's upper left corner. */
export interface Paper {
  readonly printable: (text: string) => string;
  readonly lacking: () => readonly string[];
  readonly widthOf: (text: string, style: Style) => number;
  /** The lines of a text within a width. */
  readonly lines: (text: string, width: number, style: Style) => readonly string[];
  readonly write: (line: string, left: number, top: number, style: Style) => void;
  readonly rule: (left: number, width: number, top: number, ink: Ink) => void;
  readonly frame: (left: number, top: number, width: number, height: number) => void;
  /** A new element: at the end of another, or of the document. */
  readonly element: (kind: string, within?: Element, scope?: 'Column' | 'Row') => Element;
  /** What is drawn is for the eye alone: rules, page numbers, repeated heads. */
  readonly artifact: (draw: () => void) => void;
  readonly addPage: () => void;
  /** The finished file; nothing can be drawn any more. */
  readonly bytes: () => Promise<Uint8Array>;
}

export interface Ink {
  readonly thickness: number;
  readonly colour: string;
}

export interface About {
  readonly title: string;
  readonly group: string;
  readonly date: CalendarDate;
  readonly language: Language;
}

export function newPaper(about: About): Paper {
  const typeface = openTypeface();
  const pdf = newPdf(about);
  pdf.registerFont('regular', typeface.files.regular);
  pdf.registerFont('strong', typeface.files.strong);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const set = ({ size, strong }: Style) => pdf.font(strong ? 'strong' : 'regular').fontSize(size);
  const widthOf = (text: string, style: Style) => set(style).widthOfString(text);
  const artifact = (draw: () => void): void => {
    pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    pdf.endMarkedContent();
  };
  return {
    printable: typeface.printable,
    lacking: typeface.lacking,
    widthOf,
    lines: (text, width, style) =>
      wrap(typeface.printable(text), width, (piece) => widthOf(piece, style)),
    write(line, left, top, style) {
      const { colour = INK } = style;
      // The font's own line is a little higher than ours.
      const rise = (lineHeight(style) - set(style).currentLineHeight()) / 2;
      pdf.fillColor(colour).text(line, left, top + rise, { lineBreak: false });
    },
    rule(left, width, top, { thickness, colour }) {
      artifact(() => {
        pdf.lineWidth(thickness).strokeColor(colour);
        pdf
          .moveTo(left, top)
          .lineTo(left + width, top)
          .stroke();
      });
    },
    frame(left, top, width, height) {
      artifact(() => pdf.lineWidth(0.5).strokeColor(GREY).rect(left, top, width, height).stroke());
    },
    element(kind, within = root, scope) {
      // The library reads `scope`; its types do not know of it yet.
      const made = pdf.struct(kind, (scope === undefined ? {} : { scope }) as object);
      within.add(made);
      return made;
    },
    artifact,
    addPage: () => pdf.addPage(),
    async bytes() {
      root.end();
      pdf.end();
      return await buffer(pdf);
    },
  };
}

/** The file's date is the document's, and its identity follows from title, group and date. */
function newPdf({ title, group, date, language }: About): PDFKit.PDFDocument {
  return new PDFDocument({
    size: [WIDTH, HEIGHT],
    margin: 0,
    autoFirstPage: false,
    // None of the standard fonts, which lack most of Europe's letters.
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: {
      Title: asMetadata(title),
      Author: asMetadata(group),
      Creator: 'solde',
      Producer: 'solde',
      // Noon in Greenwich is the same day from Guadeloupe to New Caledonia.
      CreationDate: new Date(`${date}T12:00:00Z`),
    },
  });
}

/** The library puts these into XML as they are. */
const asMetadata = (text: string): string =>
  cleanForTerminal(text).replaceAll('&', '+').replace(/[<>]/g, ' ');
