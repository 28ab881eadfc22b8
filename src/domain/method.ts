/** How a member pays. `on-site` is to be named at validation; `kitty` needs no payment at all. */
export const METHODS = [
  'cheque',
  'cash',
  'transfer',
  'card',
  'online',
  'kitty',
  'on-site',
] as const;

export type Method = (typeof METHODS)[number];

/** What a group offers unless told otherwise. */
export const DEFAULT_METHODS: readonly Method[] = ['cheque', 'cash', 'transfer'];

/**
 * The money of these can be in the treasurer's hands or on its way; kitty and on-site are plans.
 */
export type ReceivedMethod = Exclude<Method, 'kitty' | 'on-site'>;

export const isMethod = (word: string): word is Method =>
  (METHODS as readonly string[]).includes(word);

export const isReceived = (method: Method): method is ReceivedMethod =>
  method !== 'kitty' && method !== 'on-site';

/** The member writes a reference on what goes through a bank: cheques and transfers. */
export const bearsReference = (method: Method): boolean =>
  method === 'cheque' || method === 'transfer';

/** What a bank can take back after it has shown it. */
export const isReturnable = (method: Method): boolean => isReceived(method) && method !== 'cash';

/**
 * Where a payment stands. `bounced`: it had been received, and the bank took it back; `refunded`: it
 * is none, but money that the group paid back; `moved`: it was another member's, and is theirs now.
 */
export type PaymentStatus =
  | 'pending'
  | 'confirmed'
  | 'cancelled'
  | 'bounced'
  | 'refunded'
  | 'moved';

/** Received by hand: into the drawer, the cash box, or in transit until the bank shows it. */
export function placeOfReceipt(method: ReceivedMethod): 'cheques' | 'cash' | 'transit' {
  if (method === 'cheque') return 'cheques';
  return method === 'cash' ? 'cash' : 'transit';
}
