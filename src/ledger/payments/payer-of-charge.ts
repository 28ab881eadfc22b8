import { findOrderCodes, isTellingCode } from '../../domain/order-codes.ts';
import { findReferences } from '../../domain/reference.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Ledger } from '../database.ts';
import { findByEmail, findByName, findMemberExactly } from '../members/find-members.ts';
import { memberCode } from '../members/members.ts';
import { ordersByCode } from '../orders/order-codes.ts';
import { listPayments, type Payment, paymentById } from './payments.ts';
import { findIssued } from './references.ts';

/** What a provider's export tells about who paid. */
export interface ChargeWords {
  /** All that stands in the row: a reference may be anywhere, for its check digits tell. */
  readonly everything: string;
  /** What people and shops write: an order's code is looked for there. */
  readonly text: string;
  /** A member whom the treasurer has written beside it. */
  readonly member: string | undefined;
  readonly email: string | undefined;
  readonly name: string | undefined;
}

export interface ChargePayer {
  readonly memberId: number;
  /** What was announced, where a reference or an order's code says which. */
  readonly announced?: Payment;
  /** By a code with check digits, which nothing else looks like. */
  readonly isChecked: boolean;
}

/**
 * Who paid: as the treasurer says, by a reference that was issued, by the e-mail, by the whole
 * name, or by an order's code. Refuses with MEMBER_NOT_FOUND a member who was named and is none,
 * and with PROVIDER_PAYER_DOUBT where an order's code is another member's: numbers look alike.
 */
export function payerOf(ledger: Ledger, words: ChargeWords): ChargePayer | undefined {
  const { member: typed, email, name, text } = words;
  const told = typed === undefined ? undefined : findMemberExactly(ledger, typed);
  if (typed !== undefined && told === undefined) refuse('MEMBER_NOT_FOUND', { value: typed });
  const byCode = byReference(ledger, words.everything) ?? byOrderCode(ledger, text);
  if (told !== undefined) {
    return byCode?.memberId === told.id ? byCode : { memberId: told.id, isChecked: false };
  }
  const known =
    (email === undefined ? undefined : findByEmail(ledger, email)) ??
    (name === undefined ? undefined : findByName(ledger, name));
  if (known === undefined || byCode === undefined)
    return byCode ?? (known && { memberId: known.id, isChecked: false });
  if (known.id !== byCode.memberId && !byCode.isChecked) {
    const code = memberCode(ledger, byCode.memberId);
    refuse('PROVIDER_PAYER_DOUBT', { code, other: known.code });
  }
  return byCode;
}

function byReference(ledger: Ledger, text: string): ChargePayer | undefined {
  const issued = findReferences(text).flatMap(({ code, valid }) =>
    valid ? (findIssued(ledger, code) ?? []) : [],
  );
  const [only, ...others] = issued;
  if (only === undefined || others.length > 0) return undefined;
  const { memberId, paymentId } = only;
  const payment = paymentId === null ? undefined : paymentById(ledger, paymentId);
  return { memberId, isChecked: true, ...pending(payment) };
}

function byOrderCode(ledger: Ledger, text: string): ChargePayer | undefined {
  const coded = ordersByCode(ledger);
  if (coded.size === 0) return undefined;
  const codes = findOrderCodes(text, coded).filter(isTellingCode);
  const orders = codes.flatMap((code) => coded.get(code) ?? []);
  const [only, ...others] = orders;
  if (only === undefined || others.length > 0) return undefined;
  const payments = listPayments(ledger, { orderId: only.orderId, pendingOnly: true });
  return { memberId: only.memberId, isChecked: false, ...pending(payments[0]) };
}

const pending = (payment: Payment | undefined): Pick<ChargePayer, 'announced'> =>
  payment !== undefined && payment.pendingCents > 0 ? { announced: payment } : {};
