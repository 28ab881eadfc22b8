import type { ImportedJson } from './imported.ts';
import type { Say } from './messages/catalogue.ts';
import { type Block, hint, line } from './output.ts';
import { idOr, matchedTable, waitingTable } from './presenting.ts';
import type { Answer } from './schemas.ts';

/** What a person can take in after an import; `line list` has the rest. */
const MOST_SHOWN = 25;

export function importBlocks(answer: Answer<'import'>, say: Say): readonly Block[] {
  const { answers } = say;
  const { imports, matched, waiting, waitingCount } = answer;
  const first = waiting.find(({ amountCents }) => amountCents > 0);
  return [
    ...imports.flatMap((imported) => importedBlocks(imported, say)),
    line(answers.matchedCount(matched.length)),
    ...(matched.length === 0 ? [] : [matchedTable(matched.slice(0, MOST_SHOWN), say)]),
    ...(waiting.length === 0
      ? []
      : [line(answers.waitingTitle), waitingTable(waiting.slice(0, MOST_SHOWN), say)]),
    ...(waitingCount > Math.min(waiting.length, MOST_SHOWN) || waitingCount === 0
      ? [line(answers.waitingCount(waitingCount))]
      : []),
    ...imports
      .filter(({ id, seenBefore }) => id !== undefined && !seenBefore && !answer.repeated)
      .map(({ id }) => hint(answers.undoHint(idOr(id)))),
    ...(first?.line === undefined ? [] : [hint(answers.assignHint(first.line))]),
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
    ...(imported.proved && imported.closingCents !== undefined
      ? [line(answers.proved(imported.closingCents))]
      : []),
    ...skipped.map(({ reason, count }) => line(answers.skipped(reason, count))),
    ...(early && from !== undefined ? [hint(answers.earlySkipped(from))] : []),
    ...(imported.bankOpeningCents === undefined
      ? []
      : [line(answers.bankOpening(imported.bankOpeningCents))]),
  ];
}
