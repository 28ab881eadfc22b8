import type { Answers } from './answers.en.ts';
import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { say } from './words.en.ts';
import { count, frenchBalance, from, quoted } from './words.fr.ts';

/** What `review` says and asks. */
export function frenchReview(f: Format): Answers['review'] {
  const balance = frenchBalance(f);
  return {
    sureTitle: (number) =>
      `${count(number, 'ligne peut être acceptée', 'lignes peuvent être acceptées')} d’un coup d’œil\u00a0: un seul adhérent ou poste convient, et le montant aussi.`,
    moreSureTitle: (number) =>
      `D’après ce que vous avez dit, ${count(number, 'autre ligne s’explique', 'autres lignes s’expliquent')} à présent\u00a0:`,
    afterIt: (receiver, after) => `${receiver} → ${balance(after)}`,
    sureQuestion: (number) => `Accepter ces ${number} lignes\u00a0?`,
    sureAll: 'oui, toutes',
    sureSome: 'seulement certaines…',
    sureNone: 'non, les voir une par une',
    tickQuestion: 'Lesquelles\u00a0?',
    accepted: (number) => `${count(number, 'ligne acceptée', 'lignes acceptées')}.`,

    lineHead: (line, date, cents, more) => {
      const amount = `${f.money(Math.abs(cents))} ${cents < 0 ? 'payés' : 'reçus'}`;
      const rest = more > 0 ? ` (encore ${more} après celle-ci)` : '';
      return `${line}, ${f.date(date)}\u00a0: ${amount}${rest}`;
    },
    label: quoted,
    waitsBecause: (reason) => `À expliquer\u00a0: ${reason}.`,
    fitsNow: 'À expliquer\u00a0: ce qui a été saisi depuis son import l’explique.',
    change: (before, after) =>
      before === after ? `${balance(before)}, inchangé` : `${balance(before)} → ${balance(after)}`,
    changeOf: (name, change) => `${name}\u00a0: ${change}`,
    partOf: (cents, name) => `${f.money(cents)} ${name}`,

    question: (line, cents) =>
      cents < 0
        ? `À quoi a servi la ligne ${line}\u00a0?`
        : `À qui revient la ligne ${line}\u00a0?`,
    payoutQuestion: (line) => `Quels paiements la ligne ${line} verse-t-elle\u00a0?`,
    member: 'adhérent (chercher)',
    otherMember: 'autre adhérent (chercher)',
    heading: 'poste\u00a0: aucun adhérent n’est concerné',
    split: 'répartir entre plusieurs',
    why: 'détails\u00a0: tout ce que l’on en sait',
    later: 'laisser pour plus tard',
    undoLast: (what) => `annuler la dernière réponse (${what})`,
    quit: 'quitter\u00a0: le reste peut attendre',
    back: 'revenir',
    menuKeys: '↑ ↓ ou une première lettre, puis Entrée',
    tickKeys: '↑ ↓ pour choisir, espace pour cocher ou décocher, Entrée pour finir',
    searchKeys: 'tapez une partie du nom\u00a0; ↑ ↓, Entrée',

    memberQuestion: 'Quel adhérent\u00a0?',
    headingQuestion: 'Quel poste\u00a0?',
    newHeading: (name) => `ouvrir un nouveau poste ${quoted(name)}`,
    tooMany: (number) => `revenir (encore ${number}\u00a0: précisez)`,
    splitHelp: (cents) =>
      `Qui reçoit quelle part de ${f.money(cents)}\u00a0? Adhérents, postes ou paiements, par exemple DUR=30\u00a0; MAR=12,50\u00a0; dons. Celui qui n’a pas de montant reçoit le reste. Ce qu’un terminal ou un prestataire verse\u00a0: P-4..P-12\u00a0; frais bancaires.`,
    splitQuestion: 'Parts (Entrée seule\u00a0: revenir)',
    splitConfirm: 'Est-ce bien cela\u00a0?',
    splitRight: 'oui',
    recorded: (payment, cents, member) =>
      `Le paiement ${payment} ${from(member)} a été saisi à la main pour ${f.money(cents)}, et la banque ne l’a pas encore montré.`,
    recordedQuestion: 'Est-ce cet argent\u00a0?',
    recordedSame: (payment) => `oui, c’est ${payment}`,
    recordedNew: 'non, c’est un autre paiement',

    aboutMember: (name, balanceCents) => `${name}\u00a0: ${balance(balanceCents)}.`,
    openPayments: 'En attente, ou saisi à la main et pas encore montré par la banque\u00a0:',
    earlierLines: 'Lignes précédentes du même payeur ou avec les mêmes mots\u00a0:',
    nothingKnown:
      'On n’en sait pas plus\u00a0: aucune proposition, et aucune ligne précédente de ce payeur.',

    undone: (lines) =>
      lines.length === 1
        ? `La ligne ${lines.join(', ')} est de nouveau à expliquer.`
        : `${lines.length} lignes sont de nouveau à expliquer\u00a0: ${lines.join(', ')}.`,
    putOff: 'laissée pour plus tard',
    forReceiver: (line, receiver) => `${line}\u00a0: ${receiver}`,
    manyLines: (number) => `${count(number, 'ligne acceptée', 'lignes acceptées')} d’un coup d’œil`,
    explained: (explained, waiting) =>
      `${count(explained, 'ligne expliquée', 'lignes expliquées')}, ${waiting} à expliquer.`,
    takeBackHint: `Pour en annuler une\u00a0: ${f.command('undo LINE')}`,
  };
}

/** What is refused of it. */
export const frenchReviewErrors = (f: Format) =>
  ({
    TERMINAL_NEEDED: ({ count: number }) =>
      say(
        `${f.command('revoir')} pose des questions, et il n’y a personne pour y répondre\u00a0; ${count(number, 'ligne')} à expliquer.`,
        `La même chose sans questions\u00a0: ${f.command('pointer --json')} dit ce qui est proposé, ${f.command('ligne affecter LIGNE ADHÉRENT')} dit à qui une ligne revient.`,
      ),
    DECISION_STALE: ({ id }) =>
      say(
        `La ligne ${id}, ou un compte montré à côté, a été modifiée entre-temps par quelqu’un d’autre\u00a0: rien n’a été enregistré.`,
        'Regardez de nouveau ce qui s’affiche à présent.',
      ),
    REVIEW_INTERRUPTED: ({ explainedCount, waitingCount }) =>
      say(
        `Interrompu\u00a0: ${count(explainedCount, 'ligne expliquée, et gardée', 'lignes expliquées, et gardées')}\u00a0; ${waitingCount} à expliquer.`,
        `Pour reprendre\u00a0: ${f.command('revoir')}`,
      ),
  }) satisfies Partial<ErrorMessages>;
