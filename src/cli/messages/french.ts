import { once } from '../../domain/once.ts';
import { frenchAnswers } from './answers.fr.ts';
import type { Say, SayHelp } from './catalogue.ts';
import { frenchErrors } from './errors.fr.ts';
import { frenchFileProblem } from './file-problems.fr.ts';
import { frenchLabels, frenchWaitReasons } from './labels.fr.ts';
import { frenchWhyProposed } from './why-proposed.fr.ts';

/** Everything that `solde` says, in French. */
export function french(help: SayHelp): Say {
  // Said by a refusal alone: made, and loaded, when there is one.
  const errors = once(() => frenchErrors(help.format));
  const fileProblem = once(() => frenchFileProblem(help.format));
  return {
    ...help,
    get errors() {
      return errors.value();
    },
    fileProblem: (problem) => fileProblem.value()(problem),
    answers: frenchAnswers(help.format),
    labels: frenchLabels,
    waitReasons: frenchWaitReasons(help.format),
    whyProposed: frenchWhyProposed(help.format),
  };
}
