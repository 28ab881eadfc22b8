import { distributionOn } from '../../ledger/distributions/distributions.ts';
import { reopenDistribution } from '../../ledger/distributions/reopen.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { memberCode } from '../../ledger/members/members.ts';
import { action, option } from '../action.ts';
import { paymentJson } from '../answers.ts';
import { distributionJson, needDay } from '../distributions.ts';
import { hint, line } from '../output.ts';

export const distributionReopen = action('distribution reopen', {
  async run(context, input) {
    const { ledger, say } = context;
    const distribution = await needDay(context, input.args[0]);
    const typedMember = option(input, 'member');
    const memberId = typedMember === undefined ? undefined : findMember(ledger, typedMember).id;
    await context.confirm(say.answers.confirmReopen(distribution));
    return context.write((writer) => {
      const reason = option(input, 'reason');
      const reopened = reopenDistribution(writer, { distribution, memberId, reason });
      return {
        distribution: distributionJson(distributionOn(writer.ledger, distribution)),
        members: reopened.members.map((id) => memberCode(writer.ledger, id)),
        takenBack: reopened.takenBack.map((payment) => paymentJson(writer.ledger, payment)),
        kept: reopened.kept.map(({ payment, reason: why }) => ({
          payment: paymentJson(writer.ledger, payment),
          reason: why,
        })),
      };
    });
  },
  present: (answer, say) => {
    const { answers } = say;
    const { distribution, members, takenBack, kept, dryRun, repeated } = answer;
    return [
      line(answers.reopened(distribution.date, members)),
      ...takenBack.map(({ id, member, amountCents, method, status }) =>
        line(answers.takenBack(id ?? '…', member, amountCents, method, status)),
      ),
      ...kept.map(({ payment, reason }) =>
        line(answers.kept(payment.id ?? '…', payment.member, payment.amountCents, reason)),
      ),
      ...(dryRun || repeated ? [] : [hint(answers.validateHint(distribution.date))]),
    ];
  },
});
