import { formatId } from '../../domain/ids.ts';
import { refuse } from '../../domain/refusal.ts';
import { balanceOfAccount, fixedAccount } from '../../ledger/accounts.ts';
import type { Ledger } from '../../ledger/database.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { addOpening, type OpeningOf } from '../../ledger/members/openings.ts';
import { findBankAccount } from '../../ledger/statements/bank-accounts.ts';
import { action, type Input, isSet, option } from '../action.ts';
import { balanceCentsOf } from '../answers.ts';
import { needAmount, needBankAccount, needMember } from '../asking.ts';
import type { Context } from '../context.ts';
import { line } from '../output.ts';
import { placeName, undoHints } from '../presenting.ts';
import { parseTypedAmount, parseTypedDate } from '../values.ts';

const PLACES = ['bank', 'cash', 'cheques'] as const;

export const openingAdd = action('opening add', {
  async run(context, input) {
    const { typedOf, amountCents } = await whatIsTyped(context, input);
    const { globals, settings } = context;
    const date = globals.date === undefined ? settings.start : parseTypedDate(globals.date);
    const again = isSet(input, 'again');
    const reason = option(input, 'reason');
    return context.write((writer) => {
      const of = openingOf(writer.ledger, typedOf);
      const operation = addOpening(writer, { of, amountCents, date, again, reason });
      return {
        opening: {
          id: formatId('operation', operation),
          ...('member' in of ? { member: of.member.code } : { place: of.place }),
          ...('bank' in of ? { account: of.bank.name } : {}),
          amountCents,
          date,
        },
        balanceCents: balanceOfOpening(writer.ledger, of),
      };
    });
  },
  present: (answer, say) => {
    const { opening, balanceCents } = answer;
    const { member, place, account, amountCents } = opening;
    const name = member ?? placeName(say, place, account);
    return [
      line(say.answers.openingRecorded(name, amountCents)),
      ...(member === undefined ? [] : [line(say.answers.balanceNow(member, balanceCents))]),
      ...undoHints(answer, say),
    ];
  },
});

type TypedOf =
  | { readonly member: string }
  | { readonly place: (typeof PLACES)[number]; readonly account: string | undefined };

async function whatIsTyped(context: Context, input: Input) {
  const places = PLACES.filter((place) => option(input, place) !== undefined);
  if (places.includes('bank') && isSet(input, 'again')) {
    refuse('OPTIONS_CONFLICT', { first: '--bank', second: '--again' });
  }
  const [place, other] = places;
  const [typedMember, typedAmount] = input.args;
  if (place !== undefined) {
    if (other !== undefined)
      refuse('OPTIONS_CONFLICT', { first: `--${place}`, second: `--${other}` });
    if (typedMember !== undefined) {
      refuse('OPTIONS_CONFLICT', { first: `--${place}`, second: typedMember });
    }
    const amountCents = parseTypedAmount(option(input, place) ?? '');
    const typed = option(input, 'account');
    const account = place === 'bank' ? (await needBankAccount(context, typed)).name : typed;
    return { typedOf: { place, account } satisfies TypedOf, amountCents };
  }
  const member = await needMember(context, typedMember);
  const amountCents = await needAmount(context, typedAmount);
  return { typedOf: { member: member.code } satisfies TypedOf, amountCents };
}

function openingOf(ledger: Ledger, typed: TypedOf): OpeningOf {
  if ('member' in typed) return { member: findMember(ledger, typed.member) };
  const { place, account } = typed;
  return place === 'bank' ? { place, bank: findBankAccount(ledger, account) } : { place };
}

/** A member's balance; of money, what is there. */
function balanceOfOpening(ledger: Ledger, of: OpeningOf): number {
  if ('member' in of) return balanceCentsOf(ledger, of.member.id);
  const account = of.place === 'bank' ? of.bank.account : fixedAccount(of.place);
  return -balanceOfAccount(ledger, account);
}
