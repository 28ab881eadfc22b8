import type { Answers } from './answers.en.ts';
import type { Format } from './format.ts';

export const frenchPrinted = (f: Format): Answers['printed'] => ({
  page: (number, pages) => `Page ${number} sur ${pages}`,
  lacking: (letters) =>
    `La police des pages imprimées n’a pas ${letters.join(' ')}\u00a0: un point d’interrogation en tient lieu.`,
  membersBalances: (date) => `Soldes des adhérents au ${f.date(date)}`,
});
