import { findOrderCodes } from '../../domain/order-codes.ts';
import { findReferences } from '../../domain/reference.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Ledger } from '../database.ts';
import { findMemberExactly } from '../members/find-members.ts';
import { ordersByCode } from '../orders/order-codes.ts';
import { listPayments, type Payment, paymentById } from './payments.ts';
import { findIssued } from './references.ts';

/** What a provider's export tells about who paid. */
export interface ChargeWords {
  /** All that stands in the row: references and order codes may be anywhere. */
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
}

/**
 * Who paid: as the treasurer says, by a reference that was issued, by an order's code, by the
 * e-mail, or by the whole name. Refuses with MEMBER_NOT_FOUND a member who was named and is none.
 */
export function payerOf(ledger: Ledger, words: ChargeWords): ChargePayer | undefined {
  const { member: typed, email, name, text } = words;
  const told = typed === undefined ? undefined : findMemberExactly(ledger, typed);
  if (typed !== undefined && told === undefined) refuse('MEMBER_NOT_FOUND', { value: typed });
  const coded = byReference(ledger, text) ?? byOrderCode(ledger, text);
  if (told !== undefined) {
    return coded?.memberId === told.id ? coded : { memberId: told.id };
  }
  if (coded !== undefined) return coded;
  const known = [email, name].flatMap((each) =>
    each === undefined ? [] : (findMemberExactly(ledger, each) ?? []),
  );
  return known[0] && { memberId: known[0].id };
}

function byReference(ledger: Ledger, text: string): ChargePayer | undefined {
  const issued = findReferences(text).flatMap(({ code, valid }) =>
    valid ? (findIssued(ledger, code) ?? []) : [],
  );
  const [only, ...others] = issued;
  if (only === undefined || others.length > 0) return undefined;
  const { memberId, paymentId } = only;
  return { memberId, ...pending(paymentId === null ? undefined : paymentById(ledger, paymentId)) };
}

function byOrderCode(ledger: Ledger, text: string): ChargePayer | undefined {
  const coded = ordersByCode(ledger);
  if (coded.size === 0) return undefined;
  const orders = findOrderCodes(text, coded).flatMap((code) => coded.get(code) ?? []);
  const [only, ...others] = orders;
  if (only === undefined || others.length > 0) return undefined;
  const payments = listPayments(ledger, { orderId: only.orderId, pendingOnly: true });
  return { memberId: only.memberId, ...pending(payments[0]) };
}

const pending = (payment: Payment | undefined): Pick<ChargePayer, 'announced'> =>
  payment !== undefined && payment.pendingCents > 0 ? { announced: payment } : {};
