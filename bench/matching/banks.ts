/**
 * How banks lay out the label of a transfer that came in. Slots: {payer}, {motif} (what the member
 * wrote), {code} (the code alone, where it has a field of its own), {motif31} (the motif's first 31
 * characters), {e2e}, {number}, {iban}, {iban-be}, {bic}, {date}, {short} (day and month), {time}.
 */
export interface Bank {
  /** For the mark: `bank-lcl`. */
  readonly name: string;
  /** How many labels come from it, against the others' weights. */
  readonly weight: number;
  readonly templates: readonly string[];
  /** Lengths to which the motif may be cut. */
  readonly motifCuts: readonly number[];
  /** Lengths to which the line with the motif may be cut. */
  readonly lineCuts: readonly number[];
  /** Lengths at which long lines may go on in the next, inside a word too; nothing is lost. */
  readonly wraps: readonly number[];
  /** `upper` if the bank writes capitals only. */
  readonly letters: 'upper' | 'as-written' | 'either';
}

type Rules = Partial<Pick<Bank, 'motifCuts' | 'lineCuts' | 'wraps' | 'letters'>>;

const bank = (
  name: string,
  weight: number,
  templates: readonly string[],
  { motifCuts = [], lineCuts = [], wraps = [], letters = 'either' }: Rules,
): Bank => ({ name, weight, templates, motifCuts, lineCuts, wraps, letters });

const FRENCH_NETWORKS: readonly Bank[] = [
  bank(
    'credit-agricole',
    8,
    [
      'VIREMENT EN VOTRE FAVEUR\n{payer}\n\n{motif}',
      'VIREMENT EN VOTRE FAVEUR\n{payer} {motif}\n\n{number}',
      'VIREMENT EN VOTRE FAVEUR\n{payer} {motif} VIR DE {payer}',
      'Virement en votre faveur\n{payer}\n\n{motif}\n\n{e2e}',
      'VIR INST EN VOTRE FAVEUR\n{payer}\n{motif}\n\n\n{number}',
    ],
    { motifCuts: [70, 140], wraps: [32, 70] },
  ),
  bank(
    'credit-mutuel',
    8,
    ['VIR {payer} {motif}', 'VIR INST {payer} {motif}', 'VIR {payer}\n{motif}'],
    { lineCuts: [31, 70], wraps: [31], letters: 'upper' },
  ),
  bank('credit-mutuel-2025', 3, ['VIR {payer} {motif31}\n{motif}\n{e2e}'], { motifCuts: [140] }),
  bank(
    'banque-postale',
    8,
    [
      'VIREMENT DE {payer} REFERENCE : {motif}',
      'VIREMENT DE {payer}\n{motif}',
      'VIREMENT DE {payer} {motif} REFERENCE : {e2e}',
      'VIREMENT INSTANTANE DE {payer} {number} {motif}',
      'VIREMENT PERMANENT DE {payer} {motif}',
    ],
    { motifCuts: [35, 70], wraps: [70], letters: 'upper' },
  ),
  bank(
    'bnp-paribas',
    8,
    [
      'VIREMENT RECU TIERS {payer} /MOTIF/{motif}/REF/{e2e}',
      'VIR SEPA RECU /DE {payer} /MOTIF {motif} /REF {e2e}',
      'VIR SEPA INST RECU /DE {payer} /MOTIF {motif}',
      'VIR SEPA INST RECU /DE {payer} /DATE {date} {time} /REFBEN {code} /REFDO {e2e}',
      'VIREMENT INSTANTANE RECU\n{payer}\n{motif}\n{number}',
    ],
    { motifCuts: [31, 35, 140], wraps: [70] },
  ),
  bank(
    'societe-generale',
    7,
    [
      'VIR RECU {number}S\nDE: {payer}\nMOTIF: {motif}\nREF: {e2e}',
      'VIR RECU    {number}S DE: {payer} MOTIF: {motif} REF: {e2e}',
      'VIR INST RE {number} DE: {payer} DATE: {date} {time} MOTIF: {motif}',
      'VIR INSTANTANE RECU DE: {payer} {date} {time} MOTIF: {motif}',
    ],
    { motifCuts: [35, 70, 140], wraps: [35] },
  ),
  bank(
    'lcl',
    6,
    ['VIR SEPA {payer}\n{motif}', 'VIR INST {payer} {motif}', 'VIR.PERMANENT {payer}\n{motif}'],
    { lineCuts: [31], wraps: [31], letters: 'upper' },
  ),
  bank(
    'bpce',
    8,
    [
      'VIR SEPA {payer}\nVIR SEPA {payer}\n{number}\n{motif}-',
      'VIR INST {payer}\n{number}\n{motif}-',
      'VIR {payer}\nVirement {motif}-',
    ],
    { motifCuts: [31, 35, 140] },
  ),
  bank(
    'credit-cooperatif',
    4,
    [
      'VIR SEPA DE {payer}\n{motif}\n{e2e}',
      'VIR RECU\n{payer}\n{motif}\n{code}',
      'VIREMENT SEPA RECU\n{number}\n{payer}\n{e2e}\n{motif}',
    ],
    { motifCuts: [35, 70, 140], wraps: [35] },
  ),
  bank(
    'any-with-mandate',
    2,
    ['VIREMENT\n{payer} {motif}\n\nRUM ++{number}\nFR12ZZZ123456\n{e2e}'],
    { wraps: [32] },
  ),
];

const ONLINE: readonly Bank[] = [
  bank(
    'boursobank',
    7,
    ['VIR SEPA {payer}\n{motif}', 'VIR INST {payer} {motif}', 'VIR {motif}', 'VIR SEPA {motif}'],
    { motifCuts: [31, 70] },
  ),
  bank('fortuneo', 3, ['VIR INST {payer} {motif}', 'VIR {payer} {motif}'], { lineCuts: [70] }),
  bank('qonto', 3, ['{payer}\nVirement\n{motif}\n{e2e}', '{payer}\n{motif}\nincome'], {
    motifCuts: [140],
    letters: 'as-written',
  }),
  bank('n26', 3, ['{payer}\n{iban}\nIncome\n{motif}', '{payer}\n{motif}\nRevenus'], {
    letters: 'as-written',
  }),
  bank('revolut', 2, ['Paiement de {payer}\n{motif}', 'Transfer from {payer}\n{motif}'], {
    letters: 'as-written',
  }),
];

const FORMATS: readonly Bank[] = [
  bank(
    'camt',
    6,
    [
      '{payer}\n{iban}\n{motif}\n{e2e}',
      'VIR SEPA RECU\n{payer}\n{e2e}\n{motif}',
      '{e2e}\n{payer}\n{code}',
      '{payer}\n{code}\n{motif}',
    ],
    { motifCuts: [140], wraps: [35, 70] },
  ),
  bank('sct', 3, ['SCT/{payer}/{motif}/{e2e}', 'SCT RECU {payer} {motif} REF {number}'], {
    motifCuts: [35, 70],
  }),
  bank('cfonb', 4, ['VIR {payer}\n{motif}\n{e2e}', 'VIR SEPA {payer}\n{payer}\n{motif}'], {
    motifCuts: [70, 140],
    wraps: [31, 70],
    letters: 'upper',
  }),
  bank('mt940', 3, ['/NAME/{payer}/REMI/{motif}/EREF/{e2e}', 'VIREMENT SEPA\n{motif}\n{payer}'], {
    wraps: [27, 65],
  }),
  bank('ofx', 4, ['VIR {payer}\n{motif}', 'VIR RECU DE {payer} {motif}'], { lineCuts: [31, 70] }),
  bank('qif', 2, ['VIR SEPA {payer} {motif}'], { lineCuts: [70], letters: 'upper' }),
];

const NEIGHBOURS: readonly Bank[] = [
  bank(
    'kbc',
    3,
    [
      'EUROPESE OVERSCHRIJVING VAN {payer} {iban-be} BIC {bic} MEDEDELING: {motif} VALUTA {short}',
      'EUROPESE OVERSCHRIJVING VAN          {short}\n{iban-be}\n{payer}\n{motif}',
    ],
    { motifCuts: [35, 140], wraps: [35] },
  ),
  bank(
    'fortis',
    3,
    [
      'VIREMENT EN EUROS DU COMPTE {iban-be} BIC {bic} {payer} COMMUNICATION: {motif} ' +
        'REFERENCE BANQUE : {number} DATE VALEUR : {date}',
      'VIREMENT INSTANTANE EN EUROS\n{payer}\n{iban-be}\n{motif}\nDATE VALEUR : {date}',
    ],
    { motifCuts: [140], wraps: [70] },
  ),
  bank('ing-be', 2, ['Virement européen\nDe: {payer} - {iban-be}\nCommunication: {motif}'], {
    wraps: [35],
  }),
  bank(
    'postfinance',
    1.5,
    ['CRÉDIT EXPÉDITEUR: {payer} COMMUNICATIONS: {motif} RÉFÉRENCE: {number}'],
    { motifCuts: [140], letters: 'as-written' },
  ),
  bank('post-lu', 1.5, ['VIREMENT INSTANTANE RECU\n{payer}\n{motif}\n{number}'], {
    motifCuts: [35, 70],
  }),
];

/** The banks and file formats of the benchmark. */
export const BANKS: readonly Bank[] = [...FRENCH_NETWORKS, ...ONLINE, ...FORMATS, ...NEIGHBOURS];
