import { type CalendarDate, parseDate } from '../../../domain/date.ts';
import { parseAmount } from '../../../domain/money.ts';
import type { CsvRow } from '../csv.ts';
import type { Layout, Preamble } from '../layout.ts';
import { foldCell } from '../table.ts';
import { as, headed } from './headed.ts';
import { appended } from './unknown-column.ts';

/**
 * The criteria of a search stand above the table. Movements of the last days have no number yet, of
 * the statement or of their own, and get one later: the numbers are no identifier, and no text.
 *
 * Learned from extracts in both languages, in the tests of several programs that read them; people
 * who save the file again leave thousands of empty columns and years of two digits.
 */
export const belfius: Layout = headed({
  name: 'belfius-csv',
  bank: 'Belfius',
  learnedFrom: 'extract',
  needs: [
    ['COMPTE', 'REKENING'],
    ['DATE DE COMPTABILISATION', 'BOEKINGSDATUM'],
    ["NUMERO D'EXTRAIT", 'REKENINGUITTREKSELNUMMER'],
    ['NUMERO DE TRANSACTION', 'TRANSACTIENUMMER'],
    ['COMMUNICATIONS', 'MEDEDELINGEN'],
  ],
  words: {
    ...as('account', 'COMPTE', 'REKENING'),
    ...as('date', 'DATE DE COMPTABILISATION', 'BOEKINGSDATUM'),
    ...as('valueDate', 'DATE VALEUR', 'VALUTADATUM'),
    ...as('amount', 'MONTANT', 'BEDRAG'),
    ...as('currency', 'DEVISE', 'DEVIES'),
    ...as('text', 'COMPTE CONTREPARTIE', 'COMPTE DE LA CONTREPARTIE', 'REKENING TEGENPARTIJ'),
    ...as('text', 'NOM CONTREPARTIE CONTIENT', 'NAAM TEGENPARTIJ BEVAT'),
    ...as('text', 'RUE ET NUMERO', 'STRAAT EN NUMMER', 'CODE POSTAL ET LOCALITE'),
    ...as('text', 'CODE POSTAL ET VILLE', 'POSTCODE EN PLAATS', 'TRANSACTION', 'TRANSACTIE'),
    ...as('text', 'COMMUNICATIONS', 'MEDEDELINGEN'),
    ...as('ignored', "NUMERO D'EXTRAIT", 'REKENINGUITTREKSELNUMMER'),
    ...as('ignored', 'NUMERO DE TRANSACTION', 'TRANSACTIENUMMER'),
    ...as('ignored', 'BIC', 'CODE PAYS', 'LANDCODE'),
  },
  unknown: appended,
  decimal: ',',
  preamble: readPreamble,
});

const FROM = ['DATE DE COMPTABILISATION A PARTIR DE', 'BOEKINGSDATUM VANAF'];
const TO = ["DATE DE COMPTABILISATION JUSQU'AU", 'BOEKINGSDATUM TOT EN MET'];
const BALANCE = ['DERNIER SOLDE', 'LAATSTE SALDO'];
const BALANCE_DAY = ['DATE/HEURE DU DERNIER SOLDE', 'DATUM/UUR VAN HET LAATSTE SALDO'];
const FILTERS = [
  ...['MONTANT A PARTIR DE', "MONTANT JUSQU'A", "NUMERO D'EXTRAIT A PARTIR DE"],
  ...["NUMERO D'EXTRAIT JUSQU'AU", 'COMMUNICATION', 'NOM CONTREPARTIE CONTIENT'],
  ...['COMPTE CONTREPARTIE', 'BEDRAG VANAF', 'BEDRAG TOT EN MET', 'MEDEDELING'],
  ...['REKENINGUITTREKSELNUMMER VANAF', 'REKENINGUITTREKSELNUMMER TOT EN MET'],
  ...['NAAM TEGENPARTIJ BEVAT', 'REKENING TEGENPARTIJ'],
];

/** The period and the balance, unless the search left out some of the movements. */
function readPreamble(rows: readonly CsvRow[]): Preamble {
  const facts = rows.map(({ cells: [name = '', value = ''], line }) => {
    return { name: foldCell(name), value: value.trim(), line };
  });
  const factOf = (names: readonly string[]) =>
    facts.find(({ name, value }) => value !== '' && names.includes(name));
  if (factOf(FILTERS) !== undefined) return {};
  const [from, to] = [dayOf(factOf(FROM)?.value), dayOf(factOf(TO)?.value)];
  const day = dayOf(factOf(BALANCE_DAY)?.value);
  const stated = factOf(BALANCE);
  const cents = parseAmount(stated?.value ?? '', ',');
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(stated !== undefined && day !== undefined && cents.ok
      ? { balance: { line: stated.line, date: day, cents: cents.value } }
      : {}),
  };
}

function dayOf(text = ''): CalendarDate | undefined {
  const date = parseDate(text);
  return date.ok ? date.value : undefined;
}
