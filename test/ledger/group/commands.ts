import fc from 'fast-check';
import { METHODS, type Method } from '../../../src/domain/method.ts';
import type { Decisions, HandedMethod } from '../../../src/domain/validation.ts';
import { isCollected } from '../../../src/domain/validation.ts';
import { query } from '../../../src/ledger/database.ts';
import { reopenDistribution } from '../../../src/ledger/distributions/reopen.ts';
import { validateDistribution } from '../../../src/ledger/distributions/validate.ts';
import { adjustMember } from '../../../src/ledger/members/adjustments.ts';
import { comeBack, leave } from '../../../src/ledger/members/leaving.ts';
import { memberById } from '../../../src/ledger/members/members.ts';
import {
  adjustOrder,
  cancelOrder,
  complementOrder,
} from '../../../src/ledger/orders/order-changes.ts';
import { addOrder } from '../../../src/ledger/orders/orders.ts';
import { movePayment } from '../../../src/ledger/payments/move.ts';
import {
  addPayment,
  cancelPayment,
  confirmPayment,
} from '../../../src/ledger/payments/payment-changes.ts';
import { listPayments } from '../../../src/ledger/payments/payments.ts';
import { refundMember } from '../../../src/ledger/payments/refunds.ts';
import { undo } from '../../../src/ledger/undo.ts';
import type { GroupModel, ModelPayment, ModelStep } from './model.ts';
import { attempt, DAYS, expectAgreement, type Real, TODAY } from './real.ts';

type Command = fc.Command<GroupModel, Real>;
type Change = readonly [string, number];

const DATE = '2026-10-04';

/** The one at an index, modulo how many there are. */
const at = <Value>(values: readonly Value[], index: number): Value | undefined =>
  values[index % Math.max(1, values.length)];

const oneOf = <Value>(values: Iterable<Value>, index: number): Value => {
  const found = at([...values], index);
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

/** A command that is skipped where there is nothing to choose from. */
function command(
  name: string,
  needs: (model: GroupModel) => boolean,
  body: (model: GroupModel, real: Real) => void,
): Command {
  return {
    check: (model) => needs(model as GroupModel),
    run(model, real) {
      body(model, real);
      expectAgreement(real, model);
    },
    toString: () => name,
  };
}

const always = () => true;
const hasOrders = (model: GroupModel) => model.orders.size > 0;
const hasPayments = (model: GroupModel) => model.payments.size > 0;

/** The payment that the ledger has made, in the model too. */
function note(
  model: GroupModel,
  payment: Omit<ModelPayment, 'isRefund' | 'providerId'> & Partial<ModelPayment>,
) {
  model.payments.set(payment.id, { isRefund: false, providerId: null, ...payment });
  return payment.id;
}

const lastOf = (real: Real) => real.newOperations().at(-1)?.id ?? 0;

const newestPayment = (real: Real): number =>
  real.ledger.get(query.selectFrom('payments').select('id').orderBy('id', 'desc').limit(1))?.id ??
  0;

/** Money that came: credited, and by hand until the bank shows it. */
const received = (member: number, payment: number, method: Method, cents: number): Change[] => [
  [`received ${payment}`, cents],
  [`balance ${member}`, cents],
  ...(method === 'cash' ? [] : [[`by hand ${payment}`, cents] as Change]),
];

/** A method that the group does not offer only now and then: it is refused, and nothing follows. */
const mostlyOffered = ({ rules }: GroupModel, method: Method, index: number): Method =>
  rules.methods.includes(method) || index % 5 === 0 ? method : oneOf(rules.methods, index);

interface Ordering {
  readonly who: number;
  readonly cents: number;
  readonly method: Method;
  readonly day: number;
  readonly usesCredit: boolean;
  readonly provider: number | null;
}

const order = (it: Ordering): Command =>
  command(`order ${JSON.stringify(it)}`, always, (model, real) => {
    const { cents } = it;
    const member = oneOf(model.members, it.who);
    const method = mostlyOffered(model, it.method, it.who);
    const day = [...DAYS, null][it.day % 4] ?? null;
    const providerId = method === 'online' && it.provider !== null ? `pi_${it.provider}` : null;
    const usesCredit = it.usesCredit && providerId === null;
    const reasons = model.mayOrder({ member, day, method }, cents, providerId);
    const added = attempt(real, reasons, (writer) =>
      addOrder(writer, {
        member: memberById(writer.ledger, member),
        amountCents: cents,
        method,
        date: DATE,
        distribution: day ?? undefined,
        useCredit: usesCredit,
        providerId: providerId ?? undefined,
      }),
    );
    if (added === undefined) return;
    const { id } = added;
    const credit = usesCredit ? Math.max(0, model.get(`balance ${member}`)) : 0;
    const toPay = method === 'kitty' ? 0 : Math.max(0, cents - credit);
    model.orders.set(id, { id, member, day, method });
    const changes: Change[] = [
      [`order ${id}`, cents],
      [`balance ${member}`, -cents],
    ];
    const payments: number[] = [];
    if (toPay > 0) {
      const payment = note(model, {
        id: newestPayment(real),
        member,
        order: id,
        method,
        providerId,
      });
      payments.push(payment);
      if (providerId === null) changes.push([`pending ${payment}`, toPay]);
      else changes.push(...received(member, payment, method, toPay));
    }
    model.record(lastOf(real), 'order', changes, { orders: [id], payments });
  });

const complement = (which: number, cents: number, other: Method | null): Command =>
  command(`complement ${which} ${cents} ${other}`, hasOrders, (model, real) => {
    const { id, member, method: own } = oneOf(model.orders.values(), which);
    const method = mostlyOffered(model, other ?? own, which);
    const done = attempt(real, model.mayComplement(id, cents, method), (writer) =>
      complementOrder(writer, id, { amountCents: cents, items: [], method, date: DATE }),
    );
    if (done === undefined) return;
    const changes: Change[] = [
      [`order ${id}`, cents],
      [`balance ${member}`, -cents],
    ];
    const awaited = model.awaitedFor(id).find((payment) => payment.method === method);
    const payments: number[] = [];
    if (method !== 'kitty' && awaited !== undefined) changes.push([`pending ${awaited.id}`, cents]);
    if (method !== 'kitty' && awaited === undefined) {
      const payment = note(model, { id: newestPayment(real), member, order: id, method });
      payments.push(payment);
      changes.push([`pending ${payment}`, cents]);
    }
    model.record(lastOf(real), 'complement', changes, { orders: [id], payments });
  });

const adjust = (which: number, change: number): Command =>
  command(`adjust ${which} ${change}`, hasOrders, (model, real) => {
    const { id, member } = oneOf(model.orders.values(), which);
    const done = attempt(real, model.mayAdjust(id, change), (writer) =>
      adjustOrder(writer, id, { changeCents: change }, { date: DATE, reason: 'x' }),
    );
    if (done === undefined) return;
    const changes: Change[] = [
      [`order ${id}`, change],
      [`balance ${member}`, -change],
    ];
    const awaited = [...model.awaitedFor(id)].reverse();
    let rest = -change;
    for (const payment of awaited) {
      const cents = change > 0 ? rest : Math.min(rest, model.get(`pending ${payment.id}`));
      if (cents !== 0) changes.push([`pending ${payment.id}`, -cents]);
      rest -= cents;
    }
    model.record(lastOf(real), 'order-adjustment', changes, { orders: [id] });
  });

const cancel = (which: number): Command =>
  command(`cancel order ${which}`, hasOrders, (model, real) => {
    const { id, member } = oneOf(model.orders.values(), which);
    const done = attempt(real, model.mayChange(id), (writer) =>
      cancelOrder(writer, id, { date: DATE, reason: 'x' }),
    );
    if (done === undefined) return;
    const cents = model.get(`order ${id}`);
    const given = model
      .awaitedFor(id)
      .map((payment): Change => [`pending ${payment.id}`, -model.get(`pending ${payment.id}`)]);
    model.record(
      lastOf(real),
      'order-cancellation',
      [[`order ${id}`, -cents], [`balance ${member}`, cents], ...given],
      { orders: [id] },
    );
  });

const isRefill = ({ rules }: GroupModel, method: Method): boolean =>
  rules.methods.includes('kitty') && ['cheque', 'cash', 'transfer'].includes(method);

const pay = (who: number, cents: number, any: Method, isReceived: boolean): Command =>
  command(`pay ${who} ${cents} ${any} ${isReceived}`, always, (model, real) => {
    const method = isRefill(model, any) ? any : mostlyOffered(model, any, who);
    const member = oneOf(model.members, who);
    const wanted = { memberId: member, amountCents: cents, method, date: DATE };
    const added = attempt(real, model.mayPay(method), (writer) =>
      addPayment(writer, wanted, isReceived ? 'received' : 'announced'),
    );
    if (added === undefined) return;
    const payment = note(model, { id: added.id, member, order: null, method });
    const changes: Change[] = isReceived
      ? received(member, payment, method, cents)
      : [[`pending ${payment}`, cents]];
    model.record(lastOf(real), 'payment', changes, { payments: [payment] });
  });

/** A payment that is awaited, if there is one; now and then any. */
function mostlyAwaited(model: GroupModel, index: number): ModelPayment {
  const all = [...model.payments.values()];
  const awaited = all.filter(({ id }) => model.get(`pending ${id}`) > 0);
  return oneOf(awaited.length > 0 && index % 4 !== 0 ? awaited : all, index);
}

interface Confirming {
  readonly which: number;
  readonly off: number;
  readonly isOther: boolean;
  readonly method: Method | null;
}

const confirm = (it: Confirming): Command =>
  command(`confirm ${JSON.stringify(it)}`, hasPayments, (model, real) => {
    const payment = mostlyAwaited(model, it.which);
    const { id, member } = payment;
    const pending = model.get(`pending ${id}`);
    const cents = Math.max(1, pending + it.off);
    const method = it.method ?? payment.method;
    const done = attempt(real, model.mayConfirm(id, method, cents, it.isOther), (writer) =>
      confirmPayment(writer, id, {
        amountCents: cents,
        date: DATE,
        withoutReference: true,
        otherAmount: it.isOther,
        reason: 'x',
        method,
      }),
    );
    if (done === undefined) return;
    const isSame = method === payment.method;
    const into = isSame
      ? id
      : note(model, { id: newestPayment(real), member, order: payment.order, method });
    model.record(
      lastOf(real),
      'confirmation',
      [[`pending ${id}`, -pending], ...received(member, into, method, cents)],
      { payments: isSame ? [] : [into] },
    );
  });

const giveUp = (which: number): Command =>
  command(`give up ${which}`, hasPayments, (model, real) => {
    const { id } = oneOf(model.payments.values(), which);
    const pending = model.get(`pending ${id}`);
    const reasons = pending > 0 ? [] : ['PAYMENT_NOT_PENDING'];
    const done = attempt(real, reasons, (writer) => cancelPayment(writer, id, DATE, undefined));
    if (done === undefined) return;
    model.record(lastOf(real), 'cancellation', [[`pending ${id}`, -pending]]);
  });

const refund = (who: number, cents: number, method: Method): Command =>
  command(`refund ${who} ${cents} ${method}`, always, (model, real) => {
    const member = oneOf(model.members, who);
    const isPlan = method === 'kitty' || method === 'on-site';
    const reasons = [
      ...(isPlan ? ['METHOD_NOT_FOR_PAYMENT'] : []),
      ...(cents > model.get(`balance ${member}`) ? ['REFUND_TOO_LARGE'] : []),
    ];
    const done = attempt(real, reasons, (writer) => {
      const to = memberById(writer.ledger, member);
      return refundMember(writer, {
        member: to,
        amountCents: cents,
        method,
        reason: 'x',
        date: DATE,
      });
    });
    if (done === undefined) return;
    const id = note(model, { id: done.id, member, order: null, method, isRefund: true });
    model.record(lastOf(real), 'refund', received(member, id, method, -cents), { payments: [id] });
  });

const move = (which: number, who: number): Command =>
  command(`move ${which} ${who}`, hasPayments, (model, real) => {
    const payment = oneOf(model.payments.values(), which);
    const { id, member, method } = payment;
    const to = oneOf(model.members, who);
    const done = attempt(real, model.mayMove(id, to), (writer) =>
      movePayment(writer, id, { to: memberById(writer.ledger, to), reason: 'x', date: DATE }),
    );
    if (done === undefined) return;
    const cents = model.get(`received ${id}`);
    const moved = note(model, { id: done.payment.id, member: to, order: null, method });
    model.record(
      lastOf(real),
      'payment-move',
      [...received(member, id, method, -cents), ...received(to, moved, method, cents)],
      { payments: [moved] },
    );
  });

const repair = (who: number, cents: number, other: number | null): Command =>
  command(`repair ${who} ${cents} ${other}`, always, (model, real) => {
    const member = oneOf(model.members, who);
    const to = other === null ? undefined : oneOf(model.members, other);
    const done = attempt(real, to === member ? ['SAME_MEMBER'] : [], (writer) =>
      adjustMember(writer, {
        member: memberById(writer.ledger, member),
        amountCents: cents,
        reason: 'x',
        date: DATE,
        other: to === undefined ? undefined : memberById(writer.ledger, to),
      }),
    );
    if (done === undefined) return;
    const opposite: Change[] = to === undefined ? [] : [[`balance ${to}`, -cents]];
    model.record(lastOf(real), 'adjustment', [[`balance ${member}`, cents], ...opposite]);
  });

const goOrCome = (who: number, isUnsettled: boolean, isBack: boolean): Command =>
  command(`${isBack ? 'back' : 'leave'} ${who} ${isUnsettled}`, always, (model, real) => {
    const member = oneOf(model.members, who);
    const isSettled =
      model.get(`balance ${member}`) === 0 &&
      model.pendingOf(member) === 0 &&
      !model.hasChequesInHand(member);
    const reasons = isBack
      ? []
      : [
          ...(model.left.has(member) ? ['MEMBER_LEFT'] : []),
          ...(isSettled || isUnsettled ? [] : ['MEMBER_NOT_SETTLED']),
        ];
    const done = attempt(real, reasons, (writer) => {
      const whom = memberById(writer.ledger, member);
      return isBack ? comeBack(writer, whom) : leave(writer, whom, { date: DATE, isUnsettled });
    });
    if (done === undefined) return;
    if (isBack) model.left.delete(member);
    else model.left.add(member);
  });

interface Validating {
  readonly day: number;
  readonly who: number | null;
  readonly asExpected: boolean;
  readonly onSite: HandedMethod | null;
  readonly leaveUnpaid: boolean;
  /** Every so many of what is awaited is left. */
  readonly leaves: number;
}

const validate = (it: Validating): Command =>
  command(`validate ${JSON.stringify(it)}`, always, (model, real) => {
    const day = DAYS[it.day % DAYS.length] ?? DAYS[0];
    const only = it.who === null ? undefined : oneOf(model.members, it.who);
    const ordered = model.ordersOn(day);
    const waiting = [...new Set(ordered.map(({ member }) => member))]
      .filter((member) => !model.isLocked(day, member))
      .toSorted((one, other) => one - other);
    const members = waiting.filter((member) => only === undefined || member === only);
    const awaitedOf = (member: number) =>
      ordered.filter((each) => each.member === member).flatMap(({ id }) => model.awaitedFor(id));
    const awaited = members.flatMap(awaitedOf);
    const collected = awaited.filter(({ method }) => isCollected(method));
    const left = new Set(
      collected.filter((_, index) => (index + 1) % it.leaves === 0).map(({ id }) => id),
    );
    const isNamed = ({ method }: ModelPayment) => method !== 'on-site' || it.onSite !== null;
    const isSaid = ({ method }: ModelPayment) => method === 'on-site' || it.asExpected;
    const isDropped = ({ id, method }: ModelPayment) => left.has(id) && method === 'on-site';
    const blocked = collected.some(
      (payment) => !left.has(payment.id) && !(isNamed(payment) && isSaid(payment)),
    );
    const unpaid = members.some((member) => {
      const dropped = awaitedOf(member).filter(isDropped);
      const more = dropped.reduce((sum, { id }) => sum + model.get(`pending ${id}`), 0);
      const covered = Math.max(0, model.get(`balance ${member}`) + model.pendingOf(member));
      return model.unpaid(day, member) + more - covered > 0;
    });
    const reasons = [
      ...(ordered.length === 0 ? ['DISTRIBUTION_NOT_FOUND'] : []),
      ...(day > TODAY ? ['DISTRIBUTION_NOT_HELD'] : []),
      ...(it.onSite === null ? [] : model.mayPay(it.onSite)),
      ...(blocked || (unpaid && !it.leaveUnpaid) ? ['VALIDATION_BLOCKED'] : []),
    ];
    const decisions: Decisions = {
      said: new Map([...left].map((id) => [id, { amountCents: 0 }])),
      taken: [],
      asExpected: it.asExpected,
      onSite: it.onSite ?? undefined,
      leaveUnpaid: it.leaveUnpaid ? 'all' : new Map(),
    };
    const done = attempt(real, reasons, (writer) =>
      validateDistribution(writer, {
        distribution: day,
        memberId: only,
        decisions,
        today: TODAY,
        date: day,
      }),
    );
    if (done === undefined) return;
    const operations = [...real.newOperations()];
    const next = () => operations.shift()?.id ?? 0;
    for (const member of members) {
      const operation = next();
      model.record(operation, 'validation', []);
      const steps = awaitedOf(member).flatMap((payment): ModelStep[] => {
        const { id, method } = payment;
        const cents = model.get(`pending ${id}`);
        if (!isCollected(method) || (left.has(id) && method !== 'on-site')) return [];
        const step = next();
        if (left.has(id)) {
          model.record(step, 'cancellation', [[`pending ${id}`, -cents]]);
          return [{ operation: step, received: null }];
        }
        const named = method === 'on-site' ? (it.onSite ?? method) : method;
        const into = named === method ? id : takenInstead(model, real, payment, named);
        const changes: Change[] = [
          [`pending ${id}`, -cents],
          ...received(member, into, named, cents),
        ];
        model.record(step, 'confirmation', changes, { payments: named === method ? [] : [into] });
        return [{ operation: step, received: { payment: into, cents } }];
      });
      model.validations.push({ operation, day, member, steps, stands: true });
    }
    const isWhole = members.length === waiting.length;
    const stood = model.validations.some(
      (each) => each.stands && each.day === day && each.member === null,
    );
    if (isWhole && !stood) {
      const operation = next();
      model.record(operation, 'validation', []);
      model.validations.push({ operation, day, member: null, steps: [], stands: true });
    }
  });

/** The payment that the ledger has made in the place of one that was to be paid on site. */
function takenInstead(
  model: GroupModel,
  real: Real,
  payment: ModelPayment,
  method: Method,
): number {
  const { member, order: of } = payment;
  const made = listPayments(real.ledger, { memberId: member }).find(
    ({ id, orderId }) => orderId === of && !model.payments.has(id),
  );
  return note(model, { id: made?.id ?? 0, member, order: of, method });
}

const reopen = (dayIndex: number, who: number | null): Command =>
  command(`reopen ${dayIndex} ${who}`, always, (model, real) => {
    const day = DAYS[dayIndex % DAYS.length] ?? DAYS[0];
    const only = who === null ? undefined : oneOf(model.members, who);
    const covering = model.validations.filter(
      (each) =>
        each.stands &&
        each.day === day &&
        (only === undefined || each.member === null || each.member === only),
    );
    const reasons = [
      ...(model.ordersOn(day).length === 0 ? ['DISTRIBUTION_NOT_FOUND'] : []),
      ...(covering.length === 0 ? ['DISTRIBUTION_NOT_VALIDATED'] : []),
    ];
    const done = attempt(real, reasons, (writer) =>
      reopenDistribution(writer, { distribution: day, memberId: only }),
    );
    if (done === undefined) return;
    const reversals = [...real.newOperations()];
    for (const validation of covering.toReversed()) {
      for (const { operation, received: got } of validation.steps.toReversed()) {
        if (model.operations.get(operation)?.undone) continue;
        const isThere =
          got === null ||
          (model.get(`received ${got.payment}`) >= got.cents &&
            (model.paymentOf(got.payment).method === 'cash' ||
              model.get(`by hand ${got.payment}`) >= got.cents));
        if (isThere) model.flip(operation, reversals.shift()?.id ?? 0);
      }
      model.flip(validation.operation, reversals.shift()?.id ?? 0);
      validation.stands = false;
    }
  });

const takeBack = (which: number): Command =>
  command(
    `undo ${which}`,
    (model) => model.roots.size > 0,
    (model, real) => {
      // Among the latest: what lies far back is mostly built upon.
      const latest = [...model.roots.keys()].toSorted((one, other) => other - one).slice(0, 12);
      const id = oneOf(latest, which);
      const done = attempt(real, model.mayFlip(id), (writer) => undo(writer, id));
      if (done === undefined) return;
      model.flip(id, lastOf(real));
    },
  );

const index = fc.nat({ max: 999 });
const cents = fc.oneof(fc.integer({ min: 1, max: 8000 }), fc.constantFrom(1000, 2000, 3000));
const anyMethod = fc.constantFrom<Method>(...METHODS);

/** Every command, the commoner ones more often. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        who: index,
        cents,
        method: fc.oneof(anyMethod, fc.constantFrom<Method>('cheque', 'on-site', 'online', 'cash')),
        day: index,
        usesCredit: fc.boolean(),
        provider: fc.option(fc.nat({ max: 1 }), { freq: 8 }),
      })
      .map(order),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(index, cents, fc.option(anyMethod)).map((it) => complement(...it)),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(index, fc.integer({ min: -3000, max: 3000 })).map((it) => adjust(...it)),
  },
  { weight: 1, arbitrary: index.map(cancel) },
  { weight: 4, arbitrary: fc.tuple(index, cents, anyMethod, fc.boolean()).map((it) => pay(...it)) },
  {
    weight: 4,
    arbitrary: fc
      .record({
        which: index,
        off: fc.constantFrom(0, 0, 0, 100, -100),
        isOther: fc.boolean(),
        method: fc.option(anyMethod, { freq: 3 }),
      })
      .map(confirm),
  },
  { weight: 1, arbitrary: index.map(giveUp) },
  { weight: 1, arbitrary: fc.tuple(index, cents, anyMethod).map((it) => refund(...it)) },
  { weight: 2, arbitrary: fc.tuple(index, index).map((it) => move(...it)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        index,
        fc.integer({ min: -3000, max: 3000 }).filter((it) => it !== 0),
        fc.option(index),
      )
      .map((it) => repair(...it)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(index, fc.boolean(), fc.constantFrom(true, true, false))
      .map((it) => goOrCome(...it)),
  },
  {
    weight: 5,
    arbitrary: fc
      .record({
        day: index,
        who: fc.option(index),
        asExpected: fc.oneof(fc.boolean(), fc.constant(true)),
        onSite: fc.option(fc.constantFrom<HandedMethod>('cash', 'cheque', 'card'), { freq: 4 }),
        leaveUnpaid: fc.oneof(fc.boolean(), fc.constant(true)),
        leaves: fc.constantFrom(2, 3, 99),
      })
      .map(validate),
  },
  { weight: 3, arbitrary: fc.tuple(index, fc.option(index)).map((it) => reopen(...it)) },
  { weight: 5, arbitrary: index.map(takeBack) },
);
