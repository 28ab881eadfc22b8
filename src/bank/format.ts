import type { CalendarDate } from '../domain/date.ts';
import type { Cents } from '../domain/money.ts';
import type {
  FileProblem,
  LearnedFrom,
  ReadOptions,
  ReadStatement,
  SkippedRow,
  StatementRow,
} from '../domain/statement.ts';

/** A file's text, from the beginning as often as asked: in NFC, with LF as line end, no BOM. */
export interface TextSource {
  readonly chunks: () => Iterable<string>;
}

/** What a format is called and how well it is known. */
export interface FormatFacts {
  /** As `--json` prints it. */
  readonly name: string;
  /** The bank, or the family of files, as people call it. */
  readonly bank: string;
  readonly learnedFrom: LearnedFrom;
}

/** A file format that is no table: what tells it from others, and how it is read. */
export interface Format extends FormatFacts {
  /** Tells a file by its first few thousand characters. */
  readonly recognise: (head: string) => boolean;
  readonly read: (source: TextSource, options: ReadOptions) => ReadStatement;
}

/**
 * What a file says, in its own order. A reader only says it; `readEvents` adds up and compares.
 *
 * - account: what follows is of this account, until the next. One that comes again after its
 *   closing balance begins a further statement, whose opening should be that balance.
 * - period, balance, count, totals: what the file states of itself. A closing balance with `asOf`
 *   is the bank's at that day, whether or not the file holds all rows up to it.
 * - doubt: a row without anything to book, which may have lost it. Inside a run of balances that
 *   follow from each other it has lost nothing; anywhere else its problem stands.
 * - row: a row of the file; a `balanceCents` is what the file shows beside it, proved or not, and
 *   an amount of zero is allowed: it becomes a skipped row.
 */
export type StatementEvent =
  | {
      readonly kind: 'account';
      readonly line: number;
      readonly number?: string | undefined;
      readonly currency?: string | undefined;
    }
  | {
      readonly kind: 'period';
      readonly from?: CalendarDate | undefined;
      readonly to?: CalendarDate | undefined;
    }
  | { readonly kind: 'opening'; readonly line: number; readonly cents: Cents }
  | {
      readonly kind: 'closing';
      readonly line: number;
      readonly cents: Cents;
      readonly asOf?: CalendarDate | undefined;
    }
  | { readonly kind: 'count'; readonly line: number; readonly rows: number }
  | {
      readonly kind: 'totals';
      readonly line: number;
      readonly creditCents: Cents;
      readonly debitCents: Cents;
    }
  | { readonly kind: 'row'; readonly row: StatementRow }
  | { readonly kind: 'doubt'; readonly row: SkippedRow; readonly problem: FileProblem }
  | { readonly kind: 'problem'; readonly problem: FileProblem };
