import { speaksOfCheques } from '../domain/payer.ts';
import { headingWords } from './headings.ts';
import type { WaitingJson } from './line-json.ts';
import { shellWord } from './messages/answers-import.en.ts';
import type { Say } from './messages/catalogue.ts';
import { type Block, hint, right, table, wraps } from './output.ts';
import { paymentRanges, receiversWords } from './part-words.ts';
import { idOr } from './presenting.ts';

/** The lines that wait: why, what is proposed, and how to say what they are. */

type ProposalJson = WaitingJson['proposals'][number];

export function waitingTable(waiting: readonly WaitingJson[], say: Say): Block {
  const { columns } = say.labels;
  return table(
    [columns.line, columns.date, right(columns.amount), wraps(columns.label), wraps(columns.why)],
    waiting.map((each) => [
      idOr(each.line),
      { date: each.date },
      { cents: each.amountCents },
      each.label,
      whyText(each.reason, each.proposals, say),
    ]),
  );
}

const receivers = (proposal: ProposalJson, say: Say): string =>
  receiversWords(proposal.parts ?? [proposal], say);

export function whyText(
  reason: WaitingJson['reason'],
  proposals: WaitingJson['proposals'],
  say: Say,
): string {
  const { answers, format, waitReasons } = say;
  const [first, ...others] = proposals;
  if (first === undefined) return waitReasons[reason];
  const names = others.map((each) => receivers(each, say));
  return format.join([
    waitReasons[reason],
    answers.proposal(receivers(first, say), first.why),
    ...(names.length === 0 ? [] : [answers.otherProposals(names)]),
  ]);
}

/** How to say whose a line is; with the member or heading for whom most speaks, if there is one. */
export function assignHint(
  {
    line,
    date,
    label,
    amountCents,
    reason,
    proposals,
  }: Pick<WaitingJson, 'date' | 'label' | 'amountCents' | 'reason' | 'proposals'> & {
    readonly line: string;
  },
  say: Say,
): Block {
  const { answers } = say;
  const [likeliest] = proposals;
  if (likeliest?.deposit !== undefined) {
    const differs = likeliest.parts !== undefined;
    return hint(answers.depositLineHint(line, likeliest.deposit, differs));
  }
  if (likeliest?.rule === 'returned-payment' && likeliest.payment !== undefined) {
    return hint(answers.bounceHint(likeliest.payment, line));
  }
  // Their members were credited when they handed them over.
  if (amountCents > 0 && speaksOfCheques(label) && likeliest?.payment === undefined) {
    return hint(answers.chequesLineHint(line, date));
  }
  if (reason === 'payout') return payoutHint(line, likeliest, say);
  const first = proposals.find(({ parts }) => parts === undefined);
  if (first?.heading !== undefined) {
    return hint(answers.headingHint(line, shellWord(headingWords(first.heading, say))));
  }
  if (first === undefined && amountCents < 0) return hint(answers.headingHint(line));
  return hint(answers.assignHint(line, first?.member));
}

/** More words than these are longer to type than to choose at a terminal. */
const MOST_TYPED = 6;

/** How to say which payments a line pays out. */
function payoutHint(line: string, likeliest: ProposalJson | undefined, say: Say): Block {
  const { answers } = say;
  if (likeliest === undefined) return hint(answers.inTransitHint);
  const parts = likeliest.parts ?? [likeliest];
  const headings = parts.flatMap(({ heading }) =>
    heading === undefined ? [] : shellWord(headingWords(heading, say)),
  );
  const typed = [...paymentRanges(parts), ...headings];
  const isShort = typed.length <= MOST_TYPED;
  return hint(
    isShort ? answers.payoutLineHint(line, typed.join(' ')) : answers.payoutReviewHint(line),
  );
}
