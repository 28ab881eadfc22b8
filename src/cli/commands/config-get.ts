import { listSettings } from '../../ledger/settings.ts';
import { action } from '../action.ts';
import { line } from '../output.ts';
import { parseTypedSetting } from '../values.ts';

export const configGet = action('config get', {
  async run(context, { args }) {
    const typed = await context.need(args[0], 'SETTING', context.say.answers.ask.setting);
    const name = parseTypedSetting(typed);
    const value = listSettings(context.ledger).find((setting) => setting.name === name)?.value;
    return { setting: { name, value: value ?? '' } };
  },
  present: ({ setting }) => [line(setting.value)],
});
