import type { ImportedJson } from './imported.ts';
import type { Say } from './messages/catalogue.ts';
import { type Block, hint, line, right, table, wraps } from './output.ts';
import { idOr, matchedTable } from './presenting.ts';
import { assignHint, waitingTable } from './presenting-waiting.ts';
import type { Answer } from './schemas.ts';

/** What a person can take in after an import; `line list` has the rest. */
export const MOST_SHOWN = 25;

export function importBlocks(answer: Answer<'import'>, say: Say): readonly Block[] {
  const { answers } = say;
  const { imports, matched, waiting, waitingCount } = answer;
  const first = waiting.find(({ amountCents }) => amountCents > 0) ?? waiting[0];
  return [
    ...imports.flatMap((imported) => importedBlocks(imported, say)),
    line(answers.matchedCount(answer.matchedCount)),
    ...(matched.length === 0 ? [] : [matchedTable(matched, say, MOST_SHOWN)]),
    ...(waiting.length === 0
      ? []
      : [line(answers.waitingTitle), waitingTable(waiting.slice(0, MOST_SHOWN), say)]),
    ...(waitingCount > Math.min(waiting.length, MOST_SHOWN) || waitingCount === 0
      ? [line(answers.waitingCount(waitingCount))]
      : []),
    ...imports
      .filter(({ id, seenBefore }) => id !== undefined && !seenBefore && !answer.repeated)
      .map(({ id }) => hint(answers.undoHint(idOr(id)))),
    ...(first?.line === undefined ? [] : [assignHint({ ...first, line: first.line }, say)]),
  ];
}

function importedBlocks(imported: ImportedJson, say: Say): readonly Block[] {
  const { answers } = say;
  const { id, file, account, from, to, lines, skipped } = imported;
  const period = from !== undefined && to !== undefined ? answers.importedPeriod(from, to) : '';
  const early = skipped.some(({ reason }) => reason === 'before-start');
  return [
    line(
      imported.seenBefore
        ? answers.importedBefore(idOr(id), file)
        : [answers.imported(idOr(id), file, account), period].filter(Boolean).join(', '),
    ),
    line(answers.importedRows(lines)),
    line(answers.importedSums(imported.creditCents, imported.debitCents)),
    ...proofLine(imported, say),
    ...skipped.map(({ reason, count }) => line(answers.skipped(reason, count))),
    ...(early && from !== undefined ? [hint(answers.earlySkipped(from))] : []),
    ...heldBlocks(imported, say),
    ...vanishedBlocks(imported, say),
    ...(imported.bankOpeningCents === undefined
      ? []
      : [line(answers.bankOpening(imported.bankOpeningCents))]),
  ];
}

/** The balance of the file, and what proves it: the file itself, or the ledger beside it. */
function proofLine({ closingCents, proofs, agrees }: ImportedJson, { answers }: Say) {
  if (closingCents === undefined) return [];
  return [line(answers.proofs(closingCents, proofs, agrees))];
}

/** Rows that are probably known lines in other words, beside those. */
function heldBlocks({ held, file }: ImportedJson, { answers, labels }: Say): readonly Block[] {
  if (held.length === 0) return [];
  const { columns } = labels;
  return [
    line(answers.heldTitle(held.length)),
    table(
      [
        right(columns.number),
        columns.date,
        right(columns.amount),
        wraps(columns.label),
        columns.line,
        wraps(columns.probably),
      ],
      held
        .slice(0, MOST_SHOWN)
        .map((row) => [
          String(row.row),
          { date: row.date },
          { cents: row.amountCents },
          row.label,
          row.line,
          row.lineLabel,
        ]),
    ),
    hint(answers.heldHint(file)),
  ];
}

/** What the bank no longer shows; it matters most where a member was credited for it. */
function vanishedBlocks({ vanished }: ImportedJson, { answers }: Say): readonly Block[] {
  return vanished.slice(0, MOST_SHOWN).map((gone) => hint(answers.vanished(gone)));
}
