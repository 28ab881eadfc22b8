import type { Format } from './format.ts';

/** What stands on printed pages, and what is said of them. */
export const englishPrinted = (f: Format) => ({
  page: (number: number, pages: number) => `Page ${number} of ${pages}`,
  lacking: (letters: readonly string[]) =>
    `The font of printed pages lacks ${letters.join(' ')}: a question mark stands there.`,
  membersBalances: (date: string) => `Members’ balances on ${f.date(date)}`,
});
