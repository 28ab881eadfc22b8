import { PAYLOAD_LENGTH, payloadFromRandom, referenceFromPayload } from '../../domain/reference.ts';
import { type Ledger, query, template } from '../database.ts';
import type { Writer } from '../write.ts';

/** A reference that this ledger gave out. Without a payment it is the member's permanent one. */
export interface IssuedReference {
  readonly code: string;
  readonly memberId: number;
  readonly paymentId: number | null;
}

/**
 * Draws a code that was never issued. At random, not counted up: so that a code with one wrong
 * character seldom is another member's.
 */
export function issueReference(
  writer: Writer,
  operation: number,
  memberId: number,
  paymentId: number | null,
): string {
  let code: string;
  do {
    const bytes = writer.surroundings.random(PAYLOAD_LENGTH);
    code = referenceFromPayload(payloadFromRandom(bytes));
  } while (findIssued(writer.ledger, code));
  writer.ledger.run(insertReference(code, operation, memberId, paymentId));
  return writer.drawn('reference', code);
}

const insertReference = template(
  'insert into issued_references',
  (code: string, operation_id: number, member_id: number, payment_id: number | null) =>
    query.insertInto('issued_references').values({ code, operation_id, member_id, payment_id }),
);

/** Every reference that was ever given out. */
export function listIssued(ledger: Ledger): readonly { readonly code: string }[] {
  return ledger.all(issuedCodes());
}

const issuedCodes = template('issued codes', () =>
  query.selectFrom('issued_references').select('code'),
);

/** A member's permanent reference, with their account; `isGone` once they were taken away. */
export interface PermanentReference extends IssuedReference {
  readonly account: number;
  readonly isGone: boolean;
}

export function listPermanent(ledger: Ledger): readonly PermanentReference[] {
  return ledger.all(permanentReferences()).map(({ memberCode, ...row }) => ({
    ...row,
    paymentId: null,
    isGone: memberCode === null,
  }));
}

const permanentReferences = template('permanent references', () =>
  query
    .selectFrom('members')
    .innerJoin('issued_references as issued', (join) =>
      join.onRef('issued.member_id', '=', 'members.id').on('issued.payment_id', 'is', null),
    )
    .innerJoin('accounts', (join) =>
      join.onRef('accounts.member_id', '=', 'members.id').on('accounts.kind', '=', 'member'),
    )
    .select(['issued.code', 'members.id as memberId', 'members.code as memberCode'])
    .select('accounts.id as account'),
);

export function findIssued(ledger: Ledger, code: string): IssuedReference | undefined {
  return ledger.get(issuedByCode(code));
}

const issuedByCode = template('issued by code', (code: string) =>
  query
    .selectFrom('issued_references')
    .select(['code', 'member_id as memberId', 'payment_id as paymentId'])
    .where('code', '=', code),
);
