import type { SayHelp } from './catalogue.ts';
import type { Format } from './format.ts';
import { frenchArguments, frenchCommands, frenchHelp, frenchOptions } from './help.fr.ts';
import {
  frenchFlags,
  frenchPlaceholder,
  translateCommand,
  translateExample,
} from './translate-command.ts';

/**
 * The command line in French. Its `format.command` also takes a command in English words, as the
 * actions give it, and shows it in French ones.
 */
export const frenchHelpFor = (plain: Format): SayHelp => ({
  format: {
    ...plain,
    command: (typed) => plain.command(translateCommand(typed)),
    example: (typed) => plain.example(translateExample(typed)),
    flags: frenchFlags,
    placeholder: frenchPlaceholder,
  },
  commands: frenchCommands,
  arguments: frenchArguments,
  options: frenchOptions,
  help: frenchHelp,
});
