import { type CalendarDate, parseDate } from '../domain/date.ts';
import { formatId, type Id, type IdKind, parseId } from '../domain/ids.ts';
import { isMethod, type Method } from '../domain/method.ts';
import { type Cents, parseAmount } from '../domain/money.ts';
import { type OrderItem, parseItem, parseQuantity } from '../domain/order-item.ts';
import { refuse } from '../domain/refusal.ts';
import { foldText } from '../domain/text.ts';
import { parseSettingName, type SettingName } from '../ledger/settings.ts';

/** Typed words → domain values; each refuses with a usage error that names what was typed. */

export function parseTypedAmount(value: string): Cents {
  const amount = parseAmount(value);
  if (amount.ok) return amount.value;
  switch (amount.problem) {
    case 'ambiguous':
      return refuse('AMOUNT_AMBIGUOUS', { value });
    case 'too-precise':
      return refuse('AMOUNT_TOO_PRECISE', { value });
    case 'too-large':
      return refuse('AMOUNT_TOO_LARGE', { value });
    default:
      return refuse('AMOUNT_UNREADABLE', { value });
  }
}

export function parseTypedDate(value: string): CalendarDate {
  const date = parseDate(value);
  if (date.ok) return date.value;
  return refuse(date.problem === 'no-such-day' ? 'DATE_NO_SUCH_DAY' : 'DATE_UNREADABLE', { value });
}

/** A provider's identifier; an empty one, such as of a script's unset variable, is none. */
export function parseProviderId(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const id = value.trim();
  return id === '' ? refuse('EMPTY_VALUE', { flag: '--psp-id' }) : id;
}

export const parseOptionalDate = (value: string | undefined): CalendarDate | undefined =>
  value === undefined ? undefined : parseTypedDate(value);

/** French for the methods, folded; several words for one where people use them. */
const FRENCH_METHODS: Readonly<Record<string, Method>> = {
  CHEQUE: 'cheque',
  CHEQUES: 'cheque',
  LIQUIDE: 'cash',
  ESPECES: 'cash',
  VIREMENT: 'transfer',
  VIREMENTS: 'transfer',
  CARTE: 'card',
  CB: 'card',
  TPE: 'card',
  'EN LIGNE': 'online',
  'EN-LIGNE': 'online',
  'CARTE EN LIGNE': 'online',
  CAGNOTTE: 'kitty',
  'SUR PLACE': 'on-site',
  'SUR-PLACE': 'on-site',
};

export function parseTypedMethod(value: string): Method {
  const word = value.trim().toLowerCase();
  const method = isMethod(word) ? word : FRENCH_METHODS[foldText(value)];
  return method ?? refuse('METHOD_UNKNOWN', { value });
}

/** `cheque,virement liquide` → methods. */
export const parseTypedMethods = (value: string): readonly Method[] =>
  value
    .split(/[,;]|\s+(?!place|ligne)/i)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map(parseTypedMethod);

/** `Carottes;2;1,80`, each of them. */
export const parseTypedItems = (values: readonly string[]): readonly OrderItem[] =>
  values.map((value) => {
    const item = parseItem(value);
    return item.ok ? item.value : refuse('ITEM_UNREADABLE', { value, problem: item.problem });
  });

export function parseTypedQuantity(value: string): number {
  const quantity = parseQuantity(value);
  return quantity.ok ? quantity.value : refuse('ITEM_UNREADABLE', { value, problem: 'quantity' });
}

/** French for the settings, folded. */
const FRENCH_SETTINGS: Readonly<Record<string, SettingName>> = {
  NOM: 'name',
  LANGUE: 'language',
  DEVISE: 'currency',
  DEBUT: 'start',
  MOYENS: 'methods',
  'CAGNOTTE.NEGATIVE': 'kitty.negative',
  'CAGNOTTES.NEGATIVES': 'kitty.negative',
  COMPTES: 'accounts',
};

export const parseTypedSetting = (value: string): SettingName =>
  FRENCH_SETTINGS[foldText(value)] ?? parseSettingName(value);

/** `O-12` and the like; with `kind`, one of that kind, whose letter may be left out. */
export function parseTypedId(value: string, kind?: IdKind): Id {
  const id = parseId(value);
  if (id.ok && (kind === undefined || id.value.kind === kind)) return id.value;
  if (kind !== undefined && /^[1-9]\d{0,8}$/.test(value)) return { kind, number: Number(value) };
  if (kind === undefined) return refuse('ID_UNREADABLE', { value });
  return refuse('ID_OF_ANOTHER_KIND', { value, kind, example: formatId(kind, 12) });
}
