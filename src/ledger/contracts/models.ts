import type { CalendarDate } from '../../domain/date.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { formatRhythm, type Rhythm, readRhythm } from '../../domain/rhythm.ts';
import { foldName } from '../../domain/text.ts';
import { type Ledger, query } from '../database.ts';
import { stands } from '../operations.ts';
import type { Writer } from '../write.ts';

/** What is agreed with all who take a contract; each of it may be otherwise for one of them. */
export interface ContractTerms {
  readonly priceCents: Cents;
  readonly chequeCount: number;
  /** The day of the first instalment. */
  readonly firstDate: CalendarDate;
  readonly rhythm: Rhythm;
}

export interface ContractModel extends ContractTerms {
  readonly id: number;
  readonly operation: number;
  readonly name: string;
  /** The heading of the producer to whom the cheques are payable; the group's own without one. */
  readonly payeeId: number | undefined;
}

/** A season of weekly cheques has fewer. */
export const MOST_CHEQUES = 60;

/**
 * Refuses with AMOUNT_NOT_POSITIVE, CHEQUE_COUNT what no contract can be: without a price, without
 * an instalment, or with one below a cent.
 */
export function refuseTerms({ priceCents, chequeCount }: ContractTerms): void {
  if (priceCents <= 0) {
    refuse('AMOUNT_NOT_POSITIVE', { amountCents: priceCents, what: 'contract' });
  }
  const isPossible = chequeCount >= 1 && chequeCount <= Math.min(MOST_CHEQUES, priceCents);
  if (!isPossible) refuse('CHEQUE_COUNT', { value: String(chequeCount) });
}

/**
 * Keeps a model. Refuses with CONTRACT_MODEL_EXISTS where another is called so, in whatever case
 * and accents, and as `refuseTerms` does.
 */
export function addModel(
  writer: Writer,
  model: Omit<ContractModel, 'id' | 'operation'>,
): ContractModel {
  const { name, payeeId, priceCents, chequeCount, firstDate, rhythm } = model;
  const same = listModels(writer.ledger).find((each) => foldName(each.name) === foldName(name));
  if (same !== undefined) refuse('CONTRACT_MODEL_EXISTS', { name: same.name });
  refuseTerms(model);
  const operation = writer.operation('contract-model');
  const id = writer.ledger.run(
    query.insertInto('contract_models').values({
      operation_id: operation,
      name,
      payee_id: payeeId ?? null,
      price_cents: priceCents,
      cheque_count: chequeCount,
      first_date: firstDate,
      rhythm: formatRhythm(rhythm),
    }),
  );
  return modelById(writer.ledger, id);
}

/** The models that stand, by name. */
export const listModels = (ledger: Ledger): readonly ContractModel[] =>
  ledger
    .all(query.selectFrom('contract_models').selectAll())
    .map(asModel)
    .filter(({ operation }) => stands(ledger, operation))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'fr'));

/** A model that is known to be there. */
export function modelById(ledger: Ledger, id: number): ContractModel {
  const row = ledger.get(query.selectFrom('contract_models').selectAll().where('id', '=', id));
  if (row === undefined) throw new Error(`there is no contract model ${id}`);
  return asModel(row);
}

/**
 * The model that is called so, wholly or by a part that only one has. Refuses with
 * CONTRACT_MODEL_UNKNOWN.
 */
export function findModel(ledger: Ledger, typed: string): ContractModel {
  const models = listModels(ledger);
  const wanted = foldName(typed);
  const exact = models.find(({ name }) => foldName(name) === wanted);
  if (exact !== undefined) return exact;
  const found = wanted === '' ? [] : models.filter(({ name }) => foldName(name).includes(wanted));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  return refuse('CONTRACT_MODEL_UNKNOWN', {
    value: typed,
    models: (found.length > 0 ? found : models).map(({ name }) => name),
  });
}

interface Row {
  readonly id: number;
  readonly operation_id: number;
  readonly name: string;
  readonly payee_id: number | null;
  readonly price_cents: number;
  readonly cheque_count: number;
  readonly first_date: string;
  readonly rhythm: string;
}

const asModel = (row: Row): ContractModel => ({
  id: row.id,
  operation: row.operation_id,
  name: row.name,
  payeeId: row.payee_id ?? undefined,
  priceCents: row.price_cents,
  chequeCount: row.cheque_count,
  firstDate: row.first_date,
  rhythm: readRhythm(row.rhythm),
});
