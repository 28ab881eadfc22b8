import { formatId } from '../../domain/ids.ts';
import { movePayment } from '../../ledger/payments/move.ts';
import { paymentById } from '../../ledger/payments/payments.ts';
import { action, option } from '../action.ts';
import { balanceCentsOf, paymentJson } from '../answers.ts';
import { namedPayment, needMember } from '../asking.ts';
import { line } from '../output.ts';
import { paymentLines, undoHints } from '../presenting.ts';

export const paymentMove = action('payment move', {
  async run(context, input) {
    const { ledger, say, date } = context;
    const { ask } = say.answers;
    const payment = await context.needParsed({
      value: input.args[0],
      name: 'PAYMENT',
      question: ask.payment,
      parse: (typed) => namedPayment(ledger, typed),
    });
    const to = await needMember(context, input.args[1]);
    const reason = await context.need(option(input, 'reason'), '--reason', ask.reason);
    return context.write((writer) => {
      const moved = movePayment(writer, payment.id, { to, reason, date });
      return {
        moved: paymentJson(writer.ledger, paymentById(writer.ledger, payment.id)),
        payment: paymentJson(writer.ledger, moved.payment),
        lines: moved.lines.map((id) => formatId('line', id)),
        fromBalanceCents: balanceCentsOf(writer.ledger, payment.memberId),
        balanceCents: balanceCentsOf(writer.ledger, to.id),
      };
    });
  },
  present: (answer, say) => {
    const { moved, payment, lines, fromBalanceCents, balanceCents } = answer;
    const { answers } = say;
    return [
      ...paymentLines(payment, say),
      ...(lines.length === 0 ? [] : [line(answers.linesMatchedAnew(lines))]),
      line(answers.balanceNow(moved.member, fromBalanceCents)),
      line(answers.balanceNow(payment.member, balanceCents)),
      ...undoHints(answer, say),
    ];
  },
});
