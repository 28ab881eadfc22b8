import { frenchAnswers } from './answers.fr.ts';
import type { Say } from './catalogue.ts';
import { frenchErrors } from './errors.fr.ts';
import { frenchFileProblem } from './file-problems.fr.ts';
import type { Format } from './format.ts';
import { frenchArguments, frenchCommands, frenchHelp, frenchOptions } from './help.fr.ts';
import { frenchLabels, frenchWaitReasons } from './labels.fr.ts';
import {
  frenchFlags,
  frenchPlaceholder,
  translateCommand,
  translateExample,
} from './translate-command.ts';
import { frenchWhyProposed } from './why-proposed.fr.ts';

/**
 * Everything that `solde` says, in French. Its `format.command` also takes a command in English
 * words, as the actions give it, and shows it in French ones.
 */
export function french(plain: Format): Say {
  const format: Format = {
    ...plain,
    command: (typed) => plain.command(translateCommand(typed)),
    example: (typed) => plain.example(translateExample(typed)),
    flags: frenchFlags,
    placeholder: frenchPlaceholder,
  };
  return {
    format,
    errors: frenchErrors(format),
    fileProblem: frenchFileProblem(format),
    answers: frenchAnswers(format),
    labels: frenchLabels,
    waitReasons: frenchWaitReasons(format),
    whyProposed: frenchWhyProposed(format),
    commands: frenchCommands,
    arguments: frenchArguments,
    options: frenchOptions,
    help: frenchHelp,
  };
}
