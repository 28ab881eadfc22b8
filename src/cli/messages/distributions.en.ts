import type { Cents } from '../../domain/money.ts';
import { formatReference } from '../../domain/reference.ts';
import type { NamedObstacle } from '../../domain/refusal-details.ts';
import type { DistributionJson } from '../distributions.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { englishLabels } from './labels.en.ts';
import { count, say } from './words.en.ts';

const { methods } = englishLabels;

const STATES: Readonly<Record<DistributionJson['state'], string>> = {
  planned: 'nobody has ordered for it',
  open: 'not validated',
  partly: 'validated in part',
  validated: 'validated',
};

/** What the commands about distributions print. */
export const englishDistributions = (f: Format) => ({
  distributionHead: ({ date, orderCount, memberCount, totalCents, state }: DistributionJson) =>
    orderCount === 0
      ? `Distribution of ${f.date(date)}: ${STATES[state]}.`
      : `Distribution of ${f.date(date)}: ${count(orderCount, 'order')} of ${count(memberCount, 'member')}, ${f.money(totalCents)}; ${STATES[state]}.`,
  toCollect: (parts: readonly string[], cents: Cents) =>
    parts.length === 1
      ? `To be handed over: ${parts.join('')}.`
      : `To be handed over: ${f.money(cents)} (${parts.join(', ')}).`,
  announcedElsewhere: (parts: readonly string[]) =>
    `Announced, not to be handed over: ${parts.join(', ')}.`,
  expectedOf: (method: keyof typeof methods, number: number, cents: Cents) =>
    `${methods[method]} ${f.money(cents)}${number > 1 ? ` (${number})` : ''}`,
  unpaidAt: (cents: Cents) => `Neither paid nor announced: ${f.money(cents)}.`,
  validateHint: (date: string) => `Once it was held: ${f.command(`distribution validate ${date}`)}`,
  alreadyValidated: (date: string) =>
    `Nothing is left to validate on ${f.date(date)}; nothing was done.`,
  validated: (date: string, members: number, state: DistributionJson['state']) =>
    state === 'validated'
      ? `Distribution of ${f.date(date)} validated: ${count(members, 'member')}. Its orders can't change any more.`
      : `${count(members, 'member')} validated on ${f.date(date)}; the others still wait.`,
  leftAwaited: (id: string, member: string, cents: Cents, method: keyof typeof methods) =>
    `${id} of ${member}, ${methods[method]}, ${f.money(cents)}: still awaited.`,
  leftUnpaid: (cents: Cents) => `Left as a debt: ${f.money(cents)}.`,
  reopenHint: (date: string, member: string | undefined) =>
    `To take it back: ${f.command(`distribution reopen ${date}${member === undefined ? '' : ` --member ${member}`}`)}`,
  confirmReopen: (date: string) => `Reopen the distribution of ${f.date(date)}?`,
  reopened: (date: string, members: readonly string[]) =>
    members.length === 0
      ? `Distribution of ${f.date(date)} reopened: orders can be recorded for it again.`
      : `Distribution of ${f.date(date)} reopened for ${members.join(', ')}: these orders can change again.`,
  takenBack: (
    id: string,
    member: string,
    cents: Cents,
    method: keyof typeof methods,
    status: string,
  ) =>
    status === 'pending'
      ? `${id} of ${member}, ${methods[method]}, ${f.money(cents)}: awaited again.`
      : `${id} of ${member}, ${methods[method]}, ${f.money(cents)}: no longer received.`,
  kept: (id: string, member: string, cents: Cents, reason: KeptReason) =>
    reason === 'moved'
      ? `${id} of ${member}, ${f.money(cents)}, was moved to another member, and stays there.`
      : `${id} of ${member}, ${f.money(cents)}, stays received: ${KEPT[reason]}.`,
  itemAdjusted: (item: string, orders: number, change: Cents) =>
    `${item} corrected in ${count(orders, 'order')}: ${f.money(Math.abs(change))} ${change > 0 ? 'more' : 'less'} in all.`,
  unplannedDay: (date: string, days: readonly string[]) =>
    `No distribution is planned on ${f.date(date)}; planned are ${days.map(f.date).join(', ')}.`,
  kittyOverdrawn: (code: string, cents: Cents) =>
    `The kitty of ${code} is ${f.money(cents)} now, although kitties may not be negative here.`,
  validation: {
    about: (who: string, method: keyof typeof methods, reference: string | undefined) =>
      `${who}: ${methods[method]}${reference === undefined ? '' : ` ${reference}`}`,
    onSite: (about: string, cents: Cents) => `${about}, ${f.money(cents)}.`,
    received: (about: string) => `${about}. Received, 0 if not`,
    notPaid: 'not paid',
    unpaid: (who: string, cents: Cents) => `${who} leaves ${f.money(cents)} unpaid.`,
    leaveAsDebt: 'leave it as a debt',
    paidNow: (method: string) => `paid now: ${method}`,
    confirm: (members: number, received: Cents, unpaid: Cents) =>
      `${count(members, 'member')}: ${f.money(received)} received${unpaid > 0 ? `, ${f.money(unpaid)} left as a debt` : ''}.`,
    doValidate: 'validate',
    doNothing: 'write nothing',
  },
});

type KeptReason = keyof typeof KEPT;

const KEPT = {
  online: 'it was paid online',
  bank: 'the bank has shown it',
  provider: "the card terminal's report has shown it",
  moved: 'it was moved',
  deposited: 'it was taken to the bank, or handed to a producer',
  apart: 'it was received apart from the validation',
  gone: 'it was handed or paid back since',
  counted: 'it was in the cash box when that was counted',
};

/** What is refused of a distribution. */
export const englishDistributionErrors = (f: Format) =>
  ({
    DISTRIBUTION_NOT_FOUND: ({ distribution, days }) =>
      say(
        `No distribution is known on ${f.date(distribution)}${days.length === 0 ? '' : `; the nearest are ${days.map(f.date).join(', ')}`}.`,
        `See all of them: ${f.command('distribution list')}`,
      ),
    DISTRIBUTION_ITEM_UNKNOWN: ({ value, distribution, items }) =>
      items.length === 0
        ? say(
            `Of the orders of ${f.date(distribution)} only the totals are known, not what is in them.`,
            `Correct each order: ${f.command('order adjust O-… -1,80 --reason "…"')}`,
          )
        : say(
            `“${value}” does not name one product of ${f.date(distribution)}, which has ${items.join(', ')}.`,
            'Write the whole name.',
          ),
    DISTRIBUTION_VALIDATED: ({ distribution, member }) =>
      say(
        `What ${member} ordered for ${f.date(distribution)} was validated and can't change any more.`,
        `Repair the account (${f.command(`adjust ${member} … --reason "…"`)}), or reopen: ${f.command(`distribution reopen ${distribution} --member ${member}`)}`,
      ),
    DISTRIBUTION_NOT_HELD: ({ distribution }) =>
      say(
        `The distribution of ${f.date(distribution)} was not held yet.`,
        'Validate it on that day or later.',
      ),
    DISTRIBUTION_NOT_VALIDATED: ({ distribution, member }) =>
      say(
        member === undefined
          ? `The distribution of ${f.date(distribution)} is not validated.`
          : `What ${member} ordered for ${f.date(distribution)} is not validated.`,
        'Nothing has to be reopened: its orders can be changed.',
      ),
    VALIDATION_BLOCKED: ({ distribution, obstacles, sheet }) => ({
      ...say(
        `The distribution of ${f.date(distribution)} can't be validated yet; nothing was written. In the way:`,
        sheet === undefined
          ? `Say what was handed over (--paid P-3=40, --left P-4, --as-expected), or fill in the sheet: ${f.command(`distribution show ${distribution} --csv --output sheet.csv`)}`
          : `Correct ${sheet}, then run the same command again; or say it here (--paid P-3=40, --left P-4, --reason, --leave-unpaid).`,
      ),
      problems: obstacles.map((each) => ({
        code: each.problem.toUpperCase(),
        message: obstacle(f, each),
      })),
    }),
    VALIDATION_REOPENED_ONLY: ({ id, distribution, member }) =>
      say(
        `${id} is a validation: it is taken back by reopening.`,
        `Reopen: ${f.command(`distribution reopen ${distribution}${member === undefined ? '' : ` --member ${member}`}`)}`,
      ),
    PAYMENT_NOT_EXPECTED: ({ id, distribution }) =>
      say(
        `${id} is not awaited for the distribution of ${f.date(distribution)}: it came already, or is of another day.`,
        `See what is: ${f.command(`distribution show ${distribution}`)}`,
      ),
    NOT_ON_SHEET: ({ member, distribution }) =>
      say(
        `${member} has nothing to validate on ${f.date(distribution)}: nothing ordered for it, or validated before.`,
        `Record what they pay by itself: ${f.command(`payment add ${member} … --method cash`)}`,
      ),
    SAID_TWICE: ({ id }) =>
      say(`Two different things are said of ${id}.`, 'Say what was handed over once.'),
    METHOD_NOT_HANDED: ({ method }) =>
      say(
        `“${methods[method as keyof typeof methods] ?? method}” can't be handed over at a distribution.`,
        'Use cash, cheque or card.',
      ),
    PAID_UNREADABLE: ({ value }) =>
      say(
        `“${value}” does not say what was paid.`,
        'Write P-3=40, P-3=cash, P-3=cash:40, or for what nobody announced DUR=cash:12,50.',
      ),
    KITTY_OVERDRAWN: ({ code, balanceCents }) =>
      say(
        `That would leave the kitty of ${code} at ${f.money(balanceCents)}, and kitties may not be negative here.`,
        `Take out what was ordered with it first. If it was handed out already, let kitties go below zero for this: ${f.command('config set kitty.negative yes')}`,
      ),
  }) satisfies Partial<ErrorMessages>;

function obstacle(f: Format, each: NamedObstacle): string {
  const { problem, member, payment = '', method, reference, expectedCents, amountCents } = each;
  const what = method === undefined ? '' : methods[method];
  const about = `${payment} of ${member}, ${what}${reference === undefined ? '' : ` ${formatReference(reference)}`}, ${f.money(expectedCents)}`;
  switch (problem) {
    case 'undecided':
      return `${about}: was it handed over?`;
    case 'unnamed':
      return `${about}: with cash, a cheque or a card? (--paid ${payment}=cash)`;
    case 'reason':
      return `${about}: ${f.money(amountCents ?? 0)} is another amount, which needs a --reason.`;
    case 'unpaid':
      return `${member} leaves ${f.money(expectedCents)} unpaid: a payment now (--paid ${member}=cash:…), or --leave-unpaid?`;
  }
}
