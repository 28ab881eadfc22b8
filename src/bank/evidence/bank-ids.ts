import type { BankLine } from '../../domain/statement.ts';

export interface BankIds {
  readonly add: (line: BankLine) => void;
  /** True for an identifier that the file gives to one movement only. */
  readonly isTrusted: (id: string) => boolean;
}

/**
 * Listens to the bank's own identifiers. Some banks give one to all rows of a day, or of the file:
 * an identifier that comes again with another date or amount identifies nothing.
 */
export function bankIds(): BankIds {
  const movements = new Map<string, string>();
  const shared = new Set<string>();
  return {
    add({ bankId, date, amountCents }) {
      if (bankId === undefined) return;
      const movement = `${date} ${amountCents}`;
      const known = movements.get(bankId);
      if (known === undefined) movements.set(bankId, movement);
      else if (known !== movement) shared.add(bankId);
    },
    isTrusted: (id) => !shared.has(id),
  };
}
