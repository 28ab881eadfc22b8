import { listBalances, openBalances, withDues } from '../../ledger/members/balances.ts';
import { action, isSet } from '../action.ts';
import { memberJson } from '../answers.ts';
import { right, table, wraps } from '../output.ts';
import { printed } from '../presenting.ts';

export const memberList = action('member list', {
  run({ ledger, date }, input) {
    const balances = (isSet(input, 'all') ? listBalances : openBalances)(ledger);
    return {
      members: withDues(ledger, balances, date).map(({ member, nextCents: _, ...amounts }) => ({
        ...memberJson(member),
        ...amounts,
      })),
    };
  },
  present: ({ members }, say) => {
    const { columns } = say.labels;
    return [
      table(
        [
          columns.code,
          wraps(columns.name),
          wraps(columns.email),
          columns.phone,
          columns.reference,
          right(columns.balance),
          right(columns.due),
          right(columns.pending),
        ],
        members.map(({ code, name, email, phone, reference, ...amounts }) => [
          code,
          name,
          email,
          phone,
          printed(reference),
          { balance: amounts.balanceCents },
          { cents: amounts.dueCents },
          { cents: amounts.pendingCents },
        ]),
      ),
    ];
  },
});
