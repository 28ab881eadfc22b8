import { formatId } from '../domain/ids.ts';
import { sumCents } from '../domain/money.ts';
import type { OrderItem } from '../domain/order-item.ts';
import { parseReference } from '../domain/reference.ts';
import { refuse } from '../domain/refusal.ts';
import type { Ledger } from '../ledger/database.ts';
import type { Heading } from '../ledger/headings.ts';
import type { BookedPart } from '../ledger/matching/book-line.ts';
import { findMember } from '../ledger/members/find-members.ts';
import { type Member, memberById } from '../ledger/members/members.ts';
import { type Order, orderById } from '../ledger/orders/orders.ts';
import { type Payment, paymentById, paymentByReference } from '../ledger/payments/payments.ts';
import {
  type BankAccount,
  findBankAccount,
  listBankAccounts,
} from '../ledger/statements/bank-accounts.ts';
import type { Context } from './context.ts';
import { findHeading, listHeadingChoices } from './headings.ts';
import { parseTypedAmount, parseTypedId } from './values.ts';

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

export const needOrder = (context: Context, value: string | undefined): Promise<Order> =>
  context.needParsed({
    value,
    name: 'ORDER',
    question: context.say.answers.ask.order,
    parse: (typed) => orderById(context.ledger, parseTypedId(typed, 'order').number),
  });

/** A heading by its name; at a terminal, chosen from all there are. */
export async function needHeading(
  context: Context,
  value: string | undefined,
  flag = '--heading',
): Promise<Heading> {
  const choices = listHeadingChoices(context);
  const typed = await context.needChoice(value, flag, context.say.answers.ask.heading, choices);
  return findHeading(context, typed);
}

/** The group's bank account; at a terminal, chosen where there are several. */
export async function needBankAccount(
  context: Context,
  typed: string | undefined,
): Promise<BankAccount> {
  const { ledger, say } = context;
  const accounts = listBankAccounts(ledger);
  if (typed !== undefined || accounts.length < 2) return findBankAccount(ledger, typed);
  const choices = accounts.map(({ name }) => ({ name, value: name }));
  const question = say.answers.ask.whichAccount;
  return findBankAccount(
    ledger,
    await context.needChoice(undefined, '--account', question, choices),
  );
}

/** A payment by `P-41` or by its reference. */
export function namedPayment(ledger: Ledger, typed: string): Payment {
  const reference = parseReference(typed);
  if (!reference.ok && reference.problem === 'check-failed') {
    return refuse('REFERENCE_UNKNOWN', { value: typed });
  }
  return reference.ok
    ? paymentByReference(ledger, reference.value)
    : paymentById(ledger, parseTypedId(typed, 'payment').number);
}

/** What an order comes to: the total that was typed, or the sum of its items; both must agree. */
export async function needTotal(
  context: Context,
  typed: string | undefined,
  items: readonly OrderItem[],
): Promise<number> {
  if (items.length === 0) return await needAmount(context, typed);
  const itemsCents = sumCents(items.map(({ amountCents }) => amountCents));
  const amountCents = typed === undefined ? itemsCents : parseTypedAmount(typed);
  if (amountCents !== itemsCents) refuse('ITEMS_DIFFER', { amountCents, itemsCents });
  return amountCents;
}

/**
 * Asks about money out of members' accounts: fees and invoices look like it; only a refund, or a
 * transfer that came back, is a member's. Refuses with DECLINED.
 */
export async function confirmDebits(
  context: Context,
  line: number,
  parts: readonly BookedPart[],
): Promise<void> {
  const debits = parts.flatMap((part) =>
    part.amountCents < 0 && part.memberId !== undefined ? [part] : [],
  );
  if (debits.length === 0) return;
  const cents = -sumCents(debits.map(({ amountCents }) => amountCents));
  const codes = debits.map(({ memberId }) => memberById(context.ledger, memberId).code);
  const { confirmDebit } = context.say.answers;
  await context.confirm(confirmDebit(formatId('line', line), cents, codes.join(', ')));
}
