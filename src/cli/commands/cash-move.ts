import { formatId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { cashIn } from '../../ledger/cash/cash-box.ts';
import { moveCash } from '../../ledger/cash/cash-moves.ts';
import { depositCash } from '../../ledger/deposits/create-deposit.ts';
import type { BankAccount } from '../../ledger/statements/bank-accounts.ts';
import type { Writer } from '../../ledger/write.ts';
import { action, type Input, isSet, option } from '../action.ts';
import { needBankAccount } from '../asking.ts';
import type { Context } from '../context.ts';
import { findHeading, headingWords, listHeadingChoices } from '../headings.ts';
import { hint, line } from '../output.ts';
import { idOr, undoHints } from '../presenting.ts';
import type { Answer } from '../schemas.ts';
import { parseTypedAmount } from '../values.ts';

type Move = Answer<'cash move'>['move'];

export const cashMove = action('cash move', {
  async run(context, input) {
    const typedWay = wayOf(input);
    const amountCents = await context.needParsed({
      value: input.args[0],
      name: 'AMOUNT',
      question: context.say.answers.cash.askMoved,
      parse: parseTypedAmount,
    });
    if (typedWay !== undefined) refuseMinus(amountCents);
    const record = await recorderFor(context, input, typedWay, amountCents);
    return context.write((writer) => ({
      move: record(writer),
      balanceCents: cashIn(writer.ledger),
    }));
  },
  present: (answer, say) => {
    const { cash } = say.answers;
    const { move, balanceCents, dryRun } = answer;
    const { amountCents, heading, deposit } = move;
    const moved =
      heading !== undefined
        ? cash.moved(amountCents, headingWords(heading, say))
        : amountCents < 0
          ? cash.toBank(-amountCents, idOr(deposit))
          : cash.fromBank(amountCents, idOr(deposit));
    return [
      line(moved),
      line(cash.holds(balanceCents)),
      ...undoHints(answer, say),
      ...(deposit === undefined || dryRun ? [] : [hint(say.answers.slipPrinted(deposit))]),
    ];
  },
});

const WAYS = ['toBank', 'fromBank'] as const;

type Way = (typeof WAYS)[number];

const FLAGS = { toBank: '--to-bank', fromBank: '--from-bank' } as const;

/** Which way between the box and the bank; none for a heading. Refuses with OPTIONS_CONFLICT. */
function wayOf(input: Input): Way | undefined {
  const [way, other] = WAYS.filter((each) => isSet(input, each));
  const heading = option(input, 'heading');
  if (way !== undefined && other !== undefined) {
    refuse('OPTIONS_CONFLICT', { first: FLAGS[way], second: FLAGS[other] });
  }
  if (way !== undefined && heading !== undefined) {
    refuse('OPTIONS_CONFLICT', { first: FLAGS[way], second: '--heading' });
  }
  for (const name of ['account', 'number']) {
    if (heading === undefined || option(input, name) === undefined) continue;
    refuse('OPTIONS_CONFLICT', { first: `--${name}`, second: '--heading' });
  }
  return way;
}

/** The flag says which way it went. */
function refuseMinus(amountCents: Cents): void {
  if (amountCents < 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'bank-cash' });
}

type Recorder = (writer: Writer) => Move;

/** What it was for: a heading, or the bank; at a terminal chosen from both. */
async function recorderFor(
  context: Context,
  input: Input,
  typedWay: Way | undefined,
  amountCents: Cents,
): Promise<Recorder> {
  const { say, date } = context;
  const reason = option(input, 'reason');
  const { askToBank, askFromBank } = say.answers.cash;
  const bank =
    amountCents < 0
      ? { value: FLAGS.toBank, name: askToBank }
      : { value: FLAGS.fromBank, name: askFromBank };
  const chosen =
    typedWay === undefined
      ? await context.needChoice(option(input, 'heading'), '--heading', say.answers.ask.heading, [
          ...listHeadingChoices(context),
          bank,
        ])
      : FLAGS[typedWay];
  if (chosen === FLAGS.toBank || chosen === FLAGS.fromBank) {
    const account = await needBankAccount(context, option(input, 'account'));
    const paidInCents = chosen === FLAGS.toBank ? Math.abs(amountCents) : -amountCents;
    const bankNumber = option(input, 'number')?.trim() || undefined;
    return (writer) => withBank(writer, { account, paidInCents, bankNumber, date, reason });
  }
  const heading = findHeading(context, chosen);
  return (writer) => {
    const operation = moveCash(writer, { amountCents, heading, date, reason });
    return { ...about(operation, date, reason), heading: heading.name, amountCents };
  };
}

interface WithBank {
  readonly account: BankAccount;
  /** Paid in; with a minus sign drawn. */
  readonly paidInCents: Cents;
  readonly bankNumber: string | undefined;
  readonly date: string;
  readonly reason: string | undefined;
}

function withBank(writer: Writer, wanted: WithBank): Move {
  const { account, paidInCents, bankNumber, date, reason } = wanted;
  const deposit = depositCash(writer, {
    amountCents: paidInCents,
    bankId: account.id,
    bankNumber,
    date,
    reason,
  });
  return {
    ...about(deposit.operation, date, reason),
    account: account.name,
    deposit: formatId('deposit', deposit.id),
    amountCents: 0 - paidInCents,
  };
}

const about = (operation: number, date: string, reason: string | undefined) => ({
  id: formatId('operation', operation),
  date,
  ...(reason === undefined ? {} : { reason }),
});
