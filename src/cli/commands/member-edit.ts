import { refuse } from '../../domain/refusal.ts';
import { editMember, findMember } from '../../ledger/members.ts';
import { action, option } from '../action.ts';
import { memberJson } from '../answers.ts';
import { line } from '../output.ts';

export const memberEdit = action('member edit', {
  async run(context, input) {
    const typed = await context.need(input.args[0], 'MEMBER', context.say.answers.ask.member);
    const changes = {
      name: option(input, 'name'),
      code: option(input, 'code'),
      email: option(input, 'email'),
      phone: option(input, 'phone'),
    };
    if (Object.values(changes).every((change) => change === undefined)) {
      refuse('NOTHING_TO_CHANGE', { flags: ['--name', '--code', '--email', '--phone'] });
    }
    return context.write((writer) => {
      const member = editMember(writer, findMember(writer.ledger, typed), changes);
      return { member: memberJson(member) };
    });
  },
  present: ({ member }, say) => [line(say.answers.memberEdited(member.code, member.name))],
});
