import type { Cents } from '../../domain/money.ts';
import type { CheckProblem } from '../../ledger/check.ts';
import type { Answers } from './answers.en.ts';
import { frenchImportAnswers } from './answers-import.fr.ts';
import { frenchCash } from './cash.fr.ts';
import { frenchCheckProblem } from './check-problems.fr.ts';
import { frenchContracts } from './contracts.fr.ts';
import { frenchDeposits } from './deposits.fr.ts';
import { frenchDistributions } from './distributions.fr.ts';
import type { Format } from './format.ts';
import { frenchMoney } from './money.fr.ts';
import { frenchPayouts } from './payouts.fr.ts';
import { frenchPrinted } from './printed.fr.ts';
import { frenchProviders } from './providers.fr.ts';
import { frenchQuestions } from './questions.fr.ts';
import { frenchReview } from './review.fr.ts';
import { translateCommand } from './translate-command.ts';
import {
  byMethod,
  count,
  frenchBalance,
  from,
  kindWord,
  methodWord,
  methodWords,
  ofAccount,
  settingValues,
  settingWord,
} from './words.fr.ts';

/** What commands print, besides their tables. */
export const frenchAnswers = (f: Format): Answers => ({
  ...general(f),
  ...settings(f),
  ...members(f),
  ...orders(f),
  ...payments(f),
  ...frenchDistributions(f),
  ...frenchProviders(f),
  ...frenchDeposits(f),
  ...frenchContracts(f),
  ...frenchMoney(f),
  ...frenchCash(f),
  ...frenchPayouts(f),
  ...frenchImportAnswers(f),
  ...undoing(f),
  ...overviews(f),
  ...checking(f),
  review: frenchReview(f),
  printed: frenchPrinted(f),
  ask: frenchQuestions(f),
});

const general = (f: Format) =>
  ({
    balance: frenchBalance(f),
    dryRun: 'Essai, rien n’est enregistré. Cela donnerait\u00a0:',
    repeated: 'C’était déjà fait, avec la même clé\u00a0; rien n’a été refait.',
    undoHint: (ids: string) => `Pour annuler\u00a0: ${f.command(`annuler ${ids}`)}`,
    nextHint: (command: string) => `Ensuite\u00a0: ${f.command(translateCommand(command))}`,
    balanceNow: (member: string, cents: Cents) => `${member}\u00a0: ${frenchBalance(f)(cents)}.`,
  }) satisfies Partial<Answers>;

const settings = (f: Format) =>
  ({
    ledgerCreated: (name: string, path: string) => `Registre créé pour ${name}\u00a0: ${path}`,
    ledgerBegins: (start: string, methods: string) =>
      `Il commence le ${f.date(start)}\u00a0; moyens de paiement\u00a0: ${methodWords(methods)}.`,
    settingChanged: (name: string, value: string, before: string) =>
      `Réglage ${settingWord(name)}\u00a0: désormais ${settingValues(name, value)}, auparavant ${settingValues(name, before)}.`,
  }) satisfies Partial<Answers>;

const members = (f: Format) =>
  ({
    memberAdded: (code: string, name: string) => `Adhérent ${code} ajouté\u00a0: ${name}.`,
    permanentReference: (reference: string) =>
      `Code de référence permanent, pour les virements réguliers et les provisions\u00a0: ${reference}`,
    stillAwaited: (number: number, cents: Cents) =>
      `${count(number, 'paiement déjà annoncé', 'paiements déjà annoncés')}, ${f.money(cents)} en tout\u00a0: à confirmer ou à abandonner comme avant\u00a0: ${f.command('paiement lister --en-attente')}`,
    memberLeft: (code: string, name: string, date: string) =>
      `${code}, ${name}\u00a0: départ le ${f.date(date)}.`,
    memberBack: (code: string, name: string) => `${code}, ${name}\u00a0: de retour dans le groupe.`,
    backHint: (code: string) =>
      `Pour un retour\u00a0: ${f.command(`adherent partir ${code} --retour`)}`,
    sameName: (name: string, codes: readonly string[]) =>
      `Un autre adhérent s’appelle aussi ${name}\u00a0: ${codes.join(', ')}. Si c’est la même personne, annulez ce dernier ajout.`,
    otherNames: (names: readonly string[]) => `Paie aussi sous ${names.join(', ')}.`,
    learnedPayer: (payer: string, kind: 'iban' | 'name' | 'code', number: number) =>
      `Payeur connu\u00a0: ${LEARNED[kind]} ${payer} (${count(number, 'ligne')}).`,
    forgetHint: (code: string, payer: string) =>
      `Pour en oublier un\u00a0: ${f.command(`adherent modifier ${code} --oublier "${payer}"`)}`,
    memberEdited: (code: string, name: string) => `Adhérent ${code} modifié\u00a0: ${name}.`,
    membersImported: (number: number) =>
      `${count(number, 'adhérent ajouté', 'adhérents ajoutés')}.`,

    openingRecorded: (of: string, cents: Cents) =>
      `Reprise de solde ${ofAccount(of)}\u00a0: ${f.money(cents)}.`,
    openingsImported: (number: number, added: number) => {
      const openings = 'reprises de solde enregistrées';
      const newMembers = 'nouveaux adhérents ajoutés';
      return `${count(number, 'reprise de solde enregistrée', openings)}, ${count(added, 'nouvel adhérent ajouté', newMembers)}.`;
    },
    openingTotals: (credit: Cents, debit: Cents, total: Cents) =>
      `Avoirs ${f.money(credit)}, dettes ${f.money(debit)}, total ${f.money(total)}.`,
    controlTotalAgrees: 'Le total de contrôle est le bon.',
    noControlTotal: (total: Cents) =>
      `Aucun total de contrôle n’a été donné\u00a0: comparez ${f.money(total)} avec vos anciens comptes, ou donnez --total.`,
  }) satisfies Partial<Answers>;

const orders = (f: Format) => {
  const order = (id: string, member: string, cents: Cents) =>
    `Commande ${id} ${from(member)}\u00a0: ${f.money(cents)}`;
  return {
    orderRecorded: (id: string, member: string, cents: Cents, method: string) =>
      `${order(id, member, cents)}, à régler ${byMethod(method)}.`,
    orderOnKitty: (id: string, member: string, cents: Cents) =>
      `${order(id, member, cents)}, réglée avec la cagnotte.`,
    orderPaidByCredit: (id: string, member: string, cents: Cents) =>
      `${order(id, member, cents)}, réglée avec l’avoir de l’adhérent.`,
    orderPaid: (id: string, member: string, cents: Cents) =>
      `${order(id, member, cents)}, payée en ligne.`,
    creditUsed: (cents: Cents) => `L’avoir de l’adhérent en règle ${f.money(cents)}.`,
    referenceToWrite: (method: 'cheque' | 'transfer', reference: string) =>
      method === 'cheque'
        ? `Code de référence à écrire sur le chèque\u00a0: ${reference}`
        : `Code de référence à écrire dans le libellé du virement\u00a0: ${reference}`,
    withoutDetail: '(sans détail)',
    orderChanged: (id: string, member: string, change: Cents, total: Cents) =>
      change === 0
        ? `La commande ${id} ${from(member)} reste à ${f.money(total)}.`
        : `Commande ${id} ${from(member)}\u00a0: ${f.money(Math.abs(change))} de ${change > 0 ? 'plus' : 'moins'}, désormais ${f.money(total)}.`,
    orderCancelled: (id: string, member: string, cents: Cents) =>
      `Commande ${id} ${from(member)} annulée\u00a0: ${f.money(cents)} de moins à payer.`,
    ordersWithoutDay:
      'Sans distribution ni code propre, une commande n’est pas reconnue\u00a0: importée deux fois, elle est enregistrée deux fois.',
    ordersSame: (number: number) =>
      `${count(number, 'commande')} déjà ${number < 2 ? 'enregistrée' : 'enregistrées'} à l’identique.`,
    ordersImported: (number: number, total: Cents) =>
      `${count(number, 'commande enregistrée', 'commandes enregistrées')}, ${f.money(total)} en tout.`,
  };
};

const payments = (f: Format) =>
  ({
    paymentReceived: (id: string, member: string, cents: Cents, method: string) =>
      `Paiement ${id} ${from(member)} reçu\u00a0: ${f.money(cents)} ${byMethod(method)}.`,
    paymentAnnounced: (id: string, member: string, cents: Cents, method: string) =>
      `Paiement ${id} ${from(member)} en attente\u00a0: ${f.money(cents)} ${byMethod(method)}.`,
    paymentCancelled: (id: string, member: string, order: string | undefined) =>
      order === undefined
        ? `Paiement ${id} ${from(member)} abandonné.`
        : `Paiement ${id} ${from(member)} abandonné\u00a0; ${order} reste à régler.`,
    paymentMoved: (id: string, member: string, to: string) =>
      `Paiement ${id} ${from(member)} déplacé\u00a0: c’est maintenant ${to}.`,
    linesMatchedAnew: (lines: readonly string[]) =>
      `Pointées à nouveau\u00a0: ${lines.join(', ')}.`,
    paidFor: (payer: string) => `Payé par ${payer}.`,
    alreadyConfirmed: (id: string) => `Le paiement ${id} était déjà reçu\u00a0; rien n’a changé.`,
    alreadyCancelled: (id: string) =>
      `Le paiement ${id} était déjà abandonné\u00a0; rien n’a changé.`,
    paymentBounced: (id: string, member: string, cents: Cents, method: string) =>
      `Paiement ${id} ${from(member)} revenu impayé\u00a0: ${f.money(cents)} ${byMethod(method)}.`,
    alreadyBounced: (id: string) => `Le paiement ${id} était déjà revenu impayé.`,
    bankChargeTaken: (cents: Cents) =>
      `La ligne est de ${f.money(cents)} de plus\u00a0: frais bancaires.`,
    bankChargePassedOn: (member: string, cents: Cents) =>
      `Frais de la banque à la charge ${from(member)}\u00a0: ${f.money(cents)}.`,
    adjusted: (member: string, cents: Cents, to: string | undefined) =>
      to === undefined
        ? `${member}\u00a0: ${f.money(Math.abs(cents))} au ${cents > 0 ? 'crédit' : 'débit'}.`
        : `${f.money(Math.abs(cents))} passés du compte ${from(cents < 0 ? member : to)} au compte ${from(cents < 0 ? to : member)}.`,
    refunded: (id: string, member: string, cents: Cents, method: string) =>
      `Remboursement ${id} à ${member}\u00a0: ${f.money(cents)} ${byMethod(method)}.`,
    confirmHint: (id: string) =>
      `Quand il arrivera\u00a0: ${f.command(`paiement confirmer ${id} --montant …`)}`,
  }) satisfies Partial<Answers>;

const undoing = (f: Format) =>
  ({
    undone: (operation: string, kind: string) =>
      `Opération ${operation} annulée (${kindWord(kind)}).`,
    unmatched: (lines: readonly string[]) =>
      `${lines.length > 1 ? 'Lignes dépointées' : 'Ligne dépointée'} du même coup\u00a0: ${lines.join(', ')}.`,
    listedByHint: (imports: readonly string[]) =>
      imports.length === 1
        ? `Le relevé ${imports.join(', ')} contenait aussi des lignes de ces jours, déjà connues alors\u00a0: importez de nouveau son fichier pour les retrouver.`
        : `Les relevés ${imports.join(', ')} contenaient aussi des lignes de ces jours, déjà connues alors\u00a0: importez de nouveau leurs fichiers pour les retrouver.`,
    redoHint: (id: string) => `Pour rétablir\u00a0: ${f.command(`annuler ${id}`)}`,
    yesOrNo: '(o/N)',
    confirmDebit: (line: string, cents: Cents, member: string) =>
      `La ligne ${line} est de l’argent sorti, ${f.money(cents)}. Le prendre sur le compte ${from(member)}\u00a0?`,
    confirmUndo: (number: number) => `Annuler ${count(number, 'opération')}\u00a0?`,
  }) satisfies Partial<Answers>;

const overviews = (f: Format) =>
  ({
    historyOpening: 'Reprise de solde',
    historyOrder: (id: string) => `Commande ${id}`,
    historyComplement: (id: string) => `Complément de ${id}`,
    historyAdjustment: (id: string) => `Commande ${id} corrigée`,
    historyCancellation: (id: string) => `Commande ${id} annulée`,
    historyPayment: (id: string, method: string) => `Paiement ${id}, ${methodWord(method)}`,
    historyMove: (id: string, method: string) =>
      `Paiement ${id} déplacé vers un autre adhérent, ${methodWord(method)}`,
    historyBounce: (id: string, method: string) =>
      `Paiement ${id} revenu impayé, ${methodWord(method)}`,
    historyHandBack: (id) => `Chèque ${id} rendu`,
    historyCharge: (heading: string) => `À sa charge\u00a0: ${heading}`,
    historyAdjusted: 'Régularisation',
    historyRefund: (id: string, method: string) => `Remboursement ${id}, ${methodWord(method)}`,
    historyBank: (id: string) => `Ligne de relevé ${id}`,
    historyReversal: (about: string) => `Annulation\u00a0: ${about}`,
    historyRestored: (about: string) => `Rétablissement\u00a0: ${about}`,
    historyPending: (cents: Cents) => `En attente, pas encore reçu\u00a0: ${f.money(cents)}.`,

    totals: (owedBy: Cents, owedTo: Cents) =>
      `Les adhérents doivent ${f.money(owedBy)}\u00a0; le groupe leur doit ${f.money(owedTo)}.`,
    totalPending: (cents: Cents) => `En attente, pas encore reçu\u00a0: ${f.money(cents)}.`,
    balancesAt: (date: string) => `Soldes au ${f.date(date)}`,

    statusHead: (name: string, today: string) => `${name}, le ${f.date(today)}`,
    statusCash: (cents: Cents, counted: string | undefined) =>
      counted === undefined
        ? `Caisse\u00a0: ${f.money(cents)}.`
        : `Caisse\u00a0: ${f.money(cents)}, comptée pour la dernière fois le ${f.date(counted)}.`,
    statusCheques: (cents: Cents) => `Chèques en main\u00a0: ${f.money(cents)}.`,
    statusBank: (cents: Cents, last: string | undefined) =>
      last === undefined
        ? `Banque\u00a0: ${f.money(cents)}\u00a0; aucun relevé importé pour l’instant.`
        : `Banque\u00a0: ${f.money(cents)}, relevés jusqu’au ${f.date(last)}.`,
    statusAccount: (name: string, cents: Cents, last: string | undefined) =>
      last === undefined
        ? `${name}\u00a0: ${f.money(cents)}\u00a0; aucun relevé importé pour l’instant.`
        : `${name}\u00a0: ${f.money(cents)}, relevés jusqu’au ${f.date(last)}.`,
    nothingToDo: 'Vous êtes à jour\u00a0: il n’y a rien à faire.',
    todo: {
      'add-members': () => 'Ajouter les adhérents',
      'record-openings': () =>
        'Enregistrer les reprises de solde\u00a0: ce que les adhérents devaient ou avaient déjà (s’il y en a)',
      'record-orders': () => 'Enregistrer les commandes',
      'import-statement': () => 'Importer le relevé de la banque',
      'statement-overdue': (number) =>
        `Pas de relevé depuis ${number} semaines, et des paiements sont attendus`,
      'bank-differs': () => 'Le compte bancaire ne correspond pas au relevé',
      'decide-held': (number: number) =>
        `${count(number, 'ligne', 'lignes')} en suspens dans un relevé\u00a0: sans doute déjà ${number < 2 ? 'connue' : 'connues'}`,
      'validate-distribution': (days: number) =>
        `Une distribution d’il y a ${count(days, 'jour')} à valider`,
      'explain-lines': (number: number) =>
        `${count(number, 'ligne de relevé', 'lignes de relevé')} à expliquer`,
      'await-payments': (number: number) => `${count(number, 'paiement')} en attente`,
      'cheques-expired': (number: number) =>
        `${count(number, 'chèque')} en main déjà ${number < 2 ? 'périmé' : 'périmés'}`,
      'cheques-expire': (number: number) =>
        `${count(number, 'chèque')} en main bientôt ${number < 2 ? 'périmé' : 'périmés'}`,
      'deposit-unseen': (number: number) =>
        `${count(number, 'remise')} que la banque aurait déjà dû créditer`,
      'payments-unseen': (number: number) =>
        `${count(number, 'paiement')} par carte qui ${number < 2 ? 'aurait' : 'auraient'} déjà dû être ${number < 2 ? 'versé' : 'versés'} par le prestataire`,
      'deposit-cheques': (number: number) => `${count(number, 'chèque')} à remettre à la banque`,
      'hand-over-cheques': (number: number) =>
        `${count(number, 'chèque')} à donner à un producteur`,
    },
  }) satisfies Partial<Answers>;

const checking = (f: Format) =>
  ({
    exported: (number, file) =>
      `${f.count(number)} ${number < 2 ? 'écriture' : 'écritures'} dans le fichier ${file}.`,

    checkSound:
      'Le registre est sain\u00a0: chaque solde, chaque état et chaque empreinte ont été recalculés, et tout concorde.',
    checkProblems: (number: number) =>
      `La vérification a trouvé ${count(number, 'problème')}\u00a0:`,
    checkProblem: (problem: CheckProblem) => frenchCheckProblem(f, problem),
    checkHint: 'Gardez le fichier tel qu’il est, et reprenez votre dernière copie.',
    checkBankHint: `Un relevé manque, un relevé a été importé deux fois sous deux formes, ou la reprise de solde du compte bancaire est fausse\u00a0: comparez avec ${f.command('ligne lister')}`,
  }) satisfies Partial<Answers>;

const LEARNED = { iban: 'compte', name: 'nom', code: 'code' };
