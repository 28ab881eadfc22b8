import { refuse } from '../../domain/refusal.ts';
import { openDirectory } from '../../ledger/members/directory.ts';
import { findDescribed } from '../../ledger/members/find-members.ts';
import { addMember } from '../../ledger/members/members.ts';
import { action, option } from '../action.ts';
import { memberJson } from '../answers.ts';
import { openBulk } from '../bulk.ts';
import { describedBy, MEMBER_FIELDS } from '../bulk-fields.ts';
import { hint, line } from '../output.ts';
import { membersTable, undoHints } from '../presenting.ts';

export const memberImport = action('member import', {
  async run(context, input) {
    const typed = await context.need(input.args[0], 'FILE', context.say.answers.ask.file);
    const file = openBulk(context, 'members', typed, MEMBER_FIELDS, option(input, 'map'));
    return context.write((writer) => {
      const directory = openDirectory(writer.ledger);
      const members = file.handle(writer, (row, at) => {
        const described = describedBy(row);
        at(described.code === undefined ? 'name' : 'code');
        const known = findDescribed(writer.ledger, directory, described);
        if (known) refuse('MEMBER_EXISTS', { code: known.code, name: known.name });
        const member = addMember(writer, described);
        directory.add(member);
        return memberJson(member);
      });
      return { members: [...members], count: members.length, ...file.warnings };
    });
  },
  present: (answer, say) => [
    line(say.answers.membersImported(answer.count)),
    membersTable(answer.members, say),
    ...undoHints(answer, say),
    hint(say.answers.nextHint('opening import FILE')),
  ],
});
