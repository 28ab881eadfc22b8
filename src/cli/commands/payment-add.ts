import { bearsReference, isReceived, type Method } from '../../domain/method.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { type Contract, contractById } from '../../ledger/contracts/contracts.ts';
import { payForContract } from '../../ledger/contracts/create-contract.ts';
import { findMember, findMemberExactly } from '../../ledger/members/find-members.ts';
import { type Member, memberCode } from '../../ledger/members/members.ts';
import { addPayments } from '../../ledger/payments/payment-changes.ts';
import { action, type Input, isSet, option, optionList } from '../action.ts';
import { paymentsAnswer } from '../answers.ts';
import { needAmount, needMember } from '../asking.ts';
import type { Context } from '../context.ts';
import { hint, line } from '../output.ts';
import { chequeLines, paymentLines, undoHints } from '../presenting.ts';
import { chequeFlagIn, chequeWordsIn, parseCheque, refuseNoCheque } from '../typed-cheque.ts';
import { parseTypedAmount, parseTypedId, parseTypedMethod } from '../values.ts';

export const paymentAdd = action('payment add', {
  async run(context, input) {
    const { say, settings, ledger } = context;
    const { ask } = say.answers;
    const shares = await sharesOf(context, input);
    const choices = settings.methods
      .filter(isReceived)
      .map((value) => ({ value, name: say.labels.methods[value] }));
    const words = chequeWordsIn(input);
    const flag = chequeFlagIn(words);
    const typedMethod = option(input, 'method') ?? (flag === undefined ? undefined : 'cheque');
    const chosen = await context.needChoice(typedMethod, '--method', ask.method, choices);
    const method = parseTypedMethod(chosen);
    const state = stateOf(method, input, flag);
    const cheque = flag === undefined ? undefined : parseCheque(context, words);
    const contract = contractPaid(context, input, shares);
    const typedPayer = option(input, 'payer');
    // A neighbour who is a member goes by their name, as the bank will write it.
    const payer = typedPayer && (findMemberExactly(ledger, typedPayer)?.name ?? typedPayer.trim());
    return context.write((writer) => {
      const { date } = context;
      const wanted = ({ member, amountCents }: Share) => ({
        memberId: member.id,
        amountCents,
        method,
        date,
        payer: payer || undefined,
        cheque,
      });
      const [first, ...more] = shares;
      const payments = addPayments(writer, [wanted(first), ...more.map(wanted)], state);
      if (contract !== undefined) payForContract(writer, contract.id, payments[0], null);
      return paymentsAnswer(writer.ledger, payments);
    });
  },
  present: (answer, say) => {
    const { payments = [answer] } = answer;
    const { answers } = say;
    const [first] = payments;
    const name = first?.payment.reference ?? first?.payment.id;
    const waits = first?.payment.status === 'pending' && name !== undefined;
    return [
      ...payments.flatMap(({ payment }) => paymentLines(payment, say)),
      ...chequeLines(answer.payment, say),
      ...(answer.payment.payer === undefined ? [] : [line(answers.paidFor(answer.payment.payer))]),
      ...payments.map(({ payment, balanceCents }) =>
        line(answers.balanceNow(payment.member, balanceCents)),
      ),
      ...undoHints(answer, say),
      ...(waits ? [hint(answers.confirmHint(name))] : []),
    ];
  },
});

interface Share {
  readonly member: Member;
  readonly amountCents: Cents;
}

/** One member's payment; or with `--for`, what pays for several at once, which add up to it. */
async function sharesOf(context: Context, input: Input): Promise<readonly [Share, ...Share[]]> {
  const [typedMember, typedAmount] = input.args;
  const [first, ...more] = optionList(input, 'for').map((typed) => parseShare(context, typed));
  if (first === undefined) {
    const member = await needMember(context, typedMember);
    return [{ member, amountCents: await needAmount(context, typedAmount) }];
  }
  // Whoever hands it over may be named, and its total; both are only looked at.
  const typedTotal =
    typedAmount ?? (typedMember && isAmount(typedMember) ? typedMember : undefined);
  if (typedMember !== undefined && typedMember !== typedTotal) {
    findMember(context.ledger, typedMember);
  }
  const sharesCents = sumCents([first, ...more].map(({ amountCents }) => amountCents));
  const amountCents = typedTotal === undefined ? sharesCents : parseTypedAmount(typedTotal);
  if (amountCents !== sharesCents) refuse('SHARES_DIFFER', { amountCents, sharesCents });
  return [first, ...more];
}

/** The contract for which one member's payment is. Refuses with NOT_FOUND, OPTIONS_CONFLICT. */
function contractPaid(
  { ledger }: Context,
  input: Input,
  [first, second]: readonly [Share, ...Share[]],
): Contract | undefined {
  const typed = option(input, 'contract');
  if (typed === undefined) return undefined;
  if (second !== undefined) refuse('OPTIONS_CONFLICT', { first: '--contract', second: '--for' });
  const contract = contractById(ledger, parseTypedId(typed, 'contract').number);
  const owner = memberCode(ledger, contract.memberId);
  if (contract.memberId !== first.member.id) refuse('CONTRACT_OF_ANOTHER', { id: typed, owner });
  return contract;
}

const isAmount = (typed: string): boolean => /^\d[\d\s.,]*$/.test(typed.trim());

/** `DUR=45`. */
function parseShare({ ledger }: Context, typed: string): Share {
  const [who = '', ...amount] = typed.split('=');
  const amountCents = parseTypedAmount(amount.join('='));
  return { member: findMember(ledger, who), amountCents };
}

/**
 * Cheques and transfers are announced, so that they get their reference; other money is there, and
 * so is a cheque of which `chequeFlag` tells what is printed on it.
 */
function stateOf(
  method: Method,
  input: Input,
  chequeFlag: string | undefined,
): 'announced' | 'received' {
  const [received, announced] = [isSet(input, 'received'), isSet(input, 'announced')];
  if (chequeFlag !== undefined) {
    refuseNoCheque(method, chequeFlag);
    if (announced) refuse('OPTIONS_CONFLICT', { first: '--announced', second: chequeFlag });
    return 'received';
  }
  if (received && announced) {
    refuse('OPTIONS_CONFLICT', { first: '--received', second: '--announced' });
  }
  if (received) return 'received';
  return announced || bearsReference(method) ? 'announced' : 'received';
}
