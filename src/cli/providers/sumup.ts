import { foldText } from '../../domain/text.ts';
import {
  amountIn,
  dayBefore,
  meaningOf,
  type NoCharge,
  OWN_MEMBER,
  type Provider,
} from './provider.ts';

const TYPES: Readonly<Record<string, 'sale' | 'refund' | NoCharge>> = {
  SALE: 'sale',
  VENTE: 'sale',
  PAYMENT: 'sale',
  PAIEMENT: 'sale',
  UMSATZ: 'sale',
  ZAHLUNG: 'sale',
  REFUND: 'refund',
  REMBOURSE: 'refund',
  REMBOURSEMENT: 'refund',
  PAYOUT: 'payout',
  VIREMENT: 'payout',
  AUSZAHLUNG: 'payout',
};

const STATUSES: Readonly<Record<string, 'paid' | NoCharge>> = {
  SUCCESSFUL: 'paid',
  ACCEPTE: 'paid',
  ACCEPTEE: 'paid',
  REUSSI: 'paid',
  REUSSIE: 'paid',
  ERFOLGREICH: 'paid',
  FAILED: 'failed',
  CANCELLED: 'failed',
  ECHOUE: 'failed',
  ECHOUEE: 'failed',
  ANNULE: 'failed',
  ANNULEE: 'failed',
  REFUSE: 'failed',
  REFUSEE: 'failed',
  ABGEBROCHEN: 'failed',
  FEHLGESCHLAGEN: 'failed',
};

/**
 * SumUp's transactions report: headers half in the profile's language, decimal points, local days.
 * A sale and its payout have the same identifier, and both show the fee. Nobody's name is in it:
 * the e-mail is the merchant's. Seen: French of 2025, German of 2024 to 2026, English by readers.
 */
export const sumUp: Provider = {
  name: 'sumup',
  method: 'card',
  texts: /^(DESCRIPTION|BESCHREIBUNG|REFERENCE|REFERENZ)$/,
  fields: [
    {
      name: 'id',
      words: ['REF. TRANSACTION', 'TRANSACTION ID', 'TRANSAKTIONS-ID', 'TRANSAKTIONSCODE'].concat([
        'TRANSACTION CODE',
        'CODE DE TRANSACTION',
      ]),
      required: true,
    },
    {
      name: 'type',
      words: ['TYPE DE TRANSACTION', 'TRANSACTION TYPE', 'ZAHLUNGSART', 'TRANSAKTIONSART'],
      required: true,
    },
    {
      name: 'date',
      words: ['DATE', 'DATUM', 'ZEITSTEMPEL', 'HORODATAGE', 'TIMESTAMP'],
      required: true,
    },
    { name: 'status', words: ['STATUS', 'STATUT'], required: 'column' },
    {
      name: 'amount',
      words: ['MONTANT TOTAL', 'TOTAL', 'BETRAG INKL. MWST.', 'BETRAG', 'MONTANT', 'AMOUNT'],
      required: true,
    },
    {
      name: 'fee',
      words: ['FRAIS', 'FEE', 'GEBUHR', 'GEBUHRENBETRAG', 'MONTANT DES FRAIS', 'FEE AMOUNT'],
      required: 'column',
    },
    {
      name: 'way',
      words: ['METHODE DE PAIEMENT', 'PAYMENT METHOD', 'ZAHLUNGSMETHODE', 'MOYEN DE PAIEMENT'],
    },
    OWN_MEMBER,
  ],
  read(row, at) {
    at('type');
    const type = meaningOf(row['type'], TYPES);
    if (type !== 'sale' && type !== 'refund') return { kind: 'none', reason: type };
    at('amount');
    const amountCents = amountIn(row['amount']);
    const id = row['id'] ?? '';
    if (type === 'refund') return { kind: 'refund', id, amountCents: Math.abs(amountCents) };
    at('status');
    const status = meaningOf(row['status'], STATUSES);
    if (status !== 'paid') return { kind: 'none', reason: status };
    if (CASH.includes(foldText(row['way'] ?? ''))) return { kind: 'none', reason: 'cash' };
    at('date');
    const date = dayBefore(row['date'] ?? '');
    at('fee');
    const feeCents = amountIn(row['fee']);
    const ids = [id] as const;
    return {
      kind: 'charge',
      charge: {
        ids,
        date,
        amountCents,
        feeCents,
        refundedCents: 0,
        email: undefined,
        name: undefined,
      },
    };
  },
};

/** Sales in cash stand in the report too, and go into the cash box. */
const CASH: readonly string[] = ['CASH', 'ESPECES', 'BAR', 'LIQUIDE'];
