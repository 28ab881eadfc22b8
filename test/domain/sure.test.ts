import { describe, expect, test } from 'vitest';
import type { WaitReason } from '../../src/domain/matching/find-match.ts';
import type { Part, Proposal, RuleName, Why } from '../../src/domain/matching/proposal.ts';
import { likelyProposal, sureOnes } from '../../src/domain/matching/sure.ts';

const part = (memberId: number, paymentId?: number): Part => ({
  memberId,
  amountCents: 4500,
  ...(paymentId === undefined ? {} : { paymentId }),
});

const proposal = (rule: RuleName, why: Why, parts: readonly Part[] = [part(1)]): Proposal => ({
  rule,
  why,
  parts,
});

/** A line that waits with these proposals. */
const line = (
  proposals: readonly Proposal[],
  reason: WaitReason = 'no-reference',
  wasMatched = false,
) => ({ finding: { outcome: 'wait' as const, reason, proposals }, wasMatched });

const due = (parts?: readonly Part[]) => proposal('name-and-amount', { amount: 'due' }, parts);
const accepted = (parts?: readonly Part[]) =>
  proposal('learned-payer', { amount: 'accepted' }, parts);

describe('a line may be accepted at a glance', () => {
  test.each([
    ['a name and the amount due', line([due()])],
    ['a payer and an amount accepted before', line([accepted()])],
    [
      'a typing error and the amount due',
      line([proposal('repaired-reference', { amount: 'due' })]),
    ],
    ['recorded by hand', line([proposal('recorded-by-hand', { amount: 'due' })])],
    [
      'a heading with an amount put there before',
      line([
        proposal('learned-heading', { amount: 'accepted' }, [{ headingId: 9, amountCents: -820 }]),
      ]),
    ],
    ['what match would book', line([proposal('settled-reference', {})], 'not-yet-matched')],
  ])('%s', (_, each) => {
    expect(likelyProposal(each)).toBe(each.finding.proposals[0]);
    expect(sureOnes([each])).toEqual([each]);
  });

  test.each([
    ['without a proposal', line([])],
    ['with two', line([due(), accepted([part(2)])])],
    ['by a part of a name', line([proposal('name-and-amount', { amount: 'due', isPart: true })])],
    ['by a name alone', line([proposal('name', { amount: 'other' })])],
    ['with another amount', line([proposal('learned-payer', { amount: 'other' })])],
    [
      'with something against it',
      line([proposal('learned-payer', { amount: 'due', against: 'several-members' })]),
    ],
    ['where a person took its match back', line([due()], 'no-reference', true)],
    ['where the rules know of that', line([due()], 'unmatched-by-hand')],
    ['as a refund', line([proposal('refund', { amount: 'due' })])],
    ['as a payment that came back', line([proposal('returned-payment', { amount: 'due' })])],
    ['as the group’s own transfer', line([proposal('own-accounts', { amount: 'due' })])],
  ])('not %s', (_, each) => {
    expect(likelyProposal(each)).toBeUndefined();
    expect(sureOnes([each])).toEqual([]);
  });
});

describe('lines may be accepted together', () => {
  test('for several members', () => {
    const lines = [line([due([part(1)])]), line([due([part(2)])])];
    expect(sureOnes(lines)).toEqual(lines);
  });

  test('not two for one member where one rests on what is due', () => {
    const [first, second] = [line([due()]), line([accepted()])];
    const other = line([due([part(2)])]);
    expect(sureOnes([first, other, second])).toEqual([other]);
  });

  test('several for one member where the amounts were accepted before', () => {
    const lines = [line([accepted()]), line([accepted()])];
    expect(sureOnes(lines)).toEqual(lines);
  });

  test('not where another line may be the same payment', () => {
    const [sure, doubtful] = [
      line([due([part(1, 11)])]),
      line([proposal('name', { amount: 'other' }, [part(1, 11)])]),
    ];
    expect(sureOnes([sure, doubtful])).toEqual([]);
  });

  test('several for one heading', () => {
    const fee = () => {
      const parts = [{ headingId: 9, amountCents: -820 }];
      return line([proposal('learned-heading', { amount: 'accepted' }, parts)]);
    };
    expect(sureOnes([fee(), fee()])).toHaveLength(2);
  });
});
