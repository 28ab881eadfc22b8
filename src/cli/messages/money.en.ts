import type { Cents } from '../../domain/money.ts';
import { count, type ErrorMessages, say } from './errors.en.ts';
import type { Format } from './format.ts';

/** What the commands about charges, headings and the cash box print. */
export const englishMoney = (f: Format) => ({
  charged: (member: string, cents: Cents, heading: string) =>
    `${member} is charged ${f.money(cents)}: ${heading}.`,
  chargedAll: (number: number, cents: Cents, heading: string, total: Cents) =>
    `${count(number, 'member')} charged ${f.money(cents)} each: ${heading}, ${f.money(total)} in all.`,
  chargedBefore: (members: readonly string[], cents: Cents, heading: string) =>
    `Charged ${f.money(cents)} for ${heading} within 31 days already: ${members.join(', ')}. If it was typed twice, take one of them back.`,
});

/** What is refused of them. */
export const englishMoneyErrors = (f: Format) =>
  ({
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
