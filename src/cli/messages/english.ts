import { englishAnswers } from './answers.en.ts';
import type { Say, SayHelp } from './catalogue.ts';
import { englishErrors } from './errors.en.ts';
import { englishFileProblem } from './file-problems.en.ts';
import { englishLabels, englishWaitReasons } from './labels.en.ts';
import { englishWhyProposed } from './why-proposed.en.ts';

/** Everything that `solde` says, in English. */
export const english = (help: SayHelp): Say => ({
  ...help,
  errors: englishErrors(help.format),
  fileProblem: englishFileProblem(help.format),
  answers: englishAnswers(help.format),
  labels: englishLabels,
  waitReasons: englishWaitReasons(help.format),
  whyProposed: englishWhyProposed(help.format),
});
