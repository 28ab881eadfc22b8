import { comeBack, leave } from '../../ledger/members/leaving.ts';
import { action, isSet } from '../action.ts';
import { balanceCentsOf, memberJson } from '../answers.ts';
import { needMember } from '../asking.ts';
import { hint, line } from '../output.ts';

export const memberLeave = action('member leave', {
  async run(context, input) {
    const member = await needMember(context, input.args[0]);
    const isUnsettled = isSet(input, 'unsettled');
    const isBack = isSet(input, 'back');
    return context.write((writer) => {
      const changed = isBack
        ? comeBack(writer, member)
        : leave(writer, member, { date: context.date, isUnsettled });
      return {
        member: memberJson(changed),
        balanceCents: balanceCentsOf(writer.ledger, member.id),
      };
    });
  },
  present: ({ member, balanceCents }, say) => {
    const { answers } = say;
    const { code, name, leftOn } = member;
    if (leftOn === undefined) return [line(answers.memberBack(code, name))];
    return [
      line(answers.memberLeft(code, name, leftOn)),
      line(answers.balanceNow(code, balanceCents)),
      hint(answers.backHint(code)),
    ];
  },
});
