import { refuse } from '../../domain/refusal.ts';
import { forgetPayer } from '../../ledger/matching/learned.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { editMember } from '../../ledger/members/members.ts';
import { action, option } from '../action.ts';
import { memberJson } from '../answers.ts';
import { line } from '../output.ts';

const FLAGS = ['--name', '--code', '--email', '--phone', '--other-names', '--forget'];

export const memberEdit = action('member edit', {
  async run(context, input) {
    const typed = await context.need(input.args[0], 'MEMBER', context.say.answers.ask.member);
    const changes = {
      name: option(input, 'name'),
      code: option(input, 'code'),
      email: option(input, 'email'),
      phone: option(input, 'phone'),
      otherNames: option(input, 'otherNames'),
    };
    const forgotten = option(input, 'forget');
    if ([...Object.values(changes), forgotten].every((change) => change === undefined)) {
      refuse('NOTHING_TO_CHANGE', { flags: FLAGS });
    }
    return context.write((writer) => {
      const member = editMember(writer, findMember(writer.ledger, typed), changes);
      if (forgotten !== undefined) forgetPayer(writer, member, forgotten);
      return { member: memberJson(member) };
    });
  },
  present: ({ member }, say) => [line(say.answers.memberEdited(member.code, member.name))],
});
