import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CalendarDate } from '../domain/date.ts';
import { refuse } from '../domain/refusal.ts';
import { foldText } from '../domain/text.ts';
import type { Ledger } from '../ledger/database.ts';
import { sha256 } from '../ledger/digests.ts';
import { answerTo, rememberAnswer } from '../ledger/keys.ts';
import { operationId } from '../ledger/operations.ts';
import type { Settings } from '../ledger/settings.ts';
import { type Surroundings, type Writer, write } from '../ledger/write.ts';
import { askFor, mayAsk, type Wanted } from './ask-for.ts';
import { cashWarnings } from './cash-warnings.ts';
import { withoutDrawn } from './dry-run.ts';
import type { Globals } from './globals.ts';
import type { Ask, Choice, Io } from './io.ts';
import type { Say } from './messages/catalogue.ts';
import { parseTypedDate } from './values.ts';

/** What an action works with. */
export interface Context {
  readonly io: Io;
  readonly say: Say;
  readonly globals: Globals;
  readonly ledger: Ledger;
  readonly settings: Settings;
  /** `--date`, else the calendar's today. */
  readonly date: CalendarDate;
  readonly path: (typed: string) => string;
  /**
   * Runs a change in one transaction and gives its answer with the operations recorded; under
   * `--dry-run` rolled back, with `--key` once. `part` tells several changes of one command apart.
   */
  readonly write: <Json extends object>(
    body: (writer: Writer) => Json,
    part?: number,
  ) => Json & Recorded;
  /** The answer given to `--key` before, so that nothing is looked up that may have changed since. */
  readonly remembered: () => (object & Recorded) | undefined;
  /** A value that the command can't do without: typed, else asked for, else VALUE_MISSING. */
  readonly need: (value: string | undefined, name: string, question: string) => Promise<string>;
  /** The same, read by `parse`. What a person answers wrongly is explained and asked again. */
  readonly needParsed: <Value>(wanted: Wanted<Value>) => Promise<Value>;
  readonly needChoice: (
    value: string | undefined,
    name: string,
    question: string,
    choices: readonly Choice[],
  ) => Promise<string>;
  /** True if there is somebody to ask. */
  readonly mayAsk: boolean;
  /** True if the answer is given whole, as programs need it: in JSON, or kept for its key. */
  readonly isForPrograms: boolean;
  /** Asks if there is somebody to ask. */
  readonly ifAsked: (ask: (io: Ask) => Promise<string>) => Promise<string | undefined>;
  /** A yes, typed beforehand or given now. Unattended it is a yes. Refuses with DECLINED. */
  readonly confirm: (question: string) => Promise<void>;
}

export interface Recorded {
  operation?: string;
  operations?: string[];
  dryRun?: boolean;
  repeated?: boolean;
}

export interface ContextParts {
  readonly io: Io;
  readonly say: Say;
  readonly globals: Globals;
  readonly ledger: Ledger;
  readonly settings: Settings;
  /** Everything that changes what is done: the command, what was typed with it, files' contents. */
  readonly typed: readonly unknown[];
}

export function newContext(parts: ContextParts): Context {
  const { io, say, globals, ledger, settings, typed } = parts;
  const interactive = mayAsk(io, globals);
  const date = parseTypedDate(globals.date ?? io.today());
  const surroundings: Surroundings = {
    now: io.now,
    random: io.random,
    dryRun: globals.dryRun,
  };
  const isForPrograms = globals.json || globals.csv || globals.key !== undefined;
  return {
    io,
    say,
    globals,
    ledger,
    settings,
    date,
    mayAsk: interactive,
    isForPrograms,
    path: (name) => resolve(io.cwd, name),
    write: (body, part) => {
      const key = keyFor(globals.key, part);
      const told = (writer: Writer) => withCashWarnings(body(writer), writer, say);
      const asked = { key, fingerprint: () => fingerprintOf(typed), isForPrograms };
      return recordOnce(ledger, surroundings, asked, told);
    },
    remembered: () => {
      if (globals.key === undefined) return undefined;
      const known = answerTo(ledger, globals.key, fingerprintOf(typed));
      return known === undefined ? undefined : { ...JSON.parse(known), repeated: true };
    },
    need: (value, name, question) =>
      askFor({ io, say, globals }, { value, name, question, parse: (typed) => typed }),
    needParsed: (wanted) => askFor({ io, say, globals }, wanted),
    async needChoice(value, name, question, choices) {
      if (value !== undefined) return value;
      if (!interactive) return refuse('VALUE_MISSING', { name });
      return await io.ask.choose(question, choices);
    },
    ifAsked: async (ask) => (interactive ? await ask(io.ask) : undefined),
    async confirm(question) {
      if (globals.yes || globals.dryRun || !interactive) return;
      for (;;) {
        const answer = foldText(await io.ask.text(`${question} ${say.answers.yesOrNo}`));
        if (YES.includes(answer)) return;
        if (answer === '' || NO.includes(answer)) refuse('DECLINED', {});
      }
    },
  };
}

/** Either language's, whichever is spoken; as `foldText` has them. */
const YES: readonly string[] = ['Y', 'YES', 'O', 'OUI'];
const NO: readonly string[] = ['N', 'NO', 'NON'];

/** `--ledger`, else SOLDE_LEDGER, else the user's data folder as XDG has it. */
export function ledgerPath(io: Io, typed: string | undefined): string {
  const named = typed ?? io.env['SOLDE_LEDGER'];
  if (named) return resolve(io.cwd, named);
  const home = io.env['HOME'] ?? homedir();
  const data = io.env['XDG_DATA_HOME'] || join(home, '.local', 'share');
  return join(data, 'solde', 'ledger.solde');
}

interface Asked {
  readonly key: string | undefined;
  /** Of what was typed; asked for where there is a key. */
  readonly fingerprint: () => Buffer;
  readonly isForPrograms: boolean;
}

/** A person is told from which operation to which: a million of them would take 60 MB. */
function recordedBy(writer: Writer, isForPrograms: boolean): Recorded {
  const numbers = writer.operations();
  const [first] = numbers;
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return {};
  if (numbers.length === 1) return { operation: operationId(first) };
  const told = isForPrograms ? numbers : [first, last];
  return { operation: operationId(first), operations: told.map(operationId) };
}

function recordOnce<Json extends object>(
  ledger: Ledger,
  surroundings: Surroundings,
  { key, fingerprint, isForPrograms }: Asked,
  body: (writer: Writer) => Json,
): Json & Recorded {
  const written = write(ledger, surroundings, (writer): Json & Recorded => {
    const known = key === undefined ? undefined : answerTo(ledger, key, fingerprint());
    if (known !== undefined) return { ...(JSON.parse(known) as Json), repeated: true };
    const json = body(writer);
    const answer = { ...json, ...recordedBy(writer, isForPrograms) };
    if (key !== undefined) rememberAnswer(writer, key, fingerprint(), JSON.stringify(answer));
    return answer;
  });
  if (!surroundings.dryRun) return written.result;
  return { ...withoutDrawn(written.result, written.drawn), dryRun: true };
}

/** What is doubtful of the cash box is told whichever command moved it. */
function withCashWarnings<Json extends object>(json: Json, writer: Writer, say: Say): Json {
  const added = cashWarnings(writer, say);
  if (added.length === 0) return json;
  const { warnings = [] } = json as { readonly warnings?: readonly string[] };
  return { ...json, warnings: [...warnings, ...added] };
}

const keyFor = (key: string | undefined, part: number | undefined): string | undefined =>
  key === undefined || part === undefined ? key : `${key}#${part}`;

const fingerprintOf = (typed: readonly unknown[]): Buffer => sha256(JSON.stringify(typed));
