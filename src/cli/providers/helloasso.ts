import {
  amountIn,
  dayBefore,
  fullName,
  meaningOf,
  type NoCharge,
  OWN_MEMBER,
  type Provider,
} from './provider.ts';

const STATUSES: Readonly<Record<string, 'paid' | 'refund' | NoCharge>> = {
  PAYE: 'paid',
  VALIDE: 'paid',
  'HORS LIGNE': 'offline',
  REMBOURSE: 'refund',
  'EN ATTENTE': 'waiting',
  REFUSE: 'failed',
  ECHOUE: 'failed',
  ANNULE: 'failed',
  ABANDONNE: 'failed',
  CONTESTE: 'refund',
};

/**
 * HelloAsso's export of payments ("Exporter les paiements"): French headers, `;`, decimal commas,
 * days of Paris. It keeps no fee. Seen: a file of its sandbox of 2026, and the reader of another.
 */
export const helloAsso: Provider = {
  name: 'helloasso',
  method: 'online',
  texts: /^(CAMPAGNE|CHAMP.*|COMMENTAIRE)$/,
  fields: [
    { name: 'id', words: ['REFERENCE PAIEMENT', 'REFERENCE DU PAIEMENT'], required: true },
    { name: 'amount', words: ['MONTANT TOTAL'], required: true },
    { name: 'date', words: ['DATE DU PAIEMENT'], required: true },
    { name: 'status', words: ['STATUT DU PAIEMENT'], required: true },
    { name: 'lastName', words: ['NOM PAYEUR', 'NOM DU PAYEUR'] },
    { name: 'firstName', words: ['PRENOM PAYEUR', 'PRENOM DU PAYEUR'] },
    { name: 'email', words: ['EMAIL PAYEUR', 'E-MAIL PAYEUR', 'EMAIL DU PAYEUR'] },
    OWN_MEMBER,
  ],
  read(row, at) {
    at('status');
    const status = meaningOf(row['status'], STATUSES);
    if (status !== 'paid' && status !== 'refund') return { kind: 'none', reason: status };
    at('amount');
    const amountCents = amountIn(row['amount']);
    const id = row['id'] ?? '';
    if (status === 'refund') return { kind: 'refund', id, amountCents };
    at('date');
    const date = dayBefore(row['date'] ?? '');
    const name = fullName(row['firstName'], row['lastName']);
    const ids = [id] as const;
    const { email } = row;
    return {
      kind: 'charge',
      charge: { ids, date, amountCents, feeCents: 0, refundedCents: 0, email, name },
    };
  },
};
