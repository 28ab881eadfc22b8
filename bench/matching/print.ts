import { withoutAccents } from '../names.ts';
import { between, chance, pick, type Random, weighted } from '../random.ts';
import { BANKS, type Bank } from './banks.ts';
import { bankNumber, endToEnd, noiseOfBank, printedIban } from './noise.ts';
import type { Written } from './spelling.ts';
import { toLower, toUpper } from './tracked.ts';

/** What a transfer brings to the bank's label. */
export interface Content {
  readonly payer: string;
  readonly motif: Written;
  /** The code without the words around it, for a field of its own. */
  readonly code: string;
  readonly date: string;
}

/** The longest remittance text that SEPA carries. */
const SEPA_LONGEST = 140;
/** What some payers' banks leave for the motif, whatever ours would show. */
const SHORT_FIELDS = [31, 35] as const;
const PREFIX = /^[A-Z]{3}/i;

/** The label as some bank gives it, still tracked: cut, wrapped, in its letters and layout. */
export function printed(content: Content, random: Random): Written {
  const bank = weighted(
    random,
    BANKS.map((one) => [one.weight, one] as const),
  );
  const template = pick(random, bank.templates);
  const { text: written, marks: said } = content.motif;
  const motif = sent(written, bank, random);
  const filled = fill(template, content, motif.text, random);
  const added = withNoise(filled, random);
  const spelled = inLetters(added.text, bank, random);
  const laid = laidOut(spelled.text, bank, random);
  const prefix = PREFIX.test(template) ? ['prefix'] : [];
  const ofMotif = template.includes('{motif') ? [...said, ...motif.marks] : ['own-field'];
  const steps = [added, spelled, laid].flatMap(({ marks }) => marks);
  return { text: tidy(laid.text), marks: [...ofMotif, `bank-${bank.name}`, ...prefix, ...steps] };
}

/** Cuts the motif as the payer's bank or ours does. */
function sent(motif: string, { motifCuts }: Bank, random: Random): Written {
  if (chance(random, 0.12)) return cut(motif, pick(random, SHORT_FIELDS));
  const isCut = motifCuts.length > 0 && chance(random, 0.45);
  return cut(motif, isCut ? pick(random, motifCuts) : SEPA_LONGEST);
}

function cut(text: string, length: number): Written {
  const kept = text.slice(0, length);
  const isSame = kept.trim() === text.trim();
  return isSame ? { text, marks: [] } : { text: kept, marks: [`cut-${length}`] };
}

function fill(
  template: string,
  { payer, code, date }: Content,
  motif: string,
  random: Random,
): string {
  const day = date.split('-').toReversed().join('/');
  const slots: Readonly<Record<string, () => string>> = {
    payer: () => payer,
    motif: () => motif,
    motif31: () => motif.slice(0, 31),
    code: () => code,
    e2e: () => endToEnd(random),
    number: () => bankNumber(random),
    iban: () => printedIban(random),
    'iban-be': () => printedIban(random, 'BE'),
    bic: () => pick(random, ['GKCCBEBB', 'KREDBEBB', 'BBRUBEBB', 'GEBABEBB', 'TRIOBEBB']),
    date: () => day,
    short: () => day.slice(0, 5).replace('/', '-'),
    time: () => `${between(random, 7, 23)}:${between(random, 10, 59)}`,
  };
  const cells = payer === '' ? template.replace(/(^|\n)\{payer\}(?=\n|$)/g, '') : template;
  return cells.replace(/\{([a-z0-9-]+)\}/g, (slot, name: string) => slots[name]?.() ?? slot);
}

function withNoise(label: string, random: Random): Written {
  if (chance(random, 0.86)) return { text: label, marks: [] };
  const { text, marks } = noiseOfBank(random);
  const isBefore = chance(random, 0.15);
  const glue = pick(random, ['\n', ' ', '\n\n']);
  const whole = isBefore ? text + glue + label : label + glue + text;
  return { text: whole, marks: [...marks, isBefore ? 'bank-prefix' : 'bank-suffix'] };
}

function inLetters(label: string, { letters }: Bank, random: Random): Written {
  const isUpper = letters === 'upper' || (letters === 'either' && chance(random, 0.45));
  const isLower = !isUpper && chance(random, 0.04);
  const cased = isUpper ? toUpper(label) : isLower ? toLower(label) : label;
  const caseMarks = isUpper ? ['upper-cased'] : isLower ? ['lower-cased'] : [];
  const { text, marks } = withSomeAccents(cased, random);
  return { text, marks: [...caseMarks, ...marks] };
}

function withSomeAccents(label: string, random: Random): Written {
  const [mark, change] = weighted<readonly [string, (text: string) => string]>(random, [
    [34, ['accents-kept', (text) => text]],
    [46, ['accents-lost', (text) => plainOnly(withoutAccents(text), ' ')]],
    [9, ['accents-broken', (text) => plainOnly(text, '?')]],
    [4, ['accents-broken', (text) => plainOnly(text.replaceAll('\u00a0', ' '), '\ufffd')]],
    [3, ['accents-blank', (text) => plainOnly(text, ' ')]],
    [4, ['accents-decomposed', (text) => text.normalize('NFD')]],
  ]);
  const changed = change(label);
  const hadNone = plainOnly(label, '') === label;
  return { text: changed, marks: hadNone ? [] : [mark] };
}

/** Replaces what is not ASCII; tracked characters, which are, stay. */
const plainOnly = (text: string, replacement: string): string =>
  text.replace(/[^\n\x20-\x7e\uE000-\uF8FF]/g, replacement);

function laidOut(label: string, { lineCuts, wraps }: Bank, random: Random): Written {
  if (lineCuts.length > 0 && chance(random, 0.4)) {
    const length = pick(random, lineCuts);
    const lines = label.split('\n').map((line) => cut(line, length));
    const marks = new Set(lines.flatMap((line) => line.marks));
    return { text: lines.map(({ text }) => text).join('\n'), marks: [...marks] };
  }
  if (wraps.length === 0 || !chance(random, 0.35)) return { text: label, marks: [] };
  const length = pick(random, wraps);
  const wrapped = label.replace(new RegExp(`[^\\n]{${length}}(?=[^\\n])`, 'g'), '$&\n');
  return { text: wrapped, marks: wrapped === label ? [] : [`wrapped-${length}`] };
}

/** Readers trim the cells; blank ones inside a quoted cell stay. */
function tidy(label: string): string {
  const lines = label.split('\n').map((line) => line.trim());
  return lines.join('\n').trim();
}
