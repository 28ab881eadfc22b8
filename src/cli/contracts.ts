import { parseChequeNumber } from '../domain/cheque.ts';
import type { CalendarDate } from '../domain/date.ts';
import { formatId } from '../domain/ids.ts';
import { refuse } from '../domain/refusal.ts';
import { formatRhythm } from '../domain/rhythm.ts';
import { foldText } from '../domain/text.ts';
import { accountOf, balanceOfAccount } from '../ledger/accounts.ts';
import { type Contract, instalmentsOf } from '../ledger/contracts/contracts.ts';
import type { ChequeBook } from '../ledger/contracts/create-contract.ts';
import type { SaidTerms } from '../ledger/contracts/known-contracts.ts';
import { type ContractModel, type ContractTerms, modelById } from '../ledger/contracts/models.ts';
import {
  type ContractShare,
  type ContractState,
  contractShares,
  contractStates,
} from '../ledger/contracts/owed.ts';
import type { Ledger } from '../ledger/database.ts';
import { headingById } from '../ledger/headings.ts';
import { memberCode } from '../ledger/members/members.ts';
import { headingWords } from './headings.ts';
import type { Say } from './messages/catalogue.ts';
import { type Block, line, right, table, wraps } from './output.ts';
import { idOr } from './presenting.ts';
import type { Answer } from './schemas.ts';
import { parseTypedAmount, parseTypedDate } from './values.ts';

/** What the commands about contracts share. */

export type ContractJson = Answer<'contract show'>['contract'];
export type ModelJson = Answer<'contract model'>['model'];

export const modelJson = (ledger: Ledger, model: ContractModel): ModelJson => ({
  name: model.name,
  priceCents: model.priceCents,
  cheques: model.chequeCount,
  firstDate: model.firstDate,
  rhythm: formatRhythm(model.rhythm),
  ...(model.payeeId === undefined ? {} : { payee: headingById(ledger, model.payeeId).name }),
});

/** One, as it stands today. */
export function contractJson(
  ledger: Ledger,
  contract: Contract,
  today: CalendarDate,
): ContractJson {
  const { memberId } = contract;
  return stateJson(
    ledger,
    contract,
    standingOf(ledger, contractStates(ledger, today, { memberId })),
  );
}

/** Many of them, for which what is owed is reckoned once. */
export function contractsJson(
  ledger: Ledger,
  contracts: readonly Contract[],
  today: CalendarDate,
): readonly ContractJson[] {
  const standing = standingOf(ledger, contractStates(ledger, today));
  return contracts.map((contract) => stateJson(ledger, contract, standing));
}

/** How each contract stands beside the others of its member. */
function standingOf(
  ledger: Ledger,
  states: readonly ContractState[],
): ReadonlyMap<number, ContractShare> {
  const members = Map.groupBy(states, ({ memberId }) => memberId);
  return new Map(
    [...members].flatMap(([memberId, own]) => [
      ...contractShares(own, balanceOfAccount(ledger, accountOf(ledger, memberId))),
    ]),
  );
}

function stateJson(
  ledger: Ledger,
  { id, memberId, modelId, date }: Contract,
  standing: ReadonlyMap<number, ContractShare>,
): ContractJson {
  const instalments = instalmentsOf(ledger, id);
  const state = standing.get(id);
  return {
    id: formatId('contract', id),
    member: memberCode(ledger, memberId),
    model: modelById(ledger, modelId).name,
    date,
    amountCents: state?.totalCents ?? 0,
    instalments: instalments.length,
    firstDate: instalments[0]?.date ?? date,
    lastDate: instalments.at(-1)?.date ?? date,
    paidCents: state?.paidCents ?? 0,
    dueCents: state?.dueCents ?? 0,
    laterCents: state?.laterCents ?? 0,
  };
}

/** What is typed of a contract, or stands in a row of a file. */
export interface TermWords {
  readonly amount?: string | undefined;
  readonly cheques?: string | undefined;
  readonly first?: string | undefined;
}

/** A model's terms, as far as nothing else is said. Refuses with CHEQUE_COUNT. */
export function termsFor(
  model: ContractModel,
  { amount, cheques, first }: TermWords,
  at: (word: keyof TermWords) => void = () => undefined,
): ContractTerms {
  at('amount');
  const priceCents = amount === undefined ? model.priceCents : parseTypedAmount(amount);
  at('cheques');
  const chequeCount = cheques === undefined ? model.chequeCount : parseCount(cheques);
  at('first');
  const firstDate = first === undefined ? model.firstDate : parseTypedDate(first);
  return { priceCents, chequeCount, firstDate, rhythm: model.rhythm };
}

/** Of these terms, what is said in words, and with which cheques. */
export const saidOf = (
  { amount, cheques, first }: TermWords,
  { priceCents, chequeCount, firstDate }: ContractTerms,
  book: ChequeBook | undefined,
): SaidTerms => ({
  priceCents: amount === undefined ? undefined : priceCents,
  chequeCount: cheques === undefined ? undefined : chequeCount,
  firstDate: first === undefined ? undefined : firstDate,
  firstNumber: book?.firstNumber,
});

/** A number of cheques: `10`, or with the word: `10 chèques`. Refuses with CHEQUE_COUNT. */
export function parseCount(value: string): number {
  const [, digits] = /^([1-9]\d?)(?:\s*(?:CHEQUES?|CHECKS?))?$/.exec(foldText(value)) ?? [];
  return digits === undefined ? refuse('CHEQUE_COUNT', { value }) : Number(digits);
}

/** The cheques that were handed over, if a first number is told. Refuses with CHEQUE_NUMBER. */
export function bookOf(
  number: string | undefined,
  bank: string | undefined,
): ChequeBook | undefined {
  if (number === undefined) return undefined;
  const firstNumber = parseChequeNumber(number) ?? refuse('CHEQUE_NUMBER', { value: number });
  return { firstNumber, bank: bank?.trim() || undefined };
}

/** What was agreed, and what was handed over for it. */
export function contractLines(
  { contract, payments }: Pick<Answer<'contract add'>, 'contract' | 'payments'>,
  say: Say,
): readonly Block[] {
  const { answers } = say;
  const [first] = payments;
  const last = payments.at(-1);
  return [
    line(answers.contractRecorded(idOr(contract.id), contract)),
    ...(first === undefined || last === undefined
      ? []
      : [
          line(
            answers.contractCheques(
              payments.length,
              first.cheque?.number ?? '',
              last.cheque?.number ?? '',
              first.cheque?.payee === undefined ? undefined : headingWords(first.cheque.payee, say),
            ),
          ),
        ]),
  ];
}

export function contractsTable(contracts: readonly ContractJson[], say: Say): Block {
  const { columns } = say.labels;
  return table(
    [
      columns.contract,
      columns.date,
      columns.member,
      wraps(columns.model),
      right(columns.amount),
      right(columns.paid),
      right(columns.due),
      right(columns.later),
    ],
    contracts.map((each) => [
      idOr(each.id),
      { date: each.date },
      each.member,
      each.model,
      { cents: each.amountCents },
      { cents: each.paidCents },
      { cents: each.dueCents },
      { cents: each.laterCents },
    ]),
  );
}

export function modelsTable(models: readonly ModelJson[], say: Say): Block {
  const { columns } = say.labels;
  return table(
    [
      wraps(columns.model),
      right(columns.amount),
      right(columns.cheques),
      columns.first,
      columns.rhythm,
      wraps(columns.payee),
    ],
    models.map((each) => [
      each.name,
      { cents: each.priceCents },
      { raw: String(each.cheques) },
      { date: each.firstDate },
      say.answers.rhythm(each.rhythm),
      each.payee === undefined ? undefined : headingWords(each.payee, say),
    ]),
  );
}
