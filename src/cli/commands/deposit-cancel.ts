import { depositById } from '../../ledger/deposits/deposits.ts';
import { undo } from '../../ledger/undo.ts';
import { action, option } from '../action.ts';
import { depositJson } from '../deposits.ts';
import { line } from '../output.ts';
import { idOr, undoHints } from '../presenting.ts';
import { parseTypedId } from '../values.ts';

export const depositCancel = action('deposit cancel', {
  async run(context, input) {
    const { say } = context;
    const typed = await context.need(input.args[0], 'DEPOSIT', say.answers.ask.deposit);
    const { number } = parseTypedId(typed, 'deposit');
    const { ledger } = context;
    const asIs = depositById(ledger, number);
    if (asIs.status === 'cancelled') return { deposit: depositJson(ledger, asIs) };
    return context.write((writer) => {
      undo(writer, asIs.operation, option(input, 'reason'));
      return { deposit: depositJson(writer.ledger, depositById(writer.ledger, number)) };
    });
  },
  present: (answer, say) => {
    const { id, method, chequeCount, amountCents } = answer.deposit;
    if (answer.operation === undefined && !answer.dryRun) {
      return [line(say.answers.alreadyDepositCancelled(idOr(id)))];
    }
    return [
      line(say.answers.depositCancelled(idOr(id), method, chequeCount, amountCents)),
      ...undoHints(answer, say),
    ];
  },
});
