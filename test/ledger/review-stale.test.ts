import { copyFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findHeading } from '../../src/cli/headings.ts';
import { speak } from '../../src/cli/messages/catalogue.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import type { Ledger } from '../../src/ledger/database.ts';
import type { BookedPart } from '../../src/ledger/matching/book-line.ts';
import { decide, type ReviewDecision, seenToo, sheetOf } from '../../src/ledger/matching/review.ts';
import { findMember } from '../../src/ledger/members/find-members.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { lineById } from '../../src/ledger/statements/lines.ts';
import { write } from '../../src/ledger/write.ts';
import { runs } from '../support/runs.ts';
import { splitWords } from '../support/split-words.ts';
import { newWorld, seededBytes } from '../support/world.ts';

// A person looks at a line and decides; meanwhile another process, with a connection of its own,
// runs a command. A decision about what has changed is refused, and nothing is written; one about
// what has not is booked.

const world = newWorld();
const LEDGER = world.path('.local/share/solde/ledger.solde');
const TEMPLATE = world.path('template.solde');
const say = await speak('en', 'EUR');

const run = async (typed: string): Promise<void> => {
  for (const command of typed.split(' && ')) await world.json(...splitWords(command));
};

afterAll(world.remove);

beforeAll(async () => {
  await run('init AMAP --start 2026-10-01 --methods cheque,cash,transfer');
  for (const name of ['Durand Claire', 'Martin Paul', 'Roux Zoé', 'Xavier Guy', 'Yilmaz Ece']) {
    await run(`member add "${name}"`);
  }
  // O-1 to O-4, with the transfers P-1 to P-4 that are announced for them.
  for (const order of ['DUR 45', 'DUR 20', 'MAR 45', 'ROU 30']) {
    await run(`order add ${order} --method transfer --date 2026-10-02`);
  }
  // P-5: in transit, of another amount than any line.
  await run('payment add ROU 12 --method transfer --received --date 2026-10-02');
  await run('order add XAV 500 --method cash --date 2026-10-02');
  await run('heading add "Ferme Dupré"');
  world.file(
    'a.csv',
    `date;label;amount
2026-10-05;VIR MME DURAND CLAIRE;45,00
2026-10-05;VIR M MARTIN PAUL;45,00
2026-10-06;VIR M JANSSEN COURSES;50,00
2026-10-07;VIR M JANSSEN COURSES;33,00
2026-10-07;PRLV MAIF CONTRAT;-23,40
2026-10-08;VIR YILMAZ ECE;11,00
`,
  );
  world.file('b.csv', 'date;label;amount\n2026-11-05;VIR QUELQU UN;777,77\n');
  await run('import a.csv');
  copyFileSync(LEDGER, TEMPLATE);
});

/** What the person decides: the line's first proposal, or these parts of it in words. */
interface Answer {
  readonly line: number;
  /** `DUR`, `DUR 30 MAR 15`, a heading in quotes; none is the first proposal. */
  readonly to?: string;
}

/** Looks at the line as `review` does, and gives what is decided of it. */
function lookAndDecide(ledger: Ledger, { line: id, to }: Answer): ReviewDecision {
  const line = lineById(ledger, id);
  const { seen, offers } = sheetOf(ledger, line);
  if (to === undefined) return { seen, parts: offers[0]?.proposal.parts ?? [] };
  const words = splitWords(to);
  const parts = words.flatMap((word, index): BookedPart[] => {
    if (/^\d/.test(word)) return [];
    const amountCents = Number(words[index + 1] ?? line.amountCents / 100) * 100;
    return /^[A-Z]{3}$/.test(word)
      ? [{ memberId: findMember(ledger, word).id, amountCents, isNew: true }]
      : [{ headingId: findHeading({ ledger, say }, word).id, amountCents }];
  });
  const members = parts.flatMap(({ memberId }) => memberId ?? []);
  return { seen: seenToo(ledger, seen, members), parts };
}

/** A person looks, another process runs `meanwhile`, the person's decision arrives. */
async function decideAfter(answer: Answer, meanwhile: string): Promise<string> {
  copyFileSync(TEMPLATE, LEDGER);
  const ledger = openLedger(LEDGER);
  try {
    const decision = lookAndDecide(ledger, answer);
    await run(meanwhile);
    const count = () => ledger.sqlite.prepare('SELECT count(*) FROM operations').pluck().get();
    const before = count();
    const surroundings = {
      now: () => '2026-10-09T08:00:00.000Z',
      random: seededBytes(3),
      dryRun: false,
    };
    try {
      write(ledger, surroundings, (writer) => decide(writer, [decision]));
      return 'booked';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(count(), 'nothing is written').toBe(before);
      return error.code;
    }
  } finally {
    ledger.close();
  }
}

/** Changes of the line itself, whatever is decided of it. */
const ofLine = (id: number) => [
  `line assign L-${id} YIL`,
  `line assign L-${id} --to donations`,
  `line split L-${id} YIL=1 DUR`,
  `line assign L-${id} YIL && line unmatch L-${id}`,
  `line assign L-${id} ROU --payment new && undo L-${id}`,
  'undo I-1',
];

/** Changes of a member's account that was shown. */
const ofMember = (code: string) => [
  `payment add ${code} 7 --method cash`,
  `payment add ${code} 9,99 --method cheque`,
  `payment add ${code} 9,99 --method transfer`,
  `order add ${code} 3,21 --method cash`,
  `order add ${code} 3,21 --method transfer`,
  `opening add ${code} -4`,
  `member edit ${code} --name "Autre Nom"`,
  `member edit ${code} --code ZZZ`,
  `line assign L-6 ${code} --payment new`,
  `line split L-5 ${code}=3 bank-fees`,
];

/** Each decision, with what makes it stale. */
const STALE: readonly (readonly [Answer, readonly string[]])[] = [
  [{ line: 1 }, [...ofLine(1), ...ofMember('DUR'), 'payment cancel P-1', 'undo O-1', 'undo O-2']],
  [{ line: 2 }, [...ofLine(2), ...ofMember('MAR'), 'undo O-3', 'payment cancel P-3']],
  [{ line: 1, to: 'MAR' }, [...ofLine(1), ...ofMember('MAR'), ...ofMember('DUR'), 'undo O-3']],
  [
    { line: 1, to: 'DUR 30 MAR 15' },
    [...ofMember('DUR'), ...ofMember('MAR'), 'line assign L-2 MAR'],
  ],
  [{ line: 3, to: 'ROU' }, [...ofLine(3), ...ofMember('ROU'), 'undo P-5', 'line assign L-4 MAR']],
  [{ line: 4, to: 'YIL' }, [...ofLine(4), ...ofMember('YIL'), 'line assign L-3 DUR']],
  [{ line: 5, to: '"Ferme Dupré"' }, [...ofLine(5), 'undo A-12', 'line assign L-5 --to other']],
  [{ line: 6, to: 'donations' }, [...ofLine(6), ...ofMember('YIL')]],
];

/** What concerns nothing that was shown for any of these decisions. */
const IRRELEVANT: readonly string[] = [
  'status',
  'check',
  'balance',
  'order add XAV 999,99 --method transfer',
  'payment add XAV 888,88 --method cash',
  'payment add XAV 888,88 --method transfer && payment cancel P-7',
  'opening add XAV 12',
  'undo O-5',
  'member add "Zebulon Igor"',
  'member edit XAV --name "Xavier Luc"',
  'member edit DUR --phone "06 11 22 33 44"',
  'heading add Assurance',
  'config set name "AMAP des Roses"',
  'import b.csv',
  'import b.csv && line assign L-7 XAV',
  'match --dry-run',
  'line assign L-1 XAV --dry-run',
  'line assign L-5 --to other --dry-run',
];

const staleCase = fc
  .constantFrom(...STALE)
  .chain(([answer, changes]) => fc.tuple(fc.constant(answer), fc.constantFrom(...changes)));

test('100 stale decisions out of 100 are refused, and nothing is written', async () => {
  const outcomes: string[] = [];
  await fc.assert(
    fc.asyncProperty(staleCase, async ([answer, meanwhile]) => {
      const outcome = await decideAfter(answer, meanwhile);
      outcomes.push(outcome);
      expect(outcome, `L-${answer.line} ${answer.to}: ${meanwhile}`).toBe('DECISION_STALE');
    }),
    runs(100),
  );
  expect(outcomes.length).toBeGreaterThanOrEqual(100);
});

test('a decision is booked where nothing that was shown has changed', async () => {
  const decision = fc.constantFrom(...STALE).map(([answer]) => answer);
  const freshCase = fc.tuple(decision, fc.constantFrom(...IRRELEVANT));
  await fc.assert(
    fc.asyncProperty(freshCase, async ([answer, meanwhile]) => {
      const outcome = await decideAfter(answer, meanwhile);
      expect(outcome, `L-${answer.line} ${answer.to}: ${meanwhile}`).toBe('booked');
    }),
    runs(100),
  );
});

test('every kind of change is told at least once', async () => {
  for (const [answer, changes] of STALE) {
    for (const meanwhile of new Set(changes)) {
      const outcome = await decideAfter(answer, meanwhile);
      expect(outcome, `L-${answer.line} ${answer.to}: ${meanwhile}`).toBe('DECISION_STALE');
    }
  }
});

test('of several decisions none is booked where one is stale', async () => {
  copyFileSync(TEMPLATE, LEDGER);
  const ledger = openLedger(LEDGER);
  const decisions = [{ line: 1 }, { line: 2 }].map((answer) => lookAndDecide(ledger, answer));
  await run('payment add MAR 1 --method cash');
  const surroundings = {
    now: () => '2026-10-09T08:00:00.000Z',
    random: seededBytes(3),
    dryRun: false,
  };
  const work = () => write(ledger, surroundings, (writer) => decide(writer, decisions));
  expect(work).toThrow(expect.objectContaining({ code: 'DECISION_STALE', details: { id: 'L-2' } }));
  expect(lineById(ledger, 1).status).toBe('waiting');
  ledger.close();
});
