import { depositById } from '../../ledger/deposits/deposits.ts';
import { action } from '../action.ts';
import { depositDocument } from '../deposit-slip.ts';
import { depositWords, slipTable, wholeDepositJson } from '../deposits.ts';
import { line } from '../output.ts';
import { parseTypedId } from '../values.ts';

export const depositShow = action('deposit show', {
  async run(context, input) {
    const typed = await context.need(input.args[0], 'DEPOSIT', context.say.answers.ask.deposit);
    const { number } = parseTypedId(typed, 'deposit');
    return wholeDepositJson(context.ledger, depositById(context.ledger, number));
  },
  present: (answer, say) => [
    ...depositWords(answer.deposit, say).map(line),
    ...(answer.deposit.method === 'cash' ? [] : [slipTable(answer, say)]),
  ],
  document: depositDocument,
});
