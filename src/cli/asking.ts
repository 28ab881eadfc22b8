import { findMember, type Member } from '../ledger/members.ts';
import type { Context } from './context.ts';
import { parseTypedAmount } from './values.ts';

/** Values that several commands need: typed, else asked for until the answer can be used. */

export const needMember = (context: Context, value: string | undefined): Promise<Member> =>
  context.needParsed({
    value,
    name: 'MEMBER',
    question: context.say.answers.ask.member,
    parse: (typed) => findMember(context.ledger, typed),
  });

export const needAmount = (context: Context, value: string | undefined): Promise<number> =>
  context.needParsed({
    value,
    name: 'AMOUNT',
    question: context.say.answers.ask.amount,
    parse: parseTypedAmount,
  });
