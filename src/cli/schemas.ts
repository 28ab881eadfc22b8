/**
 * What `--json` prints, command by command: the single source of the types that actions give, of
 * the JSON Schemas in `docs/schemas`, and of the validation in the tests. Only its types are used
 * at run time, so neither this file nor typebox is in the bundle.
 *
 * Amounts are integer cents. Identifiers that a dry run would draw are absent from its answer.
 */
import Type, { type Static } from 'typebox';
import {
  historyEntry,
  member,
  method,
  opening,
  order,
  payment,
  transit,
} from './account-schemas.ts';
import { cashBook, cashCount, cashMove } from './cash-schemas.ts';
import { cheque } from './cheque-shapes.ts';
import { contractSchemas } from './contract-schemas.ts';
import { depositSchemas } from './deposit-schemas.ts';
import { distributionSchemas } from './distribution-schemas.ts';
import { line, matched, waiting } from './line-schemas.ts';
import { charges, headingMovement, headingTurnover, period } from './money-schemas.ts';
import { bulk, cents, date, id, list, optional, text, written } from './shapes.ts';
import { imported, proof, statement } from './statement-schemas.ts';

/** What `import` and `reconcile` have in common. */
const importAnswer = {
  imports: list(imported),
  matchedCount: Type.Integer(),
  waitingCount: Type.Integer(),
  matched: list(matched),
  waiting: list(waiting),
  failures: optional(
    list(Type.Object({ file: text, code: text, exit: Type.Integer(), message: text })),
  ),
  ...written,
};

// By how much the order is more, or with a minus sign less.
const orderChanged = Type.Object({
  order,
  payments: list(payment),
  changeCents: cents,
  balanceCents: cents,
  ...written,
});

// Of one that pays for several members: the first, and then all.
const severalPayments = {
  payment,
  balanceCents: cents,
  payments: optional(list(Type.Object({ payment, balanceCents: cents }))),
  ...written,
};

/** Why a row of a provider's export is no payment. */
const noCharge = Type.Union([
  Type.Literal('failed'),
  Type.Literal('waiting'),
  Type.Literal('test'),
  Type.Literal('payout'),
  Type.Literal('fee'),
  Type.Literal('offline'),
  Type.Literal('cash'),
  Type.Literal('refunded'),
  Type.Literal('before-start'),
]);

/** What a corrected export has other than what is recorded. */
const difference = Type.Union([
  Type.Literal('amount'),
  Type.Literal('items'),
  Type.Literal('day'),
  Type.Literal('method'),
  Type.Literal('cancelled'),
]);

const setting = Type.Object({ name: text, value: text });

const totals = Type.Object({
  owedByMembersCents: cents,
  // Of that, what is due; the rest are instalments of contracts that come later.
  dueCents: cents,
  owedToMembersCents: cents,
  netCents: cents,
  pendingCents: cents,
});

const balanceRow = Type.Object({
  code: text,
  name: text,
  balanceCents: cents,
  // Both of the debt, and positive: due today, and the instalments of later days.
  dueCents: cents,
  laterCents: cents,
  pendingCents: cents,
});

/** One that every ledger has bears the program's own word; `balanceCents` is received less paid. */
const heading = Type.Object({ name: text, balanceCents: cents });

const error = Type.Object({
  code: Type.String({ pattern: '^[A-Z][A-Z_]*$' }),
  exit: Type.Integer(),
  message: text,
  hint: optional(text),
  file: optional(text),
  line: optional(Type.Integer()),
  column: optional(Type.Integer()),
  problems: optional(
    list(
      Type.Object({
        code: text,
        message: text,
        line: optional(Type.Integer()),
        column: optional(Type.Integer()),
      }),
    ),
  ),
});

/** By the command's English words; `error` is what stderr holds under `--json`. */
export const SCHEMAS = {
  init: Type.Object({
    ledger: text,
    name: text,
    start: date,
    currency: text,
    language: text,
    methods: list(method),
    dryRun: optional(Type.Boolean()),
  }),
  status: Type.Object({
    name: text,
    ledger: text,
    today: date,
    bankCents: cents,
    cashCents: cents,
    cashCountedOn: optional(date),
    // In the drawer.
    chequesCents: cents,
    memberCount: Type.Integer(),
    pendingCount: Type.Integer(),
    pendingCents: cents,
    waitingCount: Type.Integer(),
    waitingCents: cents,
    lastStatement: optional(date),
    accounts: list(
      Type.Object({
        name: text,
        balanceCents: cents,
        lastStatement: optional(date),
        agrees: Type.Boolean(),
      }),
    ),
    totals,
    todo: list(Type.Object({ code: text, count: optional(Type.Integer()), command: text })),
  }),
  'config list': Type.Object({ settings: list(setting) }),
  'config get': Type.Object({ setting }),
  'config set': Type.Object({ setting, previous: text, ...written }),
  'member add': Type.Object({ member, ...written }),
  'member leave': Type.Object({ member, balanceCents: cents, ...written }),
  'member list': Type.Object({
    members: list(
      Type.Evaluate(
        Type.Intersect([
          member,
          // What is owed today is positive.
          Type.Object({
            balanceCents: cents,
            dueCents: cents,
            laterCents: cents,
            pendingCents: cents,
          }),
        ]),
      ),
    ),
  }),
  'member show': Type.Object({
    member,
    balanceCents: cents,
    dueCents: cents,
    laterCents: cents,
    pendingCents: cents,
    payers: list(
      Type.Object({
        kind: Type.Union([Type.Literal('iban'), Type.Literal('name'), Type.Literal('code')]),
        payer: text,
        count: Type.Integer(),
      }),
    ),
  }),
  'member edit': Type.Object({ member, ...written }),
  'member import': Type.Object({ members: list(member), ...bulk }),
  'opening add': Type.Object({ opening, balanceCents: cents, ...written }),
  'opening list': Type.Object({ openings: list(opening) }),
  'opening import': Type.Object({
    openings: list(opening),
    newMembers: list(member),
    creditCents: cents,
    debitCents: cents,
    totalCents: cents,
    statedCents: optional(cents),
    ...bulk,
  }),
  'order add': Type.Object({ order, payment: optional(payment), balanceCents: cents, ...written }),
  'cash count': Type.Object({ count: cashCount, balanceCents: cents, ...written }),
  'cash move': Type.Object({ move: cashMove, balanceCents: cents, ...written }),
  'cash list': Type.Object({ ...period, ...cashBook }),
  'charge add': Type.Object({ ...charges, ...bulk }),
  adjust: Type.Object({
    adjustment: Type.Object({
      id: id('A'),
      member: text,
      amountCents: cents,
      date,
      reason: text,
      about: optional(text),
      to: optional(text),
    }),
    balanceCents: cents,
    otherBalanceCents: optional(cents),
    ...written,
  }),
  'order complement': orderChanged,
  'order adjust': orderChanged,
  'order cancel': orderChanged,
  'order list': Type.Object({ orders: list(order) }),
  'order show': Type.Object({ order, payments: list(payment) }),
  'order import': Type.Object({
    // Those that were not recorded yet; `count` and `totalCents` are theirs.
    orders: list(Type.Object({ order, payment: optional(payment) })),
    totalCents: cents,
    sameCount: Type.Integer(),
    // By so much more, or less; and those that a corrected export no longer has.
    changed: list(
      Type.Object({ order, payment: optional(payment), what: difference, changeCents: cents }),
    ),
    vanished: list(order),
    ...bulk,
  }),
  ...distributionSchemas,
  'payment add': Type.Object(severalPayments),
  'payment move': Type.Object({
    // What it was, and what it is for the right member.
    moved: payment,
    payment,
    lines: list(text),
    fromBalanceCents: cents,
    balanceCents: cents,
    ...written,
  }),
  'payment import': Type.Object({
    source: Type.Union([
      Type.Literal('stripe'),
      Type.Literal('helloasso'),
      Type.Literal('sumup'),
      Type.Literal('table'),
    ]),
    // Those that were received by this; the counts of others are of those known before.
    payments: list(payment),
    totalCents: cents,
    feeCents: cents,
    feeCount: Type.Integer(),
    // Of those known, the ones that got the number of their cheque now.
    completedCount: optional(Type.Integer()),
    knownCount: Type.Integer(),
    skipped: list(Type.Object({ reason: noCharge, count: Type.Integer() })),
    ...bulk,
  }),
  'payment confirm': Type.Object(severalPayments),
  'payment cancel': Type.Object({
    ...severalPayments,
    // A cheque was given back to who wrote it.
    handedBack: optional(Type.Boolean()),
  }),
  'payment refund': Type.Object({ payment, balanceCents: cents, ...written }),
  // `line` is absent where it had come back before.
  'payment bounce': Type.Object({
    ...severalPayments,
    line: optional(text),
    // What the bank kept of the same line, which is of the heading bank-fees.
    bankCents: optional(cents),
    chargeCents: optional(cents),
  }),
  'payment list': Type.Object({
    payments: list(payment),
    // With --in-hand: what lies in the drawer, cheque by cheque, by the day of deposit.
    drawer: optional(
      Type.Object({
        cheques: list(cheque),
        amountCents: cents,
        earlierCents: optional(cents),
      }),
    ),
    transit: optional(transit),
    warnings: optional(list(text)),
  }),
  'payment show': Type.Object({ payment, balanceCents: cents }),
  ...contractSchemas,
  ...depositSchemas,
  import: Type.Object(importAnswer),
  reconcile: Type.Object({ ...importAnswer, agrees: Type.Boolean() }),
  'statement list': Type.Object({ statements: list(statement) }),
  'statement show': Type.Object({ statement, proofs: list(proof), lines: list(line) }),
  match: Type.Object({ matched: list(matched), waiting: list(waiting), ...written }),
  // A dialogue: under `--json` only where there is nothing to ask.
  review: Type.Object({ explainedCount: Type.Integer(), waitingCount: Type.Integer() }),
  'line list': Type.Object({ lines: list(line) }),
  'line show': Type.Object({ line }),
  'line assign': Type.Object({ matched, learned: list(text), ...written }),
  'line split': Type.Object({ matched: list(matched), learned: list(text), ...written }),
  'heading add': Type.Object({ heading, ...written }),
  'heading list': Type.Object({ ...period, headings: list(headingTurnover) }),
  'heading show': Type.Object({
    ...period,
    heading: headingTurnover,
    movements: list(headingMovement),
  }),
  'line unmatch': Type.Object({ line, ...written }),
  undo: Type.Object({
    undone: list(
      Type.Object({
        operation: text,
        kind: text,
        reversal: id('A'),
        unmatched: list(text),
        // Later imports that counted lines of this one as known.
        listedBy: optional(list(text)),
      }),
    ),
    // Of those whose accounts were moved.
    balances: list(Type.Object({ member: text, balanceCents: cents })),
    // What the cash box holds then, where it was moved.
    cashCents: optional(cents),
    ...written,
  }),
  balance: Type.Object({ at: date, members: list(balanceRow), totals }),
  history: Type.Object({
    member: text,
    entries: list(historyEntry),
    balanceCents: cents,
    dueCents: cents,
    laterCents: cents,
    pendingCents: cents,
  }),
  check: Type.Object({
    ok: Type.Boolean(),
    problems: list(Type.Object({ code: text, message: text })),
  }),
  // With --output, which names the file; the CSV itself is never JSON.
  'export csv': Type.Object({ file: text, entryCount: Type.Integer() }),
  error: Type.Object({ error }),
} as const;

export type CommandName = Exclude<keyof typeof SCHEMAS, 'error'>;

/** The answer of one command, as `--json` prints it. */
export type Answer<Name extends CommandName> = Static<(typeof SCHEMAS)[Name]>;

export type ErrorDocument = Static<typeof SCHEMAS.error>;
