import type { Cents } from '../../domain/money.ts';
import type { Answers } from './answers.en.ts';
import { shellWord } from './answers-import.en.ts';
import type { Format } from './format.ts';
import { columnWord, count, quoted } from './words.fr.ts';

const PHASES = {
  reading: 'Lecture',
  recording: 'Enregistrement',
  matching: 'Pointage',
  exporting: 'Export',
} as const;

/** What is said of bank files and of their lines. */
export const frenchImportAnswers = (f: Format) =>
  ({
    rowsDone: (phase: keyof typeof PHASES, rows: number, aSecond: number) =>
      `${PHASES[phase]}\u00a0: ${f.count(rows)} lignes, ${f.count(aSecond)} par seconde`,
    imported: (id: string, file: string, bank: string) => `Relevé ${id}\u00a0: ${file} (${bank})`,
    importedPeriod: (first: string, last: string) => `du ${f.date(first)} au ${f.date(last)}`,
    importedBefore: (id: string, file: string) =>
      `Le fichier ${file} a déjà été importé\u00a0: c’est le relevé ${id}.`,
    importedRows: (rows: Parameters<Answers['importedRows']>[0]) => {
      const known = count(rows.duplicate, 'déjà connue', 'déjà connues');
      return `${count(rows.read, 'ligne lue', 'lignes lues')}\u00a0: ${count(rows.new, 'nouvelle')}, ${known}, ${rows.held} en suspens, ${count(rows.skipped, 'ignorée')}.`;
    },
    importedSums: (credit: Cents, debit: Cents) =>
      `Crédits ${f.money(credit)}, débits ${f.money(debit)}.`,
    skipped: (reason: string, number: number) =>
      `${count(number, 'ligne ignorée', 'lignes ignorées')}\u00a0: ${skipReason(reason)}`,
    earlySkipped: (day: string) =>
      `Pour avoir aussi les lignes d’avant le premier jour, faites commencer le registre plus tôt, puis importez de nouveau\u00a0: ${f.command(`reglage definir start ${day}`)}`,
    proofs: (cents: Cents, proofs: readonly string[], agrees: boolean) => {
      const shown = proofs.flatMap((proof) => PROOFS[proof] ?? []);
      const how = [...shown, ...(agrees ? ['comme dans le registre'] : [])];
      return how.length === 0
        ? `Solde du fichier, d’après la banque\u00a0: ${f.money(cents)}.`
        : `Solde du fichier ${f.money(cents)} = solde calculé ✓ (${how.join(', ')})`;
    },
    statementFacts: (format: string, day: string) =>
      `Importé le ${f.date(day)}\u00a0; format\u00a0: ${format}.`,
    statementUndone: 'Cet import a été annulé\u00a0: ses lignes ne comptent plus.',
    heldTitle: (number: number) =>
      `${count(number, 'ligne', 'lignes')} en suspens\u00a0: sans doute déjà ${number < 2 ? 'connue' : 'connues'}, peut-être sous un autre libellé. À vous de le dire\u00a0:`,
    heldHint: (file: string) =>
      `Si ce sont les mêmes\u00a0: ${f.command(`importer ${shellWord(file)} --memes toutes`)}. Sinon, --nouvelles toutes. Ligne par ligne\u00a0: --memes 3,5-7 --nouvelles 4`,
    vanished: ({ line, date, amountCents, label, member }: Parameters<Answers['vanished']>[0]) => {
      const movement = `${line} du ${f.date(date)}, ${f.money(amountCents)} ${quoted(label)}`;
      return member === undefined
        ? `La banque ne montre plus la ligne ${movement}.`
        : `La banque ne montre plus la ligne ${movement}, qui a crédité ${member}\u00a0: demandez à la banque, et si elle n’existe plus, ${f.command(`ligne depointer ${line}`)}`;
    },
    columnsTaken: (file: string, columns: readonly (readonly [string, string])[]) =>
      `Le fichier ${file} a une présentation encore inconnue\u00a0; il a été lu ainsi\u00a0: ${columns.map(([field, word]) => `${columnWord(field)} = ${word}`).join(', ')}. Comparez les premières lignes avec la page de la banque\u00a0; si c’est faux, annulez l’import et dites avec --colonnes quelle colonne contient quoi.`,
    unprovedLayout: (file: string, bank: string) =>
      `La présentation du fichier ${file} (${bank}) n’a encore été vérifiée sur aucun vrai fichier\u00a0: comparez les premières lignes avec la page de la banque.`,
    headerChanged: (file: string, { added, missing }: Parameters<Answers['headerChanged']>[1]) => {
      const changes = [
        ...(added.length === 0 ? [] : [`en plus\u00a0: ${added.join(', ')}`]),
        ...(missing.length === 0 ? [] : [`en moins\u00a0: ${missing.join(', ')}`]),
      ];
      return `Les colonnes du fichier ${file} ne sont pas celles du dernier\u00a0: ${changes.join('\u00a0; ')}. Vérifiez que les montants sont justes.`;
    },
    columnsNotRead: (columns: readonly string[]) =>
      `${columns.length > 1 ? 'Colonnes non lues' : 'Colonne non lue'}\u00a0: ${columns.join(', ')}.`,
    bankOpening: (cents: Cents) =>
      `Reprise de solde du compte bancaire, d’après ce fichier\u00a0: ${f.money(cents)}.`,
    matchedCount: (number: number) => `${count(number, 'ligne pointée', 'lignes pointées')}.`,
    waitingCount: (number: number) =>
      number === 0
        ? 'Aucune ligne à expliquer.'
        : `${count(number, 'ligne reste', 'lignes restent')} à expliquer\u00a0: ${f.command('revoir')}`,
    lineMatched: (line: string, cents: Cents, member: string, about: readonly string[]) =>
      `${line}\u00a0: ${f.money(cents)} pour ${member} (${about.join(', ')}).`,
    waitingTitle: 'Lignes à expliquer\u00a0:',
    lineUnmatched: (line: string, cents: Cents) =>
      `La ligne ${line} est dépointée\u00a0: ${f.money(cents)} de nouveau à expliquer.`,
    assignHint: (line: string, receiver = 'ADHÉRENT') =>
      `Pour dire à qui elle revient\u00a0: ${f.command(`ligne affecter ${line} ${receiver}`)}`,
    headingHint: (line: string, heading = 'POSTE') =>
      `Pour dire ce que c’était\u00a0: ${f.command(`ligne affecter ${line} --vers ${heading}`)}`,
    bounceHint: (payment: string, line: string) =>
      `Si c’est bien lui qui est revenu\u00a0: ${f.command(`paiement rejeter ${payment} --ligne ${line}`)}`,
    headingAdded: (name: string) => `Poste ajouté\u00a0: ${name}.`,
    headingNow(name: string, cents: Cents): string {
      if (cents === 0) return `${name}\u00a0: solde à zéro.`;
      const way = cents < 0 ? 'dépensés' : 'reçus';
      return `${name}\u00a0: ${f.money(Math.abs(cents))} ${way} en tout.`;
    },
    days: (number: number) => count(number, 'jour'),
    bankAgrees: 'Le compte bancaire est conforme aux relevés de la banque.',
    bankDiffers: `Le compte bancaire diffère des relevés de la banque\u00a0: ${f.command('verifier')}`,
    learned: (payers: readonly string[], member: string) =>
      `Désormais, ${payers.join(', ')} est reconnu comme payeur de ${member}.`,
    learnedHeading: (heading: string) =>
      `Désormais, une telle ligne est proposée pour ${heading}, et y va d’elle-même si le montant est le même et que ses mots ne laissent aucun doute.`,
    proposal: (member: string, why: string) => `peut-être ${member}\u00a0: ${why}`,
    otherProposals: (members: readonly string[]) => `ou ${members.join(', ')}`,
  }) satisfies Partial<Answers>;

/** What a file proves about itself, in a few words each. */
const PROOFS: Readonly<Record<string, string>> = {
  'running-balance': 'ligne par ligne',
  'opening-closing': 'depuis le solde de départ',
  'row-count': 'aucune ligne ne manque',
  totals: 'totaux',
};

function skipReason(reason: string): string {
  const reasons: Readonly<Record<string, string>> = {
    'before-start': 'avant le premier jour du registre',
    zero: 'montant nul',
    balance: 'un solde, pas un mouvement',
    total: 'un total, pas un mouvement',
    continuation: 'la suite de la ligne du dessus',
    pending: 'pas encore comptabilisée par la banque',
    refused: 'refusée par la banque',
    card: 'mouvement d’une carte, pas du compte',
    'other-account': 'mouvement d’un autre compte',
  };
  return reasons[reason] ?? reason;
}
