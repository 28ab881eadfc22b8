import type { Cents } from '../../domain/money.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { count, say } from './words.en.ts';

/** What `review` says and asks. */
export const englishReview = (f: Format, balance: (cents: Cents) => string) => ({
  sureTitle: (number: number) =>
    `${count(number, 'line')} can be accepted at a glance: one member or heading fits, and so does the amount.`,
  moreSureTitle: (number: number) =>
    `By what you said, ${number} more ${number === 1 ? 'line fits' : 'lines fit'} now:`,
  afterIt: (receiver: string, after: Cents) => `${receiver} → ${balance(after)}`,
  sureQuestion: (number: number) => `Accept these ${number}?`,
  sureAll: 'yes, all of them',
  sureSome: 'some of them…',
  sureNone: 'no, show me each line',
  tickQuestion: 'Which ones?',
  accepted: (number: number) => `${count(number, 'line')} accepted.`,

  lineHead: (line: string, date: string, cents: Cents, more: number) => {
    const amount = `${f.money(Math.abs(cents))} ${cents < 0 ? 'paid out' : 'received'}`;
    return `${line}, ${f.date(date)}: ${amount}${more > 0 ? ` (${more} more after this one)` : ''}`;
  },
  label: (label: string) => `“${label}”`,
  waitsBecause: (reason: string) => `It waits: ${reason}.`,
  fitsNow: 'It waits: what was recorded since it was imported explains it.',
  change: (before: Cents, after: Cents) =>
    before === after ? `${balance(before)}, unchanged` : `${balance(before)} → ${balance(after)}`,
  changeOf: (name: string, change: string) => `${name}: ${change}`,
  partOf: (cents: Cents, name: string) => `${f.money(cents)} ${name}`,

  question: (line: string, cents: Cents) =>
    cents < 0 ? `What was ${line} for?` : `Whose is ${line}?`,
  payoutQuestion: (line: string) => `Which payments does ${line} pay out?`,
  member: 'member (search)',
  otherMember: 'another member (search)',
  heading: "heading: money that is no member's",
  split: 'split it between several',
  why: 'why: all that is known about it',
  later: 'later',
  undoLast: (what: string) => `undo the last answer (${what})`,
  quit: 'quit: the rest can wait',
  back: 'back',
  menuKeys: '↑ ↓ or a first letter, then Enter',
  tickKeys: '↑ ↓ to move, space to tick or untick, Enter when done',
  searchKeys: 'type a part of the name; ↑ ↓, Enter',

  memberQuestion: 'Which member?',
  headingQuestion: 'Which heading?',
  newHeading: (name: string) => `open a new heading “${name}”`,
  tooMany: (number: number) => `back (${number} more: type on)`,
  splitHelp: (cents: Cents) =>
    `Who gets which part of ${f.money(cents)}? Members, headings or payments, such as DUR=30; MAR=12.50; donations. One without an amount gets the rest. What a card terminal or a provider pays out: P-4..P-12; bank fees.`,
  splitQuestion: 'Parts (Enter alone: back)',
  splitConfirm: 'Is this right?',
  splitRight: 'yes',
  recorded: (payment: string, cents: Cents, member: string) =>
    `${payment} of ${member} was recorded by hand as ${f.money(cents)}, and the bank has not shown it yet.`,
  recordedQuestion: 'Is it this money?',
  recordedSame: (payment: string) => `yes, it is ${payment}`,
  recordedNew: 'no, it is another payment',

  aboutMember: (name: string, balanceCents: Cents) => `${name}: ${balance(balanceCents)}.`,
  openPayments: 'Announced, or recorded by hand and not yet shown by the bank:',
  earlierLines: 'Earlier lines with the same payer or the same words:',
  nothingKnown: 'Nothing else is known: no proposal, and no earlier line of this payer.',

  undone: (lines: readonly string[]) =>
    lines.length === 1
      ? `${lines.join(', ')} waits again.`
      : `${lines.length} lines wait again: ${lines.join(', ')}.`,
  putOff: 'left for later',
  forReceiver: (line: string, receiver: string) => `${line}: ${receiver}`,
  manyLines: (number: number) => `${count(number, 'line')} accepted at a glance`,
  explained: (explained: number, waiting: number) =>
    `${count(explained, 'line')} explained, ${waiting} ${waiting === 1 ? 'waits' : 'wait'}.`,
  takeBackHint: `To take one back: ${f.command('undo LINE')}`,
});

/** What is refused of it. */
export const englishReviewErrors = (f: Format) =>
  ({
    TERMINAL_NEEDED: ({ count: number }) =>
      say(
        `review asks questions, and there is nobody to answer; ${count(number, 'line')} to explain.`,
        `The same without questions: ${f.command('match --json')} tells what is proposed, ${f.command('line assign LINE MEMBER')} says whose a line is.`,
      ),
    DECISION_STALE: ({ id }) =>
      say(
        `${id}, or an account that was shown beside it, was changed by somebody else meanwhile: nothing was written.`,
        'Look again at what is shown now.',
      ),
    REVIEW_INTERRUPTED: ({ explainedCount, waitingCount }) =>
      say(
        `Stopped: ${count(explainedCount, 'line')} explained and kept, ${waitingCount} to explain.`,
        `To go on: ${f.command('review')}`,
      ),
  }) satisfies Partial<ErrorMessages>;
