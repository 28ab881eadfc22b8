import type { ArgumentDeclaration, GroupDeclaration } from './declaration.ts';
import { AMOUNT, CHEQUE, FILE, MAP, MEMBER, MEMBER_ONLY, METHOD, REASON } from './options.ts';

const PAYMENT: ArgumentDeclaration = { name: 'payment', help: 'payment' };

export const paymentCommands: GroupDeclaration = {
  name: 'payment',
  french: ['paiement'],
  commands: [
    {
      name: 'payment add',
      french: ['ajouter'],
      arguments: [MEMBER, AMOUNT],
      options: [
        METHOD,
        { flag: '--received', french: '--recu', help: 'received' },
        { flag: '--announced', french: '--annonce', help: 'announced' },
        { flag: '--for', french: '--pour', value: 'MEMBER=AMOUNT', help: 'shareFor', isMany: true },
        { flag: '--payer', french: '--payeur', value: 'NAME', help: 'payer' },
        ...CHEQUE,
        { flag: '--contract', french: '--contrat', value: 'CONTRACT', help: 'forContract' },
      ],
      examples: [
        'payment add DUR 20 --method cash',
        'payment add DUR 60 --method transfer',
        'payment add --for DUR=45 --for MAR=30 --method cheque --received',
        'payment add DUR 80 --number 7654321 --bank "Crédit Mutuel" --deposit-from 2026-12-01',
      ],
      load: async () => (await import('../commands/payment-add.ts')).paymentAdd,
    },
    {
      name: 'payment confirm',
      french: ['confirmer'],
      arguments: [PAYMENT],
      options: [
        { flag: '--amount', french: '--montant', value: 'AMOUNT', help: 'amountReceived' },
        { flag: '--reference', french: '--reference', value: 'REFERENCE', help: 'reference' },
        { flag: '--without-reference', french: '--sans-reference', help: 'withoutReference' },
        { flag: '--other-amount', french: '--autre-montant', help: 'otherAmount' },
        { ...METHOD, help: 'methodInstead' },
        ...CHEQUE,
        REASON,
      ],
      examples: [
        'payment confirm RF45K7Q2M --amount 42,50',
        'payment confirm P-1 --amount 42,50 --method cash',
      ],
      load: async () => (await import('../commands/payment-confirm.ts')).paymentConfirm,
    },
    {
      name: 'payment cancel',
      french: ['annuler'],
      arguments: [{ name: 'payments', help: 'payments', variadic: true }],
      options: [{ flag: '--handed-back', french: '--rendu', help: 'handedBack' }, REASON],
      examples: [
        'payment cancel P-1 --reason "paid in cash instead"',
        'payment cancel P-4 P-5 --handed-back --reason "leaves the group"',
      ],
      load: async () => (await import('../commands/payment-cancel.ts')).paymentCancel,
    },
    {
      name: 'payment refund',
      french: ['rembourser'],
      arguments: [MEMBER, AMOUNT],
      options: [METHOD, REASON],
      examples: ['payment refund DUR 12,50 --method transfer --reason "leaves the group"'],
      load: async () => (await import('../commands/payment-refund.ts')).paymentRefund,
    },
    {
      name: 'payment bounce',
      french: ['rejeter', 'impaye'],
      arguments: [PAYMENT],
      options: [
        { flag: '--line', french: '--ligne', value: 'LINE', help: 'bouncedLine' },
        { flag: '--charge', french: '--frais', value: 'AMOUNT', help: 'passedOnCharge' },
        REASON,
      ],
      examples: ['payment bounce P-1', 'payment bounce P-1 --line L-4 --charge 12'],
      load: async () => (await import('../commands/payment-bounce.ts')).paymentBounce,
    },
    {
      name: 'payment move',
      french: ['deplacer'],
      arguments: [PAYMENT, MEMBER],
      options: [REASON],
      examples: ['payment move P-1 MAR --reason "it was her brother"'],
      load: async () => (await import('../commands/payment-move.ts')).paymentMove,
    },
    {
      name: 'payment import',
      french: ['importer'],
      arguments: [FILE],
      options: [{ ...METHOD, help: 'defaultMethod' }, MAP],
      examples: ['payment import stripe.csv', 'payment import cheques.csv --method cheque'],
      load: async () => (await import('../commands/payment-import.ts')).paymentImport,
    },
    {
      name: 'payment list',
      french: ['lister'],
      options: [
        MEMBER_ONLY,
        { flag: '--pending', french: '--en-attente', help: 'pendingOnly' },
        { ...METHOD, help: 'methodOnly' },
        { flag: '--in-hand', french: '--en-main', help: 'inHandOnly' },
        { flag: '--in-transit', french: '--en-route', help: 'unshownOnly' },
      ],
      examples: [
        'payment list --pending',
        'payment list --method cheque --in-hand',
        'payment list --method card --in-transit',
      ],
      load: async () => (await import('../commands/payment-list.ts')).paymentList,
    },
    {
      name: 'payment show',
      french: ['montrer', 'voir'],
      arguments: [PAYMENT],
      examples: ['payment show P-1'],
      load: async () => (await import('../commands/payment-show.ts')).paymentShow,
    },
  ],
};
