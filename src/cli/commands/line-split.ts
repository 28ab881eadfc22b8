import { formatId } from '../../domain/ids.ts';
import type { Cents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Ledger } from '../../ledger/database.ts';
import { lineById } from '../../ledger/lines.ts';
import { splitLine } from '../../ledger/matches.ts';
import { findMember } from '../../ledger/members.ts';
import { action, option } from '../action.ts';
import { type MatchedJson, matchedJson } from '../answers.ts';
import { line } from '../output.ts';
import { matchedTable, undoHints } from '../presenting.ts';
import { parseTypedAmount, parseTypedId } from '../values.ts';

export const lineSplit = action('line split', {
  async run(context, input) {
    const { ledger } = context;
    const typedLine = await context.need(input.args[0], 'LINE', context.say.answers.ask.line);
    const { number } = parseTypedId(typedLine, 'line');
    const { amountCents } = lineById(ledger, number);
    const [first, ...more] = input.rest;
    const typed = [await context.need(first, 'PARTS', context.say.answers.ask.parts), ...more];
    const parts = partsOf(ledger, typed, amountCents, formatId('line', number));
    const reason = option(input, 'reason');
    return context.write((writer) => {
      const assigned = splitLine(writer, number, parts, reason);
      return {
        matched: [...matchedJson(writer.ledger, assigned)],
        learned: assigned.learned.map(({ payer }) => payer),
      };
    });
  },
  present: (answer, say) => [
    matchedTable(answer.matched, say),
    ...(answer.learned.length === 0
      ? []
      : [line(say.answers.learned(answer.learned, membersOf(answer.matched)))]),
    ...undoHints(answer, say),
  ],
});

const membersOf = (matched: readonly MatchedJson[]): string =>
  [...new Set(matched.map(({ member }) => member))].join(', ');

/**
 * `DUR=45 MAR=30 ROU`: amounts without a sign, for they go the way that the line does; one member
 * without an amount gets the rest.
 */
function partsOf(ledger: Ledger, typed: readonly string[], lineCents: Cents, id: string) {
  const sign = Math.sign(lineCents);
  const parts = typed
    .flatMap((each) => each.split(/\s+/).filter(Boolean))
    .map((each) => {
      const at = each.lastIndexOf('=');
      const member = findMember(ledger, at < 0 ? each : each.slice(0, at));
      const cents = at < 0 ? undefined : parseTypedAmount(each.slice(at + 1));
      if (cents !== undefined && cents <= 0) {
        refuse('AMOUNT_NOT_POSITIVE', { amountCents: cents, what: 'payment' });
      }
      return { memberId: member.id, cents };
    });
  const namedCents = parts.reduce((sum, { cents = 0 }) => sum + cents, 0);
  const restCents = Math.abs(lineCents) - namedCents;
  const open = parts.filter(({ cents }) => cents === undefined);
  const isWhole = open.length === 0 ? restCents === 0 : open.length === 1 && restCents > 0;
  if (!isWhole)
    refuse('SPLIT_DIFFERS', { id, amountCents: lineCents, partsCents: sign * namedCents });
  return parts.map(({ memberId, cents = restCents }) => ({ memberId, amountCents: sign * cents }));
}
