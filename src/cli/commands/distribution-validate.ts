import { basename } from 'node:path';
import { sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Decisions } from '../../domain/validation.ts';
import { distributionOn } from '../../ledger/distributions/distributions.ts';
import { type SheetRow, sheetOf } from '../../ledger/distributions/sheet.ts';
import { planFor, validateDistribution } from '../../ledger/distributions/validate.ts';
import { findMember } from '../../ledger/members/find-members.ts';
import { memberCode } from '../../ledger/members/members.ts';
import { action, type Input, isSet, option } from '../action.ts';
import { balanceCentsOf, paymentJson, warned } from '../answers.ts';
import type { Context } from '../context.ts';
import { distributionJson, needDay, overdrawnWarnings } from '../distributions.ts';
import { hint, line, right, table } from '../output.ts';
import { paymentsTable } from '../presenting.ts';
import { askAboutPayments, askAboutUnpaid } from '../validation/ask.ts';
import { parseHanded, type Sayings, sayingsTyped } from '../validation/said.ts';
import { openSheet, readSheet } from '../validation/sheet-file.ts';

export const distributionValidate = action('distribution validate', {
  async run(context, input) {
    const { ledger, say, io } = context;
    const distribution = await needDay(context, input.args[0]);
    distributionOn(ledger, distribution);
    const typedMember = option(input, 'member');
    const memberId = typedMember === undefined ? undefined : findMember(ledger, typedMember).id;
    const waiting = sheetOf(ledger, distribution).filter((row) => !row.isValidated);
    const rows = waiting.filter(({ member }) => memberId === undefined || member.id === memberId);
    const from = option(input, 'from');
    const file = from === undefined ? undefined : openSheet(context, from);
    const sayings = sayingsTyped(ledger, input, rows);
    let decisions = decisionsTyped(input);
    if (file === undefined && distribution <= io.today()) {
      decisions = await askFor(context, rows, decisions, sayings);
    }
    return context.write((writer) => {
      if (file !== undefined) {
        const isApart = (id: number) => waiting.some(({ member }) => member.id === id);
        readSheet(writer, file, { sheet: rows, day: distribution, isApart }, sayings);
      }
      const validated = validateDistribution(writer, {
        distribution,
        memberId,
        decisions: { ...decisions, ...sayings },
        today: io.today(),
        sheet: from === undefined ? undefined : basename(from),
        date: context.globals.date === undefined ? distribution : context.date,
      });
      const asJson = (payments: typeof validated.received) =>
        payments.map((payment) => paymentJson(writer.ledger, payment));
      return {
        distribution: distributionJson(distributionOn(writer.ledger, distribution)),
        members: validated.members.map((id) => ({
          member: memberCode(writer.ledger, id),
          balanceCents: balanceCentsOf(writer.ledger, id),
        })),
        received: asJson(validated.received),
        left: asJson(validated.left),
        unpaid: [...validated.unpaid].map(([id, amountCents]) => ({
          member: memberCode(writer.ledger, id),
          amountCents,
        })),
        ...warned(
          ...(file?.warnings.warnings ?? []),
          ...overdrawnWarnings(writer.ledger, say, validated.members),
        ),
      };
    });
  },
  present: (answer, say) => {
    const { answers, labels } = say;
    const { distribution, members, received, left, unpaid, operation, dryRun, repeated } = answer;
    if (members.length === 0 && operation === undefined) {
      return [line(answers.alreadyValidated(distribution.date))];
    }
    const member = members.length === 1 ? members[0]?.member : undefined;
    const isDone = !dryRun && !repeated;
    return [
      line(answers.validated(distribution.date, members.length, distribution.state)),
      ...(received.length === 0 ? [] : [paymentsTable(received, say)]),
      ...left.map((payment) =>
        line(
          answers.leftAwaited(
            payment.id ?? '…',
            payment.member,
            payment.amountCents,
            payment.method,
          ),
        ),
      ),
      ...(unpaid.length === 0
        ? []
        : [
            line(answers.leftUnpaid(sumCents(unpaid.map(({ amountCents }) => amountCents)))),
            table(
              [labels.columns.member, right(labels.columns.amount)],
              unpaid.map((each) => [each.member, { cents: each.amountCents }]),
            ),
          ]),
      ...(isDone ? [hint(answers.reopenHint(distribution.date, member))] : []),
    ];
  },
});

function decisionsTyped(input: Input): Decisions {
  const onSite = option(input, 'onSite');
  return {
    said: new Map(),
    taken: [],
    asExpected: isSet(input, 'asExpected'),
    onSite: onSite === undefined ? undefined : parseHanded(onSite),
    leaveUnpaid: isSet(input, 'leaveUnpaid') ? 'all' : new Map(),
    reason: option(input, 'reason'),
  };
}

/** At a terminal, what was not said is asked; a dry run lists it instead. */
async function askFor(
  context: Context,
  rows: readonly SheetRow[],
  decisions: Decisions,
  sayings: Sayings,
): Promise<Decisions> {
  const { globals, say, io } = context;
  if (!context.mayAsk || globals.dryRun || rows.length === 0) return decisions;
  if (!decisions.asExpected) await askAboutPayments(context, rows, decisions, sayings);
  const leaveUnpaid =
    decisions.leaveUnpaid === 'all'
      ? decisions.leaveUnpaid
      : await askAboutUnpaid(context, rows, decisions, sayings);
  const decided: Decisions = { ...decisions, leaveUnpaid };
  const { outcomes, unpaid, obstacles } = planFor(rows, { ...decided, ...sayings });
  if (obstacles.length > 0) return decided;
  const received = outcomes.flatMap((outcome) =>
    outcome.kind === 'received' ? [outcome.receipt.amountCents] : [],
  );
  const takenCents = sayings.taken.map(({ amountCents }) => amountCents);
  if (!globals.yes) {
    const { confirm, doValidate, doNothing } = say.answers.validation;
    const summary = confirm(
      rows.length,
      sumCents([...received, ...takenCents]),
      sumCents([...unpaid.values()]),
    );
    // Enter is yes: all has just been answered one by one, and it can be reopened.
    const chosen = await io.ask.choose(summary, [
      { value: 'yes', name: doValidate },
      { value: 'no', name: doNothing },
    ]);
    if (chosen !== 'yes') refuse('DECLINED', {});
  }
  return decided;
}
