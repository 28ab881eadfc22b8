import type { Cents } from '../../domain/money.ts';
import { type Decisions, HANDED_METHODS, isCollected } from '../../domain/validation.ts';
import type { SheetRow } from '../../ledger/distributions/sheet.ts';
import { planFor } from '../../ledger/distributions/validate.ts';
import type { Payment } from '../../ledger/payments/payments.ts';
import type { Context } from '../context.ts';
import { printed } from '../presenting.ts';
import { parseHanded, type Sayings } from './said.ts';
import { parseReceived } from './sheet-file.ts';

/**
 * Asks about everything that is to be handed over and of which nothing was said: Enter is as
 * announced. Adds the answers to `sayings`, each with its amount, so that what changes meanwhile is
 * noticed.
 */
export async function askAboutPayments(
  context: Context,
  rows: readonly SheetRow[],
  decisions: Decisions,
  sayings: Sayings,
): Promise<void> {
  for (const row of rows) {
    for (const payment of row.awaited) {
      if (!isCollected(payment.method) || sayings.said.has(payment.id)) continue;
      await askAbout(context, row, payment, decisions, sayings);
    }
  }
}

async function askAbout(
  context: Context,
  { member }: SheetRow,
  payment: Payment,
  decisions: Decisions,
  { said }: Sayings,
): Promise<void> {
  const { say, io } = context;
  const { validation } = say.answers;
  const { pendingCents } = payment;
  const who = validation.about(
    `${member.code} ${member.name}`,
    payment.method,
    printed(payment.reference ?? undefined),
  );
  let method = decisions.onSite;
  if (payment.method === 'on-site' && method === undefined) {
    const choices = HANDED_METHODS.map((value) => ({ value, name: say.labels.methods[value] }));
    const chosen = await io.ask.choose(validation.onSite(who, pendingCents), [
      ...choices,
      { value: '', name: validation.notPaid },
    ]);
    if (chosen === '') {
      said.set(payment.id, { amountCents: 0 });
      return;
    }
    method = parseHanded(chosen);
  }
  const amountCents = await askAmount(context, validation.received(who), pendingCents);
  const differs = amountCents !== 0 && amountCents !== pendingCents;
  const reason =
    differs && decisions.reason === undefined
      ? await context.need(undefined, '--reason', say.answers.ask.reason)
      : undefined;
  said.set(payment.id, {
    amountCents,
    method: payment.method === 'on-site' ? method : undefined,
    reason,
  });
}

const askAmount = (context: Context, question: string, usualCents: Cents): Promise<Cents> =>
  context.needParsed({
    value: undefined,
    name: '--paid',
    question,
    usual: context.say.format.money(usualCents),
    parse: (typed) => {
      const received = parseReceived(typed);
      return typeof received === 'number' ? received : usualCents;
    },
  });

/** Asks what becomes of what nobody paid: it stays a debt, of so much, or is paid now. */
export async function askAboutUnpaid(
  context: Context,
  rows: readonly SheetRow[],
  decisions: Decisions,
  sayings: Sayings,
): Promise<ReadonlyMap<number, Cents>> {
  const { say, io } = context;
  const { validation } = say.answers;
  const left = new Map<number, Cents>();
  for (const { member, cents } of unpaidIn(rows, { ...decisions, ...sayings })) {
    const question = validation.unpaid(`${member.code} ${member.name}`, cents);
    const choices = HANDED_METHODS.map((value) => ({
      value,
      name: validation.paidNow(say.labels.methods[value]),
    }));
    const chosen = await io.ask.choose(question, [
      { value: '', name: validation.leaveAsDebt },
      ...choices,
    ]);
    if (chosen === '') {
      left.set(member.id, cents);
      continue;
    }
    const method = parseHanded(chosen);
    const amountCents = await askAmount(context, say.answers.ask.amount, cents);
    if (amountCents > 0) sayings.taken.push({ memberId: member.id, method, amountCents });
    left.set(member.id, cents - amountCents);
  }
  return left;
}

/** What the members of these rows would leave unpaid. */
function unpaidIn(rows: readonly SheetRow[], decisions: Decisions) {
  const { unpaid } = planFor(rows, decisions);
  return rows.flatMap(({ member }) => {
    const cents = unpaid.get(member.id);
    return cents === undefined ? [] : [{ member, cents }];
  });
}
