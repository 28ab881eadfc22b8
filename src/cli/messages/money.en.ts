import type { Cents } from '../../domain/money.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { count, say } from './words.en.ts';

/** What the commands about charges, headings and the cash box print. */
export const englishMoney = (f: Format) => ({
  charged: (member: string, cents: Cents, heading: string) =>
    `${member} is charged ${f.money(cents)}: ${heading}.`,
  chargedAll: (number: number, cents: Cents, heading: string, total: Cents) =>
    `${count(number, 'member')} charged ${f.money(cents)} each: ${heading}, ${f.money(total)} in all.`,
  chargedBefore: (members: readonly string[], cents: Cents, heading: string) =>
    `Charged ${f.money(cents)} for ${heading} within 31 days already: ${members.join(', ')}. If it was typed twice, take one of them back.`,
  periodFrom: (from: string, to: string | undefined) =>
    to === undefined ? `From ${f.date(from)}` : `From ${f.date(from)} to ${f.date(to)}`,
  periodTo: (to: string) => `Up to ${f.date(to)}`,
  balanceBefore: (from: string, cents: Cents) => `Before ${f.date(from)}: ${f.money(cents)}.`,
  headingTurnover: (name: string, received: Cents, paid: Cents, balance: Cents) =>
    `${name}: ${f.money(received)} in, ${f.money(paid)} out; balance ${f.money(balance)}.`,
  movementCharge: (member: string) => `Charged to ${member}`,
  movementAdjustment: (member: string) => `Adjustment of ${member}`,
  movementHandedOver: (payment: string, member: string) =>
    payment === '' ? 'Earlier cheques handed over' : `Cheque handed over, ${payment} of ${member}`,
  movementPaymentMove: (payment: string, member: string) =>
    `Moved to the right member, ${payment} of ${member}`,
  movementCash: 'Cash box',
  movementFee: (payment: string, member: string) => `Provider's fee, ${payment} of ${member}`,
  movementReversal: (operation: string) => `Taken back: ${operation}`,
});

/** What is refused of them. */
export const englishMoneyErrors = (f: Format) =>
  ({
    PERIOD_REVERSED: ({ from, to }) =>
      say(
        `The period ends on ${f.date(to)}, before it begins on ${f.date(from)}.`,
        'Write the earlier day behind --from and the later one behind --to.',
      ),
    CHARGE_NOBODY: ({ isAll }) =>
      isAll
        ? say(
            'The group has no members to charge.',
            `Add them first: ${f.command('member import FILE')}`,
          )
        : say(
            'Nobody was named who is to be charged.',
            'Name the members behind the amount, or charge everybody with --all.',
          ),
  }) satisfies Partial<ErrorMessages>;
