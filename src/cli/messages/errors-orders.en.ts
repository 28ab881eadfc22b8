import type { ItemProblem } from '../../domain/order-item.ts';
import type { RefusalDetails } from '../../domain/refusal-details.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { count, say } from './words.en.ts';

const ITEM_PROBLEMS: Readonly<Record<ItemProblem, string>> = {
  parts: 'is not a name, a quantity and a price',
  name: 'names nothing',
  quantity: 'has no quantity that can be read',
  price: 'has no price that can be read',
  'too-large': 'comes to more than an amount can be',
};

/** What is refused of an order: what is in it, and how it may change. */
export const englishOrderErrors = (f: Format) =>
  ({
    MEMBER_LEFT: ({ code, date }) =>
      say(
        `${code} left the group on ${f.date(date)}.`,
        `If they are back: ${f.command(`member leave ${code} --back`)}`,
      ),
    MEMBER_NOT_SETTLED: ({ code, balanceCents, pendingCents, cheques, chequesCents }) => {
      const reason =
        cheques > 0
          ? `${count(cheques, 'cheque')} of theirs, ${f.money(chequesCents)}, ${cheques === 1 ? 'is' : 'are'} still in the drawer`
          : balanceCents === 0
            ? `${f.money(pendingCents)} is still awaited`
            : `the balance is ${f.money(balanceCents)}`;
      const remedy =
        cheques > 0
          ? `Deposit or hand back what is there (${f.command(`payment list --member ${code} --in-hand`)}, then ${f.command('payment cancel P-1 --handed-back --reason "…"')})`
          : balanceCents > 0
            ? `Pay it back (${f.command(`payment refund ${code} …`)})`
            : balanceCents < 0
              ? `Record what they pay (${f.command(`payment add ${code} …`)}), or give the debt up (${f.command(`adjust ${code} …`)})`
              : `Confirm it, or give it up (${f.command(`payment list --member ${code} --pending`)})`;
      return say(
        `${code} can't leave like this: ${reason}.`,
        `${remedy}, or let them leave so with --unsettled.`,
      );
    },
    REFUND_TOO_LARGE: ({ code, balanceCents, amountCents }) =>
      say(
        `${f.money(amountCents)} is more than the group owes ${code}: ${f.money(Math.max(0, balanceCents))}.`,
        `See the account with ${f.command(`history ${code}`)}.`,
      ),
    SAME_MEMBER: ({ code }) =>
      say(`${code} can't pass something on to themselves.`, 'Name another member behind --to.'),
    ITEM_UNREADABLE: ({ value, problem }) =>
      say(
        `“${value}” ${ITEM_PROBLEMS[problem]}.`,
        'Write name;quantity;price, such as Carottes;2;1,80 or Pommes;0,450;3,20; for one of it: Pain;3,50',
      ),
    ITEMS_DIFFER: ({ amountCents, itemsCents }) =>
      say(
        `What is ordered comes to ${f.money(itemsCents)}, not ${f.money(amountCents)}.`,
        'Correct one of them, or leave the total out.',
      ),
    ORDERS_DIFFER: ({ file, changed, vanished }) => ({
      ...say(
        `${file} differs from the orders that are recorded; nothing was written:`,
        `If the file is right, record it with --update (with --dry-run first).`,
      ),
      problems: [
        ...changed.map((each) => ({ code: 'CHANGED', message: difference(f, each) })),
        ...vanished.map(({ id, member, amountCents }) => ({
          code: 'VANISHED',
          message: `${id} of ${member}, ${f.money(amountCents)}: no longer in the file.`,
        })),
      ],
    }),
    ITEM_UNKNOWN: ({ value, order, items }) =>
      items.length === 0
        ? say(
            `Of ${order} only the total is known, not what is in it.`,
            `Correct the total: ${f.command(`order adjust ${order} -1,80 --reason "…"`)}`,
          )
        : say(
            `“${value}” does not name one thing in ${order}, which has ${items.join(', ')}.`,
            'Write the whole name; with several prices, correct the total instead.',
          ),
    COMPLEMENT_NOT_POSITIVE: ({ id, amountCents }) =>
      say(
        `A complement adds to an order: ${f.money(amountCents)} would take something out of ${id}, which its member can't do.`,
        `The coordinator can correct it: ${f.command(`order adjust ${id} -1,80 --reason "…"`)}`,
      ),
    ORDER_CANCELLED: ({ id }) =>
      say(
        `${id} was taken out: nothing of it is left to change.`,
        `To bring it back: ${f.command(`undo ${id}`)}, or record a new one.`,
      ),
    ORDER_BELOW_ZERO: ({ id, amountCents, changeCents }) =>
      say(
        `${id} is ${f.money(amountCents)}: it can't be ${f.money(-changeCents)} less.`,
        `To take all of it out: ${f.command(`order cancel ${id} --reason "…"`)}`,
      ),
  }) satisfies Partial<ErrorMessages>;

type Changed = RefusalDetails['ORDERS_DIFFER']['changed'][number];

function difference(f: Format, { id, member, amountCents, changeCents, what }: Changed): string {
  const inFile = f.money(amountCents + changeCents);
  switch (what) {
    case 'amount':
      return `${id} of ${member}: ${inFile} in the file, ${f.money(amountCents)} recorded.`;
    case 'items':
      return `${id} of ${member}, ${f.money(amountCents)}: other products.`;
    case 'day':
      return `${id} of ${member}, ${f.money(amountCents)}: another distribution.`;
    case 'method':
      return `${id} of ${member}, ${f.money(amountCents)}: another payment method.`;
    case 'cancelled':
      return `${id} of ${member}: ${inFile} in the file, taken out here.`;
  }
}
