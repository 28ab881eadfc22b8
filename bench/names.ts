/** A person who may pay. */
export interface Person {
  readonly title: 'M' | 'MME';
  readonly first: string;
  readonly last: string;
}

const words = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

/** First names of women; some are surnames of other members too. */
export const WOMEN = words(`
  Claire, Marie, Chloé, Zoé, Anne-Laure, Marie-Hélène, Gaëlle, Noëlle, Léa, Inès, Aïcha, Fatima,
  Sophie, Hélène, Françoise, Cécile, Élodie, Émilie, Aurélie, Camille, Rose, Lucie, Agnès, Maud,
  Jeanne, Nathalie, Véronique, Mélanie, Ségolène, Maëlys, Anaïs, Héloïse, Marie-Thérèse, Oumou,
  Thi Mai, Yasmine, Solène, Bérengère, Ève, Édith, Brigitte, Laure, Dominique, Ludivine, Mireille,
  Colette, Odile, Pauline, Juliette, Marthe, Josiane, Karima, Ana-Lucía, Margaux, Capucine, Florence
`);

/** First names of men; some are surnames of other members too. */
export const MEN = words(`
  Julien, Jean-François, Jean-Marc, Loïc, Maël, Benoît, Jérôme, Stéphane, Frédéric, François,
  Thomas, Martin, Laurent, Vincent, Nicolas, Simon, Bernard, Robert, Richard, Michel, David, Denis,
  Pascal, Mathieu, Clément, André, Xavier, Rémi, Raphaël, Joël, Cédric, Gaël, Karim, Mehdi, Youssef,
  Mamadou, Ibrahima, Paolo, João, Minh, Yann, Erwan, Pierre-Yves, Jean-Baptiste, Louis, Gérard,
  Hervé, Régis, Arnaud, Alfred, Renaud, Dominique, Camille, Noël, Étienne, Côme, Günter, Wilfrid
`);

/** Surnames that several households share. */
export const FAMILIES = words(`
  Durand, Martin, Lefèvre, Le Gall, Bernard, Petit, Moreau, N'Diaye, Garcia, Dupont-Morel, Nguyen,
  de La Tour
`);

/**
 * Surnames of one household each: plain, accented, hyphenated, with a particle, double, of several
 * countries, first names of others, words of a motif, and some with the letters R and F together.
 */
export const SURNAMES = words(`
  Laurent, Thomas, Vincent, Simon, Robert, Richard, Michel, David, Denis, Pascal, Mathieu, Clément,
  André, Rose, Claire, Marie, Camille, Benoît, Louis, Noël, Nicolas, Gérard, François, Gautier,
  Lecœur, Bœuf, Çelik, Müller, Weiß, Peña, Gonçalves, Brânză, Kowalski, Štěpánek, Rößler,
  d'Hauteville, du Bellay, de Saint-Exupéry, van den Berghe, von Arx, El Amrani, Ben Saïd, Le Bris,
  Le Floc'h, L'Hostis, Du Pré, Des Forges, La Rocca, Da Silva, De Smet, O'Brien, Abd el Kader,
  Martin-Lefèvre, Garcia Lopez, Petit-Jean, Roux-Delmas, Bonnet Sanchez, Girard-Perrin,
  Vasseur-Le Goff, Traoré, Diallo, Konaté, Tran Van, Rakotomalala, Ouedraogo, Bensoussan,
  Kerfourn, Orfila, Scherf, Marfaing, Perfetti, Corfdir, Korfanty, Dufour, Ferrand, Favre,
  Panier, Boulanger, Fermier, Fromage, Pain, Legrand, Roux, Blanc, Noir, Fontaine, Chevalier,
  Leroy, Mercier, Faure, Renard, Rousseau, Gauthier, Perrin, Masson, Duval, Hébert, Guérin, Rey,
  Bréhéret, Crozé, Ferré, Lemaître, Prévôt, Sénéchal, Œillet, Ly, Ba, Xu, Roy
`);

/** A person's name as it is usually written: `Claire Durand`. */
export const fullName = ({ first, last }: Person): string => `${first} ${last}`;

/** Without accents or ligatures, as most banks write names: `ŒILLET` becomes `OEILLET`. */
export const withoutAccents = (text: string): string =>
  text
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'OE')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '');
