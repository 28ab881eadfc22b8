import { formatReference } from '../../domain/reference.ts';
import { namesakes } from '../../ledger/members/find-members.ts';
import { addMember } from '../../ledger/members/members.ts';
import { action, option } from '../action.ts';
import { memberJson } from '../answers.ts';
import { hint, line } from '../output.ts';
import { undoHints } from '../presenting.ts';

export const memberAdd = action('member add', {
  async run(context, input) {
    const name = await context.need(input.args[0], 'NAME', context.say.answers.ask.memberName);
    const wanted = {
      name,
      code: option(input, 'code'),
      email: option(input, 'email'),
      phone: option(input, 'phone'),
      otherNames: option(input, 'otherNames'),
    };
    return context.write((writer) => {
      const member = addMember(writer, wanted);
      const others = namesakes(writer.ledger, member).map(({ code }) => code);
      const { sameName } = context.say.answers;
      return {
        member: memberJson(member),
        ...(others.length === 0 ? {} : { warnings: [sameName(member.name, others)] }),
      };
    });
  },
  present: (answer, say) => {
    const { code, name, reference } = answer.member;
    return [
      line(say.answers.memberAdded(code, name)),
      ...(reference === undefined
        ? []
        : [line(say.answers.permanentReference(formatReference(reference)))]),
      ...undoHints(answer, say),
      ...(answer.dryRun
        ? []
        : [hint(say.answers.nextHint(`order add ${code} AMOUNT --method METHOD`))]),
    ];
  },
});
