import {
  importCommand,
  lineCommands,
  matchCommand,
  reconcileCommand,
  reviewCommand,
  statementCommands,
} from './bank.ts';
import { cashCommands } from './cash.ts';
import { chargeCommands } from './charges.ts';
import { contractCommands } from './contracts.ts';
import type { CommandDeclaration, GroupDeclaration } from './declaration.ts';
import { depositCommands } from './deposits.ts';
import { distributionCommands } from './distributions.ts';
import { exportCommands } from './exports.ts';
import { headingCommands } from './headings.ts';
import {
  adjustCommand,
  balanceCommand,
  checkCommand,
  configCommands,
  historyCommand,
  initCommand,
  statusCommand,
  undoCommand,
} from './ledger.ts';
import { memberCommands } from './members.ts';
import { openingCommands } from './openings.ts';
import { orderCommands } from './orders.ts';
import { paymentCommands } from './payments.ts';

/** Every command in the order in which help shows them: a treasurer's, from set-up to check. */
export const COMMANDS: readonly (CommandDeclaration | GroupDeclaration)[] = [
  initCommand,
  statusCommand,
  configCommands,
  memberCommands,
  openingCommands,
  orderCommands,
  distributionCommands,
  contractCommands,
  paymentCommands,
  depositCommands,
  cashCommands,
  importCommand,
  matchCommand,
  reviewCommand,
  lineCommands,
  headingCommands,
  statementCommands,
  reconcileCommand,
  balanceCommand,
  historyCommand,
  chargeCommands,
  adjustCommand,
  undoCommand,
  checkCommand,
  exportCommands,
];
