import { formatId } from '../../domain/ids.ts';
import { parseAmount } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { foldText } from '../../domain/text.ts';
import type { Ledger } from '../../ledger/database.ts';
import { chargeMembers, type EarlierCharge, similarCharges } from '../../ledger/members/charges.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { listMembers, type Member } from '../../ledger/members/members.ts';
import { action, type Input, isSet, option } from '../action.ts';
import { balanceCentsOf, warned } from '../answers.ts';
import { needAmount, needHeading } from '../asking.ts';
import type { Context } from '../context.ts';
import { overdrawnWarnings } from '../distributions.ts';
import { headingWords } from '../headings.ts';
import type { Say } from '../messages/catalogue.ts';
import { line, right, table } from '../output.ts';
import { idOr, undoHints } from '../presenting.ts';

export const chargeAdd = action('charge add', {
  async run(context, input) {
    const { say, date } = context;
    const { amount, names } = wordsOf(input);
    const members = await chargedMembers(context, names, isSet(input, 'all'));
    const amountCents = await needAmount(context, amount);
    const heading = await needHeading(context, option(input, 'heading'));
    const reason = await context.need(option(input, 'reason'), '--reason', say.answers.ask.reason);
    const charge = { headingId: heading.id, amountCents, date, reason };
    return context.write((writer) => {
      const { ledger } = writer;
      const earlier = similarCharges(ledger, charge);
      const charged = chargeMembers(writer, members, charge);
      return {
        charges: charged.map(({ member, operation }) => ({
          id: formatId('operation', operation),
          member: member.code,
          amountCents,
          balanceCents: balanceCentsOf(ledger, member.id),
        })),
        heading: heading.name,
        amountCents,
        totalCents: amountCents * charged.length,
        count: charged.length,
        date,
        reason,
        ...warned(
          ...twiceWarnings(say, members, earlier, { amountCents, heading: heading.name }),
          ...overdrawnWarnings(
            ledger,
            say,
            members.map(({ id }) => id),
          ),
        ),
      };
    });
  },
  present: (answer, say) => {
    const { answers, labels } = say;
    const { charges, amountCents, totalCents, count } = answer;
    const heading = headingWords(answer.heading, say);
    const [first, ...more] = charges;
    if (first !== undefined && more.length === 0) {
      return [
        line(answers.charged(first.member, amountCents, heading)),
        line(answers.balanceNow(first.member, first.balanceCents)),
        ...undoHints(answer, say),
      ];
    }
    return [
      line(answers.chargedAll(count, amountCents, heading, totalCents)),
      table(
        [labels.columns.id, labels.columns.member, right(labels.columns.balance)],
        charges.map(({ id, member, balanceCents }) => [
          idOr(id),
          member,
          { balance: balanceCents },
        ]),
      ),
      ...undoHints(answer, say),
    ];
  },
});

/** The amount may stand before the members or behind them: no code begins with a digit. */
function wordsOf({ args, rest }: Input) {
  const words = [...(args[0] === undefined ? [] : [args[0]]), ...rest];
  const [amount, second] = words.filter(isAmount);
  if (second !== undefined) refuse('USAGE', { problem: 'excess-arguments', value: second });
  return { amount, names: words.filter((word) => !isAmount(word)) };
}

const isAmount = (word: string): boolean => parseAmount(word).ok || /^[-+\u2212]?\d/.test(word);

const ALL: readonly string[] = ['ALL', 'TOUS', 'TOUTES'];

/** Those who were named, each once, or everybody. Refuses with CHARGE_NOBODY, OPTIONS_CONFLICT. */
async function chargedMembers(
  context: Context,
  names: readonly string[],
  isAll: boolean,
): Promise<readonly Member[]> {
  const { ledger } = context;
  const [first] = names;
  if (isAll && first !== undefined) refuse('OPTIONS_CONFLICT', { first: '--all', second: first });
  if (isAll) return everybody(ledger);
  if (first !== undefined) return found(ledger, names);
  if (!context.mayAsk) refuse('CHARGE_NOBODY', { isAll: false });
  return await context.needParsed({
    value: undefined,
    name: 'MEMBER',
    question: context.say.answers.ask.charged,
    parse: (typed) =>
      ALL.includes(foldText(typed)) ? everybody(ledger) : found(ledger, typed.split(',')),
  });
}

const found = (ledger: Ledger, names: readonly string[]): readonly Member[] => [
  ...new Map(
    names.map((name) => findMember(ledger, name)).map((member) => [member.id, member]),
  ).values(),
];

function everybody(ledger: Ledger): readonly Member[] {
  const members = listMembers(ledger).filter(({ leftOn }) => leftOn === null);
  return members.length === 0 ? refuse('CHARGE_NOBODY', { isAll: true }) : members;
}

interface Charged {
  readonly amountCents: number;
  readonly heading: string;
}

/** For the answer's `warnings`: typing a fee twice is the likely mistake. */
function twiceWarnings(
  say: Say,
  members: readonly Member[],
  earlier: readonly EarlierCharge[],
  { amountCents, heading }: Charged,
): readonly string[] {
  const { answers, format } = say;
  const twice = members.flatMap(({ id, code }) => {
    const last = earlier.findLast(({ memberId }) => memberId === id);
    const name = last && formatId('operation', last.operation);
    return last === undefined ? [] : [`${code} (${name}, ${format.date(last.date)})`];
  });
  if (twice.length === 0) return [];
  return [answers.chargedBefore(twice, amountCents, headingWords(heading, say))];
}
