import { between, chance, pick, type Random, weighted } from '../random.ts';
import type { Household } from './members.ts';
import { noiseOfMember } from './noise.ts';
import type { Written } from './spelling.ts';

const MONTHS =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre';
const LONG_MONTHS = MONTHS.split(' ');

// `pour fruits`, `panier fermier`: R and F meet there once the spaces are taken out.
const THINGS = [
  'panier',
  'paniers',
  'amap',
  'AMAP des Lilas',
  'coop',
  'légumes',
  'pain',
  'œufs',
  'fromage',
  'panier fruits',
  'panier fermier',
  'pour fromages',
  'commande',
  'cotisation',
  'contrat volailles',
  'règlement',
  'paiement',
  'virement',
  'solde',
  'avance',
  'cagnotte',
  'Groupement',
  'adhésion 2026',
  'miel + farine',
] as const;

const LONG_WINDED = [
  'Bonjour, voici le règlement de notre commande groupée du mois,',
  'paiement des légumes et du pain de la distribution de mercredi soir',
  'comme convenu avec la trésorière je règle ce que je dois encore, désolée du retard,',
  'règlement du contrat annuel légumes et œufs, deuxième chèque remplacé par ce virement ' +
    'comme vu ensemble samedi à la distribution,',
  'Bonjour et merci pour tout, voici ma part pour la commande groupée d’agrumes et d’huile ' +
    'd’olive de Sicile arrivée jeudi,',
  'participation panier + deux douzaines d’œufs + un pot de miel de châtaignier',
] as const;

const ANNOUNCEMENTS = [
  'ref: ',
  'ref ',
  'REF ',
  'Réf. ',
  'référence ',
  'Référence : ',
  'code ',
  'code: ',
  'CODE ',
  'mon code ',
  'n° ',
  'communication ',
] as const;

const GLUED_BEFORE = 'panier amap ref code REF coop cde oct merci semaine41 Réf nr p'.split(' ');
const GLUED_AFTER = 'panier amap oct2026 merci 2026 S41 x2 legumes cde EUR OK _oct'.split(' ');
const SEPARATORS = [' ', ' ', ' ', ' ', ' - ', ', ', ' / ', '/', '-', '. ', ': ', ' ; ', '  '];

/** What the member writes in the transfer's motif: the code among words, glued to some or not. */
export function motifAround(
  code: string,
  { holders }: Household,
  month: number,
  random: Random,
): Written {
  const said = weighted(random, [
    [26, 0],
    [40, 1],
    [24, 2],
    [10, 3],
  ]);
  const words = Array.from({ length: said }, () => aWord(month, random));
  const name = chance(random, 0.09) ? [pour(holders[0]?.last ?? '', random)] : [];
  const noise = chance(random, 0.12) ? noiseOfMember(random) : { text: '', marks: [] };
  const long = chance(random, 0.07) ? pick(random, LONG_WINDED) : '';
  const around = shuffledIn([...words, ...name, noise.text, long], random);
  const { text, marks } = placed(code, around, random);
  return { text, marks: [...marks, ...noise.marks, ...name.map(() => 'own-name-in-motif')] };
}

/** Both codes of one transfer, one after the other. */
export const bothCodes = (first: string, second: string, random: Random): string =>
  first + pick(random, [' ', ' et ', ' + ', ' / ', ', ', ' - ', '\n']) + second;

function aWord(month: number, random: Random): string {
  const name = LONG_MONTHS[month - 1] ?? '';
  const short = name.slice(0, name.length > 4 ? 3 : 4);
  const day = String(between(random, 1, 28)).padStart(2, '0');
  const number = String(month).padStart(2, '0');
  if (chance(random, 0.6)) return pick(random, THINGS);
  return pick(random, [
    `${short} 2026`,
    name,
    `${name} 2026`,
    `${day}/${number}/2026`,
    `${day}/${number}`,
    `${day}.${number}.26`,
    `2026-${number}-${day}`,
    `${number}/26`,
    `S${between(random, 1, 52)}`,
    `semaine ${between(random, 1, 52)}`,
    `panier ${between(random, 1, 80)}`,
    `panier n°${between(random, 1, 80)}`,
    `${between(random, 1, 3)}/3`,
    `${between(random, 2, 4)} paniers`,
    `${between(random, 10, 90)},50 €`,
    'merci',
    'Merci !',
    '1er versement',
  ]);
}

const pour = (last: string, random: Random): string =>
  pick(random, [`pour ${last}`, `famille ${last}`, `de la part de ${last}`, last]);

/** The words before and those after the code. */
function shuffledIn(
  words: readonly string[],
  random: Random,
): { readonly before: readonly string[]; readonly after: readonly string[] } {
  const said = words
    .filter((word) => word !== '')
    .map((word) => ({ word, first: random() < 0.55 }));
  return {
    before: said.filter(({ first }) => first).map(({ word }) => word),
    after: said.filter(({ first }) => !first).map(({ word }) => word),
  };
}

function placed(
  code: string,
  { before, after }: ReturnType<typeof shuffledIn>,
  random: Random,
): Written {
  const separator = pick(random, SEPARATORS);
  const glue = weighted(random, [
    [90, ''],
    [4, 'before'],
    [4, 'after'],
    [2, 'both'],
  ]);
  const gluedBefore = glue === 'before' || glue === 'both' ? pick(random, GLUED_BEFORE) : '';
  const gluedAfter = glue === 'after' || glue === 'both' ? pick(random, GLUED_AFTER) : '';
  const isAnnounced = gluedBefore === '' && chance(random, 0.22);
  const announcement = isAnnounced ? pick(random, ANNOUNCEMENTS) : '';
  const middle = gluedBefore + announcement + code + gluedAfter;
  const marks = [isAnnounced ? 'announced' : '', glue === '' ? '' : `glued-${glue}`];
  return {
    text: [...before, middle, ...after].join(separator),
    marks: marks.filter((mark) => mark !== ''),
  };
}
