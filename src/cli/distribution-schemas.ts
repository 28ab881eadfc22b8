/** The shapes of distributions in `--json`. */
import Type from 'typebox';
import { method, payment } from './account-schemas.ts';
import { cents, date, list, optional, text, written } from './shapes.ts';

const distribution = Type.Object({
  date,
  state: Type.Union([
    Type.Literal('planned'),
    Type.Literal('open'),
    Type.Literal('partly'),
    Type.Literal('validated'),
  ]),
  orderCount: Type.Integer(),
  memberCount: Type.Integer(),
  totalCents: cents,
});

/** What one member has at a distribution; payments are those for these orders. */
const sheetRow = Type.Object({
  member: text,
  name: text,
  orders: list(text),
  totalCents: cents,
  payments: list(payment),
  unpaidCents: cents,
  validated: Type.Boolean(),
});

const expectedByMethod = Type.Object({ method, count: Type.Integer(), amountCents: cents });

/** Without a product: the rest of an order of which only the sum is known. */
const handedOut = Type.Object({
  member: text,
  name: text,
  item: optional(text),
  quantity: optional(Type.Number()),
  amountCents: cents,
});

const itemChange = Type.Object({
  order: text,
  member: text,
  changeCents: cents,
  amountCents: cents,
  balanceCents: cents,
});

const validatedMember = Type.Object({ member: text, balanceCents: cents });

const unpaidBy = Type.Object({ member: text, amountCents: cents });

const kept = Type.Object({
  payment,
  reason: Type.Union([
    Type.Literal('online'),
    Type.Literal('bank'),
    Type.Literal('provider'),
    Type.Literal('moved'),
    Type.Literal('deposited'),
    Type.Literal('apart'),
    Type.Literal('counted'),
    Type.Literal('gone'),
  ]),
});

export const distributionSchemas = {
  'distribution add': Type.Object({ distributions: list(distribution), ...written }),
  'distribution list': Type.Object({ distributions: list(distribution) }),
  'distribution show': Type.Object({
    distribution,
    sheet: list(sheetRow),
    expected: list(expectedByMethod),
    toCollectCents: cents,
    unpaidCents: cents,
    // With --items: what each member is handed out.
    items: optional(list(handedOut)),
  }),
  'distribution adjust': Type.Object({
    distribution: date,
    item: text,
    changes: list(itemChange),
    changeCents: cents,
    ...written,
  }),
  'distribution validate': Type.Object({
    distribution,
    members: list(validatedMember),
    received: list(payment),
    left: list(payment),
    // What stays a debt of theirs.
    unpaid: list(unpaidBy),
    ...written,
  }),
  'distribution reopen': Type.Object({
    distribution,
    members: list(text),
    takenBack: list(payment),
    kept: list(kept),
    ...written,
  }),
} as const;
