import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDirectory } from '../../src/ledger/members/directory.ts';
import {
  addMember,
  findByCode,
  listMembers,
  type Member,
} from '../../src/ledger/members/members.ts';
import { runs } from '../support/runs.ts';
import { newTestLedger } from './support.ts';

/** A directory finds whom a look at every member finds, whenever it is opened and asked. */

const word = fc.constantFrom('Anne', 'ÉVA', 'Roux');
const name = fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));
const email = fc.constantFrom(undefined, 'a@x.fr', 'B@x.fr', 'a@x.fr, b@x.fr', 'a@x.fr A@X.FR');
const described = fc.record({ name, email, otherNames: fc.option(name, { nil: undefined }) });

const step = fc.oneof(
  fc.record({ add: described }),
  fc.record({
    find: fc.oneof(name, fc.constantFrom(' A@x.fr ', 'b@x.fr', '', 'eva', 'ROUX anne')),
  }),
);

const wordsOf = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().split(' ').sort().join(' ');

const addressesOf = (member: Member): readonly string[] =>
  (member.email ?? '').toLowerCase().split(/[ ,]+/);

const only = (members: readonly Member[]): number | undefined =>
  members.length === 1 ? members[0]?.id : undefined;

/** By looking at every member. */
function expected(members: readonly Member[], typed: string) {
  const isNamed = (own: string) => typed !== '' && wordsOf(own) === wordsOf(typed);
  const mailed = only(
    members.filter(
      (each) => typed !== '' && addressesOf(each).includes(typed.trim().toLowerCase()),
    ),
  );
  const named = only(members.filter((each) => isNamed(each.name)));
  const called = only(members.filter(({ otherNames }) => otherNames.some(isNamed)));
  const either = members.filter((each) => [each.name, ...each.otherNames].some(isNamed));
  return { find: mailed ?? named ?? called, byEmail: mailed, byName: only(either) };
}

test('a directory finds whom a look at every member finds', () => {
  fc.assert(
    fc.property(fc.array(described, { maxLength: 3 }), fc.array(step), (first, steps) => {
      const { ledger, write, close } = newTestLedger();
      try {
        write((writer) => {
          for (const each of first) addMember(writer, each);
          const directory = openDirectory(ledger);
          for (const each of steps) {
            if ('add' in each) directory.add(addMember(writer, each.add));
            else {
              const { find, byEmail, byName } = expected(listMembers(ledger), each.find);
              // Some of these words are somebody's code.
              const coded = findByCode(ledger, each.find)?.id;
              expect(directory.find(each.find)?.id).toBe(coded ?? find);
              expect(directory.byEmail(each.find)?.id).toBe(byEmail);
              expect(directory.byName(each.find)?.id).toBe(byName);
            }
          }
        });
      } finally {
        close();
      }
    }),
    runs(60),
  );
});
