import { refuse } from '../../domain/refusal.ts';
import { addContract, handOverCheques } from '../../ledger/contracts/create-contract.ts';
import { awaitedContract } from '../../ledger/contracts/known-contracts.ts';
import { findModel } from '../../ledger/contracts/models.ts';
import { balanceOf, dueOf } from '../../ledger/members/balances.ts';
import { action, isSet, option } from '../action.ts';
import { paymentJson } from '../answers.ts';
import { needMember } from '../asking.ts';
import { bookOf, contractJson, contractLines, saidOf, termsFor } from '../contracts.ts';
import { line } from '../output.ts';
import { owedLines, undoHints } from '../presenting.ts';

export const contractAdd = action('contract add', {
  async run(context, input) {
    const { ledger, say, date } = context;
    const [number, bank] = [option(input, 'number'), option(input, 'bank')];
    // A bank's name says nothing of cheques that are not handed over.
    if (bank !== undefined && number === undefined) refuse('VALUE_MISSING', { name: '--number' });
    const member = await needMember(context, input.args[0]);
    const model = await context.needParsed({
      value: input.args[1],
      name: 'MODEL',
      question: say.answers.ask.model,
      parse: (typed) => findModel(ledger, typed),
    });
    const words = {
      amount: option(input, 'amount'),
      cheques: option(input, 'cheques'),
      first: option(input, 'first'),
    };
    const terms = termsFor(model, words);
    const book = bookOf(number, bank);
    const said = saidOf(words, terms, book);
    return context.write((writer) => {
      const known = isSet(input, 'again')
        ? undefined
        : awaitedContract(writer.ledger, member, model, said);
      const contract = known ?? addContract(writer, { member, model, date, ...terms });
      const payments = book === undefined ? [] : handOverCheques(writer, contract, book, date);
      const { balanceCents } = balanceOf(writer.ledger, member);
      const { dueCents, laterCents } = dueOf(writer.ledger, member, date);
      return {
        contract: contractJson(writer.ledger, contract, date),
        payments: payments.map((each) => paymentJson(writer.ledger, each)),
        balanceCents,
        dueCents,
        laterCents,
      };
    });
  },
  present: (answer, say) => [
    ...contractLines(answer, say),
    line(say.answers.balanceNow(answer.contract.member, answer.balanceCents)),
    ...owedLines(answer, say),
    ...undoHints(answer, say),
  ],
});
