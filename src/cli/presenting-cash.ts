import { formatId } from '../domain/ids.ts';
import type { CashMovement } from '../ledger/cash/cash-book.ts';
import type { CashCount } from '../ledger/cash/cash-counts.ts';
import type { Ledger } from '../ledger/database.ts';
import { memberCode } from '../ledger/members/members.ts';
import { headingWords } from './headings.ts';
import type { Say } from './messages/catalogue.ts';
import type { Answer } from './schemas.ts';

/** What the commands about the cash box have in common. */

type CountJson = Answer<'cash count'>['count'];
type MovementJson = Answer<'cash list'>['movements'][number];

export const countJson = (count: CashCount): CountJson => ({
  id: formatId('operation', count.operation),
  date: count.date,
  countedCents: count.countedCents,
  expectedCents: count.countedCents - count.differenceCents,
  differenceCents: count.differenceCents,
  ...(count.reason === null ? {} : { reason: count.reason }),
});

export function cashMovementJson(ledger: Ledger, movement: CashMovement): MovementJson {
  const { date, memberId, paymentId, heading, reason, reversesId } = movement;
  const { countedCents, amountCents, balanceCents } = movement;
  const kind = movementKind(movement);
  const payment = paymentId === null ? undefined : formatId('payment', paymentId);
  return {
    id: movementId(movement),
    date,
    kind,
    ...(memberId === null ? {} : { member: memberCode(ledger, memberId) }),
    ...(payment === undefined ? {} : { payment }),
    ...(heading === null ? {} : { heading }),
    ...(countedCents === null ? {} : { countedCents }),
    ...(reason === null ? {} : { reason }),
    ...(reversesId === null ? {} : { reverses: formatId('operation', reversesId) }),
    amountCents,
    balanceCents,
  };
}

function movementId({ operation, kind, paymentId, depositId }: CashMovement): string {
  if (kind === 'deposit' && depositId !== null) return formatId('deposit', depositId);
  if (kind === 'reversal' || paymentId === null) return formatId('operation', operation);
  return formatId('payment', paymentId);
}

function movementKind({ kind }: CashMovement): MovementJson['kind'] {
  if (kind === 'cash-count') return 'count';
  const own = OWN_KINDS.find((each) => each === kind);
  // Cash that was announced before, or handed over at a distribution, is a payment like any other.
  return own ?? 'payment';
}

const OWN_KINDS = [
  'opening',
  'refund',
  'payment-move',
  'cash-move',
  'deposit',
  'reversal',
] as const;

/** What a movement of the cash box was, in words. */
export function cashMovementText(movement: MovementJson, say: Say): string {
  const { answers } = say;
  const { kind, member = '', payment = '', heading = '', countedCents = 0, reason } = movement;
  const texts = {
    opening: answers.historyOpening,
    payment: answers.cash.payment(payment, member),
    refund: answers.cash.refund(payment, member),
    'payment-move': answers.cash.paymentMoved(payment, member, movement.amountCents < 0),
    'cash-move': headingWords(heading, say),
    deposit: answers.cash.bank(movement.amountCents < 0),
    count: answers.cash.found(countedCents),
    reversal: answers.movementReversal(movement.reverses ?? ''),
  };
  return [texts[kind], reason].filter((text) => text !== undefined).join(' · ');
}
