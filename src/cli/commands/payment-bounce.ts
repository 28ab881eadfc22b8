import { formatId } from '../../domain/ids.ts';
import { type Bounce, bouncePayment } from '../../ledger/payments/bounce.ts';
import { action, option } from '../action.ts';
import { paymentAnswer, paymentsAnswer } from '../answers.ts';
import { namedPayment } from '../asking.ts';
import { line } from '../output.ts';
import { paymentLines, undoHints } from '../presenting.ts';
import { parseTypedAmount, parseTypedId } from '../values.ts';

export const paymentBounce = action('payment bounce', {
  async run(context, input) {
    const { ledger, say } = context;
    const typed = await context.need(input.args[0], 'PAYMENT', say.answers.ask.payment);
    const payment = namedPayment(ledger, typed);
    const [ofLine, charge] = [option(input, 'line'), option(input, 'charge')];
    const chargeCents = charge === undefined ? undefined : parseTypedAmount(charge);
    const bounce: Bounce = {
      line: ofLine === undefined ? undefined : parseTypedId(ofLine, 'line').number,
      chargeCents,
      date: context.date,
      reason: option(input, 'reason'),
    };
    // It came back before: without a charge, nothing is left to do.
    if (payment.status === 'bounced' && chargeCents === undefined && ofLine === undefined)
      return paymentAnswer(ledger, payment);
    return context.write((writer) => {
      const bounced = bouncePayment(writer, payment.id, bounce);
      return {
        ...paymentsAnswer(writer.ledger, bounced.payments),
        ...(bounced.line === undefined ? {} : { line: formatId('line', bounced.line) }),
        ...(bounced.bankCents === 0 ? {} : { bankCents: bounced.bankCents }),
        ...(chargeCents === undefined ? {} : { chargeCents }),
      };
    });
  },
  present: (answer, say) => {
    const { payment, payments = [answer], line: ofLine, bankCents, chargeCents } = answer;
    const { answers } = say;
    return [
      ...(ofLine === undefined
        ? [line(answers.alreadyBounced(payment.id ?? ''))]
        : payments.flatMap((each) => paymentLines(each.payment, say))),
      ...(bankCents === undefined ? [] : [line(answers.bankChargeTaken(bankCents))]),
      ...(chargeCents === undefined
        ? []
        : [line(answers.bankChargePassedOn(payment.member, chargeCents))]),
      ...payments.map((each) => line(answers.balanceNow(each.payment.member, each.balanceCents))),
      ...undoHints(answer, say),
    ];
  },
});
