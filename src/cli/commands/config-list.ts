import { listSettings } from '../../ledger/settings.ts';
import { action } from '../action.ts';
import { table, wraps } from '../output.ts';

export const configList = action('config list', {
  run: ({ ledger }) => ({ settings: listSettings(ledger).map((setting) => ({ ...setting })) }),
  present: ({ settings }, say) => [
    table(
      [say.labels.columns.setting, wraps(say.labels.columns.value)],
      settings.map(({ name, value }) => [name, value]),
    ),
  ],
});
