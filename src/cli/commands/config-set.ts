import { sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import { foldText } from '../../domain/text.ts';
import type { Ledger } from '../../ledger/database.ts';
import { settleBankOpening } from '../../ledger/members/openings.ts';
import { listPayments } from '../../ledger/payments/payments.ts';
import {
  listSettings,
  readSettings,
  type SettingName,
  setMethods,
  setStart,
  setWord,
} from '../../ledger/settings.ts';
import { listBankAccounts, nameBankAccounts } from '../../ledger/statements/bank-accounts.ts';
import type { Writer } from '../../ledger/write.ts';
import { action } from '../action.ts';
import { line } from '../output.ts';
import { parseTypedDate, parseTypedMethods, parseTypedSetting } from '../values.ts';

const YES_OR_NO: Readonly<Record<string, string>> = {
  YES: 'yes',
  OUI: 'yes',
  TRUE: 'yes',
  NO: 'no',
  NON: 'no',
  FALSE: 'no',
};

export const configSet = action('config set', {
  async run(context, { args, rest }) {
    const { ask } = context.say.answers;
    const name = parseTypedSetting(await context.need(args[0], 'SETTING', ask.setting));
    const typed = rest.length === 0 ? undefined : rest.join(' ');
    const value = await context.need(typed, 'VALUE', ask.value);
    return context.write((writer) => {
      const { ledger } = writer;
      const previous = settingValue(ledger, name);
      const hadKitty = offersKitty(ledger);
      change(writer, name, value);
      const pending = listPayments(ledger, { pendingOnly: true });
      const isSwitched = hadKitty !== offersKitty(ledger) && pending.length > 0;
      const pendingCents = sumCents(pending.map((payment) => payment.pendingCents));
      const { stillAwaited } = context.say.answers;
      return {
        setting: { name, value: settingValue(ledger, name) },
        previous,
        ...(isSwitched ? { warnings: [stillAwaited(pending.length, pendingCents)] } : {}),
      };
    });
  },
  present: ({ setting: { name, value }, previous }, say) => [
    line(say.answers.settingChanged(name, value, previous)),
  ],
});

const offersKitty = (ledger: Ledger): boolean => readSettings(ledger).methods.includes('kitty');

const settingValue = (ledger: Ledger, name: SettingName): string =>
  listSettings(ledger).find((setting) => setting.name === name)?.value ?? '';

function change(writer: Writer, name: SettingName, value: string): void {
  switch (name) {
    case 'methods':
      setMethods(writer, parseTypedMethods(value));
      break;
    case 'start':
      setStart(writer, parseTypedDate(value));
      for (const bank of listBankAccounts(writer.ledger)) settleBankOpening(writer, bank);
      break;
    case 'kitty.negative':
      setWord(writer, name, YES_OR_NO[foldText(value)] ?? value);
      break;
    case 'language':
      setWord(writer, name, value.toLowerCase());
      break;
    case 'name':
      setWord(writer, name, value);
      break;
    case 'accounts':
      nameBankAccounts(writer, value);
      break;
    case 'currency':
      refuse('SETTING_FIXED', { name });
  }
}
