import type { Layout, Role } from '../layout.ts';
import { isWord } from '../table.ts';
import { as, headed } from './headed.ts';

/** What the account's owner adds: amounts by rate of VAT, and labels under names of their own. */
const others = (): Role => 'ignored';

const FRENCH_LOCAL = 'DATE DE LA VALEUR (LOCAL)';
const FRENCH_UTC = 'DATE DE LA VALEUR (UTC)';
const ENGLISH_LOCAL = 'SETTLEMENT DATE (LOCAL)';
const ENGLISH_UTC = 'SETTLEMENT DATE (UTC)';

/**
 * The day is the value date, in local time: Qonto's own statement shows no other, and counts a
 * movement from its settlement on. What was not settled has none, and is told by its status. The
 * balance is left alone, for nothing shows that it follows from row to row in the file's order; the
 * identifier makes up for it.
 *
 * Learned from a header that its author calls strictly that of real exports.
 */
export const qonto: Layout = headed({
  name: 'qonto-csv',
  bank: 'Qonto',
  learnedFrom: 'extract',
  needs: [[FRENCH_LOCAL, FRENCH_UTC], 'MONTANT TOTAL (TTC)', 'NOM DE LA CONTREPARTIE'],
  words: {
    STATUT: 'status',
    ...as('date', FRENCH_LOCAL, FRENCH_UTC),
    'MONTANT TOTAL (TTC)': 'amount',
    DEVISE: 'currency',
    'IBAN DU COMPTE': 'account',
    'IDENTIFIANT DE TRANSACTION': 'id',
    ...as('text', 'NOM DE LA CONTREPARTIE', 'IBAN DE LA CONTREPARTIE', 'REFERENCE', 'NOTE'),
  },
  unknown: others,
  settle: (roles, header) => withOneDate(roles, header, FRENCH_LOCAL),
});

/** The same in English; its `IBAN` is the other party's. From what programs expect. */
export const qontoEnglish: Layout = headed({
  name: 'qonto-csv',
  bank: 'Qonto, in English',
  learnedFrom: 'assumed',
  needs: [[ENGLISH_LOCAL, ENGLISH_UTC], 'TOTAL AMOUNT (INCL. VAT)', 'COUNTERPARTY NAME'],
  words: {
    STATUS: 'status',
    ...as('date', ENGLISH_LOCAL, ENGLISH_UTC),
    'TOTAL AMOUNT (INCL. VAT)': 'amount',
    CURRENCY: 'currency',
    'ACCOUNT IBAN': 'account',
    'TRANSACTION ID': 'id',
    ...as('text', 'COUNTERPARTY NAME', 'COUNTERPARTY IBAN', 'IBAN', 'REFERENCE', 'NOTE'),
  },
  unknown: others,
  settle: (roles, header) => withOneDate(roles, header, ENGLISH_LOCAL),
});

/** Where the file has the day both ways, the local one counts. */
function withOneDate(
  roles: readonly Role[],
  header: readonly string[],
  local: string,
): readonly Role[] {
  if (!header.some((cell) => isWord(cell, local))) return roles;
  return roles.map((role, at) =>
    role === 'date' && !isWord(header[at] ?? '', local) ? 'ignored' : role,
  );
}
