import type { CalendarDate } from '../../domain/date.ts';
import type {
  CodedOrder,
  Dues,
  Issued,
  KnownReference,
  NearReference,
  OpenDeposit,
  UnexplainedLine,
} from '../../domain/matching/facts.ts';
import { type Finding, findMatch } from '../../domain/matching/find-match.ts';
import type { Cents } from '../../domain/money.ts';
import { findNamed, type NameIndex, nameIndex } from '../../domain/named.ts';
import { type CodeIndex, codeIndex, findNearReferences } from '../../domain/near-references.ts';
import { once } from '../../domain/once.ts';
import { findOrderCodes, isTellingCode } from '../../domain/order-codes.ts';
import { maySpeakOfCheques, speaksOfCheques, speaksOfReturn } from '../../domain/payer.ts';
import { isPaidOut } from '../../domain/payout-labels.ts';
import { type Ledger, query, template } from '../database.ts';
import { listDeposits } from '../deposits/deposits.ts';
import { builtInHeading } from '../headings.ts';
import { isWithdrawn, listNames, memberCode } from '../members/members.ts';
import { ordersByCode } from '../orders/order-codes.ts';
import { listPayments } from '../payments/payments.ts';
import { listIssued } from '../payments/references.ts';
import { listBankAccounts } from '../statements/bank-accounts.ts';
import { type Line, wordsOf } from '../statements/lines.ts';
import { ownAccountsFor, ownNumbers } from '../statements/own-accounts.ts';
import {
  awaitedFrom,
  awaitedFromOthers,
  type ByHand,
  duesOf,
  type FromAnother,
  recordedByHand,
} from './awaited.ts';
import { depositsFor } from './awaited-deposits.ts';
import type { Matched } from './book-line.ts';
import { isForTheBank, openPaymentsOf, unclearParts } from './expected.ts';
import {
  bookedLines,
  knownPayers,
  learnedPayers,
  type Payer,
  payersIn,
  seenPayers,
} from './learned.ts';
import { openPayouts } from './payouts.ts';
import { openMemberBalances, openRegister, type Register, type Shared } from './register.ts';
import { returnablePayments } from './returnable.ts';

/**
 * What the rules are told of lines, while several are looked at one after the other: names and
 * codes are gathered once, amounts are as they are when a line's turn comes.
 */
export interface Books {
  /** What the rules say of a line that waits. */
  readonly findingFor: (line: Line) => Finding;
  /** True if anything is announced, recorded by hand or on its way to the bank. */
  readonly isAnythingOpen: () => boolean;
  /** What booking needs to know of members, too. */
  readonly shared: Shared;
  /**
   * A line of these payers was booked: what is due, and what was recorded by hand, may be less.
   */
  readonly changed: (payers: readonly Payer[], booked: Matched) => void;
}

export function openBooks(ledger: Ledger): Books {
  const codes = once((): CodeIndex => codeIndex(listIssued(ledger).map(({ code }) => code)));
  const names = once(
    (): NameIndex<number> =>
      nameIndex(listNames(ledger).map(({ name, memberId }) => ({ name, owner: memberId }))),
  );
  const othersPaying = once(() => awaitedFromOthers(ledger));
  const byHand = once(() => new Map(recordedByHand(ledger).map((each) => [each.paymentId, each])));
  const deposits = once(() => listDeposits(ledger, { openOnly: true }));
  const payouts = openPayouts(ledger);
  const fees = once(() => builtInHeading(ledger, 'bank-fees').id);
  const coded = once(() => ordersByCode(ledger));
  const own = ownNumbers(ledger);
  const register = openRegister(ledger);
  const everMatched = once(() => new Set(ledger.all(onceMatched()).map(({ line }) => line)));
  const banks = once(() => listBankAccounts(ledger));

  const learned = once(() => learnedPayers(ledger));
  const booked = bookedLines(ledger);
  const dues = new Map<number, Map<CalendarDate, Dues>>();
  const anyContract = once(() => ledger.get(firstContract()) !== undefined);
  const open = openPaymentsOf(ledger);
  const { paymentsOf } = open;
  const shared: Shared = { ...register, paymentsOf };
  const balances = openMemberBalances(ledger, register);

  function factsOf(line: Line): UnexplainedLine {
    const words = wordsOf(ledger, line);
    const { amountCents } = line;
    const references = register.referencesIn(words).map((found) => asKnown(register, found));
    const payers = once(() => payersIn(register, words, own));
    const deposited = once(() => depositsFor(line, words, deposits.value())).value;
    return {
      amountCents,
      references,
      nearReferences: once(() =>
        nearIn(register, words, { references, amountCents, codes: codes.value }),
      ).value,
      orderCodes: once(() => codedIn(ledger, words, coded.value())).value,
      recordedByHand: () =>
        [...byHand.value().values()].filter(fits(ledger, { amountCents, words, deposited })),
      deposits: deposited,
      payout: once(() => payouts.of(line, words)).value,
      bankFees: () => fees.value(),
      payers: once(() =>
        learned.value().size === 0 ? [] : knownPayers(learned.value(), payers.value(), booked),
      ).value,
      seenPayers: once(() => seenPayers(learned.value(), payers.value(), booked)).value,
      named: once(() => [
        ...namedIn(words, names.value()),
        ...payersOf(words, amountCents, othersPaying.value()),
      ]).value,
      duesOf(memberId) {
        const days = dues.get(memberId) ?? new Map<CalendarDate, Dues>();
        const debtor = { ...shared, balanceOf: balances.of, hasContracts: anyContract.value };
        const known = days.get(line.date) ?? duesOf(ledger, memberId, line.date, debtor);
        dues.set(memberId, days.set(line.date, known));
        return known;
      },
      // No getter: each takes V8 an object of a kind of its own, which it keeps for long.
      speaksOfReturn: () => speaksOfReturn(words),
      returnable: once(() => returnablePayments(ledger, line)).value,
      ownAccounts: once(() => ownAccountsFor(ledger, line, { words, banks: banks.value() })).value,
      awaitedFrom: () => awaitedFrom(ledger, amountCents),
      unmatchedByHand: () => everMatched.value().has(line.id),
    };
  }

  return {
    shared,
    isAnythingOpen: () => open.isAny() || deposits.value().length > 0,
    findingFor(line) {
      const finding = findMatch(factsOf(line));
      if (finding.outcome === 'wait') return finding;
      const { booking } = finding;
      // What `line assign` asks a person about is not decided by a rule either.
      const isClear = unclearParts(ledger, line, booking.parts, paymentsOf).length === 0;
      return isClear
        ? finding
        : { outcome: 'wait', reason: 'payment-unclear', proposals: [booking] };
    },
    changed(payers, { parts, isUnannounced }) {
      booked.forget(payers);
      for (const { memberId } of parts) dues.delete(memberId ?? 0);
      if (isUnannounced) {
        for (const { memberId, amountCents } of parts) balances.moved(memberId ?? 0, amountCents);
        return;
      }
      balances.forget();
      const payments = parts.map(({ paymentId }) => paymentId);
      payouts.shown(payments);
      // What a line shows of a payment is all of it: reading them all again would take longer.
      for (const payment of payments) byHand.value().delete(payment ?? 0);
      deposits.forget();
      dues.clear();
    },
  };
}

interface Sought {
  readonly references: readonly KnownReference[];
  readonly amountCents: Cents;
  readonly codes: () => CodeIndex;
}

/**
 * The codes with one typing error; also those of which a sound one is a typing error away, where it
 * awaits another amount and they just this one.
 */
function nearIn(register: Register, words: string, { references, amountCents, codes }: Sought) {
  const issued = references.filter(({ issuedTo }) => issuedTo !== undefined);
  const sound = issued.map(({ code }) => code);
  const near = findNearReferences(words, codes, sound);
  const twins = issued
    .filter(({ issuedTo }) => !awaits(issuedTo, amountCents))
    .flatMap(({ code }) =>
      register.twinsOf(code, codes).flatMap((twin) => asNear(register, code, twin)),
    )
    .filter(({ issuedTo }) => awaits(issuedTo, amountCents));
  return [...near.flatMap(({ written, code }) => asNear(register, written, code)), ...twins];
}

function asKnown(register: Register, found: { code: string; valid: boolean }): KnownReference {
  const issuedTo = found.valid ? register.ownerOf(found.code) : undefined;
  return issuedTo === undefined ? found : { ...found, issuedTo };
}

function asNear(register: Register, written: string, code: string): readonly NearReference[] {
  const issuedTo = register.ownerOf(code);
  return issuedTo === undefined ? [] : [{ written, code, issuedTo }];
}

/** The orders whose codes stand in a label, with what pays for them. */
function codedIn(
  ledger: Ledger,
  words: string,
  coded: ReturnType<typeof ordersByCode>,
): readonly CodedOrder[] {
  if (coded.size === 0) return [];
  return findOrderCodes(words, coded).flatMap((folded) => {
    const isTelling = isTellingCode(folded);
    return (coded.get(folded) ?? []).flatMap(({ orderId, memberId, code }) => {
      if (isWithdrawn({ code: memberCode(ledger, memberId) })) return [];
      const [payment] = listPayments(ledger, { orderId })
        .map(({ id, method, pendingCents, byHandCents }) => ({
          id,
          // What was paid by card or online comes with a payout, and with no code.
          awaitedCents: pendingCents + (isPaidOut(method) ? 0 : byHandCents),
        }))
        .filter(({ awaitedCents }) => awaitedCents > 0);
      const order = { code, memberId, isTelling };
      return payment === undefined ? order : { ...order, payment };
    });
  });
}

/** True if a reference's payment awaits just this amount. */
function awaits(issuedTo: Issued | undefined, amountCents: Cents): boolean {
  const payment = issuedTo?.payment;
  return payment?.pendingCents === amountCents || payment?.byHandCents === amountCents;
}

interface Shows {
  readonly amountCents: Cents;
  readonly words: string;
  readonly deposited: () => readonly OpenDeposit[];
}

/**
 * Of this amount, and by the method that the label speaks of. Where a deposit has just this amount,
 * no cheque that still lies in the drawer is the one, nor ever one that is payable to a producer.
 * Money out may be a cheque that the group wrote without being a deposit.
 */
function fits(
  ledger: Ledger,
  { amountCents, words, deposited }: Shows,
): (recorded: ByHand) => boolean {
  const speaks = amountCents < 0 ? maySpeakOfCheques : speaksOfCheques;
  const isCheque = once(
    () => speaks(words) && !deposited().some(({ openCents }) => openCents === amountCents),
  ).value;
  return (recorded) => {
    if (recorded.amountCents !== amountCents) return false;
    if (recorded.method !== 'cheque') return true;
    return isCheque() && (amountCents < 0 || isForTheBank(ledger, recorded.paymentId));
  };
}

const namedIn = (words: string, names: NameIndex<number>) =>
  findNamed(words, names).map(({ owner, name, share }) => ({ memberId: owner, name, share }));

/** For whom the payer in this label was said to pay, where it is just this amount. */
const payersOf = (words: string, amountCents: Cents, awaited: readonly FromAnother[]) =>
  namedIn(
    words,
    nameIndex(
      awaited
        .filter(({ pendingCents }) => pendingCents === amountCents)
        .map(({ name, memberId }) => ({ name, owner: memberId })),
    ),
  );

/** The lines that wait, and were matched before. */
const onceMatched = template('once matched', () =>
  query
    .selectFrom('waiting_lines')
    .innerJoin('matches', 'matches.line_id', 'waiting_lines.line_id')
    .select('matches.line_id as line'),
);

const firstContract = template('first contract', () =>
  query.selectFrom('contracts').select('id').limit(1),
);
