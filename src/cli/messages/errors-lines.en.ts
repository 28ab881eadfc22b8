import type { ErrorMessages } from './errors.en.ts';
import type { Format } from './format.ts';
import { englishLabels } from './labels.en.ts';
import { say } from './words.en.ts';

/** What is refused of a bank line: whose it is, and what it is matched with. */
export const englishLineErrors = (f: Format) =>
  ({
    SPLIT_DIFFERS: ({ id, amountCents, partsCents }) =>
      say(
        `The parts add up to ${f.money(partsCents)}, and ${id} is ${f.money(amountCents)}.`,
        `Write amounts that add up, or one member without an amount, who gets the rest: ${f.command(`line split ${id} MEMBER=AMOUNT MEMBER`)}`,
      ),
    PAYER_UNKNOWN: ({ value, code, payers }) =>
      say(
        `“${value}” is not known as a payer of ${code}.`,
        payers.length === 0 ? 'Nobody is known yet.' : `Known are: ${payers.join(', ')}.`,
      ),
    HEADING_NOT_FOUND: ({ value, headings }) =>
      say(
        `No heading is called “${value}”; there are ${headings.join(', ')}.`,
        `To make it one: ${f.command(`heading add "${value}"`)}`,
      ),
    HEADING_AMBIGUOUS: ({ value, headings }) =>
      say(`“${value}” could be ${headings.join(' or ')}.`, 'Write the whole name.'),
    HEADING_EXISTS: ({ name }) =>
      say(
        `There is a heading “${name}” already.`,
        `Use it, or choose another name: ${f.command('heading list')}`,
      ),
    PAYMENT_NOT_RETURNABLE({ id, status, method, isInHand }) {
      if (isInHand) {
        return say(
          `The cheque ${id} lies in the drawer, so that no bank can have sent it back.`,
          `If it was at the bank: ${f.command(`deposit create ${id} --date DATE`)}; if its writer has it back: ${f.command(`payment cancel ${id} --handed-back --reason "…"`)}`,
        );
      }
      const see = `See it with ${f.command(`payment show ${id}`)}.`;
      if (status === 'bounced') return say(`${id} came back already, with another line.`, see);
      if (status === 'confirmed') {
        const how = englishLabels.methods[method];
        const undo = `If it was recorded wrongly: ${f.command(`undo ${id}`)}`;
        return say(`${id} is a payment by ${how}, which no bank takes back.`, undo);
      }
      const is = englishLabels.paymentStatus[status];
      return say(`${id} is ${is}: nothing was received with it that could come back.`, see);
    },
    PAYMENT_NOT_MOVABLE: ({ id, status }) =>
      status === 'pending'
        ? say(
            `${id} is only announced: no money has come that could be moved.`,
            `Give it up, and announce it for the right member: ${f.command(`payment cancel ${id}`)}`,
          )
        : say(
            `${id} is ${englishLabels.paymentStatus[status]}: there is no money in it that could be moved.`,
            `See it with ${f.command(`payment show ${id}`)}.`,
          ),
    SHARES_DIFFER: ({ amountCents, sharesCents }) =>
      say(
        `The shares come to ${f.money(sharesCents)}, not ${f.money(amountCents)}.`,
        'Correct one of them, or leave the total out.',
      ),
    SPLIT_NOTHING_LEFT: ({ id, name }) =>
      say(
        `Nothing of ${id} is left for ${name}: the other parts are all of it.`,
        'Leave it out, or write smaller amounts for the others.',
      ),
    RETURN_TOO_LARGE: ({ id, receivedCents, amountCents }) =>
      say(
        `${id} brought ${f.money(receivedCents)}: ${f.money(amountCents)} of it can't come back.`,
        `See it with ${f.command(`payment show ${id}`)}.`,
      ),
    PAYMENT_OF_ANOTHER: ({ id, code }) =>
      say(
        `${id} is a payment of ${code}'s.`,
        `Name that member, or leave --payment out: ${f.command(`payment show ${id}`)}`,
      ),
    HEADING_NAME: ({ name }) =>
      say(
        `“${name}” can't be the name of a heading.`,
        'A name has letters, no semicolon and no equals sign; it is no identifier such as P-4, and no bank account.',
      ),
    BOUNCE_LINE_UNKNOWN: ({ payment, receivedCents, lines }) =>
      lines.length === 0
        ? say(
            `No bank line of ${f.money(-receivedCents)} waits, with which ${payment} could have come back.`,
            'Import the statement that shows it; if the bank took its charge with it, name the line with --line.',
          )
        : say(
            `Several bank lines of ${f.money(-receivedCents)} wait: ${lines.join(', ')}.`,
            `Say with which one it came back: solde payment bounce ${payment} --line ${lines[0]}`,
          ),
    BOUNCE_AMOUNT_DIFFERS: ({ line, amountCents, payment, receivedCents }) =>
      amountCents > 0
        ? say(
            `${line} is money in: nothing comes back with it.`,
            `Name the line with which ${payment} was taken out: ${f.command('line list --waiting')}`,
          )
        : say(
            `${line} is ${f.money(amountCents)}, and ${payment} was ${f.money(receivedCents)}: it can't be just that, come back.`,
            `If only a part came back: ${f.command(`line assign ${line} MEMBER --payment ${payment}`)}; if it is several things: ${f.command(`line split ${line} ${payment}=… bank-fees`)}`,
          ),
    PAYMENT_UNCLEAR: ({ line, amountCents, payment, byHandCents, isPart, deposit }) => {
      if (deposit !== undefined) {
        return say(
          `${line} brings ${f.money(amountCents)}; ${payment}, a cheque of ${f.money(byHandCents)} that was credited when it was handed over, is on its way to the bank with ${deposit}.`,
          isPart
            ? `If the bank credited it by itself, write ${payment} in place of the member. If it is other money, add --unrecorded.`
            : `If the bank credited it by itself, add --payment ${payment}; if the line is the whole deposit: ${f.command(`line assign ${line} --to ${deposit}`)}. If it is other money, add --payment new.`,
        );
      }
      return say(
        `${line} brings ${f.money(amountCents)}; ${payment} was recorded by hand as ${f.money(byHandCents)}, and the bank has not shown it yet.`,
        isPart
          ? `If it is the same money, write ${payment} in place of the member: the difference goes to the member. If not, add --unrecorded.`
          : `If it is the same money, add --payment ${payment}: the difference goes to the member. If not, add --payment new.`,
      );
    },
    LINE_MATCHED: ({ id, operation }) =>
      say(
        `${id} is matched already (${operation}).`,
        `If it is somebody else's, say why: solde line assign ${id} MEMBER --reason REASON`,
      ),
    LINE_NOT_MATCHED: ({ id }) =>
      say(`${id} is not matched.`, `To say whose it is: solde line assign ${id} MEMBER`),
    LINE_UNDONE: ({ id }) =>
      say(`${id} belongs to an import that was taken back.`, 'Import the file again.'),
    UNDO_HEADING_USED: ({ name }) =>
      say(
        `The heading “${name}” can't be taken back: something was put to it.`,
        `Take that back first; to see it: ${f.command(`heading show "${name}"`)}`,
      ),
  }) satisfies Partial<ErrorMessages>;
