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
    return context.write((writer) => {
      const { operation } = depositById(writer.ledger, number);
      undo(writer, operation, option(input, 'reason'));
      return { deposit: depositJson(writer.ledger, depositById(writer.ledger, number)) };
    });
  },
  present: (answer, say) => {
    const { id, method, chequeCount, amountCents } = answer.deposit;
    return [
      line(say.answers.depositCancelled(idOr(id), method, chequeCount, amountCents)),
      ...undoHints(answer, say),
    ];
  },
});
