import { balanceOf, dueOf } from '../../ledger/members/balances.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { type HistoryEntry, historyOf } from '../../ledger/members/history.ts';
import { action } from '../action.ts';
import { headingWords } from '../headings.ts';
import type { Say } from '../messages/catalogue.ts';
import { line, right, table, wraps } from '../output.ts';
import { owedLines, printed } from '../presenting.ts';
import type { Answer } from '../schemas.ts';

type Entry = Answer<'history'>['entries'][number];

export const history = action('history', {
  async run(context, { args }) {
    const typed = await context.need(args[0], 'MEMBER', context.say.answers.ask.member);
    const member = findMember(context.ledger, typed);
    const { balanceCents, pendingCents } = balanceOf(context.ledger, member);
    const { dueCents, laterCents } = dueOf(context.ledger, member, context.date);
    return {
      member: member.code,
      entries: historyOf(context.ledger, member).map(entryJson),
      balanceCents,
      dueCents,
      laterCents,
      pendingCents,
    };
  },
  present: ({ member, entries, balanceCents, pendingCents, ...owed }, say) => {
    const { columns } = say.labels;
    return [
      table(
        [
          columns.date,
          columns.id,
          wraps(columns.what),
          right(columns.amount),
          right(columns.balance),
          columns.status,
        ],
        entries.map((entry) => [
          { date: entry.date },
          entry.id,
          whatText(entry, say),
          { cents: entry.amountCents },
          entry.status === 'pending' ? undefined : { balance: entry.balanceCents },
          say.labels.historyStatus[entry.status],
        ]),
      ),
      line(say.answers.balanceNow(member, balanceCents)),
      ...owedLines(owed, say),
      ...(pendingCents === 0 ? [] : [line(say.answers.historyPending(pendingCents))]),
    ];
  },
});

function entryJson(entry: HistoryEntry): Entry {
  const { method, reference, about, reason, ...rest } = entry;
  return {
    ...rest,
    label: englishLabel(entry),
    ...(method === null ? {} : { method }),
    ...(reference === null ? {} : { reference }),
    ...(about === null ? {} : { about }),
    ...(reason === null ? {} : { reason }),
  };
}

/** JSON is never translated; the bank's and members' own words are in other fields. */
function englishLabel({ kind, id, about }: HistoryEntry): string {
  const labels = {
    opening: 'opening balance',
    order: `order ${id}`,
    complement: `complement of order ${id}`,
    'order-adjustment': `adjustment of order ${id}`,
    'order-cancellation': `cancellation of order ${id}`,
    payment: `payment ${id}`,
    bounce: `return of payment ${id}`,
    move: `move of payment ${id}`,
    'hand-back': `handing back of the cheque ${id}`,
    charge: `charge for ${about}`,
    contract: `contract ${id}`,
    adjustment: 'adjustment',
    refund: `refund ${id}`,
    bank: `bank line ${id}`,
    reversal: `reversal of ${about}`,
    restoration: `restoration of ${about}`,
  };
  return labels[kind];
}

/** Kinds that are said to be about something else. */
const ABOUT: readonly Entry['kind'][] = ['payment', 'bounce', 'adjustment', 'refund'];

function whatText(entry: Entry, say: Say): string {
  const { answers, labels } = say;
  const { id, kind, method, reference, about, reason } = entry;
  const texts = {
    opening: answers.historyOpening,
    order: answers.historyOrder(id),
    complement: answers.historyComplement(id),
    'order-adjustment': answers.historyAdjustment(id),
    'order-cancellation': answers.historyCancellation(id),
    payment: answers.historyPayment(id, method === undefined ? '' : labels.methods[method]),
    bounce: answers.historyBounce(id, method === undefined ? '' : labels.methods[method]),
    move: answers.historyMove(id, method === undefined ? '' : labels.methods[method]),
    'hand-back': answers.historyHandBack(id),
    charge: answers.historyCharge(headingWords(about ?? '', say)),
    contract: answers.historyContract(id, about ?? ''),
    adjustment: answers.historyAdjusted,
    refund: answers.historyRefund(id, method === undefined ? '' : labels.methods[method]),
    bank: answers.historyBank(id),
    reversal: answers.historyReversal(about ?? ''),
    restoration: answers.historyRestored(about ?? ''),
  };
  const details = [printed(reference), ABOUT.includes(kind) ? about : undefined, reason];
  return [texts[kind], ...details.filter((detail) => detail !== undefined)].join(' · ');
}
