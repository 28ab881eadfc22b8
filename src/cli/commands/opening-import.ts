import { basename } from 'node:path';
import { formatId } from '../../domain/ids.ts';
import { sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { openDirectory } from '../../ledger/members/directory.ts';
import { findDescribed } from '../../ledger/members/find-members.ts';
import { addMember, type Member } from '../../ledger/members/members.ts';
import { addOpening } from '../../ledger/members/openings.ts';
import { action, option } from '../action.ts';
import { memberJson } from '../answers.ts';
import { openBulk } from '../bulk.ts';
import { describedBy, OPENING_FIELDS } from '../bulk-fields.ts';
import { hint, line, right, table } from '../output.ts';
import { membersTable, undoHints } from '../presenting.ts';
import { parseTypedAmount, parseTypedDate } from '../values.ts';

export const openingImport = action('opening import', {
  async run(context, input) {
    const typed = await context.need(input.args[0], 'FILE', context.say.answers.ask.file);
    const { globals, settings } = context;
    const date = globals.date === undefined ? settings.start : parseTypedDate(globals.date);
    const typedTotal = option(input, 'total');
    const statedCents = typedTotal === undefined ? undefined : parseTypedAmount(typedTotal);
    const file = openBulk(context, 'openings', typed, OPENING_FIELDS, option(input, 'map'));
    return context.write((writer) => {
      const newMembers: Member[] = [];
      const directory = openDirectory(writer.ledger);
      const openings = file.handle(writer, (row, at) => {
        at('name');
        const described = describedBy(row);
        const known = findDescribed(writer.ledger, directory, described);
        at('balance');
        const amountCents = parseTypedAmount(row['balance'] ?? '');
        at('name');
        const member = known ?? addMember(writer, described);
        if (!known) {
          newMembers.push(member);
          directory.add(member);
        }
        // A member who begins at zero is still a member, without an opening balance.
        if (amountCents === 0) return undefined;
        const operation = addOpening(writer, { of: { member }, amountCents, date });
        const id = formatId('operation', operation);
        return { id, member: member.code, amountCents, date };
      });
      const recorded = openings.filter((opening) => opening !== undefined);
      const totals = totalsOf(recorded.map(({ amountCents }) => amountCents));
      const { totalCents } = totals;
      if (statedCents !== undefined && statedCents !== totalCents) {
        refuse('CONTROL_TOTAL', { file: basename(typed), ...totals, statedCents });
      }
      return {
        openings: recorded,
        newMembers: newMembers.map(memberJson),
        ...totals,
        ...(statedCents === undefined ? {} : { statedCents }),
        count: recorded.length,
        ...file.warnings,
      };
    });
  },
  present: (answer, say) => {
    const { answers, labels } = say;
    const { openings, newMembers, creditCents, debitCents, totalCents, statedCents } = answer;
    return [
      line(answers.openingsImported(answer.count, newMembers.length)),
      table(
        [labels.columns.member, right(labels.columns.amount)],
        openings.map(({ member, amountCents }) => [member, { cents: amountCents }]),
      ),
      ...(newMembers.length === 0 ? [] : [membersTable(newMembers, say)]),
      line(answers.openingTotals(creditCents, debitCents, totalCents)),
      statedCents === undefined
        ? hint(answers.noControlTotal(totalCents))
        : line(answers.controlTotalAgrees),
      ...undoHints(answer, say),
    ];
  },
});

function totalsOf(amounts: readonly number[]) {
  const creditCents = sumCents(amounts.filter((cents) => cents > 0));
  const debitCents = sumCents(amounts.filter((cents) => cents < 0));
  return { creditCents, debitCents, totalCents: creditCents + debitCents };
}
