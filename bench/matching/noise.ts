import {
  between,
  chance,
  pick,
  type Random,
  randomDigits,
  randomText,
  weighted,
} from '../random.ts';
import { foreignReference, iban, inFours } from './codes.ts';
import type { Written } from './spelling.ts';

const HEXADECIMAL = '0123456789ABCDEF';
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** A piece of text that is no code of ours, but looks more or less like one. */
export type Noise = (random: Random) => string;

const FROM_MEMBER: readonly (readonly [number, readonly [string, Noise]])[] = [
  [18, ['phone', phone]],
  [16, ['invoice-rf', invoice]],
  [14, ['foreign-reference', printedForeign]],
  [14, ['order-number', orderNumber]],
  [12, ['iban-piece', ibanPiece]],
  [6, ['iban', printedIban]],
  [6, ['structured-communication', communication]],
  [6, ['foreign-rf-word', (random) => pick(random, ['Interflora', 'surf loisirs', 'nerf fil'])]],
];

const FROM_BANK: readonly (readonly [number, readonly [string, Noise]])[] = [
  [20, ['mandate', (random) => `RUM ${mandate(random)}`]],
  [16, ['creditor-id', (random) => `ICS ${creditorId(random)}`]],
  [14, ['mandate', (random) => `RUM ${mandate(random)} ICS ${creditorId(random)}`]],
  [22, ['end-to-end', (random) => `REF E2E ${endToEnd(random)}`]],
  [14, ['iban', (random) => `IBAN ${printedIban(random)}`]],
  [10, ['foreign-reference', (random) => `REF ${printedForeign(random)}`]],
  [4, ['iban-piece', ibanPiece]],
];

/** What members write beside their code. */
export function noiseOfMember(random: Random): Written {
  const [mark, write] = weighted(random, FROM_MEMBER);
  return { text: write(random), marks: [mark] };
}

/** What banks add to a label. */
export function noiseOfBank(random: Random): Written {
  const [mark, write] = weighted(random, FROM_BANK);
  return { text: write(random), marks: [mark] };
}

/** An identifier that the payer's bank or program gave the transfer; NOTPROVIDED for most. */
export function endToEnd(random: Random): string {
  const day = `2026${randomDigits(random, 4)}`;
  return weighted<Noise>(random, [
    [8, () => 'NOTPROVIDED'],
    [3, () => randomText(random, 32, HEXADECIMAL)],
    [2, () => `${day}-${randomText(random, 26, CAPITALS)}`],
    [2, () => randomDigits(random, between(random, 12, 18))],
    [1, () => `RF${randomText(random, 20, CAPITALS)}`],
  ])(random);
}

/** An IBAN, whole, in fours or in one. */
export function printedIban(random: Random, country: 'FR' | 'BE' = 'FR'): string {
  const whole = iban(random, country);
  return chance(random, 0.5) ? inFours(whole) : whole;
}

/** A bank's own number of an operation. */
export const bankNumber = (random: Random): string =>
  chance(random, 0.6)
    ? randomDigits(random, between(random, 7, 13))
    : randomText(random, between(random, 10, 16), CAPITALS);

function phone(random: Random): string {
  const digits = `0${pick(random, ['6', '7', '3', '1'])}${randomDigits(random, 8)}`;
  return pick(random, [
    digits,
    digits.replace(/(..)(?=.)/g, '$1 '),
    digits.replace(/(..)(?=.)/g, '$1.'),
    `tel +33 ${digits.slice(1)}`,
  ]);
}

// Whole numbers of the form of our codes (`RF2024123`) are among them; nobody was given those.
function invoice(random: Random): string {
  const number = randomDigits(random, between(random, 3, 5));
  return pick(random, [
    `RF2026${number}`,
    `facture RF2025-${number}`,
    `FACT RF ${number}`,
    `RF-${number}`,
    `fact RF26/${number}`,
    `RF 2026 ${number}`,
    `RF${randomDigits(random, 2)} PARIS`,
    `RF${randomDigits(random, 7)}`,
  ]);
}

function printedForeign(random: Random): string {
  const reference = foreignReference(random);
  return chance(random, 0.4) ? inFours(reference) : reference;
}

function orderNumber(random: Random): string {
  const number = randomDigits(random, between(random, 2, 6));
  return pick(random, [`cde ${number}`, `n°${number}`, `CMD-2026-${number}`, `adh ${number}`]);
}

function ibanPiece(random: Random): string {
  const whole = inFours(iban(random, 'FR'));
  return pick(random, [
    `FR76 ${whole.slice(5, 14)}`,
    `cpte ${whole.slice(-8)}`,
    whole.slice(0, 14),
  ]);
}

function communication(random: Random): string {
  const base = randomDigits(random, 10);
  const check = Number(base) % 97 || 97;
  const digits = base + String(check).padStart(2, '0');
  return `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`;
}

function mandate(random: Random): string {
  return pick(random, [
    `++${randomText(random, 12, CAPITALS)}`,
    `00S${randomDigits(random, 12)}`,
    `MD-RF${randomDigits(random, 6)}`,
    randomText(random, 20, CAPITALS),
  ]);
}

function creditorId(random: Random): string {
  return `FR${randomDigits(random, 2)}ZZZ${randomText(random, 6, `${HEXADECIMAL}`)}`;
}
