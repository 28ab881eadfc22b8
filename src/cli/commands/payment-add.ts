import { bearsReference, isReceived, type Method } from '../../domain/method.ts';
import { refuse } from '../../domain/refusal.ts';
import { addPayment } from '../../ledger/payments/payments-write.ts';
import { action, type Input, isSet, option } from '../action.ts';
import { balanceCentsOf, paymentJson } from '../answers.ts';
import { needAmount, needMember } from '../asking.ts';
import { hint, line } from '../output.ts';
import { paymentLines, undoHints } from '../presenting.ts';
import { parseTypedMethod } from '../values.ts';

export const paymentAdd = action('payment add', {
  async run(context, input) {
    const { say, settings } = context;
    const { ask } = say.answers;
    const member = await needMember(context, input.args[0]);
    const amountCents = await needAmount(context, input.args[1]);
    const choices = settings.methods
      .filter(isReceived)
      .map((value) => ({ value, name: say.labels.methods[value] }));
    const typedMethod = option(input, 'method');
    const chosen = await context.needChoice(typedMethod, '--method', ask.method, choices);
    const method = parseTypedMethod(chosen);
    const state = stateOf(method, input);
    return context.write((writer) => {
      const wanted = { memberId: member.id, amountCents, method, date: context.date };
      const payment = addPayment(writer, wanted, state);
      return {
        payment: paymentJson(writer.ledger, payment),
        balanceCents: balanceCentsOf(writer.ledger, member.id),
      };
    });
  },
  present: (answer, say) => {
    const { payment, balanceCents } = answer;
    const name = payment.reference ?? payment.id;
    const waits = payment.status === 'pending' && name !== undefined;
    return [
      ...paymentLines(payment, say),
      line(say.answers.balanceNow(payment.member, balanceCents)),
      ...undoHints(answer, say),
      ...(waits ? [hint(say.answers.confirmHint(name))] : []),
    ];
  },
});

/** Cheques and transfers are announced, so that they get their reference; other money is there. */
function stateOf(method: Method, input: Input): 'announced' | 'received' {
  const [received, announced] = [isSet(input, 'received'), isSet(input, 'announced')];
  if (received && announced) {
    refuse('OPTIONS_CONFLICT', { first: '--received', second: '--announced' });
  }
  if (received) return 'received';
  return announced || bearsReference(method) ? 'announced' : 'received';
}
