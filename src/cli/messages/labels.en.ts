import type { WaitReason } from '../../domain/matching.ts';
import type { Format } from './format.ts';

/** Words of tables: column heads, and the values that JSON gives as codes. */
export const englishLabels = {
  columns: {
    code: 'Code',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    reference: 'Reference',
    balance: 'Balance',
    due: 'Due',
    pending: 'Announced',
    order: 'Order',
    payment: 'Payment',
    member: 'Member',
    date: 'Date',
    distribution: 'Distribution',
    method: 'Method',
    status: 'Status',
    amount: 'Amount',
    line: 'Line',
    label: 'Label',
    why: 'Why',
    matchedTo: 'Matched to',
    what: 'What',
    id: 'Id',
    setting: 'Setting',
    value: 'Value',
    import: 'Import',
    row: 'Row',
    problem: 'Problem',
    todo: 'To do',
    command: 'Command',
  },
  methods: {
    cheque: 'cheque',
    cash: 'cash',
    transfer: 'transfer',
    card: 'card',
    online: 'online card',
    kitty: 'kitty',
    'on-site': 'on site',
  },
  paymentStatus: { pending: 'announced', confirmed: 'received', cancelled: 'given up' },
  lineStatus: { waiting: 'waiting', matched: 'matched', undone: 'import taken back' },
  historyStatus: { booked: '', undone: 'taken back', pending: 'announced' },
  rules: {
    'exact-reference': 'reference',
    'settled-reference': 'reference already settled, or permanent',
    'by-hand': 'by hand',
  },
  places: { bank: 'bank account', cash: 'cash box', cheques: 'cheques in the drawer' },
  kinds: {
    member: 'member',
    opening: 'opening balance',
    'bank-opening': "the bank's opening balance",
    order: 'order',
    payment: 'payment',
    confirmation: 'payment received',
    cancellation: 'payment given up',
    import: 'import',
    match: 'match',
    reversal: 'an undo',
  },
  yesNo: { yes: 'yes', no: 'no' },
};

export type Labels = typeof englishLabels;

/** Why a bank line waits, as a sentence. */
export const englishWaitReasons = (f: Format): Record<WaitReason, string> => ({
  'no-reference': 'none of the references issued here is in the label',
  'reference-unknown': 'the reference in the label was never issued',
  'reference-check-failed': 'the reference in the label has a typing error',
  'several-references': 'several references in the label',
  'money-out': 'money out: only a person can say what it was for',
  'unmatched-by-hand': 'a person took its match back',
  'not-yet-matched': `a reference fits; run ${f.command('match')}`,
});
