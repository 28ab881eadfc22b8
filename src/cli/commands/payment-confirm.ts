import { parseReference } from '../../domain/reference.ts';
import { confirmPayment } from '../../ledger/payments/payment-changes.ts';
import type { Payment } from '../../ledger/payments/payments.ts';
import { action, type Input, isSet, option } from '../action.ts';
import { paymentAnswer, paymentsAnswer } from '../answers.ts';
import { namedPayment } from '../asking.ts';
import type { Context } from '../context.ts';
import { line } from '../output.ts';
import { chequeLines, paymentLines, undoHints } from '../presenting.ts';
import { chequeFlagIn, chequeWordsIn, parseCheque, refuseNoCheque } from '../typed-cheque.ts';
import { parseTypedAmount, parseTypedMethod } from '../values.ts';

export const paymentConfirm = action('payment confirm', {
  async run(context, input) {
    const { say, ledger } = context;
    const { ask } = say.answers;
    const typed = await context.need(input.args[0], 'PAYMENT', ask.payment);
    const payment = namedPayment(ledger, typed);
    const typedMethod = option(input, 'method');
    const method = typedMethod === undefined ? undefined : parseTypedMethod(typedMethod);
    const words = chequeWordsIn(input);
    const flag = chequeFlagIn(words);
    if (flag !== undefined) refuseNoCheque(method ?? payment.method, flag);
    const isOther = method !== undefined && method !== payment.method;
    const reference = isOther ? undefined : await referenceRead(context, input, payment, typed);
    const amountCents = await context.needParsed({
      value: option(input, 'amount'),
      name: '--amount',
      question: ask.amountReceived(payment.pendingCents),
      ...(payment.pendingCents > 0 ? { usual: say.format.money(payment.pendingCents) } : {}),
      parse: parseTypedAmount,
    });
    const confirmation = {
      amountCents,
      date: context.date,
      reference,
      withoutReference: isSet(input, 'withoutReference'),
      otherAmount: isSet(input, 'otherAmount'),
      reason: option(input, 'reason'),
      method,
      cheque: flag === undefined ? undefined : parseCheque(context, words),
    };
    // Done before with this very amount: nothing is left to do, which is no mistake.
    if (isDone(payment, confirmation.amountCents)) return paymentAnswer(ledger, payment);
    return context.write((writer) =>
      paymentsAnswer(writer.ledger, confirmPayment(writer, payment.id, confirmation)),
    );
  },
  present: (answer, say) => {
    const { payment, payments = [answer], operation, dryRun } = answer;
    const done = operation === undefined && !dryRun;
    return [
      ...(done
        ? [line(say.answers.alreadyConfirmed(payment.id ?? ''))]
        : payments.flatMap((each) => paymentLines(each.payment, say))),
      ...(done ? [] : chequeLines(payment, say)),
      ...payments.map((each) =>
        line(say.answers.balanceNow(each.payment.member, each.balanceCents)),
      ),
      ...undoHints(answer, say),
    ];
  },
});

/** Naming the payment by its reference is reading it; else it is typed, or asked for. */
async function referenceRead(
  context: Context,
  input: Input,
  payment: Payment,
  typed: string,
): Promise<string | undefined> {
  const given = option(input, 'reference') ?? (isReference(typed) ? typed : undefined);
  const needless = payment.reference === null || isSet(input, 'withoutReference');
  if (given !== undefined || needless || payment.status !== 'pending') return given;
  // Unattended, the ledger's own refusal says which two ways there are.
  return await context.ifAsked((ask) => ask.text(context.say.answers.ask.referenceRead));
}

const isDone = (payment: Payment, amountCents: number): boolean =>
  payment.status === 'confirmed' && payment.receivedCents === amountCents;

const isReference = (typed: string): boolean => parseReference(typed).ok;
