import type { RuleName, Why } from '../../domain/matching/proposal.ts';
import type { Format } from './format.ts';
import { frenchPaidOut } from './payouts.fr.ts';
import { amountOf, codesOf } from './why-proposed.en.ts';
import { quoted } from './words.fr.ts';

/** Why a rule proposes what it proposes, as a sentence without its full stop. */
export const frenchWhyProposed =
  (f: Format) =>
  (rule: RuleName, why: Why): string => {
    const written = quoted(why.written ?? '');
    const code = codesOf(why);
    switch (rule) {
      case 'exact-reference':
        return why.against === undefined
          ? `code ${code}`
          : `code ${code}, ${AGAINST_CODE[why.against] ?? ''}`;
      case 'several-references':
        return why.against === undefined
          ? `codes ${code}${why.amount === 'due' ? ', dont les montants font le total' : ''}`
          : `l’un de ses codes, ${code}`;
      case 'settled-reference':
        return `code ${code}, déjà réglé ou permanent`;
      case 'repaired-reference':
        return `${written} est, à un caractère près, ${code}${AFTER_CODE[amountOf(why)]}`;
      case 'order-code':
        return `${written} est le numéro d’une commande${AFTER_CODE[amountOf(why)]}${AGAINST[why.against ?? ''] ?? ''}`;
      case 'recorded-by-hand':
        return 'un paiement de ce montant a été saisi à la main et la banque ne l’a pas encore montré';
      case 'deposit':
        return `${why.bankNumber === undefined ? '' : `le n°\u00a0${why.bankNumber} de la banque est dans le libellé, et `}${why.amount === 'due' ? 'son montant est exactement celui-ci' : 'elle est en route, à quelques euros près'}`;
      case 'payout':
        return frenchPaidOut(f, why);
      case 'learned-payer':
        return `${written} a déjà payé pour cet adhérent${AFTER_PAYER[amountOf(why)]}${AGAINST[why.against ?? ''] ?? ''}`;
      case 'returned-payment':
        if (why.written !== undefined) {
          return `le libellé dit que le chèque n°\u00a0${why.written} est revenu`;
        }
        return why.code === undefined
          ? 'un paiement de ce montant, et le libellé dit que l’un d’eux est revenu'
          : `le libellé dit que le paiement au code ${code} est revenu`;
      case 'learned-heading':
        return `${written} y a déjà été affecté${AFTER_HEADING[why.amount === 'accepted' ? 'accepted' : 'other']}${AGAINST_HEADING[why.against ?? 'nothing']}`;
      case 'own-accounts':
        return why.amount === 'due'
          ? `le compte ${quoted(why.account ?? '')} montre le même montant en sens inverse`
          : `le numéro du compte ${quoted(why.account ?? '')} est dans le libellé`;
      case 'refund':
        return `${why.isPart ? nameOf(why) : written} est dans le libellé${why.amount === 'due' ? ', et le groupe doit autant à cet adhérent' : ', mais le groupe ne doit pas autant à cet adhérent'}`;
      case 'name-and-amount':
        return `${nameOf(why)} est dans le libellé, et le montant est attendu`;
      case 'name':
        return `${nameOf(why)} est dans le libellé, mais ce montant n’est pas attendu`;
      case 'by-hand':
        return 'affecté à la main';
    }
  };

const nameOf = ({ written = '', isPart }: Why): string =>
  `${isPart ? 'une partie du nom' : 'le nom'} ${quoted(written)}`;

const AFTER_CODE = {
  due: ', et le montant est attendu',
  accepted: ', et ce montant a déjà été accepté',
  other: ', mais le montant est différent',
  same: ', mais un autre adhérent doit aussi ce montant',
};

const AGAINST_CODE: Readonly<Record<string, string>> = {
  'other-code': 'mais à côté celui d’un autre adhérent contient une faute de frappe',
  'recorded-by-hand':
    'mais un autre paiement de ce montant a été saisi à la main pour cet adhérent',
};

const AFTER_PAYER = {
  due: ', et le montant est attendu',
  accepted: ', et ce montant a déjà été accepté',
  other: ', mais ce montant n’est ni attendu ni déjà accepté',
  same: '',
};

const AFTER_HEADING = {
  accepted: ', et pour ce montant',
  other: ', mais pour d’autres montants',
};

const AGAINST_HEADING: Readonly<Record<string, string>> = {
  nothing: '',
  'same-amount': '\u00a0; mais ce montant est attendu d’un adhérent',
  'several-members': '\u00a0; et ailleurs aussi',
  'names-another': '\u00a0; mais le nom d’un adhérent est dans le libellé',
};

const AGAINST: Readonly<Record<string, string>> = {
  'same-amount': '\u00a0; mais ce montant est attendu d’un autre adhérent',
  'several-members': '\u00a0; pour d’autres adhérents aussi',
  'names-another': '\u00a0; mais le nom d’un autre adhérent est dans le libellé',
  'recorded-elsewhere':
    '\u00a0; mais un paiement de ce montant a été saisi à la main pour un autre adhérent',
};
