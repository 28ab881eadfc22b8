import type { Layout, Role } from '../layout.ts';
import { as, headed } from './headed.ts';
import { appended } from './unknown-column.ts';

/**
 * A personal account, in English or French. The balance moves by the amount less the fee, in the
 * order of completion; what is pending has neither completion nor balance. Rows of savings and
 * pockets stand among the others.
 *
 * Learned from the real files of mlaitinen and BananaAccounting/Universal.
 */
export const revolut: Layout = headed({
  name: 'revolut-csv',
  bank: 'Revolut, personal',
  learnedFrom: 'real',
  needs: [
    ['STARTED DATE', 'DATE DE DEBUT'],
    ['COMPLETED DATE', 'DATE DE FIN'],
    ['AMOUNT', 'MONTANT'],
    ['FEE', 'FRAIS'],
    ['STATE', 'ETAT'],
  ],
  words: {
    ...as('ignored', 'TYPE', 'STARTED DATE', 'DATE DE DEBUT'),
    ...as('product', 'PRODUCT', 'PRODUIT'),
    ...as('date', 'COMPLETED DATE', 'DATE DE FIN'),
    DESCRIPTION: 'text',
    ...as('amount', 'AMOUNT', 'MONTANT'),
    ...as('fee', 'FEE', 'FRAIS'),
    ...as('currency', 'CURRENCY', 'DEVISE'),
    ...as('status', 'STATE', 'ETAT'),
    ...as('balance', 'BALANCE', 'SOLDE'),
  },
  unknown: appended,
  decimal: '.',
});

const TOTAL = 'TOTAL AMOUNT';

/** The same instant in the owner's time zone: `Date completed (Europe/Zurich)`. */
const IN_ANOTHER_ZONE = /^DATE (?:STARTED|COMPLETED) \(/;

/**
 * A business account. The total amount is what the balance moves by, fee included; older files have
 * the amount and the fee alone. A company's accounts of one currency differ by name only, for they
 * share the IBAN.
 *
 * Learned from real files in BananaAccounting/Universal, one of which has 861 rows that all follow
 * from each other.
 */
export const revolutBusiness: Layout = headed({
  name: 'revolut-business-csv',
  bank: 'Revolut Business',
  learnedFrom: 'real',
  needs: [
    ['DATE COMPLETED (UTC)', 'DATE COMPLETED'],
    'ID',
    'AMOUNT',
    'BALANCE',
    ['PAYMENT CURRENCY', 'ORIG CURRENCY'],
  ],
  words: {
    ...as('date', 'DATE COMPLETED (UTC)', 'DATE COMPLETED'),
    ID: 'id',
    STATE: 'status',
    ...as('text', 'DESCRIPTION', 'REFERENCE', 'PAYER', 'SENDER ACCOUNT', 'SENDER NAME'),
    ...as('text', 'BENEFICIARY NAME', 'BENEFICIARY ACCOUNT NUMBER', 'BENEFICIARY IBAN'),
    'PAYMENT CURRENCY': 'currency',
    AMOUNT: 'amount',
    [TOTAL]: 'amount',
    FEE: 'fee',
    BALANCE: 'balance',
    ACCOUNT: 'account',
    ...as('ignored', 'DATE STARTED (UTC)', 'DATE STARTED', 'TYPE', 'CARD NUMBER', 'CARD LABEL'),
    ...as('ignored', 'CARD STATE', 'ORIG CURRENCY', 'ORIG AMOUNT', 'EXCHANGE RATE'),
    ...as('ignored', 'FEE CURRENCY', 'BENEFICIARY SORT CODE OR ROUTING NUMBER', 'MCC'),
    ...as('ignored', 'BENEFICIARY BIC', 'RELATED TRANSACTION ID', 'SPEND PROGRAM'),
    ...as('ignored', 'CARD REFERENCES', 'INTERNATIONAL ACCOUNT NUMBER'),
  },
  unknown: (cell) => (IN_ANOTHER_ZONE.test(cell) ? 'ignored' : appended(cell)),
  settle(roles, header) {
    if (!header.includes(TOTAL)) return roles;
    const isInTotal = (cell: string | undefined) => cell === 'AMOUNT' || cell === 'FEE';
    return roles.map((role: Role, at) => (isInTotal(header[at]) ? 'ignored' : role));
  },
  decimal: '.',
});
