import type { ArgumentDeclaration, OptionDeclaration } from './declaration.ts';

/** Flags and arguments that several commands share, so that one word means one thing. */
export const REASON: OptionDeclaration = {
  flag: '--reason',
  french: '--motif',
  value: 'TEXT',
  help: 'reason',
};

export const METHOD: OptionDeclaration = {
  flag: '--method',
  french: '--moyen',
  value: 'METHOD',
  help: 'method',
};

export const DISTRIBUTION: OptionDeclaration = {
  flag: '--distribution',
  french: '--distribution',
  value: 'DATE',
  help: 'distribution',
};

export const MEMBER_ONLY: OptionDeclaration = {
  flag: '--member',
  french: '--adherent',
  value: 'MEMBER',
  help: 'memberOnly',
};

/** A product of an order, and how it is corrected. */
export const ITEM_NAME: OptionDeclaration = {
  flag: '--item',
  french: '--article',
  value: 'NAME',
  help: 'itemName',
};
export const MISSING: OptionDeclaration = {
  flag: '--missing',
  french: '--manquant',
  help: 'missing',
};
export const PRICE: OptionDeclaration = {
  flag: '--price',
  french: '--prix',
  value: 'AMOUNT',
  help: 'price',
};

export const MAP: OptionDeclaration = {
  flag: '--map',
  french: '--colonnes',
  value: 'FIELD=COLUMN,…',
  help: 'map',
};

/** What is printed on a cheque that was handed over, and what was agreed about it. */
export const CHEQUE: readonly OptionDeclaration[] = [
  { flag: '--number', french: '--numero', value: 'NUMBER', help: 'chequeNumber' },
  { flag: '--bank', french: '--banque', value: 'BANK', help: 'chequeBank' },
  { flag: '--deposit-from', french: '--pas-avant', value: 'DATE', help: 'depositFrom' },
  { flag: '--payable-to', french: '--ordre', value: 'PRODUCER', help: 'payableTo' },
];

export const MEMBER: ArgumentDeclaration = { name: 'member', help: 'member' };
export const FILE: ArgumentDeclaration = { name: 'file', help: 'file', isFile: true };
export const AMOUNT: ArgumentDeclaration = { name: 'amount', help: 'amount' };

/** A period; both days belong to it. */
export const PERIOD: readonly OptionDeclaration[] = [
  { flag: '--from', french: '--depuis', alsoFrench: ['--du'], value: 'DATE', help: 'fromDate' },
  {
    flag: '--to',
    french: '--vers',
    alsoFrench: ['--jusqu-au', '--au'],
    value: 'DATE',
    help: 'toDate',
  },
];

/** A heading, by its name. */
export const HEADING: OptionDeclaration = {
  flag: '--heading',
  french: '--poste',
  value: 'HEADING',
  help: 'chargeHeading',
};
