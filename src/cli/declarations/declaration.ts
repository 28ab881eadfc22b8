import type { Action } from '../action.ts';
import type { ArgumentHelp, CommandHelp, OptionHelp } from '../messages/help.en.ts';

/** A flag. Its help stands in the catalogues under `help`; `french` is its second long name. */
export interface OptionDeclaration {
  readonly flag: string;
  readonly french: string;
  /** Other French names, where the one that fits every command is not what one would say here. */
  readonly alsoFrench?: readonly string[];
  /** What follows the flag; a flag without one is a switch. */
  readonly value?: string;
  /** It may be given several times. */
  readonly isMany?: true;
  /** Its value names a file, whose content counts for `--key`. */
  readonly isFile?: true;
  readonly help: keyof OptionHelp;
}

export interface ArgumentDeclaration {
  readonly name: string;
  readonly help: keyof ArgumentHelp;
  /** A missing one is asked for at a terminal; `optional` ones never are. */
  readonly optional?: boolean;
  readonly variadic?: boolean;
  /** It names a file, whose content counts for `--key`. */
  readonly isFile?: boolean;
}

/**
 * A command as commander needs it, apart from what it does: loading a declaration loads no database
 * and no reader, so `--help` stays fast. `load` brings the action when it is to run.
 */
export interface CommandDeclaration {
  /** Its English words, which are also the key of its help. */
  readonly name: keyof CommandHelp;
  /** The last word in French, unaccented; the accented form is accepted too. */
  readonly french: readonly string[];
  readonly arguments?: readonly ArgumentDeclaration[];
  readonly options?: readonly OptionDeclaration[];
  /** What is typed after `solde`; the command reference and the tests use them. */
  readonly examples: readonly string[];
  readonly load: () => Promise<Action>;
}

/** A noun with its verbs. */
export interface GroupDeclaration {
  readonly name: keyof CommandHelp;
  readonly french: readonly string[];
  readonly commands: readonly CommandDeclaration[];
}
