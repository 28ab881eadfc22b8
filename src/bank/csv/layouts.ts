import type { Layout } from './layout.ts';
import { belfius } from './layouts/belfius.ts';
import { belgianLayouts } from './layouts/belgium.ts';
import { bnpParibas, bnpParibasHeadless } from './layouts/bnp-paribas.ts';
import { boursobank, boursobank2026 } from './layouts/boursobank.ts';
import { banquePopulaireOld, bpce } from './layouts/bpce.ts';
import { caisseEpargne } from './layouts/caisse-epargne.ts';
import { creditAgricole } from './layouts/credit-agricole.ts';
import { creditMutuelCic } from './layouts/credit-mutuel-cic.ts';
import { laBanquePostale } from './layouts/la-banque-postale.ts';
import { lcl } from './layouts/lcl.ts';
import { postLuxembourg } from './layouts/luxembourg.ts';
import { plain } from './layouts/plain.ts';
import { qonto, qontoEnglish } from './layouts/qonto.ts';
import { revolut, revolutBusiness } from './layouts/revolut.ts';
import { simpleLayouts } from './layouts/simple.ts';
import {
  societeGenerale,
  societeGeneraleBudget,
  societeGeneraleSavings,
} from './layouts/societe-generale.ts';
import { twint } from './layouts/twint.ts';

/**
 * The layouts that are recognised; the first whose header it is reads the file. No header is two
 * banks' (a test holds that), but `plain` takes whatever is left and simple enough.
 */
export const LAYOUTS: readonly Layout[] = [
  creditAgricole,
  creditMutuelCic,
  laBanquePostale,
  bnpParibas,
  bnpParibasHeadless,
  societeGenerale,
  societeGeneraleSavings,
  societeGeneraleBudget,
  lcl,
  bpce,
  banquePopulaireOld,
  caisseEpargne,
  boursobank,
  boursobank2026,
  qonto,
  qontoEnglish,
  revolut,
  revolutBusiness,
  ...simpleLayouts,
  belfius,
  ...belgianLayouts,
  postLuxembourg,
  twint,
  plain,
];
