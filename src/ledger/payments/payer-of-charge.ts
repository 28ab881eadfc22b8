import { once } from '../../domain/once.ts';
import { findOrderCodes, isTellingCode } from '../../domain/order-codes.ts';
import { findReferences } from '../../domain/reference.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Ledger } from '../database.ts';
import { openDirectory } from '../members/directory.ts';
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
 * Tells who paid, of one charge after the other: as the treasurer says, by a reference that was
 * issued, by the e-mail, by the whole name, or by an order's code. Refuses with MEMBER_NOT_FOUND a
 * member who was named and is none, and with PROVIDER_PAYER_DOUBT where an order's code is another
 * member's: numbers look alike.
 */
export function payers(ledger: Ledger): (words: ChargeWords) => ChargePayer | undefined {
  const members = openDirectory(ledger);
  const coded = once(() => ordersByCode(ledger));
  return (words) => {
    const { member: typed, email, name, text } = words;
    const told = typed === undefined ? undefined : members.find(typed);
    if (typed !== undefined && told === undefined) refuse('MEMBER_NOT_FOUND', { value: typed });
    const byCode =
      byReference(ledger, words.everything) ?? byOrderCode(ledger, text, coded.value());
    if (told !== undefined) {
      return byCode?.memberId === told.id ? byCode : { memberId: told.id, isChecked: false };
    }
    const known =
      (email === undefined ? undefined : members.byEmail(email)) ??
      (name === undefined ? undefined : members.byName(name));
    if (known === undefined || byCode === undefined)
      return byCode ?? (known && { memberId: known.id, isChecked: false });
    if (known.id !== byCode.memberId && !byCode.isChecked) {
      const code = memberCode(ledger, byCode.memberId);
      refuse('PROVIDER_PAYER_DOUBT', { code, other: known.code });
    }
    return byCode;
  };
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

function byOrderCode(
  ledger: Ledger,
  text: string,
  coded: ReturnType<typeof ordersByCode>,
): ChargePayer | undefined {
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
