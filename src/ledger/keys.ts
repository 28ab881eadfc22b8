import { refuse } from '../domain/refusal.ts';
import { type Ledger, query } from './database.ts';
import type { Writer } from './write.ts';

/**
 * The answer that was given to `--key KEY` before, for the same command. Refuses with KEY_REUSED
 * where the key stands for something else that was typed.
 */
export function answerTo(ledger: Ledger, key: string, fingerprint: Buffer): string | undefined {
  const known = ledger.get(
    query
      .selectFrom('command_keys')
      .innerJoin('texts', 'texts.id', 'command_keys.answer_id')
      .select(['command_keys.fingerprint', 'texts.body'])
      .where('key', '=', key),
  );
  if (!known) return undefined;
  if (!known.fingerprint.equals(fingerprint))
    refuse('KEY_REUSED', { key: key.replace(/#\d+$/, '') });
  return known.body ?? '{}';
}

/** Remembers the answer in the transaction that does the work. */
export function rememberAnswer(
  writer: Writer,
  key: string,
  fingerprint: Buffer,
  answer: string,
): void {
  const answer_id = writer.text(answer);
  writer.ledger.run(query.insertInto('command_keys').values({ key, fingerprint, answer_id }));
}
