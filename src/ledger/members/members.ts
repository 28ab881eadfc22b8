import type { CalendarDate } from '../../domain/date.ts';
import { parseMemberCode, suggestMemberCode } from '../../domain/member-code.ts';
import { parseReference } from '../../domain/reference.ts';
import { refuse } from '../../domain/refusal.ts';
import { foldName, onOneLine } from '../../domain/text.ts';
import { openMemberAccounts } from '../accounts.ts';
import { type Ledger, query, template } from '../database.ts';
import { findIssued, issueReference } from '../payments/references.ts';
import type { Writer } from '../write.ts';

export interface Member {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** Others under which the household pays: the spouse's, a company's. */
  readonly otherNames: readonly string[];
  /** The day on which they left the group. */
  readonly leftOn: CalendarDate | null;
  /** The permanent one, for standing orders and kitty top-ups. */
  readonly reference: string;
}

export interface NewMember {
  readonly name: string;
  readonly code?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  /** Separated by commas. */
  readonly otherNames?: string | undefined;
}

export type MemberChanges = { readonly [Field in keyof NewMember]?: string | undefined };

/** Members in the order of their names. */
export function listMembers(ledger: Ledger): readonly Member[] {
  // As a French directory has them: accents and case do not count.
  const named = ledger.all(everyMember()).map((row) => ({ row, name: foldName(row.name) }));
  named.sort((one, other) => Number(one.name > other.name) - Number(one.name < other.name));
  return named.map(({ row }) => asMember(row));
}

/** The names under which members may pay: their own, and the other ones that they have. */
export function listNames(
  ledger: Ledger,
): readonly { readonly memberId: number; readonly name: string }[] {
  return listMembers(ledger).flatMap(({ id, name, otherNames }) =>
    [name, ...otherNames].map((each) => ({ memberId: id, name: each })),
  );
}

/** Also one who was taken away again: what was undone about them can still be shown. */
export function memberById(ledger: Ledger, id: number): Member {
  const row = ledger.get(everMemberById(id));
  if (!row) throw new Error(`no member ${id}`);
  return asMember(row);
}

/** The code of a member, for lists of thousands of lines; a dash for one who was taken away. */
export const memberCode = (ledger: Ledger, id: number): string =>
  shownCode(ledger.get(codeById(id))?.code ?? null);

const codeById = template('code of member', (id: number) =>
  query.selectFrom('members').select('code').where('id', '=', id),
);

/** Records a member with both accounts and a permanent reference. Refuses with CODE_TAKEN. */
export function addMember(writer: Writer, wanted: NewMember): Member {
  const { ledger } = writer;
  const name = tidy(wanted.name) ?? refuse('VALUE_MISSING', { name: 'name' });
  const taken = (code: string) => findByCode(ledger, code) !== undefined;
  const code =
    wanted.code !== undefined ? freeCode(ledger, wanted.code) : suggestMemberCode(name, taken);
  const operation = writer.operation('member');
  const values = { code, name, email: tidy(wanted.email), phone: tidy(wanted.phone) };
  const id = ledger.run(query.insertInto('members').values(values));
  openMemberAccounts(writer, operation, id);
  const reference = issueReference(writer, operation, id, null);
  const otherNames = keepOtherNames(writer, id, namesIn(wanted.otherNames));
  return { id, ...values, otherNames, leftOn: null, reference };
}

/** Names typed after one another: `Petit Marc, SARL Roux`. */
const namesIn = (typed: string | undefined): readonly string[] => [
  ...new Set((typed ?? '').split(',').flatMap((name) => tidy(name) ?? [])),
];

/** Replaces a member's other names by these. */
function keepOtherNames(
  writer: Writer,
  memberId: number,
  names: readonly string[],
): readonly string[] {
  writer.ledger.run(query.deleteFrom('member_names').where('member_id', '=', memberId));
  for (const name of names) {
    writer.ledger.run(query.insertInto('member_names').values({ member_id: memberId, name }));
  }
  return names;
}

/** Changes what is no accounting, in place; an empty e-mail, phone or list of names removes it. */
export function editMember(writer: Writer, member: Member, changes: MemberChanges): Member {
  const { ledger } = writer;
  if (changes.name !== undefined && tidy(changes.name) === null)
    refuse('EMPTY_VALUE', { flag: '--name' });
  const code =
    changes.code === undefined || changes.code.toUpperCase() === member.code
      ? member.code
      : freeCode(ledger, changes.code);
  const values = {
    code,
    name: tidy(changes.name) ?? member.name,
    email: changes.email === undefined ? member.email : tidy(changes.email),
    phone: changes.phone === undefined ? member.phone : tidy(changes.phone),
  };
  ledger.run(query.updateTable('members').set(values).where('id', '=', member.id));
  const otherNames =
    changes.otherNames === undefined
      ? member.otherNames
      : keepOtherNames(writer, member.id, namesIn(changes.otherNames));
  return { ...member, ...values, otherNames };
}

/** Takes a member away whose `member` operation is being undone; the code becomes free again. */
export function withdrawMember(writer: Writer, memberId: number): void {
  writer.ledger.run(query.updateTable('members').set({ code: null }).where('id', '=', memberId));
}

function freeCode(ledger: Ledger, typed: string): string {
  const code = parseMemberCode(typed);
  if (!code.ok) return refuse('CODE_UNREADABLE', { value: typed });
  const holder = findByCode(ledger, code.value);
  if (holder) refuse('CODE_TAKEN', { code: code.value, name: holder.name });
  return code.value;
}

/** The member with this code, as it may be typed. */
export function findByCode(ledger: Ledger, typed: string): Member | undefined {
  const code = parseMemberCode(typed);
  if (!code.ok) return undefined;
  const row = ledger.get(memberByCode(code.value));
  return row && asMember(row);
}

/** The member for whom a reference was issued, permanent or for a payment. */
export function findByReference(ledger: Ledger, typed: string): Member | undefined {
  const code = parseReference(typed);
  const issued = code.ok ? findIssued(ledger, code.value) : undefined;
  const row = issued && ledger.get(presentMemberById(issued.memberId));
  return row && asMember(row);
}

const selectMembers = () => selectEveryMember().where('members.code', 'is not', null);

const selectEveryMember = () =>
  query
    .selectFrom('members')
    .innerJoin('issued_references as issued', (join) =>
      join.onRef('issued.member_id', '=', 'members.id').on('issued.payment_id', 'is', null),
    )
    .select((each) => [
      'members.id',
      'members.code',
      'members.name',
      'members.email',
      'members.phone',
      'members.left_on as leftOn',
      'issued.code as reference',
      each
        .selectFrom('member_names')
        .select((of) => of.fn.agg<string>('group_concat', ['member_names.name']).as('names'))
        .whereRef('member_names.member_id', '=', 'members.id')
        .as('otherNames'),
    ]);

const everyMember = template('members', () => selectMembers());
const memberByCode = template('member by code', (code: string) =>
  selectMembers().where('members.code', '=', code),
);
const presentMemberById = template('present member', (id: number) =>
  selectMembers().where('members.id', '=', id),
);
const everMemberById = template('member', (id: number) =>
  selectEveryMember().where('members.id', '=', id),
);

/** Stands for the code of a member who was taken away again. */
const WITHDRAWN = '—';

/** A code as people read it. */
export const shownCode = (code: string | null): string => code ?? WITHDRAWN;

export const isWithdrawn = (member: Pick<Member, 'code'>): boolean => member.code === WITHDRAWN;

type MemberRow = Omit<Member, 'code' | 'otherNames'> & {
  readonly code: string | null;
  readonly otherNames: string | null;
};

const asMember = (row: MemberRow): Member => ({
  ...row,
  code: shownCode(row.code),
  otherNames: row.otherNames === null ? [] : namesIn(row.otherNames),
});

function tidy(text: string | undefined): string | null {
  const trimmed = onOneLine(text ?? '');
  return trimmed === '' ? null : trimmed;
}
