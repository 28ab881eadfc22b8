import { foldText } from '../../domain/text.ts';
import { tidyText } from '../tidy-text.ts';
import { reference } from './camt053-values.ts';
import { all, collapsed, textAt, type XmlElement } from './camt053-xml.ts';

/** The account's own holder, who is a party to every payment and tells nothing about it. */
export interface Holder {
  readonly iban: string | undefined;
  readonly name: string | undefined;
}

interface Party {
  readonly name: string;
  readonly ultimateName: string;
  readonly iban: string;
}

/**
 * What an entry, or one payment of it (`TxDtls`), says in words, a part a line: who the other party
 * is, what it wrote, the references it was given, its IBAN, and what the bank adds. Left out are
 * numbers that banks and their customers' programs make for each other (InstrId, PmtInfId, TxId,
 * ClrSysRef): no member wrote them, and they could pass for a code.
 *
 * `isIncoming` is the direction of the original payment: a returned one keeps its parties.
 */
export function paymentText(
  payment: XmlElement,
  isIncoming: boolean,
  holder: Holder,
  bankSays: string,
): string {
  const party = otherParty(payment, isIncoming, holder);
  const structured = all(payment, 'RmtInf', 'Strd');
  const parts = [
    party?.name,
    party?.ultimateName,
    // Banks cut what was written at 35 or 140 characters, in the middle of a word or of a code.
    all(payment, 'RmtInf', 'Ustrd').map(unstructured).join(''),
    ...structured.map((each) => reference(each, 'CdtrRefInf', 'Ref')),
    ...structured.map((each) => reference(each, 'RfrdDocInf', 'Nb')),
    ...structured.flatMap((each) => all(each, 'AddtlRmtInf').map(({ text }) => collapsed(text))),
    reference(payment, 'Refs', 'EndToEndId'),
    reference(payment, 'Refs', 'MndtId'),
    reference(payment, 'Refs', 'ChqNb'),
    party?.iban,
    textAt(payment, 'RtrInf', 'Rsn', 'Cd'),
    ...all(payment, 'RtrInf', 'AddtlInf').map(({ text }) => collapsed(text)),
  ];
  const own = withoutRepeats(parts.map((part) => part ?? ''));
  return tidyText(withNews(withNews(own, textAt(payment, 'AddtlTxInf')), bankSays));
}

/** The text of an entry without payments of its own. */
export const entryText = (bankSays: string): string => tidyText([bankSays]);

/** A blank at the end of one part belongs between two words; a line end is the file's own. */
const unstructured = ({ text }: XmlElement): string => text.replace(/\s+/g, ' ');

/**
 * Who paid, or was paid. Where the bank put it on the other side, or where that side is the account
 * itself, the other side is looked at.
 */
function otherParty(payment: XmlElement, isIncoming: boolean, holder: Holder): Party | undefined {
  const sides = isIncoming ? (['Dbtr', 'Cdtr'] as const) : (['Cdtr', 'Dbtr'] as const);
  return sides
    .map((side) => partyOn(payment, side))
    .find((party) => (party.name !== '' || party.iban !== '') && !isHolder(party, holder));
}

function partyOn(payment: XmlElement, side: 'Dbtr' | 'Cdtr'): Party {
  return {
    name: nameOf(payment, side),
    ultimateName: nameOf(payment, `Ultmt${side}`),
    iban: textAt(payment, 'RltdPties', `${side}Acct`, 'Id', 'IBAN'),
  };
}

/** From version 8 on a party is a person or firm (`Pty`) or a bank (`Agt`). */
function nameOf(payment: XmlElement, role: string): string {
  const at = (...path: readonly string[]) => textAt(payment, 'RltdPties', role, ...path);
  return at('Nm') || at('Pty', 'Nm') || at('Agt', 'FinInstnId', 'Nm');
}

function isHolder({ name, iban }: Party, holder: Holder): boolean {
  if (iban !== '' && holder.iban !== undefined) return squeezed(iban) === squeezed(holder.iban);
  return holder.name !== undefined && squeezed(name) === squeezed(holder.name);
}

function withoutRepeats(parts: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    const key = squeezed(part);
    const isNew = key !== '' && !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Many banks say once more in their own field what stands in the others. */
function withNews(parts: readonly string[], text: string): readonly string[] {
  return squeezed(parts.join('')).includes(squeezed(text)) ? parts : [...parts, text];
}

const squeezed = (text: string): string => foldText(text).replaceAll(' ', '');
