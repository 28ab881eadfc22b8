/** The headings of every ledger in French; on their own, since they may be typed in any session. */
export const frenchHeadings = {
  'membership-fees': 'adhésions',
  donations: 'dons',
  'bank-fees': 'frais bancaires',
  other: 'divers',
  'own-accounts': 'virements internes',
  adjustments: 'régularisations',
} as const;
