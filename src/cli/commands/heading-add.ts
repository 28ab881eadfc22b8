import { onOneLine } from '../../domain/text.ts';
import { addHeading } from '../../ledger/headings.ts';
import { action } from '../action.ts';
import { takenWords } from '../headings.ts';
import { hint, line } from '../output.ts';
import { undoHints } from '../presenting.ts';

export const headingAdd = action('heading add', {
  async run(context, { args }) {
    const { say } = context;
    const typed = await context.need(args[0], 'NAME', say.answers.ask.headingName);
    const name = onOneLine(typed);
    return context.write((writer) => {
      const { name: added, balanceCents } = addHeading(writer, name, takenWords(say));
      return { heading: { name: added, balanceCents } };
    });
  },
  present: (answer, say) => {
    const { answers } = say;
    const { name } = answer.heading;
    return [
      line(answers.headingAdded(name)),
      ...undoHints(answer, say),
      ...(answer.dryRun ? [] : [hint(answers.nextHint(`line assign LINE --to "${name}"`))]),
    ];
  },
});
