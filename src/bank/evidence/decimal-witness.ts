import { type DecimalMark, decimalMarkOf } from '../../domain/money.ts';

export interface DecimalWitness {
  readonly add: (amount: string) => void;
  /** The one mark that amounts showed beyond doubt; undefined if none did, or both. */
  readonly verdict: () => DecimalMark | undefined;
}

/** The spelling of almost every amount, told at a glance: hot path of reading a table. */
const USUAL = /^[-+]?\d+([.,])\d\d?$/;

/** Listens to amounts: one that shows the decimal mark speaks for those that do not. */
export function decimalWitness(): DecimalWitness {
  const marks = new Set<DecimalMark>();
  return {
    add(amount) {
      const mark = (USUAL.exec(amount)?.[1] as DecimalMark | undefined) ?? decimalMarkOf(amount);
      if (mark !== undefined) marks.add(mark);
    },
    verdict() {
      const [mark] = marks;
      return marks.size === 1 ? mark : undefined;
    },
  };
}
