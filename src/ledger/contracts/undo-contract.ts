import { refuse } from '../../domain/refusal.ts';
import { type Ledger, query } from '../database.ts';
import { operationById, operationId, operationsAbout, rootOf, stands } from '../operations.ts';

// What a contract and its model can't be taken back under.

/**
 * Refuses with UNDO_BLOCKED to take back a contract for which payments or adjustments stand, or a
 * model of which contracts do; and with REDO_REFUSED to bring a contract back without its model.
 */
export function refuseUsedContract(ledger: Ledger, target: number): void {
  const root = rootOf(ledger, target);
  const kind = operationById(ledger, root)?.kind;
  if (kind !== 'contract' && kind !== 'contract-model') return;
  if (!stands(ledger, root)) {
    if (kind === 'contract' && !hasModel(ledger, root)) {
      refuse('REDO_REFUSED', { id: operationId(target), kind });
    }
    return;
  }
  const using = kind === 'contract' ? builtOnContract(ledger, root) : builtOnModel(ledger, root);
  const by = [...new Set(using)]
    .filter((operation) => operation !== root && stands(ledger, operation))
    .toSorted((one, other) => other - one)
    .map((id) => ({ id: operationId(id), kind: operationById(ledger, id)?.kind ?? '' }));
  if (by.length > 0) refuse('UNDO_BLOCKED', { id: operationId(target), by });
}

function builtOnContract(ledger: Ledger, operation: number): readonly number[] {
  const contract = ledger.get(
    query.selectFrom('contracts').select('id').where('operation_id', '=', operation),
  );
  if (contract === undefined) return [];
  const payments = ledger.all(
    query
      .selectFrom('contract_payments')
      .select('operation_id as operation')
      .where('contract_id', '=', contract.id),
  );
  return [
    ...operationsAbout(ledger, 'contract', contract.id),
    ...payments.map((payment) => payment.operation),
  ];
}

const builtOnModel = (ledger: Ledger, operation: number): readonly number[] =>
  ledger
    .all(
      query
        .selectFrom('contracts')
        .innerJoin('contract_models', 'contract_models.id', 'contracts.model_id')
        .select('contracts.operation_id as operation')
        .where('contract_models.operation_id', '=', operation),
    )
    .map((contract) => contract.operation);

function hasModel(ledger: Ledger, operation: number): boolean {
  const model = ledger.get(
    query
      .selectFrom('contracts')
      .innerJoin('contract_models', 'contract_models.id', 'contracts.model_id')
      .select('contract_models.operation_id as operation')
      .where('contracts.operation_id', '=', operation),
  );
  return model !== undefined && stands(ledger, model.operation);
}
