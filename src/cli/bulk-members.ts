import type { Directory } from '../ledger/members/directory.ts';
import { isNamedPartly } from '../ledger/members/find-members.ts';
import type { BulkRow } from './bulk.ts';

/**
 * A row that names a member by surname and first name in two columns, with both in the first one.
 * An e-mail, or the code of somebody with that first name, stays as it is; a surname never stands
 * for another member of it.
 */
export function withWholeName(members: Directory, row: BulkRow): BulkRow {
  const { member, firstName } = row;
  if (member === undefined || member.includes('@') || firstName === undefined) return row;
  const alone = members.find(member);
  if (alone !== undefined && isNamedPartly(alone, firstName)) return row;
  return { ...row, member: `${member} ${firstName}` };
}
