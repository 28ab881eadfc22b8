import { refuse } from '../../domain/refusal.ts';
import { cancelPayment, handBackCheque } from '../../ledger/payments/payment-changes.ts';
import { type Payment, paymentById } from '../../ledger/payments/payments.ts';
import type { Writer } from '../../ledger/write.ts';
import { action, isSet, option } from '../action.ts';
import { paymentsAnswer } from '../answers.ts';
import { namedPayment } from '../asking.ts';
import type { Context } from '../context.ts';
import { line } from '../output.ts';
import { idOr, paymentLines, undoHints } from '../presenting.ts';
import type { Answer } from '../schemas.ts';

export const paymentCancel = action('payment cancel', {
  async run(context, input) {
    const payments = await namedPayments(context, input.rest);
    const reason = option(input, 'reason');
    if (isSet(input, 'handedBack')) {
      const why = reason ?? refuse('REASON_MISSING', { flag: '--handed-back' });
      return context.write((writer) => ({
        ...paymentsAnswer(writer.ledger, handBack(writer, payments, context, why)),
        handedBack: true,
      }));
    }
    if (payments.every(isCancelled)) return paymentsAnswer(context.ledger, payments);
    return context.write((writer) => {
      const cancel = (each: Payment) =>
        isCancelled(each) ? each : cancelPayment(writer, each.id, context.date, reason);
      const [first, ...more] = payments;
      return paymentsAnswer(writer.ledger, [cancel(first), ...more.map(cancel)]);
    });
  },
  present: (answer, say) => {
    const { payments = [answer], operation, dryRun, handedBack } = answer;
    const { answers } = say;
    const done = operation === undefined && !dryRun;
    return [
      ...payments.flatMap(({ payment }) => {
        const id = idOr(payment.id);
        if (done) return [line(answers.alreadyCancelled(id))];
        if (!handedBack) return paymentLines(payment, say);
        const { member, amountCents, cheque } = payment;
        return [line(answers.handedBack(id, member, amountCents, cheque?.number))];
      }),
      ...lastOfEach(payments).map(({ payment, balanceCents }) =>
        line(answers.balanceNow(payment.member, balanceCents)),
      ),
      ...undoHints(answer, say),
    ];
  },
});

type Several = readonly [Payment, ...Payment[]];

const isCancelled = ({ status }: Payment): boolean => status === 'cancelled';

/** Those that were typed, each once; or the one that is asked for. */
async function namedPayments({ ledger, say, need }: Context, typed: readonly string[]) {
  const words =
    typed.length > 0 ? typed : [await need(undefined, 'PAYMENT', say.answers.ask.payment)];
  const named = words.map((each) => namedPayment(ledger, each));
  const [first, ...more] = new Map(named.map((each) => [each.id, each])).values();
  if (first === undefined) throw new Error('no payment was named');
  return [first, ...more] as const;
}

/** Their cheques; one that pays for others too goes back for them as well. */
function handBack(writer: Writer, payments: Several, { date }: Context, reason: string): Several {
  const back = new Map<number, Payment>();
  for (const { id } of payments) {
    if (back.has(id)) continue;
    for (const each of handBackCheque(writer, id, date, reason))
      back.set(each, paymentById(writer.ledger, each));
  }
  const [first, ...more] = back.values();
  return first === undefined ? payments : [first, ...more];
}

type OfOne = NonNullable<Answer<'payment cancel'>['payments']>[number];

/** Of several payments of a member, the last: the balance is theirs, not the payment's. */
const lastOfEach = (payments: readonly OfOne[]): readonly OfOne[] => [
  ...new Map(payments.map((each) => [each.payment.member, each])).values(),
];
