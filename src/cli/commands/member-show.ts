import { formatReference } from '../../domain/reference.ts';
import { accountOf } from '../../ledger/accounts.ts';
import { listLearned } from '../../ledger/matching/learned.ts';
import { balanceOf, dueOf } from '../../ledger/members/balances.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { action } from '../action.ts';
import { memberJson } from '../answers.ts';
import { hint, line } from '../output.ts';
import { owedLines } from '../presenting.ts';

export const memberShow = action('member show', {
  async run(context, { args }) {
    const typed = await context.need(args[0], 'MEMBER', context.say.answers.ask.member);
    const { ledger, date } = context;
    const member = findMember(ledger, typed);
    const { balanceCents, pendingCents } = balanceOf(ledger, member);
    const { dueCents, laterCents } = dueOf(ledger, member, date);
    const account = accountOf(context.ledger, member.id);
    const payers = listLearned(context.ledger, account).flatMap(({ kind, payer, count }) =>
      // Whole labels are kept for headings alone.
      kind === 'label' ? [] : [{ kind, payer, count }],
    );
    return {
      member: memberJson(member),
      balanceCents,
      dueCents,
      laterCents,
      pendingCents,
      payers,
    };
  },
  present: ({ member, balanceCents, dueCents, laterCents, pendingCents, payers }, say) => {
    const { code, name, email, phone, reference, otherNames } = member;
    const { answers } = say;
    const [first] = payers;
    const contact = [email, phone].filter((each) => each !== undefined).join(', ');
    return [
      line(`${code}  ${name}`),
      ...(contact === '' ? [] : [line(contact)]),
      ...(otherNames === undefined ? [] : [line(answers.otherNames(otherNames))]),
      ...(reference === undefined
        ? []
        : [line(say.answers.permanentReference(formatReference(reference)))]),
      line(say.answers.balanceNow(code, balanceCents)),
      ...owedLines({ dueCents, laterCents }, say),
      ...(pendingCents === 0 ? [] : [line(say.answers.totalPending(pendingCents))]),
      ...payers.map(({ payer, kind, count }) => line(answers.learnedPayer(payer, kind, count))),
      ...(first === undefined ? [] : [hint(answers.forgetHint(code, first.payer))]),
      hint(say.answers.nextHint(`history ${code}`)),
    ];
  },
});
