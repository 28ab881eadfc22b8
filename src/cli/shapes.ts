/** What the shapes of `--json` are made of. */
import Type, { type TSchema } from 'typebox';

export const cents = Type.Integer();
export const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const text = Type.String();
export const id = (letter: string) => Type.Optional(Type.String({ pattern: `^${letter}-\\d+$` }));
export const list = <Item extends TSchema>(item: Item) => Type.Array(item);
export const optional = <Item extends TSchema>(item: Item) => Type.Optional(item);

/** What every change adds to its answer. */
export const written = {
  operation: optional(Type.String({ pattern: '^A-\\d+$' })),
  operations: optional(list(text)),
  warnings: optional(list(text)),
  dryRun: optional(Type.Boolean()),
  repeated: optional(Type.Boolean()),
};

/** What bulk commands add: how many rows brought something new. */
export const bulk = { ...written, count: Type.Integer() };
