import type { Method } from '../../../src/domain/method.ts';

/**
 * A group's accounts as its manual has them, in plain maps: the reference that the ledger is
 * compared with. It knows no tables, no entries and no SQL. A rule that refuses is a function that
 * names why; several reasons may hold at once.
 */

export type Reasons = readonly string[];

/** Amounts by what they are of: `balance 3`, `order 7`, `pending 9`, `received 9`, `by hand 9`. */
type Change = readonly [key: string, cents: number];

export interface ModelOrder {
  readonly id: number;
  readonly member: number;
  readonly day: string | null;
  readonly method: Method;
}

export interface ModelPayment {
  readonly id: number;
  readonly member: number;
  readonly order: number | null;
  readonly method: Method;
  /** Money that the group paid back. */
  readonly isRefund: boolean;
  readonly providerId: string | null;
}

interface ModelOperation {
  readonly kind: string;
  readonly changes: readonly Change[];
  readonly orders: readonly number[];
  readonly payments: readonly number[];
  undone: boolean;
  /** The operation, what takes it back, what brings it back, and so on. */
  readonly chain: number[];
}

interface ModelValidation {
  readonly operation: number;
  readonly day: string;
  /** Null for the whole. */
  readonly member: number | null;
  readonly steps: readonly ModelStep[];
  stands: boolean;
}

export interface ModelStep {
  readonly operation: number;
  /** What it received; none of one that was given up. */
  readonly received: { readonly payment: number; readonly cents: number } | null;
}

export interface GroupRules {
  readonly methods: readonly Method[];
  readonly kittyNegative: boolean;
  readonly today: string;
}

const REFILLS: readonly Method[] = ['cheque', 'cash', 'transfer'];

export class GroupModel {
  readonly rules: GroupRules;
  readonly sums = new Map<string, number>();
  readonly members: number[] = [];
  readonly left = new Set<number>();
  readonly orders = new Map<number, ModelOrder>();
  readonly payments = new Map<number, ModelPayment>();
  readonly operations = new Map<number, ModelOperation>();
  /** By operation, the one that it takes back or brings back in the end. */
  readonly roots = new Map<number, number>();
  readonly validations: ModelValidation[] = [];

  constructor(rules: GroupRules) {
    this.rules = rules;
  }

  get(key: string): number {
    return this.sums.get(key) ?? 0;
  }

  record(
    id: number,
    kind: string,
    changes: readonly Change[],
    about: { readonly orders?: readonly number[]; readonly payments?: readonly number[] } = {},
  ): void {
    const { orders = [], payments = [] } = about;
    this.operations.set(id, { kind, changes, orders, payments, undone: false, chain: [id] });
    this.roots.set(id, id);
    this.apply(changes, 1);
  }

  private apply(changes: readonly Change[], sign: number): void {
    for (const [key, cents] of changes) this.sums.set(key, this.get(key) + sign * cents);
  }

  // ------------------------------------------------------------------------------- what is known

  isLocked(day: string | null, member: number): boolean {
    return this.validations.some(
      (each) => each.stands && each.day === day && (each.member === null || each.member === member),
    );
  }

  /** Orders that still amount to something. */
  ordersOn(day: string): readonly ModelOrder[] {
    return [...this.orders.values()].filter(
      (order) => order.day === day && this.get(`order ${order.id}`) > 0,
    );
  }

  paymentsOf(order: number): readonly ModelPayment[] {
    return [...this.payments.values()].filter((payment) => payment.order === order);
  }

  awaitedFor(order: number): readonly ModelPayment[] {
    return this.paymentsOf(order).filter(({ id }) => this.get(`pending ${id}`) > 0);
  }

  private get guardsKitty(): boolean {
    return this.rules.methods.includes('kitty') && !this.rules.kittyNegative;
  }

  private kittyTooLow(member: number, method: Method, cents: number): Reasons {
    const isLow = !this.rules.kittyNegative && this.get(`balance ${member}`) < cents;
    return method === 'kitty' && isLow ? ['KITTY_TOO_LOW'] : [];
  }

  private providerTaken(providerId: string | null): Reasons {
    const taken = [...this.payments.values()].some(
      (payment) => payment.providerId === providerId && this.stands(payment.id),
    );
    return providerId !== null && taken ? ['PROVIDER_ID_TAKEN'] : [];
  }

  /** Whether the operation that brought a payment was not taken back. */
  private stands(payment: number): boolean {
    return [...this.operations.values()].some(
      (operation) => operation.payments.includes(payment) && !operation.undone,
    );
  }

  // ---------------------------------------------------------------------------------- may it be?

  mayOrder(order: Omit<ModelOrder, 'id'>, cents: number, providerId: string | null): Reasons {
    const { member, day, method } = order;
    return [
      ...(this.left.has(member) ? ['MEMBER_LEFT'] : []),
      ...(this.rules.methods.includes(method) ? [] : ['METHOD_DISABLED']),
      ...(this.isLocked(day, member) ? ['DISTRIBUTION_VALIDATED'] : []),
      ...this.kittyTooLow(member, method, cents),
      ...this.providerTaken(providerId),
    ];
  }

  mayComplement(id: number, cents: number, method: Method): Reasons {
    const { member } = this.orderOf(id);
    return [
      ...this.mayChange(id),
      ...(this.left.has(member) ? ['MEMBER_LEFT'] : []),
      ...(this.rules.methods.includes(method) ? [] : ['METHOD_DISABLED']),
      ...this.kittyTooLow(member, method, cents),
    ];
  }

  mayChange(id: number): Reasons {
    const { day, member } = this.orderOf(id);
    return [
      ...(this.isLocked(day, member) ? ['DISTRIBUTION_VALIDATED'] : []),
      ...(this.get(`order ${id}`) === 0 ? ['ORDER_CANCELLED'] : []),
    ];
  }

  mayAdjust(id: number, change: number): Reasons {
    const isBelow = this.get(`order ${id}`) + change < 0;
    return [...this.mayChange(id), ...(isBelow ? ['ORDER_BELOW_ZERO'] : [])];
  }

  mayPay(method: Method): Reasons {
    if (method === 'kitty' || method === 'on-site') return ['METHOD_NOT_FOR_PAYMENT'];
    const { methods } = this.rules;
    const isRefill = methods.includes('kitty') && REFILLS.includes(method);
    return methods.includes(method) || isRefill ? [] : ['METHOD_DISABLED'];
  }

  mayConfirm(id: number, method: Method, cents: number, isOther: boolean): Reasons {
    const pending = this.get(`pending ${id}`);
    const isInstead = method !== this.paymentOf(id).method;
    return [
      ...(isInstead ? this.mayPay(method) : []),
      ...(pending > 0 ? [] : ['PAYMENT_NOT_PENDING']),
      ...(cents === pending || isOther ? [] : ['AMOUNT_DIFFERS']),
      ...(method === 'on-site' || method === 'kitty' ? ['METHOD_NOT_FOR_PAYMENT'] : []),
    ];
  }

  mayMove(id: number, to: number): Reasons {
    const { member } = this.paymentOf(id);
    const cents = this.get(`received ${id}`);
    const isConfirmed = cents > 0 && this.get(`pending ${id}`) === 0;
    const isLow = this.guardsKitty && this.get(`balance ${member}`) - cents < 0;
    return [
      ...(isConfirmed ? [] : ['PAYMENT_NOT_MOVABLE']),
      ...(member === to ? ['SAME_MEMBER'] : []),
      ...(isConfirmed && isLow ? ['KITTY_OVERDRAWN'] : []),
    ];
  }

  /** What of a member's orders on a day nobody has paid, announced, or has an avoir for. */
  unpaid(day: string, member: number): number {
    const orders = this.ordersOn(day).filter(
      (order) => order.member === member && order.method !== 'kitty',
    );
    const all = this.ordersOn(day).filter((order) => order.member === member);
    const paid = all
      .flatMap(({ id }) => this.paymentsOf(id))
      .map(({ id }) => this.get(`pending ${id}`) + Math.max(0, this.get(`received ${id}`)))
      .reduce((sum, cents) => sum + cents, 0);
    const ordered = orders.reduce((sum, { id }) => sum + this.get(`order ${id}`), 0);
    const lacking = -(this.get(`balance ${member}`) + this.pendingOf(member));
    return Math.max(0, Math.min(ordered - paid, lacking));
  }

  pendingOf(member: number): number {
    return [...this.payments.values()]
      .filter((payment) => payment.member === member)
      .reduce((sum, { id }) => sum + this.get(`pending ${id}`), 0);
  }

  hasChequesInHand(member: number): boolean {
    return [...this.payments.values()].some(
      ({ id, method, isRefund, ...payment }) =>
        payment.member === member &&
        method === 'cheque' &&
        !isRefund &&
        this.get(`by hand ${id}`) > 0,
    );
  }

  private impossible(changes: readonly Change[]): boolean {
    return changes.some(([key]) => {
      const [what, id = ''] = key.match(/^(.*) (\d+)$/)?.slice(1) ?? [];
      if (what === 'balance') return false;
      const isRefund = this.payments.get(Number(id))?.isRefund ?? false;
      const sign = what !== 'order' && isRefund ? -1 : 1;
      return sign * this.get(key) < 0;
    });
  }

  /** Whether an operation may be taken back, or brought back. */
  mayFlip(id: number): Reasons {
    const root = this.roots.get(id) ?? id;
    const operation = this.operationOf(root);
    const { kind, changes, undone: isRedo, orders, payments, chain } = operation;
    if ((chain.length - 1 - chain.indexOf(id)) % 2 === 1) return ['ALREADY_UNDONE'];
    const validation = this.validations.find((each) => each.operation === root);
    const step = this.validations.find(({ steps }) =>
      steps.some((each) => each.operation === root),
    );
    if (validation !== undefined) return isRedo ? ['REDO_REFUSED'] : ['VALIDATION_REOPENED_ONLY'];
    const isOrder = ['order', 'complement', 'order-adjustment', 'order-cancellation'].includes(
      kind,
    );
    const reasons: string[] = [];
    if (step !== undefined && isRedo) reasons.push('REDO_REFUSED');
    if (step?.stands) reasons.push('DISTRIBUTION_VALIDATED');
    if (
      isOrder &&
      orders
        .map((order) => this.orderOf(order))
        .some(({ day, member }) => this.isLocked(day, member))
    ) {
      reasons.push('DISTRIBUTION_VALIDATED');
    }
    if (isRedo) {
      for (const payment of payments)
        reasons.push(...this.providerTaken(this.paymentOf(payment).providerId));
    }
    const sign = isRedo ? 1 : -1;
    this.apply(changes, sign);
    if (this.impossible(changes)) reasons.push('UNDO_BLOCKED', 'REDO_REFUSED');
    const debited = changes.filter(([key, cents]) => key.startsWith('balance') && sign * cents < 0);
    const isOverdrawn = debited.some(([key]) => this.get(key) < 0);
    const guarded = [...ORDER_LIKE, 'payment', 'confirmation', 'adjustment', 'payment-move'];
    if (this.guardsKitty && guarded.includes(kind) && isOverdrawn) reasons.push('KITTY_OVERDRAWN');
    if (kind === 'refund' && isRedo && isOverdrawn) reasons.push('REFUND_TOO_LARGE');
    this.apply(changes, -sign);
    return reasons;
  }

  flip(id: number, reversal: number): void {
    const root = this.roots.get(id) ?? id;
    const operation = this.operationOf(root);
    this.apply(operation.changes, operation.undone ? 1 : -1);
    operation.undone = !operation.undone;
    operation.chain.push(reversal);
    this.roots.set(reversal, root);
  }

  private orderOf(id: number): ModelOrder {
    const order = this.orders.get(id);
    if (order === undefined) throw new Error(`no order ${id}`);
    return order;
  }

  paymentOf(id: number): ModelPayment {
    const payment = this.payments.get(id);
    if (payment === undefined) throw new Error(`no payment ${id}`);
    return payment;
  }

  private operationOf(id: number): ModelOperation {
    const operation = this.operations.get(id);
    if (operation === undefined) throw new Error(`no operation ${id}`);
    return operation;
  }
}

const ORDER_LIKE = ['order', 'complement', 'order-adjustment', 'order-cancellation'];
