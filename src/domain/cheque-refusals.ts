import type { CalendarDate } from './date.ts';
import type { Method, PaymentStatus } from './method.ts';
import type { Cents } from './money.ts';

/** What is refused of cheques, deposits and contracts, with what each sentence needs. */
export interface ChequeRefusals {
  /** `next` may be deposited then; without any, so many have expired. */
  NOTHING_TO_DEPOSIT: { next?: CalendarDate; expired?: number };
  CONTRACT_MODEL_UNKNOWN: { value: string; models: readonly string[] };
  CONTRACT_MODEL_EXISTS: { name: string };
  CONTRACT_EXISTS: { id: string; member: string; model: string; cheques: number };
  CONTRACT_OF_ANOTHER: { id: string; owner: string };
  CONTRACT_DIFFERS: { id: string } & ContractDifference;
  CHEQUE_COUNT: { value: string };
  RHYTHM_UNREADABLE: { value: string };
  /** Without a payment, it stands twice in one file. */
  CHEQUE_KNOWN: { number: string; payment?: string };
  CHEQUE_NUMBER: { value: string };
  CHEQUE_PAYEE: { payment: string; payee?: string };
  CHEQUE_RENUMBERED: { number: string; known: string; payment: string };
  CHEQUE_NOT_YET: { payment: string; receivedOn: CalendarDate; date: CalendarDate };
  CHEQUE_TOO_EARLY: { payment: string; depositFrom: CalendarDate };
  CHEQUE_NOT_IN_HAND: { id: string; method: Method; status: PaymentStatus; deposit?: string };
  EARLIER_CHEQUES: { earlierCents: Cents; leftCents: Cents };
  DEPOSIT_DIFFERS: { id: string; openCents: Cents; amountCents: Cents };
  DEPOSIT_OTHER_ACCOUNT: { id: string; line: string };
  /** More than a bank corrects, or than the deposit itself. */
  DEPOSIT_DIFFERENCE: {
    id: string;
    differenceCents: Cents;
    largestCents: Cents;
    isOfMember: boolean;
  };
  UNDO_WHOLE_DEPOSIT: { id: string; deposit: string };
}

/** What is said of a contract otherwise than it was recorded. */
export type ContractDifference =
  | { readonly what: 'amount'; readonly recordedCents: Cents; readonly amountCents: Cents }
  | { readonly what: 'cheques'; readonly recorded: number; readonly cheques: number }
  | { readonly what: 'first'; readonly recordedDate: CalendarDate; readonly date: CalendarDate }
  | { readonly what: 'number'; readonly recordedNumber: string; readonly number: string };
