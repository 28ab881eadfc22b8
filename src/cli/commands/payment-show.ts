import { action } from '../action.ts';
import { paymentAnswer } from '../answers.ts';
import { namedPayment } from '../asking.ts';
import { line } from '../output.ts';
import { chequeLines, paymentsTable, placeLines } from '../presenting.ts';

export const paymentShow = action('payment show', {
  async run(context, { args }) {
    const typed = await context.need(args[0], 'PAYMENT', context.say.answers.ask.payment);
    return paymentAnswer(context.ledger, namedPayment(context.ledger, typed));
  },
  present: ({ payment, balanceCents }, say) => [
    paymentsTable([payment], say),
    ...chequeLines(payment, say),
    ...placeLines(payment, say),
    line(say.answers.balanceNow(payment.member, balanceCents)),
  ],
});
