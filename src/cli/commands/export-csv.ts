import { action } from '../action.ts';
import { csvForm, csvStyle } from '../csv.ts';
import { journalCsv } from '../journal-csv.ts';
import { line } from '../output.ts';
import { typedPeriod } from '../period.ts';

export const exportCsv = action('export csv', {
  stream({ ledger, globals, say }, input) {
    const period = typedPeriod(input);
    return journalCsv(ledger, period, csvForm(csvStyle(globals, say), say), say);
  },
  written: (file, entryCount) => ({ file, entryCount }),
  present: ({ file, entryCount }, { answers }) => [line(answers.exported(entryCount, file))],
});
