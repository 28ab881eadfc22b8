import { formatReference } from '../../domain/reference.ts';
import { balanceOf } from '../../ledger/balances.ts';
import { findMember } from '../../ledger/members.ts';
import { action } from '../action.ts';
import { memberJson } from '../answers.ts';
import { hint, line } from '../output.ts';

export const memberShow = action('member show', {
  async run(context, { args }) {
    const typed = await context.need(args[0], 'MEMBER', context.say.answers.ask.member);
    const member = findMember(context.ledger, typed);
    const { balanceCents, dueCents, pendingCents } = balanceOf(context.ledger, member);
    return { member: memberJson(member), balanceCents, dueCents, pendingCents };
  },
  present: ({ member, balanceCents, pendingCents }, say) => {
    const { code, name, email, phone, reference } = member;
    const contact = [email, phone].filter((each) => each !== undefined).join(', ');
    return [
      line(`${code}  ${name}`),
      ...(contact === '' ? [] : [line(contact)]),
      ...(reference === undefined
        ? []
        : [line(say.answers.permanentReference(formatReference(reference)))]),
      line(say.answers.balanceNow(code, balanceCents)),
      ...(pendingCents === 0 ? [] : [line(say.answers.totalPending(pendingCents))]),
      hint(say.answers.nextHint(`history ${code}`)),
    ];
  },
});
