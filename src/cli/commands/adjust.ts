import { formatId, parseId } from '../../domain/ids.ts';
import { contractById } from '../../ledger/contracts/contracts.ts';
import type { Ledger } from '../../ledger/database.ts';
import { type Adjustment, adjustMember } from '../../ledger/members/adjustments.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { orderById } from '../../ledger/orders/orders.ts';
import { action, option } from '../action.ts';
import { balanceCentsOf } from '../answers.ts';
import { needMember } from '../asking.ts';
import { line } from '../output.ts';
import { undoHints } from '../presenting.ts';
import { parseTypedAmount, parseTypedId } from '../values.ts';

export const adjust = action('adjust', {
  async run(context, input) {
    const { ledger, say, date } = context;
    const { ask } = say.answers;
    const member = await needMember(context, input.args[0]);
    const amountCents = await context.needParsed({
      value: input.args[1],
      name: 'AMOUNT',
      question: ask.change,
      parse: parseTypedAmount,
    });
    const [about, to] = [option(input, 'about'), option(input, 'to')];
    const other = to === undefined ? undefined : findMember(ledger, to);
    const subject = about === undefined ? {} : aboutOf(ledger, about);
    const reason = await context.need(option(input, 'reason'), '--reason', ask.reason);
    return context.write((writer) => {
      const adjustment = { member, amountCents, reason, date, other, ...subject };
      const operation = adjustMember(writer, adjustment);
      return {
        adjustment: {
          id: formatId('operation', operation),
          member: member.code,
          amountCents,
          date,
          reason,
          ...subjectJson(subject),
          ...(other === undefined ? {} : { to: other.code }),
        },
        balanceCents: balanceCentsOf(writer.ledger, member.id),
        ...(other === undefined
          ? {}
          : { otherBalanceCents: balanceCentsOf(writer.ledger, other.id) }),
      };
    });
  },
  present: (answer, say) => {
    const { answers } = say;
    const { adjustment, balanceCents, otherBalanceCents = 0 } = answer;
    const { member, to, amountCents } = adjustment;
    return [
      line(answers.adjusted(member, amountCents, to)),
      line(answers.balanceNow(member, balanceCents)),
      ...(to === undefined ? [] : [line(answers.balanceNow(to, otherBalanceCents))]),
      ...undoHints(answer, say),
    ];
  },
});

/** `O-12` or `C-3`. Refuses with NOT_FOUND, ID_OF_ANOTHER_KIND. */
function aboutOf(ledger: Ledger, typed: string): Pick<Adjustment, 'order' | 'contract'> {
  const id = parseId(typed);
  if (id.ok && id.value.kind === 'contract') {
    return { contract: contractById(ledger, id.value.number).id };
  }
  return { order: orderById(ledger, parseTypedId(typed, 'order').number).id };
}

function subjectJson({ order, contract }: Pick<Adjustment, 'order' | 'contract'>) {
  if (order !== undefined) return { about: formatId('order', order) };
  return contract === undefined ? {} : { about: formatId('contract', contract) };
}
