import { describe, expect, it } from 'vitest';
import type { Dues, UnexplainedLine } from '../../src/domain/matching/facts.ts';
import { findMatch } from '../../src/domain/matching/find-match.ts';
import type { Part } from '../../src/domain/matching/proposal.ts';

// Each rule: what it books, what it proposes, and where it says nothing. Members are 1, 2, 3;
// payment 11 is member 1's, 21 member 2's, and so on; each awaits 45.00 unless told otherwise.

const DUE = 4500;

const open = (memberId: number, pendingCents = DUE, byHandCents = 0, receivedCents = 0) => ({
  memberId,
  payment: { id: memberId * 10 + 1, pendingCents, byHandCents, receivedCents },
});
const sound = (code: string, issuedTo?: ReturnType<typeof open> | { memberId: number }) => ({
  code,
  valid: true,
  ...(issuedTo === undefined ? {} : { issuedTo }),
});
const near = (memberId: number, pendingCents = DUE) => ({
  written: 'RF00WRONG',
  code: `RF00CODE${memberId}`,
  issuedTo: open(memberId, pendingCents),
});
const payer = (memberId: number, ...acceptedCents: number[]) => ({
  memberId,
  payer: 'DUPONT JEAN',
  isTelling: true,
  isAccount: false,
  acceptedCents,
});

/** What is found in a line, as plain values. */
type Found = {
  -readonly [Fact in keyof UnexplainedLine]: Fact extends 'duesOf' | 'amountCents' | 'references'
    ? UnexplainedLine[Fact]
    : UnexplainedLine[Fact] extends () => infer Value
      ? Value
      : never;
};

const FEES = 900;

/** A line of 45.00 in which nothing is found, in a group where every member owes just that. */
function line(found: Partial<Found> = {}): UnexplainedLine {
  return {
    amountCents: found.amountCents ?? DUE,
    references: found.references ?? [],
    nearReferences: () => found.nearReferences ?? [],
    orderCodes: () => found.orderCodes ?? [],
    recordedByHand: () => found.recordedByHand ?? [],
    payers: () => found.payers ?? [],
    seenPayers: () => found.seenPayers ?? found.payers ?? [],
    named: () => found.named ?? [],
    duesOf: found.duesOf ?? owesAll,
    awaitedFrom: () => found.awaitedFrom ?? [1, 2, 3],
    unmatchedByHand: () => found.unmatchedByHand ?? false,
    speaksOfReturn: () => found.speaksOfReturn ?? false,
    returnable: () => found.returnable ?? [],
    ownAccounts: () => found.ownAccounts ?? [],
    deposits: () => found.deposits ?? [],
    payout: () => found.payout,
    bankFees: () => found.bankFees ?? FEES,
  };
}

const owesAll = (memberId: number): Dues => ({
  payments: [{ id: memberId * 10 + 1, pendingCents: DUE }],
  debtCents: DUE,
  creditCents: 0,
});

const nothingDue = () => ({ payments: [], debtCents: 0, creditCents: 0 });

/** `book exact-reference 1/11:4500`, or `wait REASON` and the proposals in the same way. */
function told(given: Partial<Found>): readonly string[] {
  const finding = findMatch(line(given));
  const one = (found: { rule: string; parts: readonly Part[] }) =>
    [found.rule, ...found.parts.map(partText)].join(' ');
  if (finding.outcome === 'book') return [`book ${one(finding.booking)}`];
  return [`wait ${finding.reason}`, ...finding.proposals.map(one)];
}

const partText = ({ memberId, headingId, depositId, paymentId, amountCents }: Part): string =>
  `${memberId ?? (depositId === undefined ? `heading ${headingId}` : `deposit ${depositId}`)}${paymentId === undefined ? '' : `/${paymentId}`}:${amountCents}`;

type Case = readonly [name: string, given: Partial<Found>, told: readonly string[]];

const check = (cases: readonly Case[]) =>
  it.each(cases.map(([name, given, expected]) => ({ name, given, expected })))(
    '$name',
    ({ given, expected }) => {
      expect(told(given)).toEqual(expected);
    },
  );

describe('a deposit', () => {
  const slip = { id: 7, openCents: DUE, isSpokenOf: true };
  check([
    [
      'is booked where the label speaks of cheques',
      { deposits: [slip] },
      ['book deposit deposit 7:4500'],
    ],
    [
      'is proposed where the label speaks of nothing',
      { deposits: [{ ...slip, isSpokenOf: false }] },
      ['wait no-reference', 'deposit deposit 7:4500'],
    ],
    [
      'is booked by the bank’s own number, though another is as large',
      {
        deposits: [
          { ...slip, id: 8 },
          { ...slip, isSpokenOf: false, numberFound: '99' },
        ],
      },
      ['book deposit deposit 7:4500'],
    ],
    [
      'is proposed where the label has another slip’s number',
      { deposits: [{ ...slip, isNumberedOtherwise: true }] },
      ['wait no-reference', 'deposit deposit 7:4500'],
    ],
    [
      'is proposed where it is dated much later',
      { deposits: [{ ...slip, isMuchLater: true }] },
      ['wait no-reference', 'deposit deposit 7:4500'],
    ],
    [
      'is booked though dated much later, by the bank’s own number',
      { deposits: [{ ...slip, isMuchLater: true, numberFound: '99' }] },
      ['book deposit deposit 7:4500'],
    ],
    [
      'comes before one that is dated much later',
      { deposits: [{ ...slip, id: 8, isMuchLater: true }, slip] },
      ['book deposit deposit 7:4500'],
    ],
    [
      'is nothing where it is dated much later, and the label speaks of nothing',
      { deposits: [{ ...slip, isMuchLater: true, isSpokenOf: false }] },
      ['wait no-reference'],
    ],
    [
      'is proposed where several are as large',
      { deposits: [slip, { ...slip, id: 8 }] },
      ['wait no-reference', 'deposit deposit 7:4500', 'deposit deposit 8:4500'],
    ],
    [
      'is proposed with a few euros more, which the bank has corrected',
      { deposits: [{ ...slip, openCents: 4000 }] },
      ['wait no-reference', `deposit deposit 7:4000 heading ${FEES}:500`],
    ],
    [
      'is nothing with more than that',
      { deposits: [{ ...slip, openCents: 3999 }] },
      ['wait no-reference'],
    ],
    [
      'of which the label says nothing comes behind a name with the amount due, and books nothing else',
      {
        deposits: [{ ...slip, isSpokenOf: false }],
        named: [{ memberId: 1, name: 'Durand Claire', share: 1 }],
      },
      ['wait no-reference', 'name-and-amount 1/11:4500', 'deposit deposit 7:4500'],
    ],
    [
      'of which the label says nothing does not keep a known payer from being booked',
      { deposits: [{ ...slip, isSpokenOf: false }], payers: [payer(1)] },
      ['book learned-payer 1/11:4500'],
    ],
    [
      'of cash that was fetched is booked as money out',
      { amountCents: -DUE, deposits: [{ ...slip, openCents: -DUE }] },
      ['book deposit deposit 7:-4500'],
    ],
  ]);
});

describe('a payout', () => {
  type Charge = NonNullable<Found['payout']>['charges'][number];
  const charge = (
    id: number,
    date: string,
    openCents: number,
    more: Partial<Charge> = {},
  ): Charge => ({
    paymentId: id * 10 + 1,
    memberId: id,
    method: 'card',
    date,
    openCents,
    isFeeTold: false,
    ...more,
  });
  const payout = (
    charges: readonly Charge[],
    more: Partial<NonNullable<Found['payout']>> = {},
  ) => ({
    payout: { methods: ['card'] as const, keepsFee: true, isWallet: false, charges, ...more },
  });
  const online = { method: 'online' as const };
  const ONLINE = { methods: ['online'] as const };
  const two = [charge(1, '2026-10-03', 2500), charge(2, '2026-10-03', 2000)];
  const withFee = [charge(1, '2026-10-03', 2580), charge(2, '2026-10-03', 2000)];
  const later = charge(3, '2026-10-10', 4500);

  check([
    ['is booked where a day comes to it', payout(two), ['book payout 1/11:2500 2/21:2000']],
    [
      'is booked where some days do, from the oldest on',
      payout(
        [
          charge(1, '2026-10-03', 2500, online),
          charge(2, '2026-10-05', 2000, online),
          charge(3, '2026-10-10', 4400, online),
        ],
        ONLINE,
      ),
      ['book payout 1/11:2500 2/21:2000'],
    ],
    [
      'is proposed where payments online are older still',
      payout([charge(1, '2026-10-03', 99, online), { ...later, ...online }], ONLINE),
      ['wait payout', 'payout 3/31:4500'],
    ],
    [
      'is booked of one day of the terminal, whatever is older',
      payout([charge(1, '2026-10-03', 99), later]),
      ['book payout 3/31:4500'],
    ],
    [
      'is proposed of several days of the terminal, where others are older',
      payout([
        charge(4, '2026-10-01', 99),
        charge(1, '2026-10-03', 2500),
        charge(2, '2026-10-05', 2000),
      ]),
      ['wait payout', 'payout 1/11:2500 2/21:2000'],
    ],
    [
      'is proposed of each of the days that come to it, the nearest first',
      payout([...two, later]),
      ['wait payout', 'payout 3/31:4500', 'payout 1/11:2500 2/21:2000'],
    ],
    [
      'of the same members is proposed for each day',
      payout([charge(1, '2026-10-03', 4500), { ...charge(1, '2026-10-10', 4500), paymentId: 12 }]),
      ['wait payout', 'payout 1/12:4500', 'payout 1/11:4500'],
    ],
    [
      'is proposed where the last day is cut',
      payout([...two, charge(3, '2026-10-03', 700)]),
      ['wait payout', 'payout 1/11:2500 2/21:2000'],
    ],
    [
      'is proposed with a likely fee',
      payout(withFee),
      ['wait payout', `payout 1/11:2580 2/21:2000 heading ${FEES}:-80`],
    ],
    [
      'is booked with a fee in a proportion that was accepted',
      payout(withFee, { feeTaken: { count: 4, totalCents: 9160, feeCents: 160 } }),
      [`book payout 1/11:2580 2/21:2000 heading ${FEES}:-80`],
    ],
    [
      'is booked with one that is in part so much for each payment',
      payout(withFee, { feeTaken: { count: 2, totalCents: 9160, feeCents: 110 } }),
      [`book payout 1/11:2580 2/21:2000 heading ${FEES}:-80`],
    ],
    [
      'is proposed with one in no such proportion',
      payout(withFee, { feeTaken: { count: 4, totalCents: 9160, feeCents: 200 } }),
      ['wait payout', `payout 1/11:2580 2/21:2000 heading ${FEES}:-80`],
    ],
    [
      'is booked with the fee that fits, though another day leaves a likely one too',
      payout([...withFee, charge(3, '2026-10-10', 4640)], {
        feeTaken: { count: 4, totalCents: 9160, feeCents: 160 },
      }),
      [`book payout 1/11:2580 2/21:2000 heading ${FEES}:-80`],
    ],
    [
      'is proposed with three days at the most',
      payout([4560, 4570, 4580, 4590].map((cents, day) => charge(day, `2026-10-0${day}`, cents))),
      [
        'wait payout',
        `payout 3/31:4590 heading ${FEES}:-90`,
        `payout 2/21:4580 heading ${FEES}:-80`,
        `payout 1/11:4570 heading ${FEES}:-70`,
      ],
    ],
    [
      'is exact rather than with a fee',
      payout([...two, charge(3, '2026-10-10', 4580)]),
      ['book payout 1/11:2500 2/21:2000'],
    ],
    ['is nothing with more than a fee', payout([charge(1, '2026-10-03', 4900)]), ['wait payout']],
    [
      'is nothing with a fee where fees were told',
      payout([charge(1, '2026-10-03', 4580, { isFeeTold: true })]),
      ['wait payout'],
    ],
    [
      'is nothing with a fee of who keeps none',
      payout([charge(1, '2026-10-03', 4580)], { keepsFee: false }),
      ['wait payout'],
    ],
    [
      'takes refunds off',
      payout([...two, charge(3, '2026-10-03', 700), charge(4, '2026-10-03', -700)]),
      ['book payout 1/11:2500 2/21:2000 3/31:700 4/41:-700'],
    ],
    [
      'of both methods is booked of one, or of both',
      payout([charge(1, '2026-10-03', 2500), charge(2, '2026-10-03', 2000, online)], {
        methods: ['card', 'online'],
      }),
      ['book payout 1/11:2500 2/21:2000'],
    ],
    [
      'of both methods is proposed of each that comes to it',
      payout([later, charge(2, '2026-10-09', 4500, online)], { methods: ['card', 'online'] }),
      ['wait payout', 'payout 3/31:4500', 'payout 2/21:4500'],
    ],
    [
      'through whom people pay each other too is only proposed',
      payout(two, { isWallet: true }),
      ['wait payout', 'payout 1/11:2500 2/21:2000'],
    ],
    [
      'is proposed where a transfer of just this amount was recorded by hand',
      { ...payout(two), recordedByHand: [{ memberId: 3, paymentId: 31 }] },
      ['wait witnesses-disagree', 'payout 1/11:2500 2/21:2000', 'recorded-by-hand 3/31:4500'],
    ],
    [
      'is nothing behind an exact reference',
      { ...payout(two), references: [sound('A', open(1))] },
      ['book exact-reference 1/11:4500'],
    ],
    [
      'is nothing for money out',
      { ...payout([charge(1, '2026-10-03', -4500)]), amountCents: -DUE },
      ['wait money-out'],
    ],
    ['that nothing comes to is said to be one', payout([]), ['wait payout']],
    [
      'that nothing comes to is none where people pay each other too',
      payout([], { isWallet: true }),
      ['wait no-reference'],
    ],
  ]);
});

describe('an exact reference', () => {
  check([
    ['is booked', { references: [sound('A', open(1))] }, ['book exact-reference 1/11:4500']],
    [
      'is booked whatever the amount',
      { references: [sound('A', open(1, 9900))] },
      ['book exact-reference 1/11:4500'],
    ],
    [
      'is booked to what was recorded by hand',
      { references: [sound('A', open(1, 0, DUE))] },
      ['book exact-reference 1/11:4500'],
    ],
    [
      'wins over a name, a payer and an amount of somebody else',
      {
        references: [sound('A', open(1))],
        payers: [payer(2, DUE)],
        named: [{ memberId: 3, name: 'X', share: 1 }],
        recordedByHand: [{ memberId: 2, paymentId: 21 }],
      },
      ['book exact-reference 1/11:4500'],
    ],
    [
      'is booked beside the same member’s permanent one',
      { references: [sound('A', open(1)), sound('B', { memberId: 1 })] },
      ['book exact-reference 1/11:4500'],
    ],
    [
      'is proposed beside one of somebody else with a typing error',
      { references: [sound('A', open(1))], nearReferences: [near(2)] },
      ['wait several-references', 'exact-reference 1/11:4500', 'repaired-reference 2/21:4500'],
    ],
    [
      'is proposed to whom a person took it from',
      { references: [sound('A', open(1))], unmatchedByHand: true },
      ['wait unmatched-by-hand', 'exact-reference 1/11:4500'],
    ],
    ['is nothing if it was never issued', { references: [sound('A')] }, ['wait reference-unknown']],
    [
      'is nothing if its check digits do not fit',
      { references: [{ code: 'A', valid: false }] },
      ['wait reference-check-failed'],
    ],
    [
      'books no money out',
      { amountCents: -DUE, references: [sound('A', open(1))] },
      ['wait money-out', 'refund 1:-4500'],
    ],
  ]);
});

describe('a settled or permanent reference', () => {
  check([
    [
      'is booked to its member',
      { references: [sound('A', open(1, 0))] },
      ['book settled-reference 1:4500'],
    ],
    [
      'is booked without a payment too',
      { references: [sound('A', { memberId: 1 })] },
      ['book settled-reference 1:4500'],
    ],
    [
      'is proposed beside one with a typing error',
      { references: [sound('A', open(1, 0))], nearReferences: [near(2)] },
      ['wait several-references', 'settled-reference 1:4500', 'repaired-reference 2/21:4500'],
    ],
  ]);
});

describe('several references', () => {
  const two = [sound('A', open(1)), sound('B', open(2, 2000))];

  check([
    [
      'are booked where their amounts add up',
      { amountCents: 6500, references: two },
      ['book several-references 1/11:4500 2/21:2000'],
    ],
    [
      'are proposed where they do not',
      { amountCents: 6000, references: two },
      ['wait several-references', 'several-references 1/11:6000', 'several-references 2/21:6000'],
    ],
    [
      'of one member are booked one after the other',
      {
        amountCents: 5000,
        references: [
          sound('A', open(1)),
          sound('B', {
            memberId: 1,
            payment: { id: 12, pendingCents: 2000, byHandCents: 0, receivedCents: 0 },
          }),
        ],
      },
      ['book several-references 1/11:4500 1/12:500'],
    ],
    [
      'of one member give the last the rest',
      {
        amountCents: 9000,
        references: [
          sound('A', open(1)),
          sound('B', {
            memberId: 1,
            payment: { id: 12, pendingCents: 2000, byHandCents: 0, receivedCents: 0 },
          }),
        ],
      },
      ['book several-references 1/11:4500 1/12:4500'],
    ],
    [
      'may be permanent, and stand for all that is due',
      { amountCents: 9000, references: [sound('A', open(1)), sound('B', { memberId: 2 })] },
      ['book several-references 1/11:4500 2/21:4500'],
    ],
  ]);
});

describe('a reference with a typing error', () => {
  check([
    [
      'is booked with the exact amount of its payment, which no other has',
      { nearReferences: [near(1)], awaitedFrom: [1] },
      ['book repaired-reference 1/11:4500'],
    ],
    [
      'is booked from somebody who has paid for that member alone',
      { nearReferences: [near(1)], payers: [payer(1)], duesOf: nothingDue },
      ['book repaired-reference 1/11:4500'],
    ],
    [
      'is booked from somebody whose sound references were that member’s',
      { nearReferences: [near(1)], seenPayers: [payer(1)] },
      ['book repaired-reference 1/11:4500'],
    ],
    [
      'is proposed from somebody whose sound references were another’s too',
      { nearReferences: [near(1)], seenPayers: [payer(1), payer(2)] },
      ['wait no-reference', 'repaired-reference 1/11:4500'],
    ],
    [
      'is proposed where another member’s payment has that amount',
      { nearReferences: [near(1)] },
      ['wait no-reference', 'repaired-reference 1/11:4500'],
    ],
    [
      'is proposed with another amount',
      { nearReferences: [near(1, 9900)], awaitedFrom: [] },
      ['wait no-reference', 'repaired-reference 1/11:4500'],
    ],
    [
      'is proposed where a payment of that amount was recorded by hand for another',
      {
        nearReferences: [near(1)],
        awaitedFrom: [1],
        recordedByHand: [{ memberId: 2, paymentId: 21 }],
      },
      ['wait no-reference', 'recorded-by-hand 2/21:4500', 'repaired-reference 1/11:4500'],
    ],
    [
      'is proposed beside another one',
      { nearReferences: [near(1), near(2)], awaitedFrom: [1] },
      ['wait no-reference', 'repaired-reference 1/11:4500', 'repaired-reference 2/21:4500'],
    ],
    ['is nothing of two errors', {}, ['wait no-reference']],
  ]);
});

describe('the order’s own code', () => {
  const coded = (memberId: number, awaitedCents: number | undefined, isTelling = true) => ({
    code: `CMD-${memberId}`,
    memberId,
    isTelling,
    ...(awaitedCents === undefined ? {} : { payment: { id: memberId * 10 + 1, awaitedCents } }),
  });

  check([
    [
      'is booked with the exact amount that the order awaits',
      { orderCodes: [coded(1, DUE)] },
      ['book order-code 1/11:4500'],
    ],
    [
      'is booked with the sum of several orders',
      { orderCodes: [coded(1, 2000), coded(2, 2500)] },
      ['book order-code 1/11:2000 2/21:2500'],
    ],
    [
      'is proposed with another amount',
      { orderCodes: [coded(1, 9900)] },
      ['wait no-reference', 'order-code 1/11:4500'],
    ],
    [
      'is proposed where the order is paid already',
      { orderCodes: [coded(1, undefined)] },
      ['wait no-reference', 'order-code 1:4500'],
    ],
    [
      'is proposed where another member’s order is named too',
      { orderCodes: [coded(1, DUE), coded(2, 100)] },
      ['wait no-reference', 'order-code 1/11:4500'],
    ],
    [
      'is proposed where a payer of somebody else is known',
      { orderCodes: [coded(1, DUE)], payers: [payer(2)] },
      ['wait witnesses-disagree', 'order-code 1/11:4500', 'learned-payer 2/21:4500'],
    ],
    [
      'is nothing where a short number may be part of a date',
      { orderCodes: [coded(1, 9900, false)] },
      ['wait no-reference'],
    ],
    [
      'is nothing behind an exact reference',
      { orderCodes: [coded(1, DUE)], references: [sound('A', open(2))] },
      ['book exact-reference 2/21:4500'],
    ],
  ]);
});

describe('what was recorded by hand', () => {
  const recorded = [{ memberId: 1, paymentId: 11 }];

  check([
    [
      'is booked where the payer is known to pay for that member',
      { recordedByHand: recorded, payers: [payer(1)] },
      ['book recorded-by-hand 1/11:4500'],
    ],
    [
      'is proposed by its amount alone',
      { recordedByHand: recorded },
      ['wait no-reference', 'recorded-by-hand 1/11:4500'],
    ],
    [
      'is proposed twice where two have that amount',
      { recordedByHand: [...recorded, { memberId: 2, paymentId: 21 }], payers: [payer(1)] },
      ['wait witnesses-disagree', 'learned-payer 1/11:4500', 'recorded-by-hand 2/21:4500'],
    ],
  ]);
});

describe('a payer known from before', () => {
  check([
    [
      'is booked with an amount that is due',
      { payers: [payer(1)] },
      ['book learned-payer 1/11:4500'],
    ],
    [
      'is booked with all that is due together',
      {
        amountCents: 6500,
        payers: [payer(1)],
        duesOf: () => ({
          payments: [
            { id: 11, pendingCents: DUE },
            { id: 12, pendingCents: 2000 },
          ],
          debtCents: 0,
          creditCents: 0,
        }),
      },
      ['book learned-payer 1/11:4500 1/12:2000'],
    ],
    [
      'is booked with the member’s debt',
      { payers: [payer(1)], duesOf: () => ({ payments: [], debtCents: DUE, creditCents: 0 }) },
      ['book learned-payer 1:4500'],
    ],
    [
      'is booked with an amount that was accepted before',
      { payers: [payer(1, DUE)], duesOf: nothingDue, awaitedFrom: [] },
      ['book learned-payer 1:4500'],
    ],
    [
      'is proposed with an amount that was accepted, where just another member is to pay it',
      { payers: [payer(1, DUE)], duesOf: nothingDue, awaitedFrom: [2] },
      ['wait no-reference', 'learned-payer 1:4500'],
    ],
    [
      'is booked with it from an account of their own, whoever else is to pay it',
      { payers: [{ ...payer(1, DUE), isAccount: true }], duesOf: nothingDue, awaitedFrom: [2] },
      ['book learned-payer 1:4500'],
    ],
    [
      'is booked with what is due beside a namesake for whom it is not',
      {
        payers: [payer(1)],
        named: [{ memberId: 2, name: 'Dupont Jean', share: 1 }],
        duesOf: (id) => (id === 1 ? owesAll(1) : nothingDue()),
      },
      ['book learned-payer 1/11:4500'],
    ],
    [
      'is proposed with any other amount',
      { payers: [payer(1, 100)], duesOf: nothingDue },
      ['wait no-reference', 'learned-payer 1:4500'],
    ],
    [
      'of several members is asked about',
      { payers: [payer(1), payer(2)] },
      ['wait no-reference', 'learned-payer 1/11:4500', 'learned-payer 2/21:4500'],
    ],
    [
      'is proposed where only one word is known of the name',
      { payers: [{ ...payer(1), isTelling: false }] },
      ['wait no-reference', 'learned-payer 1/11:4500'],
    ],
    [
      'is proposed where the whole name is another member’s, who may pay for themselves',
      { payers: [payer(1)], named: [{ memberId: 2, name: 'Dupont Jean', share: 1 }] },
      ['wait no-reference', 'learned-payer 1/11:4500', 'name-and-amount 2/21:4500'],
    ],
    [
      'is booked where the other’s whole name is but a part of the member’s own',
      {
        payers: [payer(1)],
        named: [
          { memberId: 1, name: 'Zoé et Paul Martin', share: 1 },
          { memberId: 2, name: 'Paul Martin', share: 1 },
        ],
      },
      ['book learned-payer 1/11:4500'],
    ],
    [
      'is booked though a part of the name is another member’s',
      { payers: [payer(1)], named: [{ memberId: 2, name: 'Dupont Léa', share: 0.5 }] },
      ['book learned-payer 1/11:4500'],
    ],
    [
      'is proposed where that amount was recorded by hand for another member',
      { payers: [payer(1)], recordedByHand: [{ memberId: 2, paymentId: 21 }] },
      ['wait witnesses-disagree', 'learned-payer 1/11:4500', 'recorded-by-hand 2/21:4500'],
    ],
    [
      'disagrees with a repaired reference of somebody else',
      { payers: [payer(1)], nearReferences: [near(2)], awaitedFrom: [2] },
      ['wait witnesses-disagree', 'repaired-reference 2/21:4500', 'learned-payer 1/11:4500'],
    ],
    [
      'agrees with a repaired reference',
      { payers: [payer(1)], nearReferences: [near(1)] },
      ['book repaired-reference 1/11:4500'],
    ],
  ]);
});

describe('what only proposes', () => {
  check([
    [
      'keeps a payer from being booked, where it is a code of another with a typing error',
      { payers: [payer(1)], nearReferences: [near(2)] },
      ['wait witnesses-disagree', 'learned-payer 1/11:4500', 'repaired-reference 2/21:4500'],
    ],
    [
      'keeps a payer from being booked, where it is several codes of others',
      {
        amountCents: 4700,
        references: [sound('A', open(2)), sound('B', open(3))],
        payers: [payer(1, 4700)],
        awaitedFrom: [],
      },
      [
        'wait several-references',
        'learned-payer 1:4700',
        'several-references 2/21:4700',
        'several-references 3/31:4700',
      ],
    ],
    [
      'keeps several codes of one member from being booked, where another’s has a typing error',
      {
        references: [sound('A', open(1, 2000)), sound('B', { ...open(1, 2500) })],
        nearReferences: [near(2)],
      },
      [
        'wait several-references',
        'several-references 1/11:2000 1/11:2500',
        'repaired-reference 2/21:4500',
      ],
    ],
  ]);
});

describe('a name', () => {
  const named = [
    { memberId: 1, name: 'Durand Claire', share: 0.5 },
    { memberId: 2, name: 'Durand Paul', share: 1 },
  ];

  check([
    [
      'is proposed, the one with more of its words first, where the amount is due',
      { named },
      ['wait no-reference', 'name-and-amount 2/21:4500', 'name-and-amount 1/11:4500'],
    ],
    [
      'is proposed behind all others where it is not',
      {
        named,
        payers: [payer(3, 100)],
        duesOf: (id) => (id === 1 ? owesAll(1) : nothingDue()),
      },
      ['wait no-reference', 'learned-payer 3:4500', 'name-and-amount 1/11:4500', 'name 2:4500'],
    ],
    [
      'is never booked',
      { named: [named[1] ?? named[0]].flatMap((each) => each ?? []) },
      ['wait no-reference', 'name-and-amount 2/21:4500'],
    ],
  ]);
});

const out = (found: Partial<Found>): Partial<Found> => ({ amountCents: -DUE, ...found });
const heading = (headingId: number, ...acceptedCents: number[]) => ({
  headingId,
  payer: 'ASSURANCE DES LILAS',
  isTelling: true,
  isAccount: false,
  acceptedCents,
});

describe('a payment that came back', () => {
  const share = (memberId: number, amountCents = DUE) => ({
    memberId,
    paymentId: memberId * 10 + 1,
    amountCents,
  });
  const back = { payments: [share(1)] };
  const others = { payments: [share(2)] };
  const cheque = { payments: [share(1, 2000), share(2, 2500)], numberFound: '1234567' };
  const returned = (found: Partial<Found>) =>
    out({ speaksOfReturn: true, returnable: [back, others], ...found });

  check([
    [
      'is booked by its own reference',
      returned({ references: [sound('A', open(1, 0))] }),
      ['book returned-payment 1/11:-4500'],
    ],
    [
      'is proposed by its reference to whom a person took it from',
      returned({ references: [sound('A', open(1, 0))], unmatchedByHand: true }),
      ['wait unmatched-by-hand', 'returned-payment 1/11:-4500'],
    ],
    [
      'is booked with several, by their references and their sum',
      returned({
        references: [sound('A', open(1, 0, 0, 2000)), sound('B', open(2, 0, 0, 2500))],
        returnable: [],
      }),
      ['book returned-payment 1/11:-2000 2/21:-2500'],
    ],
    [
      'is proposed where two payments’ references are in the label',
      returned({ references: [sound('A', open(1, 0)), sound('B', open(2, 0))] }),
      ['wait money-out', 'returned-payment 1/11:-4500', 'returned-payment 2/21:-4500'],
    ],
    [
      'is proposed by the name in the label',
      returned({ named: [{ memberId: 2, name: 'Durand', share: 1 }] }),
      ['wait money-out', 'returned-payment 2/21:-4500'],
    ],
    [
      'is proposed by the payer',
      returned({ payers: [payer(2, DUE)] }),
      ['wait money-out', 'returned-payment 2/21:-4500'],
    ],
    [
      'is proposed by its amount alone, even if only one has it',
      returned({ returnable: [back] }),
      ['wait money-out', 'returned-payment 1/11:-4500'],
    ],
    [
      'is proposed, and not booked, by a member’s permanent reference',
      returned({ references: [sound('A', { memberId: 1 })], payers: [payer(1)] }),
      ['wait money-out', 'returned-payment 1/11:-4500'],
    ],
    [
      'is booked by the number of its cheque, for all for whom it pays',
      returned({ returnable: [back, cheque] }),
      ['book returned-payment 1/11:-2000 2/21:-2500'],
    ],
    [
      'is proposed where the bank has added its charge',
      returned({ returnable: [{ ...cheque, payments: [share(1, 3000)] }] }),
      ['wait money-out', `returned-payment 1/11:-3000 heading ${FEES}:-1500`],
    ],
    [
      'is proposed where several cheques have the number',
      returned({ returnable: [cheque, { ...others, numberFound: '1234567' }] }),
      ['wait money-out', 'returned-payment 1/11:-2000 2/21:-2500', 'returned-payment 2/21:-4500'],
    ],
    [
      'is nothing where no payment had this amount',
      returned({ returnable: [], references: [sound('A', open(1, 0))] }),
      ['wait money-out'],
    ],
    [
      'is nothing where the label does not speak of a return',
      out({ returnable: [back], payers: [], named: [] }),
      ['wait money-out'],
    ],
    [
      'is nothing where money came in',
      { ...returned({ references: [sound('A', open(1))] }), amountCents: DUE },
      ['book exact-reference 1/11:4500'],
    ],
  ]);
});

describe('a refund', () => {
  const named = [1, 2].map((memberId) => ({ memberId, name: `Durand ${memberId}`, share: 1 }));
  const owed = (memberId: number) => ({
    payments: [],
    debtCents: 0,
    creditCents: memberId === 2 ? DUE : DUE - 1,
  });

  check([
    [
      'is proposed, first to whom as much is owed',
      out({ named, duesOf: owed }),
      ['wait money-out', 'refund 2:-4500', 'refund 1:-4500'],
    ],
    [
      'is proposed for one who is known as a payer',
      out({ payers: [payer(1, DUE)], duesOf: owed }),
      ['wait money-out', 'refund 1:-4500'],
    ],
    [
      'is nothing where a label speaks of a return',
      out({ named, duesOf: owed, speaksOfReturn: true }),
      ['wait money-out'],
    ],
    [
      'is nothing where a name is that of half the group',
      out({
        named: [1, 2, 3, 4, 5, 6].map((memberId) => ({ memberId, name: 'Durand', share: 0.5 })),
      }),
      ['wait money-out'],
    ],
  ]);
});

describe('what was put to a heading before', () => {
  check([
    [
      'is booked with an amount that was accepted, out',
      out({ payers: [heading(9, -DUE)] }),
      ['book learned-heading heading 9:-4500'],
    ],
    [
      'is booked with an amount that was accepted, in',
      { payers: [heading(9, DUE)], awaitedFrom: [] },
      ['book learned-heading heading 9:4500'],
    ],
    [
      'is proposed where a member is to pay this amount',
      { payers: [heading(9, DUE)], awaitedFrom: [1] },
      ['wait no-reference', 'learned-heading heading 9:4500'],
    ],
    [
      'is proposed with the same amount the other way',
      out({ payers: [heading(9, DUE)] }),
      ['wait money-out', 'learned-heading heading 9:-4500'],
    ],
    [
      'is proposed with another amount',
      out({ payers: [heading(9, -100)] }),
      ['wait money-out', 'learned-heading heading 9:-4500'],
    ],
    [
      'is proposed where the words were put to two headings',
      out({ payers: [heading(9, -DUE), heading(8, -100)] }),
      ['wait money-out', 'learned-heading heading 9:-4500', 'learned-heading heading 8:-4500'],
    ],
    [
      'is proposed where the words do not tell who it is',
      out({ payers: [{ ...heading(9, -DUE), isTelling: false }] }),
      ['wait money-out', 'learned-heading heading 9:-4500'],
    ],
    [
      'is proposed before a member of that name',
      out({
        payers: [heading(9, -100)],
        named: [{ memberId: 1, name: 'Lilas', share: 1 }],
      }),
      ['wait money-out', 'learned-heading heading 9:-4500', 'refund 1:-4500'],
    ],
    [
      'is proposed where a member’s whole name is in the label',
      out({
        payers: [heading(9, -DUE)],
        named: [{ memberId: 1, name: 'Durand Claire', share: 1 }],
      }),
      ['wait money-out', 'learned-heading heading 9:-4500', 'refund 1:-4500'],
    ],
    [
      'is nothing behind an exact reference',
      { payers: [heading(9, DUE)], references: [sound('A', open(1))] },
      ['book exact-reference 1/11:4500'],
    ],
  ]);
});

describe('the group’s own accounts', () => {
  const livret = { name: 'Livret', headingId: 5, isNamed: true, showsOther: true };

  check([
    [
      'are booked where the other is named and shows the same amount, out',
      out({ ownAccounts: [livret] }),
      ['book own-accounts heading 5:-4500'],
    ],
    ['and in', { ownAccounts: [livret] }, ['book own-accounts heading 5:4500']],
    [
      'are proposed where the other is only named',
      out({ ownAccounts: [{ ...livret, showsOther: false }] }),
      ['wait money-out', 'own-accounts heading 5:-4500'],
    ],
    [
      'are proposed where the other only shows the same amount',
      { ownAccounts: [{ ...livret, isNamed: false }] },
      ['wait no-reference', 'own-accounts heading 5:4500'],
    ],
    [
      'are proposed once where two of them could be the other',
      out({ ownAccounts: [livret, { ...livret, name: 'Caisse' }] }),
      ['wait money-out', 'own-accounts heading 5:-4500'],
    ],
    [
      'are proposed where the words were put to a heading before',
      out({ ownAccounts: [livret], payers: [heading(9, -100)] }),
      [
        'wait witnesses-disagree',
        'own-accounts heading 5:-4500',
        'learned-heading heading 9:-4500',
      ],
    ],
    [
      'are nothing where neither speaks for them',
      out({ ownAccounts: [{ ...livret, isNamed: false, showsOther: false }] }),
      ['wait money-out'],
    ],
  ]);
});
