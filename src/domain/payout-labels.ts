import { foldName } from './text.ts';

// By which labels a bank shows several card or online payments as one line: the bank's own card
// terminal, or a company that pays out what it took.

/** Payments by these lie in transit until one line pays several of them out. */
export type PaidOutMethod = 'card' | 'online';

export const isPaidOut = (method: string): method is PaidOutMethod =>
  method === 'card' || method === 'online';

/** Who pays out. */
export interface PayoutSource {
  readonly name: string;
  readonly methods: readonly PaidOutMethod[];
  /** It may keep its fee of what it pays out. */
  readonly keepsFee: boolean;
  /** People send each other money through it too, and some are called so. */
  readonly isWallet: boolean;
}

interface Company extends PayoutSource {
  /** Folded, as they stand in labels. */
  readonly words: string;
}

const company = (
  words: string,
  methods: readonly PaidOutMethod[],
  more: Partial<Pick<PayoutSource, 'keepsFee' | 'isWallet'>> = {},
): Company => {
  const name = (words.split(' ')[0] ?? '').toLowerCase();
  return { name, words, methods, keepsFee: true, isWallet: false, ...more };
};

/**
 * As their labels read in published statements: `SUMUP PID1774208 PAYOUT 070826` (SumUp's help has
 * it too), `VIR SEPA STRIPE TECHNOLOGY EURO` (Stripe's documentation: STRIPE, unless told
 * otherwise), `VIR HELLOASSOPAY R4WOX HELLOASSO 3591881 03-09-2026`, `VIREMENT PAYPAL EUROPE SARL`,
 * `REMISE CARTE BANCAIRE SOGECOMMERCE`, `VIR SEPA LYDIA`; of the others the company's name.
 * HelloAsso is paid by what payers add, and keeps nothing. Left out are names that are a person's,
 * a street's or a word's as well (Mollie, Square, Viva).
 */
const COMPANIES: readonly Company[] = [
  company('SUMUP', ['card', 'online']),
  company('ZETTLE IZETTLE', ['card']),
  company('STRIPE', ['online']),
  company('HELLOASSO HELLOASSOPAY', ['online'], { keepsFee: false }),
  company('PAYPLUG', ['card', 'online']),
  company('STANCER', ['card', 'online']),
  company('MONETICO', ['card', 'online']),
  company('SOGECOMMERCE', ['online']),
  company('PAYZEN', ['online']),
  company('SYSTEMPAY', ['online']),
  company('MANGOPAY', ['online']),
  company('LEMONWAY', ['online']),
  company('PAYPAL', ['online']),
  company('MYPOS', ['card']),
  company('ADYEN', ['card', 'online']),
  company('LYDIA', ['online'], { isWallet: true }),
];

const TERMINAL: PayoutSource = {
  name: 'terminal',
  methods: ['card'],
  keepsFee: true,
  isWallet: false,
};

/**
 * `REMISE CB /05/10`, `REMISE CB 5091540010`, `REMISE CARTES`, `REM. CARTE OU EUROCHQ` (LCL),
 * `REMCB1234567` (CIC), `REMISE TPE 0042`, `ENCAISSEMENT CB`, `VENTE PAR CARTE`. `CB` and `CARTE`
 * alone are what the group paid with its own card.
 */
const TERMINAL_LABEL = new RegExp(
  [
    String.raw`\b(?:REM|REMISES?|ENCAISSEMENTS?|VENTES?)`,
    String.raw`(?: (?:PAR|DE|DES|EN))? ?(?:CB|CARTES?|TPE|MONETIQUE|FACTURETTES?)(?:\b|(?=\d))`,
  ].join(''),
);

/** Who pays out by this label; undefined for one that speaks of no payout. */
export function payoutSource(label: string): PayoutSource | undefined {
  const folded = foldName(label);
  const words = new Set(folded.split(' '));
  const found = COMPANIES.find((each) => each.words.split(' ').some((word) => words.has(word)));
  if (found !== undefined) return found;
  return TERMINAL_LABEL.test(folded) ? TERMINAL : undefined;
}

/** Whose a payment's identifier is, by its form; undefined where none is known to look so. */
export const providerOfId = (id: string): string | undefined =>
  IDENTIFIERS.find(({ form }) => form.test(id))?.name;

/** As their exports have them. */
const IDENTIFIERS: readonly { readonly name: string; readonly form: RegExp }[] = [
  { name: 'stripe', form: /^(?:ch|py|pi)_/ },
  { name: 'helloasso', form: /^\d+$/ },
  { name: 'sumup', form: /^T[0-9A-Z]+$/ },
];

/**
 * The most that is taken for a provider's fee of these payments: 3.5 % and 35 cents each. The usual
 * tariffs for cards of France and Europe are below it: SumUp 1.75 %, and 2.95 % + 25 cents at a
 * distance; Stripe 1.5 % + 25 cents; Lydia 1.5 % + 10 cents and 20 % of tax; PayPal 3.4 % + 35
 * cents.
 */
export const largestFee = (amountsCents: readonly number[]): number =>
  amountsCents.reduce((sum, cents) => sum + Math.floor((cents * 35) / 1000) + 35, 0);
