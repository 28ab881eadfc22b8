import { refuse } from '../../domain/refusal.ts';
import { parseRhythm } from '../../domain/rhythm.ts';
import { addModel } from '../../ledger/contracts/models.ts';
import { action, option } from '../action.ts';
import { needAmount } from '../asking.ts';
import { modelJson, parseCount } from '../contracts.ts';
import { findHeading, headingWords } from '../headings.ts';
import { shellWord } from '../messages/answers-import.en.ts';
import { hint, line } from '../output.ts';
import { undoHints } from '../presenting.ts';
import { parseTypedDate } from '../values.ts';

export const contractModel = action('contract model', {
  async run(context, input) {
    const { ask } = context.say.answers;
    const name = await context.need(input.args[0]?.trim() || undefined, 'NAME', ask.modelName);
    const priceCents = await needAmount(context, input.args[1]);
    const chequeCount = await context.needParsed({
      value: option(input, 'cheques'),
      name: '--cheques',
      question: ask.chequeCount,
      parse: parseCount,
    });
    const firstDate = await context.needParsed({
      value: option(input, 'first'),
      name: '--first',
      question: ask.firstDate,
      parse: parseTypedDate,
    });
    const typedRhythm = option(input, 'every') ?? 'month';
    const rhythm = parseRhythm(typedRhythm);
    if (!rhythm.ok) return refuse('RHYTHM_UNREADABLE', { value: typedRhythm });
    const payee = option(input, 'payableTo');
    const payeeId = payee === undefined ? undefined : findHeading(context, payee).id;
    const terms = { priceCents, chequeCount, firstDate, rhythm: rhythm.value };
    return context.write((writer) => {
      const model = addModel(writer, { name, payeeId, ...terms });
      return { model: modelJson(writer.ledger, model) };
    });
  },
  present: (answer, say) => {
    const { model } = answer;
    const { answers } = say;
    const { payee } = model;
    const word = shellWord(model.name);
    return [
      line(answers.modelRecorded(model)),
      ...(payee === undefined ? [] : [line(answers.modelPayee(headingWords(payee, say)))]),
      ...undoHints(answer, say),
      hint(answers.nextHint(`contract import FILE --model ${word}`)),
    ];
  },
});
