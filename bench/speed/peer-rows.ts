import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { movements, writeStatement } from './group.ts';
import { writeBeancountJournal, writeLedgerJournal } from './journals.ts';
import {
  actualImport,
  beancountBalances,
  hledgerBalances,
  hledgerImport,
  ledgerBalances,
  type PeerCommand,
} from './peers.ts';
import type { ToolName } from './presence.ts';
import { inSeconds, type Row, solde, type World } from './rows.ts';
import { medians, run } from './timing.ts';

const TRANSACTIONS = 100_000;
const OF_ACTUAL = 10_000;

/** Beside other programs, on the same data; those that are not there are left out. */
export function peerRows(world: World, isThere: (tool: ToolName) => boolean): readonly Row[] {
  const { folder, payers, empty } = world;
  const file = (name: string): string => join(folder, name);
  const all = () => movements(TRANSACTIONS, payers);
  const statement = file('peers.csv');
  writeStatement(statement, all());
  const ledger = file('peers.solde');
  copyFileSync(empty, ledger);
  run(solde(ledger, 'import', statement));
  writeLedgerJournal(file('peers.journal'), all());
  writeBeancountJournal(file('peers.beancount'), all());
  const count = TRANSACTIONS.toLocaleString('en');
  const balances = (
    [
      ['ledger', 'ledger', 15, ledgerBalances(file('peers.journal'))],
      ['hledger', 'hledger', 80, hledgerBalances(file('peers.journal'))],
      ['bean-report', 'beancount', 150, beancountBalances(file('peers.beancount'))],
    ] as const
  )
    .filter(([tool]) => isThere(tool))
    .map(([, name, limit, peer]) =>
      beside(`balances of ${count} transactions: ${name}`, limit, {
        own: solde(ledger, 'balance'),
        peer,
        runs: 4,
      }),
    );
  return [...balances, ...importRows(world, statement, isThere)];
}

function importRows(
  { folder, payers, empty }: World,
  statement: string,
  isThere: (tool: ToolName) => boolean,
): readonly Row[] {
  const used = join(folder, 'used.solde');
  const importing = (path: string) => ({
    own: solde(used, 'import', path),
    before: ['cp', empty, used],
    runs: 2,
  });
  const rows: Row[] = [];
  if (isThere('hledger')) {
    const what = `import of ${TRANSACTIONS.toLocaleString('en')} lines: hledger (one rule)`;
    const peer = hledgerImport(join(folder, 'hledger'), statement);
    rows.push(beside(what, 20, { ...importing(statement), peer }));
  }
  if (isThere('actual')) {
    const few = join(folder, 'actual.csv');
    writeStatement(few, movements(OF_ACTUAL, payers));
    const what = `import of ${OF_ACTUAL.toLocaleString('en')} lines: Actual's API`;
    const peer = actualImport(join(folder, 'actual'), few);
    rows.push(beside(what, 50, { ...importing(few), peer }));
  }
  return rows;
}

interface Beside {
  readonly own: readonly string[];
  readonly peer: PeerCommand;
  readonly runs: number;
  readonly before?: readonly string[];
}

function beside(what: string, limit: number, { own, peer, runs, before }: Beside): Row {
  const [theirs = 0, ours = 0] = medians([peer.argv, own], {
    runs,
    rounds: 1,
    env: peer.env,
    prepare: [peer.prepare, before],
  });
  const behind = `${inSeconds(theirs)} / ${inSeconds(ours)}`;
  return { what, limit, value: theirs / ours, unit: '×', isAtLeast: true, behind };
}
