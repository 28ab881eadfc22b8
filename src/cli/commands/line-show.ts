import { lineById } from '../../ledger/statements/lines.ts';
import { action } from '../action.ts';
import { lineJson } from '../line-json.ts';
import { hint, table, wraps } from '../output.ts';
import { matchedTo } from '../presenting.ts';
import { assignHint, whyText } from '../presenting-waiting.ts';
import { parseTypedId } from '../values.ts';

export const lineShow = action('line show', {
  async run(context, { args }) {
    const typed = await context.need(args[0], 'LINE', context.say.answers.ask.line);
    const line = lineById(context.ledger, parseTypedId(typed, 'line').number);
    return { line: lineJson(context, line) };
  },
  present: ({ line }, say) => {
    const { labels, answers, format } = say;
    const { columns } = labels;
    const { match, waiting } = line;
    const who = [matchedTo(match, say), match?.operation].filter(Boolean).join(' ');
    const rows: [string, string][] = [
      [columns.line, line.id],
      [columns.date, format.date(line.date)],
      [columns.amount, format.money(line.amountCents)],
      [columns.label, line.label],
      [columns.import, line.import],
      [columns.row, String(line.row)],
      [columns.status, labels.lineStatus[line.status]],
    ];
    if (match) rows.push([columns.matchedTo, who], [columns.why, labels.rules[match.rule]]);
    if (waiting) rows.push([columns.why, whyText(waiting.reason, waiting.proposals, say)]);
    return [
      table([wraps(columns.what), wraps(columns.value)], rows),
      ...(waiting ? [assignHint({ ...line, ...waiting, line: line.id }, say)] : []),
      ...(match ? [hint(answers.undoHint(match.operation))] : []),
    ];
  },
});
