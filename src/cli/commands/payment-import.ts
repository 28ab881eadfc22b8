import { formatId } from '../../domain/ids.ts';
import { type Cents, sumCents } from '../../domain/money.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Ledger } from '../../ledger/database.ts';
import { memberCode } from '../../ledger/members/members.ts';
import { payers } from '../../ledger/payments/payer-of-charge.ts';
import { listPayments, type Payment } from '../../ledger/payments/payments.ts';
import { paymentOfProvider } from '../../ledger/payments/provider-ids.ts';
import {
  awaitedCharge,
  type BookedCharge,
  type ChargeOutcome,
  cardPayment,
  recordCharge,
  recordedCharge,
  recordFee,
} from '../../ledger/payments/provider-payments.ts';
import type { Writer } from '../../ledger/write.ts';
import { action, option } from '../action.ts';
import { paymentJson, warned } from '../answers.ts';
import { type BulkRow, openBulk } from '../bulk.ts';
import { PAYMENT_FIELDS } from '../bulk-fields.ts';
import type { Context } from '../context.ts';
import type { Say } from '../messages/catalogue.ts';
import { line } from '../output.ts';
import { paymentRows } from '../payment-rows.ts';
import { paymentsTable, undoHints } from '../presenting.ts';
import type { Charge, NoCharge, Provider } from '../providers/provider.ts';
import { recogniseProvider } from '../providers/recognise.ts';

export const paymentImport = action('payment import', {
  async run(context, input) {
    const { say } = context;
    const typed = await context.need(input.args[0], 'FILE', say.answers.ask.file);
    const provider = recogniseProvider(context.path(typed));
    const map = option(input, 'map');
    return provider === undefined
      ? importPlain(context, typed, map, option(input, 'method'))
      : importExport(context, typed, provider, map);
  },
  present: (answer, say) => {
    const { answers } = say;
    const { count, totalCents, feeCents, knownCount, feeCount, payments, skipped } = answer;
    const { completedCount = 0 } = answer;
    return [
      line(answers.paymentsImported(count, totalCents)),
      ...(payments.length === 0 ? [] : [paymentsTable(payments, say)]),
      ...(feeCents > 0 ? [line(answers.providerFees(feeCents))] : []),
      ...(feeCount > 0 ? [line(answers.feesAdded(feeCount))] : []),
      ...(completedCount > 0 ? [line(answers.chequesNumbered(completedCount))] : []),
      ...(knownCount > 0 ? [line(answers.paymentsKnown(knownCount))] : []),
      ...skipped.map(({ reason, count: number }) => line(answers.chargesSkipped(reason, number))),
      ...undoHints(answer, say),
    ];
  },
});

interface Read {
  readonly booked?: BookedCharge;
  readonly skipped?: NoCharge;
  readonly warning?: string;
}

function importExport(
  context: Context,
  typed: string,
  provider: Provider,
  map: string | undefined,
) {
  const file = openBulk(context, `payments-${provider.name}`, typed, provider.fields, map);
  return context.write((writer) => {
    const payerOf = payers(writer.ledger);
    const rows = file.handle(writer, (row, at, cells) =>
      readExported(context, writer, provider, {
        row,
        at,
        payerOf,
        everything: cells.join('\n'),
        text: cells.filter((_, index) => provider.texts.test(file.header[index] ?? '')).join('\n'),
      }),
    );
    const skipped = Map.groupBy(
      rows.flatMap((row) => row.skipped ?? []),
      (reason) => reason,
    );
    return {
      source: provider.name,
      ...asAnswer(writer.ledger, rows),
      skipped: [...skipped].map(([reason, of]) => ({ reason, count: of.length })),
      ...warned(...rows.flatMap(({ warning }) => warning ?? [])),
    };
  });
}

interface Exported {
  readonly row: BulkRow;
  readonly at: (field: string) => void;
  readonly payerOf: ReturnType<typeof payers>;
  /** All cells, and those in which people or shops write. */
  readonly everything: string;
  readonly text: string;
}

function readExported(
  { say, settings }: Context,
  writer: Writer,
  provider: Provider,
  exported: Exported,
): Read {
  const { row, at } = exported;
  const read = provider.read(row, at, settings.currency);
  if (read.kind === 'none') return { skipped: read.reason };
  if (read.kind === 'refund') {
    return refunded(writer.ledger, say, provider, [read.id], read.amountCents);
  }
  if (read.charge.date < settings.start) return { skipped: 'before-start' };
  const { charge } = read;
  const { amountCents, refundedCents } = charge;
  at('amount');
  if (amountCents <= 0) refuse('AMOUNT_NOT_POSITIVE', { amountCents, what: 'payment' });
  const known = paymentOfProvider(writer.ledger, charge.ids);
  if (known === undefined && refundedCents >= amountCents) return { skipped: 'refunded' };
  const booked = bookCharge(writer, provider, charge, known, exported);
  const back =
    refundedCents > 0 ? refunded(writer.ledger, say, provider, charge.ids, refundedCents) : {};
  return { booked, ...back };
}

/** Known already, shown by hand before, announced, or new: in this order. */
function bookCharge(
  writer: Writer,
  provider: Provider,
  charge: Charge,
  known: Payment | undefined,
  { row, at, payerOf, everything, text }: Exported,
): BookedCharge {
  const { ledger } = writer;
  const { method } = provider;
  const told = { ...charge, method };
  at('date');
  if (known !== undefined) return recordFee(writer, known, told);
  at('member');
  const payer = payerOf({ ...charge, everything, text, member: row['member'] });
  if (payer !== undefined) {
    // Recorded with another of the provider's identifiers, before the export came.
    const before = recordedCharge(ledger, payer.memberId, told);
    if (before !== undefined) return recordFee(writer, before, told);
    const announced = payer.announced ?? awaitedCharge(ledger, payer.memberId, told);
    at('date');
    return recordCharge(writer, payer.memberId, announced, told);
  }
  const card = method === 'card' ? cardPayment(ledger, told) : undefined;
  at(provider.fields.find(({ name }) => name === 'email') ? 'email' : 'id');
  if (card === undefined) {
    const who = [charge.name, charge.email].filter((each) => each !== undefined).join(', ');
    return refuse('PROVIDER_PAYER', { id: charge.ids[0], who, amountCents: charge.amountCents });
  }
  at('date');
  return card.pendingCents > 0
    ? recordCharge(writer, card.memberId, card, told)
    : recordFee(writer, card, told);
}

/** Money that went back is for a person to record: the export does not say why. */
function refunded(
  ledger: Ledger,
  say: Say,
  { name: provider, method }: Provider,
  ids: readonly string[],
  amountCents: Cents,
): Read {
  const payment = paymentOfProvider(ledger, ids);
  const [id = ''] = ids;
  if (payment === undefined) {
    // Stripe names the refund itself, and not what was paid.
    const isUntold = provider === 'stripe' && !/^(ch|py|pi)_/.test(id);
    const warning = say.answers.providerRefundOf(id, amountCents);
    return { skipped: 'refunded', ...(isUntold ? { warning } : {}) };
  }
  const name = formatId('payment', payment.id);
  const code = memberCode(ledger, payment.memberId);
  return { warning: say.answers.providerRefund(id, amountCents, name, code, method) };
}

function importPlain(
  context: Context,
  typed: string,
  map: string | undefined,
  method: string | undefined,
) {
  const file = openBulk(context, 'payments', typed, PAYMENT_FIELDS, map);
  return context.write((writer) => {
    const { read, record } = paymentRows(context, writer, method);
    const rows = file.handleGroups(
      writer,
      read,
      ({ place }) => String(place),
      ([row], at): Read => {
        const booked = record(row, at);
        return { booked, ...stillAwaited(context.say, writer.ledger, booked) };
      },
    );
    return {
      source: 'table' as const,
      ...asAnswer(writer.ledger, rows),
      skipped: [],
      ...warned(...(file.warnings.warnings ?? []), ...rows.flatMap(({ warning }) => warning ?? [])),
    };
  });
}

/** One that nobody had announced, while another amount by the same method is awaited. */
function stillAwaited(say: Say, ledger: Ledger, { outcome, payment }: BookedCharge): Read {
  if (outcome !== 'recorded') return {};
  const { memberId, method, receivedCents } = payment;
  const awaited = listPayments(ledger, { memberId, pendingOnly: true }).find(
    (each) => each.method === method,
  );
  if (awaited === undefined) return {};
  const { pendingCents, id } = awaited;
  const code = memberCode(ledger, memberId);
  const name = formatId('payment', id);
  return { warning: say.answers.otherAwaited(code, receivedCents, name, pendingCents) };
}

function asAnswer(ledger: Ledger, rows: readonly Read[]) {
  const booked = rows.flatMap((row) => row.booked ?? []);
  const isOf =
    (...outcomes: readonly ChargeOutcome[]) =>
    ({ outcome }: BookedCharge) =>
      outcomes.includes(outcome);
  const completedCount = booked.filter(isOf('completed')).length;
  const added = booked.filter(isOf('confirmed', 'recorded')).map(({ payment }) => payment);
  return {
    payments: added.map((payment) => paymentJson(ledger, payment)),
    totalCents: sumCents(added.map(({ receivedCents }) => receivedCents)),
    feeCents: sumCents(booked.map(({ feeCents }) => feeCents)),
    count: added.length,
    feeCount: booked.filter(isOf('fee')).length,
    ...(completedCount === 0 ? {} : { completedCount }),
    knownCount: booked.filter(isOf('known', 'completed')).length,
  };
}
