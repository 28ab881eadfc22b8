import { refuse } from '../../domain/refusal.ts';
import { chequesInHand, earlierChequesCents } from '../../ledger/deposits/cheques.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { stands } from '../../ledger/operations.ts';
import { listPayments } from '../../ledger/payments/payments.ts';
import { action, isSet, option } from '../action.ts';
import { paymentJson, warned } from '../answers.ts';
import type { Context } from '../context.ts';
import { chequeJson, countedCheques, drawerTable, expiryWarnings } from '../deposits.ts';
import { inTransit, transitBlocks } from '../in-transit.ts';
import { line } from '../output.ts';
import { paymentsTable } from '../presenting.ts';
import { parseTypedMethod } from '../values.ts';

export const paymentList = action('payment list', {
  run(context, input) {
    const { ledger } = context;
    const typed = option(input, 'member');
    const memberId = typed === undefined ? undefined : findMember(ledger, typed).id;
    const word = option(input, 'method');
    const method = word === undefined ? undefined : parseTypedMethod(word);
    const pendingOnly = isSet(input, 'pending');
    if (isSet(input, 'inHand')) {
      const other =
        (isSet(input, 'inTransit') && '--in-transit') ||
        (pendingOnly && '--pending') ||
        (method !== 'cheque' && method && `--method ${method}`);
      if (other) refuse('OPTIONS_CONFLICT', { first: '--in-hand', second: other });
      return inHand(context, memberId);
    }
    if (isSet(input, 'inTransit')) {
      if (pendingOnly) refuse('OPTIONS_CONFLICT', { first: '--in-transit', second: '--pending' });
      return inTransit(context, memberId, method);
    }
    const payments = listPayments(ledger, { memberId, pendingOnly })
      .filter((each) => method === undefined || each.method === method)
      .filter(({ operation }) => stands(ledger, operation));
    return { payments: payments.map((each) => paymentJson(ledger, each)) };
  },
  present: ({ payments, drawer, transit }, say) => {
    if (transit !== undefined) return transitBlocks(transit, say);
    if (drawer === undefined) return [paymentsTable(payments, say)];
    const { answers } = say;
    return [
      drawerTable(drawer.cheques, say),
      line(answers.drawerTotal(drawer.cheques.length, drawer.amountCents)),
      ...(drawer.earlierCents === undefined
        ? []
        : [line(answers.drawerEarlier(drawer.earlierCents))]),
    ];
  },
});

/** What lies in the drawer, to be ticked against it: cheque by cheque, by the day of deposit. */
function inHand({ ledger, say, date }: Context, memberId: number | undefined) {
  const cheques = chequesInHand(ledger).filter(
    ({ payments }) => memberId === undefined || payments.some((each) => each.memberId === memberId),
  );
  const earlierCents = memberId === undefined ? earlierChequesCents(ledger) : 0;
  const { amountCents } = countedCheques(cheques);
  return {
    payments: cheques.flatMap(({ payments }) => payments.map((each) => paymentJson(ledger, each))),
    drawer: {
      cheques: cheques.map((each) => chequeJson(ledger, each)),
      amountCents,
      ...(earlierCents > 0 ? { earlierCents } : {}),
    },
    ...warned(...expiryWarnings(cheques, date, say)),
  };
}
