import { translateCommand } from '../../src/cli/messages/translate-command.ts';
import { formatReference } from '../../src/domain/reference.ts';

/** The demo's words and steps, in both languages. A step is a remark and the command under it. */

export type Language = 'en' | 'fr';

export interface Step {
  readonly remark: string;
  /** What is typed after `solde`, in the reader's language. */
  readonly command: string;
}

const REMARKS = {
  en: {
    title: 'The treasurer of the AMAP des Lilas, one evening in October.',
    init: 'A ledger for the group. It begins on 1 October.',
    openings:
      'The members, with what each owed or had until now; the total is checked against the old spreadsheet.',
    orders: "The week's orders, from a file…",
    order:
      '… and two that were given by hand. The second is paid by what the member has in credit.',
    payments: 'Each cheque or transfer has a reference, which the member writes on it.',
    confirm: 'A cheque is handed over: the right reference and the right amount are checked.',
    written:
      "The members have paid. The bank's file is in Crédit Agricole's own layout; the references just issued are in its labels, one of them mistyped.",
    import: 'The file is imported, and the transfers find their members by their references.',
    balance: 'Who owes what:',
    waiting: 'What waits for a person: no reference, a mistyped one, money out.',
    assign: 'One is plain to see: it is the transfer that Paul announced.',
    again: 'Importing the same file again adds nothing.',
    check: 'Everything is recomputed from the entries and compared.',
    status: 'And what is left to do.',
    goOn: 'This ledger is yours to play with:',
  },
  fr: {
    title: 'La trésorerie de l’AMAP des Lilas, un soir d’octobre.',
    init: 'Un registre pour le groupe. Il commence le 1er octobre.',
    openings:
      'Les adhérents, avec ce que chacun devait ou avait jusque-là ; le total est comparé à l’ancien tableur.',
    orders: 'Les commandes de la semaine, depuis un fichier…',
    order:
      '… et deux qui ont été données de vive voix. La seconde est payée par l’avoir de l’adhérent.',
    payments: 'Chaque chèque ou virement a un code de référence, que l’adhérent y inscrit.',
    confirm: 'Un chèque est remis : le bon code et le bon montant sont vérifiés.',
    written:
      'Les adhérents ont payé. Le fichier de la banque a la présentation du Crédit Agricole ; les codes qui viennent d’être donnés sont dans les libellés, dont un mal recopié.',
    import: 'Le fichier est importé, et les virements retrouvent leurs adhérents par leur code.',
    balance: 'Qui doit quoi :',
    waiting: 'Ce qui attend quelqu’un : pas de code, un code mal recopié, de l’argent sorti.',
    assign: 'L’un d’eux est évident : c’est le virement que Paul avait annoncé.',
    again: 'Importer le même fichier une deuxième fois n’ajoute rien.',
    check: 'Tout est recalculé à partir des écritures, et comparé.',
    status: 'Et ce qui reste à faire.',
    goOn: 'Ce registre est à vous, pour essayer :',
  },
} as const;

export const remarks = (language: Language) => REMARKS[language];

/** The commands up to the bank's file. `cheque` is the reference of Anaïs's cheque. */
export function stepsBefore(language: Language): readonly Step[] {
  const say = remarks(language);
  return [
    [say.init, 'init "AMAP des Lilas" --start 2026-10-01'],
    [say.openings, 'opening import adherents.csv --total 2,50'],
    [say.orders, 'order import commandes.csv --distribution 2026-10-08 --date 2026-10-02'],
    [say.order, 'order add DUR 42,50 --method transfer --date 2026-10-02'],
    ['', 'order add nguyen 18 --method transfer --use-credit --date 2026-10-02'],
    [say.payments, 'payment list'],
  ].map((step) => inWords(language, step));
}

export function stepsAfter(
  language: Language,
  { cheque, line }: { readonly cheque: string; readonly line: string },
): readonly Step[] {
  const say = remarks(language);
  return [
    [say.confirm, `payment confirm ${cheque} --amount 15,00 --date 2026-10-08`],
    [say.import, 'import releve.csv'],
    [say.balance, 'balance'],
    [say.waiting, 'line list --waiting'],
    [say.assign, `line assign ${line} MAR`],
    [say.again, 'import releve.csv'],
    [say.balance, 'balance'],
    [say.check, 'check'],
    [say.status, 'status --date 2026-10-31'],
  ].map((step) => inWords(language, step));
}

const inWords = (language: Language, [remark = '', english = '']: readonly string[]): Step => ({
  remark,
  command: language === 'fr' ? translateCommand(english) : english,
});

export interface Announced {
  readonly member: string;
  readonly reference?: string;
}

/** The bank's file with the references that were issued, as members write them. */
export function fillStatement(template: string, payments: readonly Announced[]): string {
  return template.replace(/\{\{(\w+)(?:, ([^}]*))?\}\}/g, (_, member: string, how?: string) => {
    const reference = payments.find((payment) => payment.member === member)?.reference ?? '';
    if (how === 'mistyped') return mistype(reference);
    return how === 'in lower case' ? formatReference(reference).toLowerCase() : reference;
  });
}

/** One digit too far: the check digits no longer fit. */
function mistype(reference: string): string {
  const last = reference.at(-1) ?? '';
  return reference.slice(0, -1) + (last === '7' ? '8' : '7');
}
