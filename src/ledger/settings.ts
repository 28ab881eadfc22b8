import type { CalendarDate } from '../domain/date.ts';
import { isMethod, type Method } from '../domain/method.ts';
import { refuse } from '../domain/refusal.ts';
import { type Ledger, query, template } from './database.ts';
import { stands } from './operations.ts';
import { listBankAccounts } from './statements/bank-accounts.ts';
import type { Writer } from './write.ts';

/** The group's choices. Not accounting: changed in place. */
export interface Settings {
  readonly name: string;
  readonly language: 'en' | 'fr';
  /** ISO 4217; always a currency of two decimals. */
  readonly currency: string;
  /** The day the ledger begins: nothing is recorded before it. */
  readonly start: CalendarDate;
  readonly methods: readonly Method[];
  /** Whether an order may take a kitty below zero. */
  readonly kittyNegative: boolean;
}

/** The names under which `solde config` shows them. */
export const SETTING_NAMES = [
  'name',
  'language',
  'currency',
  'start',
  'methods',
  'kitty.negative',
  'accounts',
] as const;

export type SettingName = (typeof SETTING_NAMES)[number];

/** Currencies with two decimals that a French-speaking group may use. */
const CURRENCIES: readonly string[] = ['EUR', 'CHF', 'CAD', 'USD', 'GBP', 'MAD'];

/** Keyed hashes of bank lines need a secret of the ledger's own; made once, at `init`. */
const SALT = 'salt';

export function readSettings(ledger: Ledger): Settings {
  const value = readAll(ledger);
  return {
    name: value('name'),
    language: value('language') === 'fr' ? 'fr' : 'en',
    currency: value('currency'),
    start: value('start'),
    methods: splitMethods(value('methods')),
    kittyNegative: value('kitty.negative') === 'yes',
  };
}

/** The settings as text, in the order of SETTING_NAMES. */
export function listSettings(ledger: Ledger): readonly { name: SettingName; value: string }[] {
  const value = readAll(ledger);
  const accounts = listBankAccounts(ledger).map(({ name }) => name);
  return SETTING_NAMES.map((name) => ({
    name,
    value: name === 'accounts' ? accounts.join(',') : value(name),
  }));
}

export function readSalt(ledger: Ledger): Buffer {
  return Buffer.from(readAll(ledger)(SALT), 'hex');
}

export function parseSettingName(typed: string): SettingName {
  const found = SETTING_NAMES.find((name) => name === typed.toLowerCase());
  return found ?? refuse('SETTING_UNKNOWN', { name: typed, names: SETTING_NAMES });
}

/** Writes every setting of a new ledger. */
export function writeSettings(writer: Writer, settings: Settings): void {
  put(writer.ledger, 'name', settings.name);
  put(writer.ledger, 'language', settings.language);
  setCurrency(writer.ledger, settings.currency);
  put(writer.ledger, 'start', settings.start);
  setMethods(writer, settings.methods);
  put(writer.ledger, 'kitty.negative', settings.kittyNegative ? 'yes' : 'no');
  put(writer.ledger, SALT, Buffer.from(writer.surroundings.random(32)).toString('hex'));
}

/** Changes one of the settings that are plain words. Refuses with SETTING_VALUE. */
export function setWord(
  { ledger }: Writer,
  name: 'name' | 'language' | 'kitty.negative',
  value: string,
): void {
  const bad = (allowed: string) => refuse('SETTING_VALUE', { name, value, allowed });
  if (name === 'name' && value.trim() === '') bad('…');
  if (name === 'language' && !['en', 'fr'].includes(value)) bad('en, fr');
  if (name === 'kitty.negative' && !['yes', 'no'].includes(value)) bad('yes, no');
  put(ledger, name, value);
}

/** Refuses with KITTY_EXCLUSIVE, or SETTING_VALUE for none at all. */
export function setMethods({ ledger }: Writer, methods: readonly Method[]): void {
  const distinct = [...new Set(methods)];
  if (distinct.length === 0) {
    refuse('SETTING_VALUE', { name: 'methods', value: '', allowed: '…' });
  }
  if (distinct.includes('kitty') && distinct.length > 1) {
    refuse('KITTY_EXCLUSIVE', { methods: distinct.filter((method) => method !== 'kitty') });
  }
  put(ledger, 'methods', distinct.join(','));
}

function setCurrency(ledger: Ledger, currency: string): void {
  if (!CURRENCIES.includes(currency)) refuse('CURRENCY_UNSUPPORTED', { value: currency });
  put(ledger, 'currency', currency);
}

/**
 * Moves the ledger's first day: back freely, forward only as far as the first entry. The bank's
 * opening balance follows. Refuses with START_AFTER_ENTRIES.
 */
export function setStart({ ledger }: Writer, date: CalendarDate): void {
  const dated = ledger.all(
    query
      .selectFrom('entries')
      .innerJoin('operations', 'operations.id', 'entries.operation_id')
      .select(['operations.id', 'entries.date'])
      .distinct()
      .where('operations.kind', 'not in', ['bank-opening', 'reversal'])
      .where('entries.date', '<', date)
      .orderBy('entries.date'),
  );
  const first = dated.find(({ id }) => stands(ledger, id))?.date;
  if (first) refuse('START_AFTER_ENTRIES', { date, first });
  put(ledger, 'start', date);
}

function put(ledger: Ledger, name: string, value: string): void {
  ledger.run(
    query
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value })),
  );
}

const everySetting = template('settings', () => query.selectFrom('settings').selectAll());

function readAll(ledger: Ledger): (name: string) => string {
  const rows = ledger.all(everySetting());
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  return (name) => values.get(name) ?? '';
}

const splitMethods = (value: string): readonly Method[] => value.split(',').filter(isMethod);

/** How the columns of one kind of file are called, as the group last said. */
export type ColumnMap = Readonly<Record<string, string>>;

const columnMapName = (kind: string): string => `columns of ${kind}`;

export function readColumnMap(ledger: Ledger, kind: string): ColumnMap {
  const value = readAll(ledger)(columnMapName(kind));
  return value === '' ? {} : (JSON.parse(value) as ColumnMap);
}

export function rememberColumnMap(writer: Writer, kind: string, map: ColumnMap): void {
  put(writer.ledger, columnMapName(kind), JSON.stringify(map));
}

/** Nothing is recorded before the day on which the ledger begins. */
export function refuseBeforeStart(date: CalendarDate, start: CalendarDate): void {
  if (date < start) refuse('BEFORE_START', { date, start });
}
