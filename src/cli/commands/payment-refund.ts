import { sumCents } from '../../domain/money.ts';
import type { Ledger } from '../../ledger/database.ts';
import type { Member } from '../../ledger/members/members.ts';
import { listPayments } from '../../ledger/payments/payments.ts';
import { refundMember } from '../../ledger/payments/refunds.ts';
import { action, option } from '../action.ts';
import { paymentAnswer, warned } from '../answers.ts';
import { needAmount, needMember } from '../asking.ts';
import type { Say } from '../messages/catalogue.ts';
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
    return context.write((writer) => {
      const refund = refundMember(writer, { member, amountCents, method, reason, date });
      return {
        ...paymentAnswer(writer.ledger, refund),
        ...warned(...drawerWarnings(writer.ledger, say, member)),
      };
    });
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

/** What was paid back may be cheques that nobody has taken to the bank yet. */
function drawerWarnings(ledger: Ledger, say: Say, { id, code }: Member): readonly string[] {
  const cheques = listPayments(ledger, { memberId: id, inDrawerOnly: true });
  if (cheques.length === 0) return [];
  const amountCents = sumCents(cheques.map(({ inDrawerCents }) => inDrawerCents));
  return [say.answers.refundedBeforeDeposit(code, cheques.length, amountCents)];
}
