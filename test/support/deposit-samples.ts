import type { englishDeposits } from '../../src/cli/messages/deposits.en.ts';
import type { SamplesOf } from './catalogue-samples.ts';

/** As `catalogue-samples.ts`, for cheques and deposits. */

export const DEPOSIT_REFUSALS = {
  NOTHING_TO_DEPOSIT: [{}, { next: '2026-11-01' }, { expired: 1 }, { expired: 2 }],
  CHEQUE_KNOWN: [{ number: '1234567' }, { number: '1234567', payment: 'P-1' }],
  CHEQUE_RENUMBERED: [{ number: '1234568', known: '1234567', payment: 'P-1' }],
  CHEQUE_NUMBER: [{ value: 'X' }],
  CHEQUE_PAYEE: [{ payment: 'P-1' }, { payment: 'P-1', payee: 'Roux' }],
  CHEQUE_NOT_YET: [{ payment: 'P-1', receivedOn: '2026-11-01', date: '2026-10-01' }],
  CHEQUE_TOO_EARLY: [{ payment: 'P-1', depositFrom: '2026-11-01' }],
  CHEQUE_NOT_IN_HAND: [
    { id: 'P-1', method: 'cheque', status: 'pending' },
    { id: 'P-1', method: 'cash', status: 'confirmed' },
    { id: 'P-1', method: 'cheque', status: 'confirmed', deposit: 'D-1' },
  ],
  EARLIER_CHEQUES: [{ earlierCents: 1250, leftCents: 100 }],
  DEPOSIT_DIFFERS: [
    { id: 'D-1', openCents: 0, amountCents: 1250 },
    { id: 'D-1', openCents: 1200, amountCents: 1250 },
  ],
  UNDO_WHOLE_DEPOSIT: [{ id: 'P-1', deposit: 'D-1' }],
} as const;

const CHEQUES = { id: 'D-1', date: '2026-10-05', method: 'cheque', chequeCount: 2 } as const;
const CASH = { id: 'D-1', date: '2026-10-05', method: 'cash', chequeCount: 0 } as const;
const counts: [number, number][] = [
  [0, 0],
  [1, 1250],
  [2, 1250],
];

export const DEPOSIT_ANSWERS: SamplesOf<ReturnType<typeof englishDeposits>> = {
  chequeDetails: [
    [{ number: '1234567', bank: 'LCL', payee: 'Roux', depositFrom: '2026-11-01' }],
    [{ depositFrom: '2026-11-01' }],
  ],
  refundedBeforeDeposit: [
    ['ROU', 1, 1250],
    ['ROU', 7, 8750],
  ],
  drawerTotal: counts,
  drawerEarlier: [[1250]],
  chequeExpires: [['P-1', 'Roux', '2026-12-01']],
  chequeExpired: [['P-1', 'Roux', '2026-10-01']],
  depositLineHint: [
    ['L-1', 'D-1', false],
    ['L-1', 'D-1', true],
  ],
  chequeDeposited: [['D-1']],
  depositCalled: [['D-1']],
  deposited: [
    ['D-1', '2026-10-05', 0, 1250],
    ['D-1', '2026-10-05', 1, 1250],
    ['D-1', '2026-10-05', 2, 1250],
  ],
  handedOver: [['D-1', '2026-10-05', 2, 1250, 'Roux']],
  chequesLeft: counts,
  earlierLeft: [[1250]],
  slipPrinted: [['D-1']],
  depositHead: [
    [{ ...CHEQUES, amountCents: 1250, payee: undefined }, 'in-transit'],
    [{ ...CHEQUES, amountCents: 1250, payee: 'Roux' }, 'handed-over'],
    [{ ...CASH, amountCents: 1250, payee: undefined }, 'credited'],
    [{ ...CASH, amountCents: -1250, payee: undefined }, 'cancelled'],
  ],
  depositAccount: [['X']],
  depositNumber: [['1234567']],
  depositCancelled: [
    ['D-1', 'cheque', 1, 1250],
    ['D-1', 'cheque', 2, 1250],
    ['D-1', 'cash', 0, 1250],
    ['D-1', 'cash', 0, -1250],
  ],
  alreadyDepositCancelled: [['D-1']],
  chequesNumbered: counts.map(([payments]) => [payments]),
  handedBack: [
    ['P-1', 'ROU', 1250, undefined],
    ['P-1', 'ROU', 1250, '1234567'],
  ],
};
