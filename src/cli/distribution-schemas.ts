/** The shapes of distributions in `--json`. */
import Type from 'typebox';
import { method, payment } from './account-schemas.ts';
import { cents, date, list, optional, text } from './shapes.ts';

export const distribution = Type.Object({
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
export const sheetRow = Type.Object({
  member: text,
  name: text,
  orders: list(text),
  totalCents: cents,
  payments: list(payment),
  unpaidCents: cents,
  validated: Type.Boolean(),
});

export const expectedByMethod = Type.Object({ method, count: Type.Integer(), amountCents: cents });

/** Without a product: the rest of an order of which only the sum is known. */
export const handedOut = Type.Object({
  member: text,
  name: text,
  item: optional(text),
  quantity: optional(Type.Number()),
  amountCents: cents,
});

export const itemChange = Type.Object({
  order: text,
  member: text,
  changeCents: cents,
  amountCents: cents,
  balanceCents: cents,
});

export const validatedMember = Type.Object({ member: text, balanceCents: cents });

export const unpaidBy = Type.Object({ member: text, amountCents: cents });

export const kept = Type.Object({
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
