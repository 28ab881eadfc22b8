import { contractById, instalmentsOf, paymentsFor } from '../../ledger/contracts/contracts.ts';
import { balanceOf } from '../../ledger/members/balances.ts';
import { memberById } from '../../ledger/members/members.ts';
import { action } from '../action.ts';
import { paymentJson } from '../answers.ts';
import { contractJson, contractLines } from '../contracts.ts';
import { line, right, table, wraps } from '../output.ts';
import { owedLines, paymentsTable, whereaboutsOf } from '../presenting.ts';
import { parseTypedId } from '../values.ts';

export const contractShow = action('contract show', {
  async run(context, input) {
    const { ledger, date } = context;
    const typed = await context.need(input.args[0], 'CONTRACT', context.say.answers.ask.contract);
    const contract = contractById(ledger, parseTypedId(typed, 'contract').number);
    const payments = paymentsFor(ledger, contract.id);
    const of = (position: number | null) =>
      payments
        .filter((each) => each.position === position)
        .map(({ payment }) => paymentJson(ledger, payment));
    return {
      contract: contractJson(ledger, contract, date),
      instalments: instalmentsOf(ledger, contract.id).map(({ position, ...instalment }) => ({
        date: instalment.date,
        amountCents: instalment.amountCents,
        payments: of(position),
      })),
      otherPayments: of(null),
      balanceCents: balanceOf(ledger, memberById(ledger, contract.memberId)).balanceCents,
    };
  },
  present: ({ contract, instalments, otherPayments, balanceCents }, say) => {
    const { columns } = say.labels;
    return [
      ...contractLines({ contract, payments: [] }, say),
      table(
        [
          columns.instalment,
          right(columns.amount),
          columns.payment,
          columns.chequeNumber,
          wraps(columns.status),
        ],
        instalments.flatMap(({ date, amountCents, payments }) =>
          (payments.length === 0 ? [undefined] : payments).map((payment) => [
            { date },
            { cents: amountCents },
            payment?.id,
            payment?.cheque?.number,
            payment && whereaboutsOf(payment, say),
          ]),
        ),
      ),
      ...(otherPayments.length === 0 ? [] : [paymentsTable(otherPayments, say)]),
      line(say.answers.contractState(contract)),
      ...owedLines(contract, say),
      line(say.answers.balanceNow(contract.member, balanceCents)),
    ];
  },
});
