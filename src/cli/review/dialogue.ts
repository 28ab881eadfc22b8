import { refuse } from '../../domain/refusal.ts';
import { nextSheet } from '../../ledger/matching/review.ts';
import type { Context } from '../context.ts';
import { isInterruption } from '../io.ts';
import type { Answer } from '../schemas.ts';
import { askAbout } from './ask-about.ts';
import { offerSure } from './offer-sure.ts';
import { newSession, outcomeOf, type Session } from './session.ts';

/**
 * Asks about every line that waits: first those that can be accepted together, then one at a time.
 * Each answer is written when it is given, and nothing is locked while the person thinks. Refuses
 * with REVIEW_INTERRUPTED; what was decided until then stands.
 */
export async function holdReview(context: Context): Promise<Answer<'review'>> {
  const session = newSession(context);
  try {
    await goThrough(session);
  } catch (error) {
    if (!isInterruption(error)) throw error;
    refuse('REVIEW_INTERRUPTED', outcomeOf(session));
  }
  return outcomeOf(session);
}

async function goThrough(session: Session): Promise<void> {
  const { ledger } = session.context;
  await offerSure(session);
  for (;;) {
    const sheet = nextSheet(ledger, session.putOff);
    if (sheet === undefined) return;
    const answer = await askAbout(session, sheet);
    if (answer === 'quit') return;
    // What was said of one line may explain others: a payer is known now, an amount is settled.
    if (answer === 'booked') await offerSure(session);
  }
}
