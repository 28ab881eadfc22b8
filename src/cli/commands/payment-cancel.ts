import { cancelPayment } from '../../ledger/payments/payment-changes.ts';
import { action, option } from '../action.ts';
import { paymentAnswer } from '../answers.ts';
import { namedPayment } from '../asking.ts';
import { line } from '../output.ts';
import { paymentLines, undoHints } from '../presenting.ts';

export const paymentCancel = action('payment cancel', {
  async run(context, input) {
    const { ledger, say } = context;
    const typed = await context.need(input.args[0], 'PAYMENT', say.answers.ask.payment);
    const payment = namedPayment(ledger, typed);
    if (payment.status === 'cancelled') return paymentAnswer(ledger, payment);
    const reason = option(input, 'reason');
    return context.write((writer) =>
      paymentAnswer(writer.ledger, cancelPayment(writer, payment.id, context.date, reason)),
    );
  },
  present: (answer, say) => {
    const { payment, balanceCents, operation, dryRun } = answer;
    const done = operation === undefined && !dryRun;
    return [
      ...(done
        ? [line(say.answers.alreadyCancelled(payment.id ?? ''))]
        : paymentLines(payment, say)),
      line(say.answers.balanceNow(payment.member, balanceCents)),
      ...undoHints(answer, say),
    ];
  },
});
