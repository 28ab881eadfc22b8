import { once } from '../../domain/once.ts';
import { englishAnswers } from './answers.en.ts';
import type { Say, SayHelp } from './catalogue.ts';
import { englishErrors } from './errors.en.ts';
import { englishFileProblem } from './file-problems.en.ts';
import { englishLabels, englishWaitReasons } from './labels.en.ts';
import { englishWhyProposed } from './why-proposed.en.ts';

/** Everything that `solde` says, in English. */
export function english(help: SayHelp): Say {
  // Said by a refusal alone: made, and loaded, when there is one.
  const errors = once(() => englishErrors(help.format));
  const fileProblem = once(() => englishFileProblem(help.format));
  return {
    ...help,
    get errors() {
      return errors.value();
    },
    fileProblem: (problem) => fileProblem.value()(problem),
    answers: englishAnswers(help.format),
    labels: englishLabels,
    waitReasons: englishWaitReasons(help.format),
    whyProposed: englishWhyProposed(help.format),
  };
}
