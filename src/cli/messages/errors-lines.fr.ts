import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { say } from './words.en.ts';
import { byMethod, either, quoted, statusWord } from './words.fr.ts';

/** What is refused of a bank line: whose it is, and what it is matched with. */
export const frenchLineErrors = (f: Format) =>
  ({
    SPLIT_DIFFERS: ({ id, amountCents, partsCents }) =>
      say(
        `Les parts font ${f.money(partsCents)}, et la ligne ${id} est de ${f.money(amountCents)}.`,
        `Écrivez des montants qui font le total, ou un adhérent sans montant, qui reçoit le reste\u00a0: ${f.command(`ligne repartir ${id} ADHÉRENT=MONTANT ADHÉRENT`)}`,
      ),
    PAYER_UNKNOWN: ({ value, code, payers }) =>
      say(
        `${quoted(value)} n’est pas connu comme payeur de ${code}.`,
        payers.length === 0
          ? 'Personne n’est encore connu.'
          : `Sont connus\u00a0: ${payers.join(', ')}.`,
      ),
    HEADING_NOT_FOUND: ({ value, headings }) =>
      say(
        `Aucun poste ne s’appelle ${quoted(value)}\u00a0; il y a ${headings.join(', ')}.`,
        `Pour le créer\u00a0: ${f.command(`poste ajouter "${value}"`)}`,
      ),
    HEADING_AMBIGUOUS: ({ value, headings }) =>
      say(`${quoted(value)} peut désigner ${either(headings)}.`, 'Écrivez le nom en entier.'),
    HEADING_EXISTS: ({ name }) =>
      say(
        `Il y a déjà un poste ${quoted(name)}.`,
        `Utilisez-le, ou choisissez un autre nom\u00a0: ${f.command('poste lister')}`,
      ),
    PAYMENT_NOT_RETURNABLE({ id, status, method, isInHand }) {
      if (isInHand) {
        return say(
          `Le chèque ${id} est en main\u00a0: aucune banque n’a pu le renvoyer.`,
          `S’il était à la banque\u00a0: ${f.command(`deposit create ${id} --date DATE`)}\u00a0; s’il a été rendu\u00a0: ${f.command(`payment cancel ${id} --handed-back --reason "…"`)}`,
        );
      }
      const see = `Pour le voir\u00a0: ${f.command(`paiement montrer ${id}`)}`;
      if (status === 'bounced') {
        return say(`Le paiement ${id} est déjà revenu impayé, avec une autre ligne.`, see);
      }
      if (status === 'confirmed') {
        const undo = `S’il a été saisi par erreur\u00a0: ${f.command(`annuler ${id}`)}`;
        const how = `Le paiement ${id} a été fait ${byMethod(method)}`;
        return say(`${how}\u00a0: aucune banque ne peut le reprendre.`, undo);
      }
      const is = `Le paiement ${id} est ${statusWord(status)}`;
      return say(`${is}\u00a0: rien n’a été reçu avec lui qui puisse revenir impayé.`, see);
    },
    PAYMENT_NOT_MOVABLE: ({ id, status }) =>
      status === 'pending'
        ? say(
            `Le paiement ${id} est seulement annoncé\u00a0: aucun argent n’est arrivé qui pourrait être déplacé.`,
            `Abandonnez-le, puis annoncez-le pour le bon adhérent\u00a0: ${f.command(`payment cancel ${id}`)}`,
          )
        : say(
            `Le paiement ${id} est ${statusWord(status)}\u00a0: il n’y a rien à déplacer.`,
            `Pour le voir\u00a0: ${f.command(`payment show ${id}`)}`,
          ),
    SHARES_DIFFER: ({ amountCents, sharesCents }) =>
      say(
        `Les parts font ${f.money(sharesCents)}, et non ${f.money(amountCents)}.`,
        'Corrigez l’une d’elles, ou ne donnez pas le total.',
      ),
    SPLIT_NOTHING_LEFT: ({ id, name }) =>
      say(
        `Il ne reste rien de la ligne ${id} pour ${name}\u00a0: les autres parts font le total.`,
        'Ne l’écrivez pas, ou diminuez les autres parts.',
      ),
    RETURN_TOO_LARGE: ({ id, receivedCents, amountCents }) =>
      say(
        `Le paiement ${id} a apporté ${f.money(receivedCents)}\u00a0: il ne peut pas en revenir ${f.money(amountCents)}.`,
        `Pour le voir\u00a0: ${f.command(`paiement montrer ${id}`)}`,
      ),
    PAYMENT_OF_ANOTHER: ({ id, code }) =>
      say(
        `Le paiement ${id} est celui de ${code}.`,
        `Indiquez cet adhérent, ou n’écrivez pas --paiement\u00a0: ${f.command(`paiement montrer ${id}`)}`,
      ),
    HEADING_NAME: ({ name }) =>
      say(
        `${quoted(name)} ne peut pas être le nom d’un poste.`,
        'Un nom a des lettres, sans point-virgule ni signe égal\u00a0; ce n’est ni un numéro comme P-4, ni un compte bancaire.',
      ),
    BOUNCE_LINE_UNKNOWN: ({ payment, receivedCents, lines }) =>
      lines.length === 0
        ? say(
            `Aucune ligne de ${f.money(-receivedCents)} n’est à expliquer, avec laquelle ${payment} serait revenu impayé.`,
            'Importez le relevé qui la montre\u00a0; si la banque a repris ses frais avec, désignez la ligne par --ligne.',
          )
        : say(
            `Plusieurs lignes de ${f.money(-receivedCents)} sont à expliquer\u00a0: ${lines.join(', ')}.`,
            `Dites avec laquelle il est revenu\u00a0: ${f.command(`paiement rejeter ${payment} --ligne ${lines[0]}`)}`,
          ),
    BOUNCE_AMOUNT_DIFFERS: ({ line, amountCents, payment, receivedCents }) =>
      amountCents > 0
        ? say(
            `La ligne ${line} est de l’argent reçu\u00a0: rien ne revient impayé avec elle.`,
            `Désignez celle qui a repris ${payment}\u00a0: ${f.command('ligne lister --a-expliquer')}`,
          )
        : say(
            `La ligne ${line} est de ${f.money(amountCents)}, et le paiement ${payment} était de ${f.money(receivedCents)}\u00a0: elle n’est pas son seul rejet.`,
            `Si une partie seulement est revenue\u00a0: ${f.command(`ligne affecter ${line} ADHÉRENT --paiement ${payment}`)}\u00a0; si c’est plusieurs choses\u00a0: ${f.command(`ligne repartir ${line} ${payment}=… "frais bancaires"`)}`,
          ),
    PAYMENT_UNCLEAR: ({ line, amountCents, payment, byHandCents, isPart, deposit }) => {
      if (deposit !== undefined) {
        return say(
          `La ligne ${line} apporte ${f.money(amountCents)}\u00a0; le paiement ${payment}, un chèque de ${f.money(byHandCents)} crédité quand il a été reçu, est en route vers la banque avec la remise ${deposit}.`,
          isPart
            ? `Si la banque l’a crédité seul, écrivez ${payment} à la place de l’adhérent. Si c’est un autre argent, ajoutez --non-saisi.`
            : `Si la banque l’a crédité seul, ajoutez --paiement ${payment}\u00a0; si la ligne est toute la remise\u00a0: ${f.command(`line assign ${line} --to ${deposit}`)}. Si c’est un autre argent, ajoutez --paiement nouveau.`,
        );
      }
      return say(
        `La ligne ${line} apporte ${f.money(amountCents)}\u00a0; le paiement ${payment} a été saisi à la main pour ${f.money(byHandCents)}, et la banque ne l’a pas encore montré.`,
        isPart
          ? `Si c’est le même argent, écrivez ${payment} à la place de l’adhérent\u00a0: la différence va à l’adhérent. Sinon, ajoutez --non-saisi.`
          : `Si c’est le même argent, ajoutez --paiement ${payment}\u00a0: la différence va à l’adhérent. Sinon, ajoutez --paiement nouveau.`,
      );
    },
    LINE_MATCHED: ({ id, operation }) =>
      say(
        `La ligne ${id} est déjà pointée (${operation}).`,
        `Si elle revient à quelqu’un d’autre, dites pourquoi\u00a0: ${f.command(`ligne affecter ${id} ADHÉRENT --motif MOTIF`)}`,
      ),
    LINE_NOT_MATCHED: ({ id }) =>
      say(
        `La ligne ${id} n’est pas pointée.`,
        `Pour dire à qui elle revient\u00a0: ${f.command(`ligne affecter ${id} ADHÉRENT`)}`,
      ),
    LINE_UNDONE: ({ id }) =>
      say(`La ligne ${id} vient d’un relevé qui a été annulé.`, 'Importez de nouveau le fichier.'),
    UNDO_HEADING_USED: ({ name }) =>
      say(
        `Le poste ${quoted(name)} ne peut pas être annulé\u00a0: il a déjà des mouvements.`,
        `Annulez-les d’abord\u00a0; pour les voir\u00a0: ${f.command(`poste montrer "${name}"`)}`,
      ),
  }) satisfies Partial<ErrorMessages>;
