import { type CalendarDate, formatDate } from '../../domain/date.ts';
import { type AmountStyle, type Cents, formatAmount } from '../../domain/money.ts';
import { formatQuantity } from '../../domain/order-item.ts';

export type Language = 'en' | 'fr';

/** How amounts and days are written for people, in one language and one currency. */
export interface Format {
  readonly language: Language;
  readonly currency: string;
  readonly money: (cents: Cents) => string;
  /** How many there are: `12,500`. */
  readonly count: (number: number) => string;
  /** Thousandths of something: `2` or `0.45`. */
  readonly quantity: (thousandths: number) => string;
  readonly date: (date: CalendarDate) => string;
  /** A command to type, ready to copy. */
  readonly command: (typed: string) => string;
  /** The same, for an example in help: file names and texts too. */
  readonly example: (typed: string) => string;
  /** Flags and placeholders such as `-o, --output <FILE>`, in the reader's words. */
  readonly flags: (text: string) => string;
  /** A placeholder such as `member`. */
  readonly placeholder: (name: string) => string;
  /** Several remarks in one cell. */
  readonly join: (remarks: readonly string[]) => string;
}

const NO_BREAK_SPACE = '\u00a0';

const STYLES: Record<Language, AmountStyle> = {
  en: { decimal: '.', group: ',' },
  fr: { decimal: ',', group: NO_BREAK_SPACE },
};

const SYMBOLS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$' };

const THOUSANDS = /\B(?=(?:\d{3})+$)/g;

/** English writes `€42.50`, French `42,50 €`; currencies without a sign go by their code. */
export function formatFor(language: Language, currency: string): Format {
  const symbol = SYMBOLS[currency];
  const money = (cents: Cents): string => {
    const plain = formatAmount(Math.abs(cents), STYLES[language]);
    const sign = cents < 0 ? '-' : '';
    if (language === 'fr') return `${sign}${plain}${NO_BREAK_SPACE}${symbol ?? currency}`;
    return symbol ? `${sign}${symbol}${plain}` : `${sign}${currency}${NO_BREAK_SPACE}${plain}`;
  };
  return {
    language,
    currency,
    money,
    count: (number) => String(number).replace(THOUSANDS, STYLES[language].group),
    quantity: (thousandths) => formatQuantity(thousandths, STYLES[language].decimal),
    date: (date) => formatDate(date, language),
    command: (typed) => `solde ${typed}`,
    example: (typed) => `solde ${typed}`,
    flags: (text) => text,
    placeholder: (name) => name,
    join: (remarks) => remarks.join(language === 'fr' ? `${NO_BREAK_SPACE}; ` : '; '),
  };
}
