import { firstOfMonth } from '../../domain/date.ts';
import { DEFAULT_METHODS } from '../../domain/method.ts';
import { createLedger } from '../../ledger/open.ts';
import { type Settings, writeSettings } from '../../ledger/settings.ts';
import { addBankAccount } from '../../ledger/statements/bank-accounts.ts';
import { write } from '../../ledger/write.ts';
import { action, type Input, type Outset, option } from '../action.ts';
import { askFor } from '../ask-for.ts';
import { ledgerPath } from '../context.ts';
import { chooseLanguage } from '../language.ts';
import { hint, line } from '../output.ts';
import { parseOptionalDate, parseTypedMethods } from '../values.ts';

/** The only command that creates a ledger, and the only one that runs without one. */
export const init = action('init', {
  async create(outset, input) {
    const { io, globals } = outset;
    const path = ledgerPath(io, globals.ledger);
    const settings = await settingsFrom(outset, input);
    const { now, random } = io;
    const surroundings = { now, random, dryRun: false };
    createLedger(path, globals.dryRun, (ledger) => {
      write(ledger, surroundings, (writer) => {
        writeSettings(writer, settings);
        addBankAccount(writer, settings.language === 'fr' ? 'Compte bancaire' : 'Bank account');
      });
    });
    const { name, start, currency, language, methods } = settings;
    const dryRun = globals.dryRun ? { dryRun: true } : {};
    return { ledger: path, name, start, currency, language, methods: [...methods], ...dryRun };
  },
  present: ({ name, ledger, start, methods, dryRun }, say) => [
    line(say.answers.ledgerCreated(name, ledger)),
    line(
      say.answers.ledgerBegins(
        start,
        methods.map((method) => say.labels.methods[method]).join(', '),
      ),
    ),
    ...(dryRun ? [] : [hint(say.answers.nextHint('member import FILE'))]),
  ],
});

async function settingsFrom(outset: Outset, input: Input): Promise<Settings> {
  const { io, globals, say } = outset;
  const name = await askFor(outset, {
    value: input.args[0],
    name: 'NAME',
    question: say.answers.ask.name,
    parse: (typed) => typed.trim(),
  });
  const methods = option(input, 'methods');
  const today = parseOptionalDate(globals.date) ?? io.today();
  return {
    name,
    language: chooseLanguage(globals.language, io.env),
    currency: (option(input, 'currency') ?? 'EUR').toUpperCase(),
    start: parseOptionalDate(option(input, 'start')) ?? firstOfMonth(today),
    methods: methods === undefined ? DEFAULT_METHODS : parseTypedMethods(methods),
    kittyNegative: false,
  };
}
