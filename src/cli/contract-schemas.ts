/** The shapes of contracts in `--json`. */
import Type from 'typebox';
import { payment } from './account-schemas.ts';
import { bulk, cents, date, id, list, optional, text, written } from './shapes.ts';

const contractModel = Type.Object({
  name: text,
  priceCents: cents,
  cheques: Type.Integer(),
  firstDate: date,
  // How far apart the instalments are, as an ISO 8601 duration: P1M, P2W.
  rhythm: text,
  // The producer to whom the cheques are payable, if it is not the group.
  payee: optional(text),
});

/**
 * What it comes to today, with what was adjusted of it: `paidCents`, `dueCents` and `laterCents`
 * together, of which the last two are ≥ 0.
 */
const contract = Type.Object({
  id: id('C'),
  member: text,
  model: text,
  date,
  amountCents: cents,
  instalments: Type.Integer(),
  firstDate: date,
  lastDate: date,
  paidCents: cents,
  dueCents: cents,
  laterCents: cents,
});

const instalment = Type.Object({
  date,
  amountCents: cents,
  // The cheques that were handed over for it; more than one where one came back.
  payments: list(payment),
});

/** A contract, and the cheques that were handed over for it just now. */
const recordedContract = { contract, payments: list(payment) };

export const contractSchemas = {
  'contract model': Type.Object({ model: contractModel, ...written }),
  'contract add': Type.Object({
    ...recordedContract,
    balanceCents: cents,
    dueCents: cents,
    laterCents: cents,
    ...written,
  }),
  'contract import': Type.Object({
    contracts: list(contract),
    payments: list(payment),
    // Contracts that were there, and have been given their cheques.
    completedCount: Type.Integer(),
    knownCount: Type.Integer(),
    totalCents: cents,
    chequeCount: Type.Integer(),
    chequeCents: cents,
    ...bulk,
  }),
  'contract list': Type.Object({
    models: list(contractModel),
    contracts: list(contract),
    totals: Type.Object({
      amountCents: cents,
      paidCents: cents,
      dueCents: cents,
      laterCents: cents,
    }),
  }),
  'contract show': Type.Object({
    contract,
    instalments: list(instalment),
    // For the contract, and no instalment in particular.
    otherPayments: list(payment),
    balanceCents: cents,
  }),
} as const;
