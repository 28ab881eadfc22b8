import type { BankLine } from '../../domain/statement.ts';
import { foldText } from '../../domain/text.ts';
import type { Ledger } from '../database.ts';
import { hmacSha256 } from '../digests.ts';
import { readSalt } from '../settings.ts';

/** How a new line is told from its twins. */
export interface LineKey {
  readonly content: Buffer;
  readonly ordinal: number;
  readonly bankKey: Buffer | null;
}

/** What a file's row says of itself, whatever the ledger has. */
export type Keys = Omit<LineKey, 'ordinal'>;

/** HMACs with the ledger's salt, so that an erased text can't be guessed from its key alone. */
export function contentKeys(ledger: Ledger): (row: BankLine) => Keys {
  const keyed = hmacSha256(readSalt(ledger));
  const hash = (text: string) => keyed(text).subarray(0, 16);
  return (row) => ({
    content: hash(`${row.date}|${row.amountCents}|${foldText(row.text)}`),
    bankKey: row.bankId === undefined ? null : hash(`id|${row.bankId}`),
  });
}
