import { type Cents, sumCents } from '../money.ts';
import { nameIn } from './by-payer.ts';
import { issuedIn } from './by-reference.ts';
import type { Returnable, UnexplainedLine } from './facts.ts';
import type { Answer, Why } from './proposal.ts';

// The rules for money that left: what came back to a payer, and what a member was paid.

type Rule = (line: UnexplainedLine) => readonly Answer[];

/**
 * A transfer that was rejected, a cheque that was not paid: the label says so, and a payment of
 * exactly this amount was brought by the bank before. With that payment's own reference it is sure;
 * so are several together, by theirs; so is a cheque with its own number, unless the bank has added
 * its charge.
 */
export const returnedPayment: Rule = (line) => {
  if (!line.speaksOfReturn()) return [];
  const together = severalReturned(line);
  if (together !== undefined) return [together];
  const all = line.returnable();
  const byCode = issuedIn(line).flatMap(({ code, issuedTo }) =>
    all
      .filter(({ payments }) =>
        payments.some(({ paymentId }) => paymentId === issuedTo.payment?.id),
      )
      .map((each) => ({ each, code })),
  );
  if (byCode.length > 0) {
    const verdict = byCode.length === 1 ? 'book' : 'propose';
    return byCode.map(({ each, code }) => returning(line, each, verdict, { code }));
  }
  const numbered = all.filter(({ numberFound }) => numberFound !== undefined);
  if (numbered.length > 0) {
    return numbered.map((each) => {
      const isSure = numbered.length === 1 && chargeOf(line, each) === 0;
      const { numberFound: written = '' } = each;
      return returning(line, each, isSure ? 'book' : 'propose', { written });
    });
  }
  const known = new Set([...line.named(), ...line.payers()].map(({ memberId }) => memberId));
  const told = all.filter(({ payments }) => payments.some(({ memberId }) => known.has(memberId)));
  const likely = told.length > 0 ? told : all;
  return likely.map((each) => returning(line, each, 'propose', {}));
};

/** One transfer that paid for several, and comes back as a whole. */
function severalReturned(line: UnexplainedLine): Answer | undefined {
  const brought = issuedIn(line).flatMap(({ code, issuedTo: { memberId, payment } }) =>
    payment === undefined || payment.receivedCents <= 0
      ? []
      : [{ code, memberId, paymentId: payment.id, amountCents: -payment.receivedCents }],
  );
  const sumCents = brought.reduce((sum, { amountCents }) => sum + amountCents, 0);
  if (brought.length < 2 || sumCents !== line.amountCents) return undefined;
  return {
    rule: 'returned-payment',
    verdict: 'book',
    parts: brought.map(({ code: _, ...part }) => part),
    why: { code: brought.map(({ code }) => code).join(' + ') },
  };
}

/** What the line is more than what comes back with it: the bank's charge. */
const chargeOf = ({ amountCents }: UnexplainedLine, { payments }: Returnable): Cents =>
  -amountCents - sumCents(payments.map((each) => each.amountCents));

function returning(
  line: UnexplainedLine,
  returned: Returnable,
  verdict: Answer['verdict'],
  why: Answer['why'],
): Answer {
  const chargeCents = chargeOf(line, returned);
  const charge = { amountCents: -chargeCents, headingId: line.bankFees() };
  return {
    rule: 'returned-payment',
    verdict,
    parts: [
      ...returned.payments.map((each) => ({ ...each, amountCents: -each.amountCents })),
      ...(chargeCents === 0 ? [] : [charge]),
    ],
    why,
  };
}

/** More members than these, and a name tells none of them from the others. */
const MOST_NAMED = 5;

/**
 * Money out that names a member is what they were paid back, and no return of what they paid; those
 * first to whom the group owes as much.
 */
export const refund: Rule = (line) => {
  if (line.speaksOfReturn()) return [];
  const known = [
    ...issuedIn(line).map(({ issuedTo, code }) => {
      return { memberId: issuedTo.memberId, why: { written: code } };
    }),
    ...line.payers().map(({ memberId, payer }) => ({ memberId, why: { written: payer } })),
    ...line.named().map((named) => ({ memberId: named.memberId, why: nameIn(named) })),
  ];
  const written = new Map<number, Why>();
  for (const { memberId, why } of known) {
    if (memberId !== undefined && !written.has(memberId)) written.set(memberId, why);
  }
  if (written.size > MOST_NAMED) return [];
  const { amountCents } = line;
  const answers = [...written].map(([memberId, found]): Answer => {
    const isOwed = line.duesOf(memberId).creditCents >= -amountCents;
    const why = { ...found, amount: isOwed ? ('due' as const) : ('other' as const) };
    return { rule: 'refund', verdict: 'propose', parts: [{ amountCents, memberId }], why };
  });
  return answers.toSorted((one, other) => rank(one) - rank(other));
};

const rank = ({ why }: Answer): number => (why.amount === 'due' ? 0 : 1);
