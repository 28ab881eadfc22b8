import type { Cents } from '../../domain/money.ts';
import type { Answers } from './answers.en.ts';
import type { Format } from './format.ts';
import { quoted } from './words.fr.ts';

/** What is asked at a terminal. */
export const frenchQuestions = (f: Format): Answers['ask'] => ({
  name: 'Nom du groupe',
  memberName: 'Nom de l’adhérent',
  headingName: 'Le nom du poste',
  heading: 'Pour quel poste',
  charged: 'À qui (codes ou noms, entre virgules\u00a0; tous pour tout le monde)',
  member: 'Adhérent (code ou nom)',
  amount: 'Montant',
  amountReceived: (cents: Cents) => `Somme reçue (${f.money(cents)} en attente)`,
  method: 'Moyen de paiement',
  file: 'Fichier',
  payment: 'Paiement (code de référence ou P-…)',
  deposit: 'Remise (D-…)',
  contract: 'Contrat (C-…)',
  model: 'Modèle de contrat',
  modelName: 'Comment l’appellent les adhérents',
  chequeCount: 'En combien de chèques',
  firstDate: 'Le jour de la première échéance',
  distribution: 'Distribution (son jour)',
  item: 'Article',
  order: 'Commande (O-…)',
  change: 'De combien (-1,80 pour moins)',
  reason: 'Motif',
  line: 'Ligne de relevé (L-…)',
  parts: 'Parts\u00a0: adhérents, postes ou paiements (DUR=30\u00a0; MAR=12,50)',
  setting: 'Réglage',
  value: 'Nouvelle valeur',
  id: 'Ce qu’il faut annuler (O-…, P-…, L-…, I-…, D-…, A-…)',
  referenceRead: 'Code de référence lu dessus',
  statement: 'Relevé importé (I-…)',
  dateOrder: (value: string) => `Comment lire la date ${value}\u00a0?`,
  dayFirst: 'jour/mois/année',
  monthFirst: 'mois/jour/année',
  decimal: (value: string) => `Comment lire le montant ${value}\u00a0?`,
  decimalComma: 'la virgule sépare les centimes, le point les milliers',
  decimalPoint: 'le point sépare les centimes, la virgule les milliers',
  fileAccount: 'Le fichier contient plusieurs comptes. Lequel\u00a0?',
  whichAccount: 'Quel compte bancaire',
  bankAccount: (file: string) => `De quel compte est le fichier ${file}\u00a0?`,
  held: (
    row: Parameters<Answers['ask']['held']>[0],
    known: Parameters<Answers['ask']['held']>[1],
  ) =>
    `${f.date(row.date)}, ${f.money(row.cents)}, ${quoted(row.label)}\u00a0: est-ce ${known.id}, ${f.date(known.date)}, ${quoted(known.label)}\u00a0?`,
  heldSame: 'oui, c’est le même mouvement',
  heldNew: 'non, c’en est un autre',
  heldMany: (number: number) =>
    `${number} lignes du fichier sont sans doute déjà connues, peut-être sous un autre libellé. Est-ce le cas\u00a0?`,
  heldAllSame: 'oui, toutes\u00a0: ce sont les mêmes mouvements',
  heldAllNew: 'non, aucune\u00a0: ce sont d’autres mouvements',
  heldEach: 'demander pour chacune',
  heldLater: 'décider plus tard',
});
