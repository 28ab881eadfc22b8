import { listLines } from '../../ledger/statements/lines.ts';
import { proofsOf, statementRecord } from '../../ledger/statements/statement-list.ts';
import { action } from '../action.ts';
import { linesJson } from '../line-json.ts';
import { type Block, hint, line } from '../output.ts';
import { linesTable } from '../presenting.ts';
import { statementJson } from '../statement-json.ts';
import { parseTypedId } from '../values.ts';

export const statementShow = action('statement show', {
  async run(context, { args }) {
    const { ledger, say } = context;
    const typed = await context.need(args[0], 'STATEMENT', say.answers.ask.statement);
    const record = statementRecord(ledger, parseTypedId(typed, 'statement').number);
    const lines = listLines(ledger, { operation: record.operation });
    return {
      statement: statementJson(record),
      proofs: [...proofsOf(ledger, record)],
      lines: linesJson(context, lines),
    };
  },
  present: ({ statement, proofs, lines }, say) => {
    const { answers } = say;
    const { from, to, closingCents, status } = statement;
    const period = from !== undefined && to !== undefined ? answers.importedPeriod(from, to) : '';
    const head = [answers.imported(statement.id, statement.file, statement.account), period];
    const shown: readonly Block[] = [
      line(head.filter(Boolean).join(', ')),
      line(answers.statementFacts(statement.format, statement.recordedAt.slice(0, 10))),
      ...(status === 'undone' ? [line(answers.statementUndone)] : []),
      line(answers.importedRows(statement.lines)),
      line(answers.importedSums(statement.creditCents, statement.debitCents)),
    ];
    return [
      ...shown,
      ...(closingCents === undefined ? [] : [line(answers.proofs(closingCents, proofs, false))]),
      linesTable(lines, say),
      ...(status === 'undone' ? [] : [hint(answers.undoHint(statement.id))]),
    ];
  },
});
