import { frenchAnswers } from './answers.fr.ts';
import type { Say, SayHelp } from './catalogue.ts';
import { frenchErrors } from './errors.fr.ts';
import { frenchFileProblem } from './file-problems.fr.ts';
import { frenchLabels, frenchWaitReasons } from './labels.fr.ts';
import { frenchWhyProposed } from './why-proposed.fr.ts';

/** Everything that `solde` says, in French. */
export const french = (help: SayHelp): Say => ({
  ...help,
  errors: frenchErrors(help.format),
  fileProblem: frenchFileProblem(help.format),
  answers: frenchAnswers(help.format),
  labels: frenchLabels,
  waitReasons: frenchWaitReasons(help.format),
  whyProposed: frenchWhyProposed(help.format),
});
