import type { RuleName, Why } from '../../domain/matching/proposal.ts';
import { formatReference } from '../../domain/reference.ts';
import type { Format } from './format.ts';
import { englishPaidOut } from './payouts.en.ts';

/** Why a rule proposes what it proposes, as a sentence without its full stop. */
export const englishWhyProposed =
  (f: Format) =>
  (rule: RuleName, why: Why): string => {
    const { written = '' } = why;
    const code = codesOf(why);
    switch (rule) {
      case 'exact-reference':
        return why.against === undefined
          ? `reference ${code}`
          : `reference ${code}, ${AGAINST_CODE[why.against] ?? ''}`;
      case 'several-references':
        return why.against === undefined
          ? `references ${code}${why.amount === 'due' ? ', whose amounts add up to it' : ''}`
          : `one of its references, ${code}`;
      case 'settled-reference':
        return `reference ${code}, which is settled already or permanent`;
      case 'repaired-reference':
        return `“${written}” is one character away from ${code}${AFTER_CODE[amountOf(why)]}`;
      case 'order-code':
        return `“${written}” is an order's code${AFTER_CODE[amountOf(why)]}${AGAINST[why.against ?? ''] ?? ''}`;
      case 'recorded-by-hand':
        return 'a payment of this amount was recorded by hand, and the bank has not shown it yet';
      case 'deposit':
        return `${why.bankNumber === undefined ? '' : `the bank's number ${why.bankNumber} is in the label, and `}${why.amount === 'due' ? 'it is exactly this amount' : 'it is on its way, with a few euros more or less'}`;
      case 'payout':
        return englishPaidOut(f, why);
      case 'learned-payer':
        return `“${written}” has paid for this member before${AFTER_PAYER[amountOf(why)]}${AGAINST[why.against ?? ''] ?? ''}`;
      case 'returned-payment':
        if (why.written !== undefined)
          return `the label says that the cheque ${why.written} came back`;
        return why.code === undefined
          ? 'a payment of this amount, and the label says that one came back'
          : `the label says that the payment with ${code} came back`;
      case 'learned-heading':
        return `“${written}” was put to it before${AFTER_HEADING[why.amount === 'accepted' ? 'accepted' : 'other']}${AGAINST_HEADING[why.against ?? 'nothing']}`;
      case 'own-accounts':
        return why.amount === 'due'
          ? `“${why.account}” shows the same amount the other way`
          : `the number of “${why.account}” is in the label`;
      case 'refund':
        return `${why.isPart ? nameOf(why) : `“${written}”`} is in the label${why.amount === 'due' ? ', and the group owes this member as much' : ', but the group does not owe this member as much'}`;
      case 'name-and-amount':
        return `${nameOf(why)} is in the label, and the amount is due`;
      case 'name':
        return `${nameOf(why)} is in the label, but the amount is not due`;
      case 'by-hand':
        return 'said by a person';
    }
  };

const nameOf = ({ written = '', isPart }: Why): string =>
  `${isPart ? 'a part of ' : ''}the name “${written}”`;

/** The references as they are printed: `RF45 K7Q2M + RF12 ABCDE`. */
export const codesOf = ({ code = '' }: Why): string =>
  code.split(' + ').map(formatReference).join(' + ');

/** What the amount says for or against it. */
export function amountOf({ amount, against }: Why): 'due' | 'accepted' | 'other' | 'same' {
  return against === 'same-amount' ? 'same' : (amount ?? 'other');
}

const AFTER_CODE = {
  due: ', and the amount is due',
  accepted: ', and the amount was accepted before',
  other: ', but the amount is another',
  same: ', but somebody else is awaited for this amount too',
};

const AGAINST_CODE: Readonly<Record<string, string>> = {
  'other-code': "but somebody else's has a typing error beside it",
  'recorded-by-hand': 'but another payment of this amount was recorded by hand for this member',
};

const AFTER_PAYER = {
  due: ', and the amount is due',
  accepted: ', and this amount was accepted before',
  other: ', but neither is this amount due nor was it accepted before',
  same: '',
};

const AFTER_HEADING = { accepted: ', and with this amount', other: ', but with other amounts' };

const AGAINST_HEADING: Readonly<Record<string, string>> = {
  nothing: '',
  'same-amount': '; but a member is awaited for this amount',
  'several-members': '; and elsewhere too',
  'names-another': "; but a member's name is in the label",
};

const AGAINST: Readonly<Record<string, string>> = {
  'same-amount': '; but a member is awaited for this amount',
  'several-members': '; for other members too',
  'names-another': "; but another member's name is in the label",
  'recorded-elsewhere': '; but a payment of this amount was recorded by hand for somebody else',
};
