import type { CalendarDate } from '../../domain/date.ts';
import { formatId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import { type Ledger, query } from '../database.ts';
import { memberCode } from '../members/members.ts';

// What a validation locks. It rests on the validations alone, so that orders, payments and undo can
// all ask.

/** A validation that stands: of a member, or of the distribution as a whole. */
export interface Validation {
  readonly operation: number;
  readonly distribution: CalendarDate;
  /** Null for the whole. */
  readonly memberId: number | null;
}

/** Oldest first. A validation that was taken back is never brought back, so one look is enough. */
export function validationsOf(ledger: Ledger, date: CalendarDate): readonly Validation[] {
  return ledger.all(selectStanding().where('validations.distribution', '=', date));
}

/** Whether what a member ordered for a day can't change any more. */
export function isValidated(ledger: Ledger, date: CalendarDate, memberId: number): boolean {
  const covering = selectStanding()
    .where('validations.distribution', '=', date)
    .where((each) =>
      each.or([
        each('validations.member_id', 'is', null),
        each('validations.member_id', '=', memberId),
      ]),
    );
  return ledger.get(covering) !== undefined;
}

interface Ordered {
  readonly distribution: CalendarDate | null;
  readonly memberId: number;
}

/**
 * Refuses with DISTRIBUTION_VALIDATED whatever would change what was ordered for a distribution
 * after it was validated. Every way to change an order asks here.
 */
export function refuseValidated(ledger: Ledger, { distribution, memberId }: Ordered): void {
  if (distribution === null || !isValidated(ledger, distribution, memberId)) return;
  refuse('DISTRIBUTION_VALIDATED', { distribution, member: memberCode(ledger, memberId) });
}

/**
 * Refuses what takes back, or brings back, an operation that is a validation's own: of a step with
 * DISTRIBUTION_VALIDATED while the validation stands, of the validation itself always.
 */
export function refuseValidationStep(ledger: Ledger, operation: number): void {
  const validation = ledger.get(
    query.selectFrom('validations').selectAll().where('operation_id', '=', operation),
  );
  if (validation !== undefined) {
    const { distribution, member_id } = validation;
    const member = member_id === null ? undefined : memberCode(ledger, member_id);
    refuse('VALIDATION_REOPENED_ONLY', {
      id: formatId('operation', operation),
      distribution,
      member,
    });
  }
  const step = ledger.get(
    selectStanding()
      .innerJoin('validation_steps as step', 'step.validation_id', 'validations.operation_id')
      .where('step.operation_id', '=', operation),
  );
  if (step === undefined) return;
  const { distribution, memberId } = step;
  refuse('DISTRIBUTION_VALIDATED', { distribution, member: memberCode(ledger, memberId ?? 0) });
}

/** Whether an operation was a part of a validation, standing or not. */
export const isValidationStep = (ledger: Ledger, operation: number): boolean =>
  ledger.get(
    query
      .selectFrom('validation_steps')
      .select('operation_id')
      .where('operation_id', '=', operation),
  ) !== undefined;

const selectStanding = () =>
  query
    .selectFrom('validations')
    .select([
      'validations.operation_id as operation',
      'validations.distribution',
      'validations.member_id as memberId',
    ])
    .where((each) =>
      each.not(
        each.exists(
          each
            .selectFrom('operations as reversal')
            .select('reversal.id')
            .whereRef('reversal.reverses_id', '=', 'validations.operation_id'),
        ),
      ),
    )
    .orderBy('validations.operation_id');
