import { refundMember } from '../../ledger/payments/refunds.ts';
import { action, option } from '../action.ts';
import { paymentAnswer } from '../answers.ts';
import { needAmount, needMember } from '../asking.ts';
import { line } from '../output.ts';
import { paymentLines, undoHints } from '../presenting.ts';
import { parseTypedMethod } from '../values.ts';

const METHODS = ['transfer', 'cash', 'cheque'] as const;

export const paymentRefund = action('payment refund', {
  async run(context, input) {
    const { say, date } = context;
    const { ask } = say.answers;
    const member = await needMember(context, input.args[0]);
    const amountCents = await needAmount(context, input.args[1]);
    const choices = METHODS.map((value) => ({ value, name: say.labels.methods[value] }));
    const typed = await context.needChoice(
      option(input, 'method'),
      '--method',
      ask.method,
      choices,
    );
    const method = parseTypedMethod(typed);
    const reason = await context.need(option(input, 'reason'), '--reason', ask.reason);
    return context.write((writer) =>
      paymentAnswer(
        writer.ledger,
        refundMember(writer, { member, amountCents, method, reason, date }),
      ),
    );
  },
  present: (answer, say) => {
    const { payment, balanceCents } = answer;
    return [
      ...paymentLines(payment, say),
      line(say.answers.balanceNow(payment.member, balanceCents)),
      ...undoHints(answer, say),
    ];
  },
});
