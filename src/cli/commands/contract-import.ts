import { formatId } from '../../domain/ids.ts';
import { sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import {
  type Contract,
  instalmentsOf,
  listContracts,
  paymentsFor,
} from '../../ledger/contracts/contracts.ts';
import {
  addContract,
  type ChequeBook,
  handOverCheques,
} from '../../ledger/contracts/create-contract.ts';
import {
  type ContractModel,
  type ContractTerms,
  findModel,
} from '../../ledger/contracts/models.ts';
import type { Ledger } from '../../ledger/database.ts';
import { chequeOf } from '../../ledger/deposits/cheques.ts';
import { findMemberExactly } from '../../ledger/members/find-members.ts';
import type { Member } from '../../ledger/members/members.ts';
import type { Payment } from '../../ledger/payments/payments.ts';
import type { Writer } from '../../ledger/write.ts';
import { action, option } from '../action.ts';
import { paymentJson, warned } from '../answers.ts';
import { type BulkRow, openBulk } from '../bulk.ts';
import { CONTRACT_FIELDS } from '../bulk-fields.ts';
import type { Context } from '../context.ts';
import { bookOf, contractsJson, contractsTable, termsFor } from '../contracts.ts';
import { line } from '../output.ts';
import { undoHints } from '../presenting.ts';

export const contractImport = action('contract import', {
  async run(context, input) {
    const { say, ledger, date } = context;
    const typed = await context.need(input.args[0], 'FILE', say.answers.ask.file);
    const named = option(input, 'model');
    const usual = named === undefined ? undefined : findModel(ledger, named);
    const file = openBulk(context, 'contracts', typed, CONTRACT_FIELDS, option(input, 'map'));
    return context.write((writer) => {
      const readRow = readContractRow(context, writer, usual);
      const rows = file.handle(writer, readRow);
      const recorded = rows.filter(({ outcome }) => outcome !== 'known');
      const payments = recorded.flatMap((row) => row.payments);
      const contracts = contractsJson(
        writer.ledger,
        recorded.map(({ contract }) => contract),
        date,
      );
      const added = rows.filter(({ outcome }) => outcome === 'added').length;
      return {
        contracts: [...contracts],
        payments: payments.map((each) => paymentJson(writer.ledger, each)),
        count: added,
        completedCount: recorded.length - added,
        knownCount: rows.length - recorded.length,
        totalCents: sumCents(contracts.map(({ amountCents }) => amountCents)),
        chequeCount: payments.length,
        chequeCents: sumCents(payments.map(({ receivedCents }) => receivedCents)),
        ...warned(...(file.warnings.warnings ?? [])),
      };
    });
  },
  present: (answer, say) => {
    const { answers } = say;
    const { contracts, count, completedCount, knownCount, totalCents } = answer;
    const { chequeCount, chequeCents } = answer;
    return [
      line(answers.contractsImported(count, totalCents)),
      ...(contracts.length === 0 ? [] : [contractsTable(contracts, say)]),
      ...(chequeCount > 0 ? [line(answers.chequesHandedOver(chequeCount, chequeCents))] : []),
      ...(completedCount > 0 ? [line(answers.contractsCompleted(completedCount))] : []),
      ...(knownCount > 0 ? [line(answers.contractsKnown(knownCount))] : []),
      ...undoHints(answer, say),
    ];
  },
});

type At = (field: string) => void;

/** `completed`: it was there, and its cheques have come now. */
interface Recorded {
  readonly outcome: 'added' | 'completed' | 'known';
  readonly contract: Contract;
  readonly payments: readonly Payment[];
}

/**
 * Reads rows of contracts. One that was there before the file is known, or is given the cheques
 * that it lacked; a second one of a member is recorded only where both stand in the file.
 */
function readContractRow(
  context: Context,
  writer: Writer,
  usual: ContractModel | undefined,
): (row: BulkRow, at: At) => Recorded {
  const { ledger } = writer;
  const before = new Map<string, Contract[]>();
  const standing = (member: Member, model: ContractModel): Contract[] => {
    const key = `${member.id} ${model.id}`;
    const known = before.get(key) ?? [
      ...listContracts(ledger, { memberId: member.id, modelId: model.id }),
    ];
    before.set(key, known);
    return known;
  };
  const isOld = new Set(
    listContracts(ledger).map(({ memberId, modelId }) => `${memberId} ${modelId}`),
  );
  return (row, at) => {
    at('model');
    const model =
      row['model'] === undefined
        ? (usual ?? refuse('CELL_EMPTY', { column: 'model' }))
        : findModel(ledger, row['model']);
    at('member');
    const typed = row['member'] ?? '';
    const member = findMemberExactly(ledger, typed) ?? refuse('MEMBER_NOT_FOUND', { value: typed });
    const terms = termsFor(
      model,
      { amount: row['amount'], cheques: row['cheques'], first: row['first'] },
      at,
    );
    at('number');
    const book = bookOf(row['number'], row['bank']);
    const { date } = context;
    if (!isOld.has(`${member.id} ${model.id}`)) {
      const contract = addContract(writer, { member, model, date, ...terms });
      return { outcome: 'added', contract, payments: handOver(contract, book) };
    }
    const contract = takeKnown(ledger, standing(member, model), book);
    if (contract === undefined) return refuseSecond(ledger, member, model);
    refuseOtherAmount(ledger, contract, row['amount'] === undefined ? undefined : terms, at);
    const isComplete = book === undefined || paymentsFor(ledger, contract.id).length > 0;
    return isComplete
      ? { outcome: 'known', contract, payments: [] }
      : { outcome: 'completed', contract, payments: handOver(contract, book) };
  };

  function handOver(contract: Contract, book: ChequeBook | undefined): readonly Payment[] {
    return book === undefined ? [] : handOverCheques(writer, contract, book, context.date);
  }
}

/** Takes out of those recorded the one with these cheques, else one that has none. */
function takeKnown(
  ledger: Ledger,
  standing: Contract[],
  book: ChequeBook | undefined,
): Contract | undefined {
  const first = standing.map(({ id }) => {
    const [paid] = paymentsFor(ledger, id);
    return paid === undefined ? undefined : chequeOf(ledger, paid.payment.id).number;
  });
  const same = first.indexOf(book?.firstNumber);
  const index = same >= 0 || book === undefined ? Math.max(same, 0) : first.indexOf(undefined);
  return index < 0 ? undefined : standing.splice(index, 1)[0];
}

/** Refuses with CONTRACT_DIFFERS a row that says otherwise than what is recorded. */
function refuseOtherAmount(
  ledger: Ledger,
  { id }: Contract,
  terms: ContractTerms | undefined,
  at: At,
): void {
  const recordedCents = sumCents(instalmentsOf(ledger, id).map(({ amountCents }) => amountCents));
  if (terms === undefined || terms.priceCents === recordedCents) return;
  at('amount');
  const { priceCents: amountCents } = terms;
  refuse('CONTRACT_DIFFERS', { id: formatId('contract', id), recordedCents, amountCents });
}

function refuseSecond(ledger: Ledger, member: Member, model: ContractModel): never {
  const [first] = listContracts(ledger, { memberId: member.id, modelId: model.id });
  return refuse('CONTRACT_EXISTS', {
    id: formatId('contract', first?.id ?? 0),
    member: member.code,
    model: model.name,
    cheques: first === undefined ? 0 : paymentsFor(ledger, first.id).length,
  });
}
