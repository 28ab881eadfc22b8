import {
  type Move,
  movesOf,
  type Seen,
  type Sheet,
  seenToo,
} from '../../ledger/matching/review.ts';
import { type Balance, listBalances } from '../../ledger/members/balances.ts';
import { searchMembers } from '../../ledger/members/find-members.ts';
import type { Member } from '../../ledger/members/members.ts';
import type { Context } from '../context.ts';
import type { Choice } from '../io.ts';
import type { Decided } from './session.ts';
import { changeWords, choiceOf, memberWords } from './words.ts';

/** More than a person wants to choose from. */
const MOST_SHOWN = 8;

/** What back means, among the numbers of members. */
const BACK = 'back';

/** One member's account beside the line, as it was when it was first shown. */
interface Look {
  readonly seen: Seen;
  readonly move: Move | undefined;
}

/** The member to whom the whole line goes, searched for as the person types. */
export async function askMember(context: Context, sheet: Sheet): Promise<Decided | undefined> {
  const { ledger, say, io } = context;
  const { review } = say.answers;
  const { line } = sheet;
  // Those who owe just this much come first.
  const owes = ({ balanceCents }: Balance): number => Number(balanceCents === -line.amountCents);
  const members = listBalances(ledger)
    .toSorted((one, other) => owes(other) - owes(one))
    .map(({ member }) => member);
  const looks = new Map<number, Look>();
  const partsFor = (memberId: number) => [{ memberId, amountCents: line.amountCents }];
  const lookAt = ({ id }: Member): Look => {
    const known = looks.get(id);
    if (known) return known;
    const seen = seenToo(ledger, sheet.seen, [id]);
    const look = { seen, move: movesOf(ledger, line, partsFor(id))[0] };
    looks.set(id, look);
    return look;
  };
  const choiceFor = (member: Member): Choice => {
    const { move } = lookAt(member);
    const names = [memberWords(member), ...member.otherNames].join(', ');
    const words = move ? review.changeOf(names, changeWords(context, move)) : names;
    const short = memberWords(member);
    return choiceOf(context, { value: String(member.id), short }, [words]);
  };
  const find = (typed: string): readonly Choice[] => {
    const found = searchMembers(members, typed);
    const moreCount = found.length - MOST_SHOWN;
    const back = moreCount > 0 ? review.tooMany(moreCount) : review.back;
    const shown = found.slice(0, MOST_SHOWN).map(choiceFor);
    return [...shown, { name: back, value: BACK, short: review.back }];
  };
  const answer = await io.ask.search(review.memberQuestion, find, review.searchKeys);
  const look = looks.get(Number(answer));
  return look && { seen: look.seen, parts: partsFor(Number(answer)) };
}
