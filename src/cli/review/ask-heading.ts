import { onOneLine } from '../../domain/text.ts';
import type { Sheet } from '../../ledger/matching/review.ts';
import type { Context } from '../context.ts';
import { headingNamed, headingWords, searchHeadings } from '../headings.ts';
import type { Choice } from '../io.ts';
import type { Decided } from './session.ts';

/** How the choice that opens a heading begins; the others are numbers. */
const NEW = 'new ';

/** The heading to which the whole line goes, searched for as the person types, or a new one. */
export async function askHeading(context: Context, sheet: Sheet): Promise<Decided | undefined> {
  const { io, say } = context;
  const { review } = say.answers;
  const find = (typed: string): readonly Choice[] => {
    const name = onOneLine(typed);
    const found = searchHeadings(context, name).map(({ id, name: own }) => ({
      name: headingWords(own, say),
      value: String(id),
    }));
    const mayOpen = /\p{L}/u.test(name) && headingNamed(context, name) === undefined;
    const open = { name: review.newHeading(name), value: `${NEW}${name}`, short: name };
    return [...found, ...(mayOpen ? [open] : []), { name: review.back, value: '' }];
  };
  const answer = await io.ask.search(review.headingQuestion, find, review.searchKeys);
  if (answer === '') return undefined;
  const { amountCents } = sheet.line;
  // A heading that is yet to be opened has no number.
  if (answer.startsWith(NEW)) {
    const newHeading = answer.slice(NEW.length);
    return { seen: sheet.seen, parts: [{ headingId: 0, amountCents }], newHeading };
  }
  return { seen: sheet.seen, parts: [{ headingId: Number(answer), amountCents }] };
}
