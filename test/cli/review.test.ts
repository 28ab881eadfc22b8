import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { splitWords } from '../support/split-words.ts';
import {
  compareDialogue,
  type Held,
  hasScript,
  holdDialogue,
  type Reply,
} from '../support/terminal.ts';
import { newWorld, type World } from '../support/world.ts';

/** `solde review` through a real pseudo-terminal. With UPDATE=1 the transcripts are written anew. */

let world: World;

const run = async (...commands: readonly string[]): Promise<void> => {
  for (const command of commands) await world.json(...splitWords(command));
};

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await run('init "AMAP des Lilas" --start 2026-10-01 --methods cheque,cash,transfer');
});

afterEach(() => world.remove());

const hold = (words: string, replies: readonly Reply[], language = 'en'): Promise<Held> =>
  holdDialogue({
    words,
    folder: world.folder,
    env: {
      SOLDE_LEDGER: world.path('l.solde'),
      SOLDE_LANG: language,
      SOLDE_TODAY: '2026-11-02',
    },
    replies,
  });

const reply = (see: string, ...type: readonly string[]): Reply => ({ see, type });

type Line = {
  readonly id: string;
  readonly status: string;
  readonly match?: { readonly member?: string; readonly heading?: string };
};

/** Whom each line went to, or that it waits. */
async function whereLinesWent(): Promise<Readonly<Record<string, string>>> {
  const { lines } = await world.json<{ lines: readonly Line[] }>('line', 'list');
  const receiver = ({ status, match }: Line) => match?.member ?? match?.heading ?? status;
  return Object.fromEntries(lines.map((line) => [line.id, receiver(line)]));
}

/** A group with a month's lines, of which few have a reference. */
async function month(...rows: readonly string[]): Promise<void> {
  const members = ['Durand Claire', 'Martin Paul', 'Lefèvre Zoé', 'Benoît-Dupuis Éléonore'];
  for (const name of [...members, 'Robin Gaël', 'Moreau Julie', 'Roux Antoine', 'Haddad Samir']) {
    await run(`member add "${name}"`);
  }
  await run('member edit ROU --other-names "Kowalski Stefan"');
  for (const order of [
    'DUR 45',
    'MAR 30',
    'LEF 52,40',
    'BEN 61,15',
    'ROB 45',
    'MOR 45',
    'ROU 33',
  ]) {
    await run(`order add ${order} --method transfer --date 2026-10-02`);
  }
  await run('payment add HAD 42,50 --method transfer --received --date 2026-10-03');
  world.file('month.csv', ['date;label;amount', ...rows].join('\n'));
  await run('import month.csv');
}

describe.skipIf(!hasScript)('solde review', () => {
  test('a whole dialogue', async () => {
    await month(
      '2026-10-05;VIR SEPA RECU DE MME DURAND CLAIRE MOTIF PANIER OCTOBRE;45,00',
      '2026-10-05;VIR INST DE M MARTIN PAUL;30,00',
      '2026-10-06;VIR M KOWALSKI STEFAN;33,00',
      '2026-10-07;VIR SEPA RECU DE ZOE LEFEVRE PANIERS ET ADHESION REF CLIENT 00012345 ICS FR12ZZZ123456;60,00',
      '2026-10-08;VIR M OU MME JANSSEN;61,15',
      '2026-10-10;VIR ROBIN GAEL ET MOREAU JULIE 2 PANIERS;90,00',
      '2026-10-12;VIR FERME DUPRE FACTURE 118;-412,00',
      '2026-10-13;VIR RECU HADDAD SAMIR;42,00',
      '2026-10-19;VIR SEPA RECU DE ZOE LEFEVRE PANIERS ET ADHESION;60,00',
      '2026-10-20;VIR M OU MME JANSSEN;61,15',
      '2026-10-21;F COTIS CONVENTION ASSO OCT 2026;-8,20',
      '2026-10-22;DON ANONYME FETE D AUTOMNE;25,00',
      '2026-10-23;REMISE CHEQUES BORD 1234567;136,00',
    );
    const held = await hold('review', [
      reply('Accept these 3?', 'Enter'),
      reply('Whose is L-4?', 'w', 'Enter'),
      reply('Whose is L-4?', 'Enter'),
      reply('Whose is L-5?', 'm', 'Enter'),
      reply('Which member?', 'eleonore'),
      reply('BEN Benoît-Dupuis Éléonore', 'Enter'),
      reply('Accept these 2?', 'Enter'),
      reply('Whose is L-6?', 's', 'Enter'),
      reply('Parts', 'ROB=45; MOR', 'Enter'),
      reply('Is this right?', 'Enter'),
      reply('What was L-7 for?', 'Enter'),
      reply('Which heading?', 'Ferme Dupré'),
      reply('open a new heading', 'Enter'),
      reply('Whose is L-8?', 'Enter'),
      reply('Is it this money?', 'Enter'),
      reply('What was L-11 for?', 'l', 'Enter'),
      reply('Whose is L-12?', 'w', 'Enter'),
      reply('Whose is L-12?', 'u', 'Enter'),
      reply('What was L-11 for?', 'u', 'Enter'),
      reply('Whose is L-8?', 'Enter'),
      reply('Is it this money?', 'Down', 'Enter'),
      reply('What was L-11 for?', 'Enter'),
      reply('Which heading?', 'bank'),
      reply('bank fees', 'Enter'),
      reply('Whose is L-12?', 'h', 'Enter'),
      {
        see: 'Which heading?',
        type: ['Enter'],
        meanwhile: () => run('line assign L-12 --to donations'),
      },
      reply('Whose is L-13?', 'q', 'Enter'),
    ]);
    expect(held.exit).toBe(0);
    expect(await whereLinesWent()).toEqual({
      'L-1': 'DUR',
      'L-2': 'MAR',
      'L-3': 'ROU',
      'L-4': 'LEF',
      'L-5': 'BEN',
      'L-6': 'ROB',
      'L-7': 'Ferme Dupré',
      'L-8': 'HAD',
      'L-9': 'LEF',
      'L-10': 'BEN',
      'L-11': 'bank-fees',
      'L-12': 'donations',
      'L-13': 'waiting',
    });
    expect((await world.json<{ ok: boolean }>('check')).ok).toBe(true);
    compareDialogue('review.md', 'A treasurer goes through a month', held);
  });

  test('in French: without one of the sure ones, money out of a member’s account, Ctrl-C', async () => {
    await month(
      '2026-10-05;VIR SEPA RECU DE MME DURAND CLAIRE MOTIF PANIER OCTOBRE;45,00',
      '2026-10-05;VIR SARL MARTIN PAUL MENUISERIE;30,00',
      '2026-10-06;VIR M KOWALSKI STEFAN;33,00',
      '2026-10-07;VIR BOULANGERIE DU PONT;-45,00',
      '2026-10-08;VIREMENT REJETE;-45,00',
      '2026-10-09;DON ANONYME;25,00',
    );
    const held = await hold(
      'revoir',
      [
        reply('Accepter ces 3 lignes', 's', 'Enter'),
        reply('Lesquelles', 'Down', 'Space', 'Enter'),
        reply('À qui revient la ligne L-2', 'l', 'Enter'),
        reply('À quoi a servi la ligne L-4', 'a', 'Enter'),
        reply('Quel adhérent', 'zoe'),
        reply('LEF Lefèvre Zoé', 'Enter'),
        reply('Le prendre sur le compte', 'o', 'Enter'),
        reply('À quoi a servi la ligne L-5', 'Enter'),
        reply('Le prendre sur le compte de DUR', 'o', 'Enter'),
        reply('À qui revient la ligne L-6', 'p', 'Enter'),
        reply('Quel poste', 'dons'),
        reply('dons', 'Ctrl-C'),
      ],
      'fr',
    );
    expect(held.exit).toBe(130);
    expect(await whereLinesWent()).toEqual({
      'L-1': 'DUR',
      'L-2': 'waiting',
      'L-3': 'ROU',
      'L-4': 'LEF',
      'L-5': 'DUR',
      'L-6': 'waiting',
    });
    compareDialogue('revoir.md', 'Une trésorière parcourt les lignes à expliquer', held);
  });

  test('in French: what a card terminal pays out, less its fee', async () => {
    await run('config set methods card,online');
    for (const name of ['Durand Claire', 'Martin Paul', 'Roux Zoé'])
      await run(`member add "${name}"`);
    for (const [index, date] of ['2026-10-03', '2026-10-10', '2026-10-17'].entries()) {
      await run(`payment add DUR ${30 + 10 * index} --method card --date ${date}`);
      for (const payment of ['MAR 20', 'ROU 10', 'DUR 34'])
        await run(`payment add ${payment} --method card --date ${date}`);
    }
    await run('payment add MAR 25 --method online --date 2026-10-18');
    world.file(
      'month.csv',
      [
        'date;label;amount',
        '2026-10-05;SUMUP PID1774208 PAYOUT 051026;92,36',
        '2026-10-12;SUMUP PID1774911 PAYOUT 121026;102,18',
        '2026-10-19;SUMUP PID1775102 PAYOUT 191026;112,01',
        '2026-10-21;VIR SEPA STRIPE TECHNOLOGY EUROPE;40,00',
      ].join('\n'),
    );
    await run('import month.csv');
    const held = await hold(
      'revoir',
      [
        reply('Quels paiements la ligne L-1', 'd', 'Enter'),
        reply('Quels paiements la ligne L-1', 'Enter'),
        reply('Accepter ces 2 lignes', 'Enter'),
        reply('Quels paiements la ligne L-4', 'r', 'Enter'),
        reply('Parts', 'P-13; adhésions', 'Enter'),
        reply('Est-ce bien cela', 'Enter'),
      ],
      'fr',
    );
    expect(held.exit).toBe(0);
    compareDialogue('versements.md', 'Ce qu’un terminal de paiement verse', held);
  });

  test('the sure ones that somebody else has changed meanwhile are offered anew', async () => {
    await month(
      '2026-10-05;VIR DURAND CLAIRE;45,00',
      '2026-10-05;VIR MARTIN PAUL;30,00',
      '2026-10-06;VIR KOWALSKI STEFAN;33,00',
    );
    const held = await hold('review', [
      {
        see: 'Accept these 3?',
        type: ['Enter'],
        meanwhile: () => run('line assign L-2 --to donations'),
      },
      reply('Accept these 2?', 'n', 'Enter'),
      reply('Whose is L-1?', 'q', 'Enter'),
    ]);
    expect(held.transcript).toContain('solde: L-2, or an account that was shown beside it');
    expect(held.transcript).toContain('2 lines wait for a person');
    expect(await whereLinesWent()).toEqual({
      'L-1': 'waiting',
      'L-2': 'donations',
      'L-3': 'waiting',
    });
  });

  test('what was accepted at a glance is taken back in one step', async () => {
    await month(
      '2026-10-05;VIR DURAND CLAIRE;45,00',
      '2026-10-05;VIR MARTIN PAUL;30,00',
      '2026-10-06;DON;5,00',
    );
    const held = await hold('review', [
      reply('Accept these 2?', 'Enter'),
      reply('Whose is L-3?', 'u', 'Enter'),
      // What a person took back is shown one by one.
      reply('Whose is L-1?', 'q', 'Enter'),
    ]);
    expect(held.transcript).toContain('2 lines wait again: L-1, L-2.');
    expect(Object.values(await whereLinesWent())).toEqual(['waiting', 'waiting', 'waiting']);
  });

  test('what somebody else took back meanwhile is not taken back twice', async () => {
    await month('2026-10-05;DON A;5,00', '2026-10-06;DON B;6,00');
    const held = await hold('review', [
      reply('Whose is L-1?', 'h', 'Enter'),
      reply('Which heading?', 'Enter'),
      { see: 'Whose is L-2?', type: ['u', 'Enter'], meanwhile: () => run('undo L-1') },
      reply('Whose is L-1?', 'q', 'Enter'),
    ]);
    expect(held.transcript).toContain('L-1 waits again.');
    expect(held.exit).toBe(0);
  });

  test('Ctrl-D ends it as Ctrl-C does', async () => {
    await month('2026-10-05;DON A;5,00');
    const held = await hold('review', [reply('Whose is L-1?', 'Ctrl-D')]);
    expect(held.exit).toBe(130);
    expect(held.transcript).toContain('solde: Stopped');
    expect(held.transcript).not.toContain('Warning');
  });

  test('a label and a name can’t move the cursor or fake a choice', async () => {
    await run('member add "Durand\u001b[2J Claire" --code DUR');
    world.file(
      'evil.csv',
      'date;label;amount\n2026-10-05;VIR DURAND\u001b[2J\u0007\u202e CLAIRE;5,00\n',
    );
    await run('import evil.csv');
    const held = await hold('review', [reply('Whose is L-1?', 'q', 'Enter')]);
    expect(held.exit).toBe(0);
    expect(held.transcript).toContain('DUR Durand Claire: balance zero → credit €5.00');
  });
});
