import type { englishContracts } from '../../src/cli/messages/contracts.en.ts';
import type { SamplesOf } from './catalogue-samples.ts';

/** As `catalogue-samples.ts`, for contracts. */

export const CONTRACT_REFUSALS = {
  CONTRACT_MODEL_UNKNOWN: [
    { value: 'X', models: [] },
    { value: 'X', models: ['Roux', 'Miel'] },
  ],
  CONTRACT_MODEL_EXISTS: [{ name: 'Roux' }],
  CONTRACT_EXISTS: [
    { id: 'C-1', member: 'ROU', model: 'Miel', cheques: 0 },
    { id: 'C-1', member: 'ROU', model: 'Miel', cheques: 10 },
  ],
  CONTRACT_DIFFERS: [
    { id: 'C-1', what: 'amount', recordedCents: 1250, amountCents: 1200 },
    { id: 'C-1', what: 'cheques', recorded: 10, cheques: 5 },
    { id: 'C-1', what: 'first', recordedDate: '2026-10-05', date: '2026-11-05' },
    { id: 'C-1', what: 'number', recordedNumber: '1234501', number: '1234601' },
  ],
  CONTRACT_OF_ANOTHER: [{ id: 'C-1', owner: 'ROU' }],
  CHEQUE_COUNT: [{ value: 'X' }],
  RHYTHM_UNREADABLE: [{ value: 'X' }],
} as const;

const CONTRACT = {
  id: 'C-1',
  member: 'ROU',
  model: 'Miel',
  date: '2026-10-05',
  amountCents: 1250,
  instalments: 10,
  firstDate: '2026-10-05',
  lastDate: '2027-07-05',
  paidCents: 500,
  dueCents: 100,
  laterCents: 650,
};

const MODEL = {
  name: 'Miel',
  priceCents: 1250,
  cheques: 10,
  firstDate: '2026-10-05',
  rhythm: 'P1M',
};

export const CONTRACT_ANSWERS: SamplesOf<ReturnType<typeof englishContracts>> = {
  rhythm: [['P1M'], ['P2M'], ['P1W'], ['P2W']],
  modelRecorded: [[MODEL], [{ ...MODEL, cheques: 1 }]],
  modelPayee: [['Roux']],
  contractRecorded: [
    ['C-1', CONTRACT],
    ['C-1', { ...CONTRACT, instalments: 1, lastDate: CONTRACT.firstDate }],
  ],
  contractCheques: [
    [10, '1234501', '1234510', undefined],
    [1, '1234501', '1234501', 'Roux'],
  ],
  contractState: [[CONTRACT]],
  contractTotals: [
    [1, CONTRACT],
    [2, CONTRACT],
  ],
  contractsImported: [
    [0, 0],
    [1, 1250],
    [2, 1250],
  ],
  chequesHandedOver: [
    [1, 1250],
    [2, 1250],
  ],
  contractsCompleted: [[1], [2]],
  contractsKnown: [[1], [2]],
  dueAndLater: [
    [100, 650, undefined],
    [0, 650, '2026-10-05'],
  ],
  historyContract: [['C-1', 'Miel']],
};
