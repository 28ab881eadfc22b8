import { formatId } from '../domain/ids.ts';
import { onOneLine } from '../domain/text.ts';
import type { Ledger } from '../ledger/database.ts';
import type { HeadingTurnover } from '../ledger/headings.ts';
import { memberCode } from '../ledger/members/members.ts';
import type { Movement } from '../ledger/movements.ts';
import type { Say } from './messages/catalogue.ts';
import type { Answer } from './schemas.ts';

/** What the commands about headings and the cash box have in common. */

type TurnoverJson = Answer<'heading show'>['heading'];
type HeadingMovementJson = Answer<'heading show'>['movements'][number];

export const turnoverJson = (heading: HeadingTurnover): TurnoverJson => ({
  name: heading.name,
  balanceCents: heading.balanceCents,
  beforeCents: heading.beforeCents,
  receivedCents: heading.receivedCents,
  paidCents: heading.paidCents,
});

/** Whom and what a movement is about; absent values are absent keys. */
function aboutJson(ledger: Ledger, movement: Movement) {
  const { memberId, paymentId, orderId, reason } = movement;
  return {
    ...(memberId === null ? {} : { member: memberCode(ledger, memberId) }),
    ...(paymentId === null ? {} : { payment: formatId('payment', paymentId) }),
    ...(orderId === null ? {} : { order: formatId('order', orderId) }),
    ...(reason === null ? {} : { reason }),
  };
}

export function headingMovementJson(ledger: Ledger, movement: Movement): HeadingMovementJson {
  const { date, label, reversesId, amountCents, balanceCents } = movement;
  const kind = headingMovementKind(movement);
  return {
    id: movementId(movement, kind),
    date,
    kind,
    ...(label === null ? {} : { label: onOneLine(label) }),
    ...aboutJson(ledger, movement),
    ...(reversesId === null ? {} : { reverses: formatId('operation', reversesId) }),
    amountCents,
    balanceCents,
  };
}

function movementId(
  { operation, lineId, depositId }: Movement,
  kind: HeadingMovementJson['kind'],
): string {
  if (kind === 'bank' && lineId !== null) return formatId('line', lineId);
  if (kind === 'deposit' && depositId !== null) return formatId('deposit', depositId);
  return formatId('operation', operation);
}

function headingMovementKind({ kind, lineId }: Movement): HeadingMovementJson['kind'] {
  if (kind === 'reversal') return 'reversal';
  if (lineId !== null) return 'bank';
  if (kind === 'cash-move') return 'cash';
  const own = ['charge', 'adjustment', 'deposit', 'payment-move'] as const;
  const found = own.find((each) => each === kind);
  if (found !== undefined) return found;
  // What else a heading has is what a provider kept of a payment.
  return 'fee';
}

/** What a movement of a heading was, in words. */
export function headingMovementText(movement: HeadingMovementJson, say: Say): string {
  const { answers } = say;
  const { kind, label = '', member = '', payment = '', order, reverses = '', reason } = movement;
  const texts = {
    bank: label,
    charge: answers.movementCharge(member),
    adjustment: answers.movementAdjustment(member),
    deposit: answers.movementHandedOver(payment, member),
    'payment-move': answers.movementPaymentMove(payment, member),
    cash: answers.movementCash,
    fee: answers.movementFee(payment, member),
    reversal: answers.movementReversal(reverses),
  };
  return [texts[kind], order, reason].filter((text) => text !== undefined).join(' · ');
}
