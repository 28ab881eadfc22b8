import { formatId } from '../../domain/ids.ts';
import { parseReference } from '../../domain/reference.ts';
import { refuse } from '../../domain/refusal.ts';
import {
  type HandedMethod,
  isCollected,
  isHanded,
  type Said,
  type Taken,
} from '../../domain/validation.ts';
import type { Ledger } from '../../ledger/database.ts';
import type { SheetRow } from '../../ledger/distributions/sheet.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import type { Member } from '../../ledger/members/members.ts';
import type { Payment } from '../../ledger/payments/payments.ts';
import { type Input, optionList } from '../action.ts';
import { namedPayment } from '../asking.ts';
import { parseTypedAmount, parseTypedMethod } from '../values.ts';

/** What is said of each payment, and what nobody had announced; gathered while it is read. */
export interface Sayings {
  readonly said: Map<number, Said>;
  readonly taken: Taken[];
}

/** Refuses with SAID_TWICE what contradicts what was said before. */
export function sayOnce({ said }: Sayings, id: number, what: Said): void {
  const before = said.get(id);
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(what)) {
    refuse('SAID_TWICE', { id: formatId('payment', id) });
  }
  said.set(id, what);
}

/** `--paid` and `--left`, as they were typed. */
export function sayingsTyped(ledger: Ledger, input: Input, sheet: readonly SheetRow[]): Sayings {
  const sayings: Sayings = { said: new Map(), taken: [] };
  for (const typed of optionList(input, 'paid')) readPaid(ledger, typed, sheet, sayings);
  for (const typed of optionList(input, 'left')) {
    const left = isPaymentName(typed)
      ? [namedPayment(ledger, typed.trim())]
      : collectedFrom(sheet, findMember(ledger, typed));
    if (left.length === 0) refuse('PAID_UNREADABLE', { value: typed });
    for (const { id } of left) sayOnce(sayings, id, { amountCents: 0 });
  }
  return sayings;
}

/** `P-3=40`, `P-3=cash`, `P-3=cash:40`, or with a member `DUR=cash:12,50`. */
function readPaid(
  ledger: Ledger,
  typed: string,
  sheet: readonly SheetRow[],
  sayings: Sayings,
): void {
  const [what = '', ...rest] = typed.split('=');
  const [first = '', second] = rest.join('=').split(':');
  if (what.trim() === '' || first.trim() === '') refuse('PAID_UNREADABLE', { value: typed });
  const hasMethod = second !== undefined || !/\d/.test(first);
  const method = hasMethod ? parseHanded(first) : undefined;
  const amount = hasMethod ? second : first;
  const amountCents = amount === undefined ? undefined : parseTypedAmount(amount);
  if (isPaymentName(what)) {
    sayOnce(sayings, namedPayment(ledger, what.trim()).id, { amountCents, method });
    return;
  }
  const member = findMember(ledger, what);
  const [only, another] = collectedFrom(sheet, member);
  if (only !== undefined && another === undefined) {
    sayOnce(sayings, only.id, { amountCents, method });
  } else if (only === undefined && method !== undefined && amountCents !== undefined) {
    sayings.taken.push({ memberId: member.id, method, amountCents });
  } else refuse('PAID_UNREADABLE', { value: typed });
}

const isPaymentName = (typed: string): boolean =>
  /^P-?\d+$/i.test(typed.trim()) || parseReference(typed).ok;

/** What a member is to hand over at the distribution. */
export const collectedFrom = (sheet: readonly SheetRow[], { id }: Member): readonly Payment[] =>
  sheet
    .filter(({ member }) => member.id === id)
    .flatMap(({ awaited }) => awaited)
    .filter(({ method }) => isCollected(method));

/** Cash, cheque or card. Refuses with METHOD_NOT_HANDED. */
export function parseHanded(typed: string): HandedMethod {
  const method = parseTypedMethod(typed);
  return isHanded(method) ? method : refuse('METHOD_NOT_HANDED', { method });
}
