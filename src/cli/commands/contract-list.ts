import { sumCents } from '../../domain/money.ts';
import { listContracts } from '../../ledger/contracts/contracts.ts';
import { findModel, listModels } from '../../ledger/contracts/models.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { action, isSet, option } from '../action.ts';
import {
  type ContractJson,
  contractsJson,
  contractsTable,
  modelJson,
  modelsTable,
} from '../contracts.ts';
import { line } from '../output.ts';

export const contractList = action('contract list', {
  run({ ledger, date }, input) {
    const models = listModels(ledger).map((each) => modelJson(ledger, each));
    if (isSet(input, 'models')) return { models, contracts: [], totals: totalsOf([]) };
    const [member, model] = [option(input, 'member'), option(input, 'model')];
    const found = listContracts(ledger, {
      memberId: member === undefined ? undefined : findMember(ledger, member).id,
      modelId: model === undefined ? undefined : findModel(ledger, model).id,
    });
    const contracts = contractsJson(ledger, found, date);
    return { models, contracts: [...contracts], totals: totalsOf(contracts) };
  },
  present: ({ models, contracts, totals }, say) => {
    if (contracts.length === 0) return [modelsTable(models, say)];
    return [
      contractsTable(contracts, say),
      line(say.answers.contractTotals(contracts.length, totals)),
    ];
  },
});

function totalsOf(contracts: readonly ContractJson[]) {
  const sum = (of: 'amountCents' | 'paidCents' | 'dueCents' | 'laterCents') =>
    sumCents(contracts.map((each) => each[of]));
  return {
    amountCents: sum('amountCents'),
    paidCents: sum('paidCents'),
    dueCents: sum('dueCents'),
    laterCents: sum('laterCents'),
  };
}
