import { sumCents } from '../domain/money.ts';
import { formatReference } from '../domain/reference.ts';
import type { MemberJson, PaymentJson } from './answers.ts';
import type { Recorded } from './context.ts';
import { headingWords } from './headings.ts';
import type { LineJson, MatchedJson } from './line-json.ts';
import type { Say } from './messages/catalogue.ts';
import { type Block, type Cell, hint, line, right, table, wraps } from './output.ts';
import { paymentRanges, receiversWords, receiverWords } from './part-words.ts';

/** Pieces of answers that several commands print alike. */

/** How to take back what was just done: one operation, or a range of them. */
export function undoHints(answer: Recorded, say: Say): readonly Block[] {
  const { operation, operations } = answer;
  if (operation === undefined || answer.dryRun || answer.repeated) return [];
  const last = operations?.at(-1);
  return [hint(say.answers.undoHint(last === undefined ? operation : `${operation}..${last}`))];
}

/** Something drawn by a dry run has no identifier; it is shown as an ellipsis. */
export const idOr = (id: string | undefined): string => id ?? '…';

/** JSON has a reference as ISO 11649's electronic form; people read it in groups. */
export const printed = (reference: string | undefined): string | undefined =>
  reference === undefined ? undefined : formatReference(reference);

export function membersTable(members: readonly MemberJson[], say: Say): Block {
  const { columns } = say.labels;
  return table(
    [columns.code, wraps(columns.name), wraps(columns.email), columns.phone, columns.reference],
    members.map(({ code, name, email, phone, reference }) => [
      code,
      name,
      email,
      phone,
      printed(reference),
    ]),
  );
}

export function paymentsTable(payments: readonly PaymentJson[], say: Say): Block {
  const { columns, methods, paymentStatus } = say.labels;
  return table(
    [
      columns.payment,
      columns.date,
      columns.member,
      right(columns.amount),
      columns.method,
      columns.status,
      columns.reference,
      columns.order,
    ],
    payments.map((payment) => [
      payment.id,
      { date: payment.date },
      payment.member,
      { cents: payment.amountCents },
      methods[payment.method],
      paymentStatus[payment.status],
      printed(payment.reference),
      payment.order,
    ]),
  );
}

/** What is known of a cheque that was handed over; nothing where nothing is. */
export function chequeLines({ cheque }: PaymentJson, say: Say): readonly Block[] {
  if (cheque === undefined) return [];
  const { payee, ...printedOn } = cheque;
  const payableTo = payee === undefined ? {} : { payee: headingWords(payee, say) };
  return [line(say.answers.chequeDetails({ ...printedOn, ...payableTo }))];
}

/** In a word, where the cheque of a payment is. */
export function whereaboutsOf({ status, inHand, deposit, cheque }: PaymentJson, say: Say): string {
  const { paymentStatus, whereabouts } = say.labels;
  if (status === 'cancelled' && cheque !== undefined) return whereabouts.back;
  if (status !== 'confirmed') return paymentStatus[status];
  if (inHand) return whereabouts.inHand;
  return deposit ?? paymentStatus[status];
}

/** What of a debt is due by now, where the rest are instalments that come later. */
export const owedLines = (
  { dueCents, laterCents }: { readonly dueCents: number; readonly laterCents: number },
  { answers }: Say,
  at?: string,
): readonly Block[] =>
  laterCents === 0 ? [] : [line(answers.dueAndLater(dueCents, laterCents, at))];

/** Where a cheque that was handed over is now. */
export function placeLines({ inHand, deposit }: PaymentJson, { answers }: Say): readonly Block[] {
  if (inHand) return [line(answers.chequeInHand)];
  return deposit === undefined ? [] : [line(answers.chequeDeposited(deposit))];
}

export function referenceLine(payment: PaymentJson, say: Say): readonly Block[] {
  const { method, reference } = payment;
  if (reference === undefined || (method !== 'cheque' && method !== 'transfer')) return [];
  return [line(say.answers.referenceToWrite(method, formatReference(reference)))];
}

export function paymentLines(payment: PaymentJson, say: Say): readonly Block[] {
  const { answers } = say;
  const { member, amountCents } = payment;
  const [id, method] = [idOr(payment.id), payment.method];
  switch (payment.status) {
    case 'confirmed':
      return [line(answers.paymentReceived(id, member, amountCents, method))];
    case 'bounced':
      return [line(answers.paymentBounced(id, member, amountCents, method))];
    case 'refunded':
      return [line(answers.refunded(id, member, -amountCents, method))];
    case 'moved':
      return [line(answers.paymentMoved(id, member, payment.movedTo ?? ''))];
    case 'cancelled':
      return [line(answers.paymentCancelled(id, member, payment.order))];
    case 'pending':
      return [
        line(answers.paymentAnnounced(id, member, amountCents, method)),
        ...referenceLine(payment, say),
      ];
  }
}

export const matchedLine = (matched: MatchedJson, say: Say): Block => {
  const { rule, amountCents, payment } = matched;
  const about = [say.labels.rules[rule], ...(payment === undefined ? [] : [payment])];
  const receiver = receiverWords(matched, say);
  return line(say.answers.lineMatched(idOr(matched.line), amountCents, receiver, about));
};

/** What an assigned line has come to: the new balance, and who is known as a payer from now on. */
export function assignedLines(
  { member = '', heading, deposit, balanceCents }: MatchedJson,
  learned: readonly string[],
  say: Say,
): readonly Block[] {
  const { answers } = say;
  // The members of a deposit were credited when they handed their cheques over.
  if (deposit !== undefined) return [];
  const name = heading === undefined ? member : headingWords(heading, say);
  const [now, known] =
    heading === undefined
      ? [answers.balanceNow(name, balanceCents), answers.learned(learned, name)]
      : [answers.headingNow(name, balanceCents), answers.learnedHeading(name)];
  return [line(now), ...(learned.length === 0 ? [] : [line(known)])];
}

/** One of several lines matched at once, with the member's balance after it. */
export function matchedTable(
  matched: readonly MatchedJson[],
  say: Say,
  mostRows = Number.POSITIVE_INFINITY,
): Block {
  const { columns, rules } = say.labels;
  return table(
    [
      columns.line,
      right(columns.amount),
      columns.receiver,
      columns.payment,
      wraps(columns.why),
      columns.balance,
    ],
    matchedRows(matched)
      .slice(0, mostRows)
      .map((parts) => {
        const [each, ...more] = parts;
        const isWhole = more.length > 0 || each.rule === 'payout';
        return [
          idOr(each.line),
          { cents: sumCents(parts.map(({ amountCents }) => amountCents)) },
          receiversWords(parts, say),
          isWhole ? paymentRanges(parts).join(', ') : each.payment,
          rules[each.rule],
          isWhole ? undefined : balanceAfter(each),
        ];
      }),
  );
}

type MatchedRow = readonly [MatchedJson, ...MatchedJson[]];

/** A row for each part; one for all that is paid out with a line, for it changes no balance. */
function matchedRows(matched: readonly MatchedJson[]): readonly MatchedRow[] {
  const rows: [MatchedJson, ...MatchedJson[]][] = [];
  for (const each of matched) {
    const row = rows.at(-1);
    const isSame = row !== undefined && row[0].line === each.line && row[0].rule === 'payout';
    if (isSame) row.push(each);
    else rows.push([each]);
  }
  return rows;
}

const balanceAfter = ({ heading, deposit, balanceCents }: MatchedJson): Cell => {
  if (deposit !== undefined) return undefined;
  return heading === undefined ? { balance: balanceCents } : { cents: balanceCents };
};

/** Whom a matched line went to: of a split one, each part, or how many payments in a list. */
export function matchedTo(match: LineJson['match'], say: Say, isInList = false): string {
  if (match === undefined) return '';
  const { payment, parts } = match;
  if (isInList && match.rule === 'payout') return receiversWords(parts ?? [match], say);
  if (parts === undefined) return [receiverWords(match, say), payment].filter(Boolean).join(' ');
  return parts
    .map((part) => [receiverWords(part, say), part.payment, say.format.money(part.amountCents)])
    .map((words) => words.filter(Boolean).join(' '))
    .join(', ');
}

/** Lines, and whom each went to. */
export function linesTable(lines: readonly LineJson[], say: Say): Block {
  const { columns } = say.labels;
  const { line: id, date, amount, label, matchedTo: receiver } = columns;
  return table(
    [id, date, right(amount), wraps(label), wraps(receiver)],
    lines.map((each) => [
      each.id,
      { date: each.date },
      { cents: each.amountCents },
      each.label,
      matchedTo(each.match, say),
    ]),
  );
}

/** The cash box, the cheques, or the bank account and its name. */
export function placeName(
  say: Say,
  place: keyof Say['labels']['places'] | undefined,
  account: string | undefined,
): string {
  if (place === undefined) return '';
  const name = say.labels.places[place];
  return account === undefined ? name : `${name} (${account})`;
}
