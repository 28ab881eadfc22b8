import { create, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import {
  facts,
  list,
  type Part,
  paragraph,
  section,
  signatures,
} from '../../../src/cli/document/document.ts';
import { renderPdf } from '../../../src/cli/document/render-pdf.ts';
import { fontFile } from '../../../src/cli/document/typeface.ts';
import { speak } from '../../../src/cli/messages/catalogue.ts';
import { right, wraps } from '../../../src/cli/output.ts';
import { textsOf } from '../../support/catalogue-samples.ts';
import { type PdfRead, readPdf } from '../../support/pdf.ts';

/** Pages of every kind, as another program reads them. */

const say = { en: await speak('en', 'EUR'), fr: await speak('fr', 'EUR') };

const render = async (parts: readonly Part[], group = 'AMAP des Lilas', title = 'Titre') => {
  const { bytes, lacking } = await renderPdf({ title, date: '2026-10-05', parts }, group, say.fr);
  return { lacking, ...(await readPdf(bytes)) };
};

/** Nothing within 18 mm of the sides, nor outside the foot and the head. */
function expectInside({ printed: pages }: PdfRead): void {
  for (const each of pages.flat()) {
    expect(each.left, each.text).toBeGreaterThan(51);
    expect(each.right, each.text).toBeLessThan(595.3 - 51);
    expect(each.bottom, each.text).toBeGreaterThan(34);
    expect(each.top, each.text).toBeLessThan(841.9 - 50);
  }
}

/** Whether two pieces of text lie on one another. */
function overlaps(page: PdfRead['printed'][number]): readonly string[] {
  return page.flatMap((one, index) =>
    page
      .slice(index + 1)
      .filter((other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5)
      .filter((other) => Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom) > 1)
      .map((other) => `${one.text} / ${other.text}`),
  );
}

const CHEQUE_COLUMNS = ['N°', wraps('Émetteur'), wraps('Banque'), right('Montant')];
const LONG = 'Association des parents d’élèves de l’école élémentaire Marie-Curie, '
  .repeat(3)
  .trim();
const ENDLESS = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(8);

describe('the pages', () => {
  test('wrap what is long, and let nothing out', async () => {
    const read = await render(
      [
        facts([
          [LONG, LONG],
          ['Compte', ENDLESS],
        ]),
        section(LONG),
        paragraph(`${LONG} ${ENDLESS}`),
        list(
          CHEQUE_COLUMNS,
          [
            ['1', LONG, ENDLESS, { cents: 99_999_999_999 }],
            [ENDLESS, 'Durand Claire', 'CIC', { cents: -1250 }],
          ],
          [LONG, undefined, undefined, { cents: 99_999_999_999 }],
        ),
        signatures([LONG, ENDLESS, 'X', 'Y']),
      ],
      LONG,
      LONG,
    );
    expectInside(read);
    for (const page of read.printed) expect(overlaps(page)).toEqual([]);
    const text = read.pages.join('\n').replace(/\s/g, '');
    expect(text.split(ENDLESS)).toHaveLength(5);
    expect(text).toContain('999999999,99€');
  });

  test('take a cell that is taller than a page, and a table of many columns', async () => {
    const columns = Array.from({ length: 12 }, (_, index) => right(`Colonne ${index}`));
    const read = await render([
      list([wraps('Texte'), right('Montant')], [['mot '.repeat(4000), { cents: 1 }]], ['Total']),
      list(columns, [columns.map(() => ({ cents: 123_456_789 }))]),
    ]);
    expectInside(read);
    expect(read.pages.join(' ').match(/\bmot\b/g)).toHaveLength(4000);
    expect(read.pages.at(-1)).toContain('1 234');
  });

  test('keep a total with the rows before it, and a signature with what is signed', async () => {
    // Around where the first page is full.
    for (const count of [1, 2, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34]) {
      const { pages } = await render([
        list(
          CHEQUE_COLUMNS,
          Array.from({ length: count }, (_, index) => [`N${index}`, 'Durand', 'CIC', { cents: 1 }]),
          ['Total de la remise', undefined, undefined, { cents: count }],
        ),
        signatures(['Le trésorier']),
      ]);
      const last = pages.at(-1) ?? '';
      expect(last, `${count}`).toContain('Total de la remise');
      expect(last, `${count}`).toContain('Le trésorier');
      expect(last, `${count}`).toContain(`N${count - 1} `);
      if (count > 1) expect(last, `${count}`).toContain(`N${count - 2} `);
    }
  });

  test('80 cheques are three pages, amounts one below the other', async () => {
    const { pages, printed: all } = await render([
      facts([['Compte', 'FR76 3000 4000 0312 3456 7890 143']]),
      list(
        CHEQUE_COLUMNS,
        Array.from({ length: 80 }, (_, index) => [
          String(1000 + index),
          'Łukasz Şükrü',
          'Caisse d’Épargne',
          { cents: 7 ** (index % 9) },
        ]),
        ['Total de 80 chèques', undefined, undefined, { cents: 123_456 }],
      ),
      signatures(['Le déposant', 'Cachet de la banque']),
    ]);
    expect(pages).toHaveLength(3);
    const amounts = all.flat().filter(({ text }) => text.endsWith('€'));
    expect(amounts).toHaveLength(81);
    const edges = new Set(amounts.map((amount) => amount.right.toFixed(1)));
    expect([...edges]).toEqual(['538.3']);
    expect(pages[2]).toContain('Total de 80 chèques 1 234,56 €');
  });

  test('leave room to write in', async () => {
    const {
      printed: [page = []],
    } = await render([
      list([wraps('Adhérent'), { head: 'Signature', isForm: true }], [['Claire'], ['Paul']]),
    ]);
    const at = (text: string) => page.find((each) => each.text === text);
    const room = (at('Claire')?.bottom ?? 0) - (at('Paul')?.bottom ?? 0);
    expect(room).toBeGreaterThanOrEqual(25);
    expect(595.3 - 57 - (at('Signature')?.left ?? 600)).toBeGreaterThan(120);
  });
});

describe('letters', () => {
  const fonts = (['regular', 'strong'] as const).map((weight) => create(fontFile(weight)) as Font);
  const NAMES =
    'éèçœŒ€–—…’‘“”«»·°² Łukasz Şükrü Đỗ Nguyễn İıĞğ ŐűŤžŽČřĐđŋ Ελένη Иван\u00a0\u202f\u2011';

  test.each(['en', 'fr'] as const)('of all that is said in %s are in both weights', (language) => {
    const all = [...textsOf(say[language]).values(), NAMES].join('');
    // Signs of the terminal alone.
    const letters = [...new Set(all)].filter((letter) => !'\n⟦⟧'.includes(letter));
    for (const font of fonts) {
      const has = (letter: string) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
      expect(letters.filter((letter) => !has(letter))).toEqual([]);
    }
  });

  test('are cleaned, composed, and come out as they went in', async () => {
    const decomposed = 'Nguye\u0302\u0303n Lefe\u0300vre';
    const { pages, lacking } = await render([
      paragraph(`\u001b[31m${decomposed}\u202e\u0007 \uff11 bœuf, ﬁn, Œuvre`),
      paragraph(NAMES),
    ]);
    expect(pages[0]).toContain('Nguyễn Lefèvre 1 bœuf, fin, Œuvre');
    expect(pages[0]).toContain('Łukasz Şükrü Đỗ Nguyễn');
    expect(lacking).toEqual([]);
  });

  test('that the font lacks are question marks', async () => {
    const { pages, lacking } = await render([paragraph('Wang 王芳 🥕\ufe0f 王')]);
    expect(pages[0]).toContain('Wang ?? ? ?\n');
    expect(lacking).toEqual(['王', '芳', '🥕']);
  });
});
