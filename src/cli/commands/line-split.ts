import { formatId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Ledger } from '../../ledger/database.ts';
import { lineById } from '../../ledger/lines.ts';
import { splitLine } from '../../ledger/matches.ts';
import { findMember } from '../../ledger/members.ts';
import { paymentById } from '../../ledger/payments.ts';
import { action, isSet, option } from '../action.ts';
import { matchedJson } from '../answers.ts';
import { matchedTable, undoHints } from '../presenting.ts';
import { parseTypedAmount, parseTypedId } from '../values.ts';

export const lineSplit = action('line split', {
  async run(context, input) {
    const { ledger } = context;
    const typedLine = await context.need(input.args[0], 'LINE', context.say.answers.ask.line);
    const { number } = parseTypedId(typedLine, 'line');
    const { amountCents } = lineById(ledger, number);
    const [first, ...more] = input.rest;
    const asked = context.say.answers.ask.parts;
    const typed =
      first === undefined
        ? (await context.need(first, 'PARTS', asked)).trim().split(/\s+/)
        : [first, ...more];
    const isNew = isSet(input, 'unrecorded');
    const parts = partsOf(ledger, typed, amountCents, formatId('line', number)).map((part) =>
      part.paymentId === undefined ? { ...part, isNew } : part,
    );
    if (amountCents < 0) {
      const names = typed.join(', ');
      const { confirmDebit } = context.say.answers;
      await context.confirm(confirmDebit(formatId('line', number), -amountCents, names));
    }
    const reason = option(input, 'reason');
    return context.write((writer) => {
      const assigned = splitLine(writer, number, parts, reason);
      return {
        matched: [...matchedJson(writer.ledger, assigned)],
        learned: assigned.learned.map(({ payer }) => payer),
      };
    });
  },
  present: (answer, say) => [matchedTable(answer.matched, say), ...undoHints(answer, say)],
});

/**
 * `DUR=45 MAR=30 ROU`: amounts without a sign, for they go the way that the line does; one member
 * without an amount gets the rest. `P-4=45` where a part is the payment that was recorded.
 */
function partsOf(ledger: Ledger, typed: readonly string[], lineCents: Cents, id: string) {
  const sign = Math.sign(lineCents);
  const parts = typed
    .flatMap((each) => each.split(/\s+/).filter(Boolean))
    .map((each) => {
      const at = each.lastIndexOf('=');
      const receiver = receiverOf(ledger, at < 0 ? each : each.slice(0, at));
      const cents = at < 0 ? undefined : parseTypedAmount(each.slice(at + 1));
      if (cents !== undefined && cents <= 0) {
        refuse('AMOUNT_NOT_POSITIVE', { amountCents: cents, what: 'payment' });
      }
      return { ...receiver, cents };
    });
  const namedCents = parts.reduce((sum, { cents = 0 }) => sum + cents, 0);
  const restCents = Math.abs(lineCents) - namedCents;
  const open = parts.filter(({ cents }) => cents === undefined);
  const isWhole = open.length === 0 ? restCents === 0 : open.length === 1 && restCents > 0;
  if (!isWhole)
    refuse('SPLIT_DIFFERS', { id, amountCents: Math.abs(lineCents), partsCents: namedCents });
  return parts.map(({ cents = restCents, ...receiver }) => ({
    ...receiver,
    amountCents: sign * cents,
  }));
}

/** A member, or the payment that a part is. */
function receiverOf(
  ledger: Ledger,
  typed: string,
): { readonly memberId: number; readonly paymentId?: number } {
  if (!/^\s*p-?\d+\s*$/i.test(typed)) return { memberId: findMember(ledger, typed).id };
  const { id, memberId } = paymentById(ledger, parseTypedId(typed, 'payment').number);
  return { memberId, paymentId: id };
}
