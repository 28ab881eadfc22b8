import { type Cents, sumCents } from '../../domain/money.ts';
import { balanceOf, openBalances, totalsOf, withDues } from '../../ledger/members/balances.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { action, option } from '../action.ts';
import { list, paragraph } from '../document/document.ts';
import { type Cell, line, right, table, wraps } from '../output.ts';
import { owedLines } from '../presenting.ts';
import type { Answer } from '../schemas.ts';
import { parseOptionalDate } from '../values.ts';

export const balance = action('balance', {
  run({ ledger, date }, input) {
    const at = parseOptionalDate(option(input, 'at'));
    const [typed] = input.args;
    const balances =
      typed === undefined
        ? openBalances(ledger, at)
        : [balanceOf(ledger, findMember(ledger, typed), at)];
    const dated = withDues(ledger, balances, date, at);
    return {
      at: at ?? date,
      members: dated.map(({ member, balanceCents, dueCents, laterCents, pendingCents }) => ({
        code: member.code,
        name: member.name,
        balanceCents,
        dueCents,
        laterCents,
        pendingCents,
      })),
      totals: totalsOf(dated),
    };
  },
  present: ({ members, totals, at }, say) => {
    const { columns } = say.labels;
    const { owedByMembersCents, owedToMembersCents, dueCents, pendingCents } = totals;
    const [first, second] = members;
    const isLater = hasLater(members);
    return [
      table(
        [
          columns.code,
          wraps(columns.name),
          right(columns.balance),
          ...(isLater ? [right(columns.due), right(columns.later)] : []),
          right(columns.pending),
        ],
        members.map(({ code, name, balanceCents, dueCents, laterCents, pendingCents: pending }) => [
          code,
          name,
          { balance: balanceCents },
          ...(isLater ? [orNothing(dueCents), orNothing(laterCents)] : []),
          orNothing(pending),
        ]),
      ),
      line(say.answers.balancesAt(at)),
      // Of one member alone, “the members owe” would be untrue.
      first && !second
        ? line(say.answers.balanceNow(first.code, first.balanceCents))
        : line(say.answers.totals(owedByMembersCents, owedToMembersCents)),
      ...owedLines({ dueCents, laterCents: owedByMembersCents - dueCents }, say, at),
      ...(pendingCents === 0 ? [] : [line(say.answers.totalPending(pendingCents))]),
    ];
  },
  document({ members, totals, at }, say) {
    const { columns } = say.labels;
    const { owedByMembersCents, owedToMembersCents, netCents, dueCents, pendingCents } = totals;
    const isLater = hasLater(members);
    const laterTotalCents = sumCents(members.map((each) => each.laterCents));
    const isOne = members.length === 1;
    return {
      title: isOne ? say.answers.balancesAt(at) : say.answers.printed.membersBalances(at),
      date: at,
      parts: [
        list(
          [
            columns.code,
            wraps(columns.name),
            right(columns.balance),
            right(columns.due),
            ...(isLater ? [right(columns.later)] : []),
            right(columns.pending),
          ],
          members.map((each) => [
            each.code,
            each.name,
            { balance: each.balanceCents },
            orNothing(each.dueCents),
            ...(isLater ? [orNothing(each.laterCents)] : []),
            orNothing(each.pendingCents),
          ]),
          isOne
            ? undefined
            : [
                columns.total,
                undefined,
                { balance: netCents },
                orNothing(dueCents),
                ...(isLater ? [orNothing(laterTotalCents)] : []),
                orNothing(pendingCents),
              ],
        ),
        ...(isOne ? [] : [paragraph(say.answers.totals(owedByMembersCents, owedToMembersCents))]),
      ],
    };
  },
});

/** Instalments are none of the business of a group without contracts. */
const hasLater = (members: Answer<'balance'>['members']): boolean =>
  members.some(({ laterCents }) => laterCents > 0);

/** A zero would only hide the others. */
const orNothing = (cents: Cents): Cell => (cents === 0 ? undefined : { cents });
