import { sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { type Contract, listContracts } from '../../ledger/contracts/contracts.ts';
import {
  addContract,
  type ChequeBook,
  handOverCheques,
} from '../../ledger/contracts/create-contract.ts';
import {
  chequesFor,
  differenceOf,
  refuseOther,
  refuseSecond,
  takeKnown,
} from '../../ledger/contracts/known-contracts.ts';
import { type ContractModel, findModel } from '../../ledger/contracts/models.ts';
import { openDirectory } from '../../ledger/members/directory.ts';
import type { Member } from '../../ledger/members/members.ts';
import type { Payment } from '../../ledger/payments/payments.ts';
import type { Writer } from '../../ledger/write.ts';
import { action, option } from '../action.ts';
import { paymentJson, warned } from '../answers.ts';
import { type BulkRow, openBulk } from '../bulk.ts';
import { CONTRACT_FIELDS } from '../bulk-fields.ts';
import { withWholeName } from '../bulk-members.ts';
import type { Context } from '../context.ts';
import { bookOf, contractsJson, contractsTable, saidOf, termsFor } from '../contracts.ts';
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
  const members = openDirectory(ledger);
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
    const typed = withWholeName(members, row)['member'] ?? '';
    const member = members.find(typed) ?? refuse('MEMBER_NOT_FOUND', { value: typed });
    const words = { amount: row['amount'], cheques: row['cheques'], first: row['first'] };
    const terms = termsFor(model, words, at);
    at('number');
    const book = bookOf(row['number'], row['bank']);
    const { date } = context;
    if (!isOld.has(`${member.id} ${model.id}`)) {
      const contract = addContract(writer, { member, model, date, ...terms });
      return { outcome: 'added', contract, payments: handOver(contract, book) };
    }
    const said = saidOf(words, terms, book);
    const others = standing(member, model);
    const contract = takeKnown(ledger, others, said) ?? others[0];
    if (contract === undefined) return refuseSecond(ledger, member, model);
    const difference = differenceOf(ledger, contract, said);
    if (difference !== undefined) {
      at(difference.what);
      refuseOther(contract, difference);
    }
    const isComplete = book === undefined || chequesFor(ledger, contract.id).length > 0;
    return isComplete
      ? { outcome: 'known', contract, payments: [] }
      : { outcome: 'completed', contract, payments: handOver(contract, book) };
  };

  function handOver(contract: Contract, book: ChequeBook | undefined): readonly Payment[] {
    return book === undefined ? [] : handOverCheques(writer, contract, book, context.date);
  }
}
