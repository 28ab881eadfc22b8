import { formatId } from '../../domain/ids.ts';
import { splitLine } from '../../ledger/matching/matches.ts';
import { lineById } from '../../ledger/statements/lines.ts';
import { action, isSet, option } from '../action.ts';
import { confirmDebits } from '../asking.ts';
import { matchedJson } from '../line-json.ts';
import { matchedTable, undoHints } from '../presenting.ts';
import { parseParts } from '../split-parts.ts';
import { parseTypedId } from '../values.ts';

export const lineSplit = action('line split', {
  async run(context, input) {
    const { ledger } = context;
    const typedLine = await context.need(input.args[0], 'LINE', context.say.answers.ask.line);
    const { number } = parseTypedId(typedLine, 'line');
    const { amountCents } = lineById(ledger, number);
    const [first, ...more] = input.rest;
    const asked = context.say.answers.ask.parts;
    const typed =
      first === undefined ? [await context.need(first, 'PARTS', asked)] : [first, ...more];
    const isNew = isSet(input, 'unrecorded');
    const parts = parseParts(context, typed, amountCents, formatId('line', number)).map((part) =>
      part.paymentId === undefined ? { ...part, isNew } : part,
    );
    await confirmDebits(context, number, parts);
    const reason = option(input, 'reason');
    return context.write((writer) => {
      const assigned = splitLine(writer, number, parts, reason);
      return {
        matched: [...matchedJson(writer.ledger, assigned)],
        learned: assigned.learned.map(({ payer }) => payer),
      };
    });
  },
  present: (answer, say) => [matchedTable(answer.matched, say), ...undoHints(answer, say)],
});
