import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/cli/schemas.ts';
import { newWorld, type World } from '../support/world.ts';

/** Providers' exports and plain lists. The files are made up; their headers are the providers'. */

type Imported = Answer<'payment import'>;

let world: World;

beforeEach(async () => {
  world = newWorld({ env: { SOLDE_LEDGER: 'l.solde' } });
  await world.run('init AMAP --start 2026-10-01');
  await world.run('config set methods cheque,cash,transfer,card,online,on-site');
  await world.run('member add "Durand Claire" --email "claire@example.org"');
  await world.run('member add "Martin Paul"');
  await world.run('member add "Roux Ida" --email "ida@example.org"');
});

afterEach(async () => {
  expect(await world.json('check')).toEqual({ ok: true, problems: [] });
  world.remove();
});

const file = (...rows: readonly string[]) => world.file('x.csv', rows.join('\n'));
const importing = (flags = '') => world.run<Imported>(`payment import x.csv ${flags}`);
const refusal = () => world.refusalOf('payment import x.csv');
const summary = ({ payments }: Imported) =>
  payments.map(
    ({ member, amountCents, method, date }) => `${member} ${amountCents} ${method} ${date}`,
  );
const payments = async () => {
  const { payments: all } = await world.run<Answer<'payment list'>>('payment list');
  return all.map(
    ({ member, amountCents, method, status }) => `${member} ${amountCents} ${method} ${status}`,
  );
};
const fees = async () => {
  const { headings } = await world.run<Answer<'heading list'>>('heading list');
  return headings.find(({ name }) => name === 'bank-fees')?.balanceCents;
};

const STRIPE =
  'id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted Amount,Converted Amount Refunded,Converted Currency,Description,Fee,Mode,PaymentIntent ID,Status,Taxes On Fee,Card Name,Customer Email,order (metadata)';

describe('Stripe’s payments', () => {
  test('are received, with their fees, on the day that it was in France', async () => {
    file(
      STRIPE,
      'ch_1,2026-10-04 22:30:41,"42,50","0,00",eur,true,"42,50","0,00",eur,,"0,89",Live,pi_1,Paid,"0,00",,claire@example.org,',
      'ch_2,2026-10-05 08:00:00,"10,00","0,00",eur,true,"10,00","0,00",eur,,"0,40",Live,pi_2,Paid,"0,08",PAUL MARTIN,,',
    );
    const imported = await importing();
    expect(imported.source).toBe('stripe');
    expect(summary(imported)).toEqual(['DUR 4250 online 2026-10-05', 'MAR 1000 online 2026-10-05']);
    expect([imported.feeCents, await fees()]).toEqual([137, -137]);
  });

  test('are imported once, whatever the file: by either identifier', async () => {
    file(STRIPE, 'ch_1,2026-10-04 10:00:00,42.50,0,eur,,,,,,0.89,,pi_1,Paid,,,claire@example.org,');
    await importing();
    const again = await importing();
    expect([again.count, again.knownCount, again.operation]).toEqual([0, 1, undefined]);
    await world.refusalOf('order add DUR 5 --method online --psp-id pi_1');
    expect(await world.refusalOf('order add DUR 5 --method online --psp-id pi_1')).toEqual([
      '5 PROVIDER_ID_TAKEN',
    ]);
  });

  test('find what was announced: by the amount, a reference, or the order’s code', async () => {
    world.file('orders.csv', 'member;total;order\nMAR;30;CMD-1042\n');
    await world.run('order import orders.csv --method online');
    await world.run('order add DUR 42,50 --method online');
    file(
      STRIPE,
      'ch_1,2026-10-04 10:00:00,42.50,0,eur,,,,,,0.89,,,Paid,,,claire@example.org,',
      'ch_2,2026-10-04 10:00:00,28.00,0,eur,,,,,,0.60,,,Paid,,somebody else,,CMD-1042',
    );
    await importing();
    expect(await payments()).toEqual(['MAR 2800 online confirmed', 'DUR 4250 online confirmed']);
    const { members } = await world.run<Answer<'balance'>>('balance');
    expect(members.map(({ balanceCents, pendingCents }) => [balanceCents, pendingCents])).toEqual([
      [0, 0],
      // Two less were paid than ordered: a plain debt.
      [-200, 0],
      [0, 0],
    ]);
  });

  test('that an order brought with its identifier get their fee, once', async () => {
    await world.run('order add DUR 42,50 --method online --psp-id pi_1');
    file(STRIPE, 'ch_1,2026-10-04 10:00:00,42.50,0,eur,,,,,,0.89,,pi_1,Paid,,,claire@example.org,');
    const first = await importing();
    expect([first.count, first.feeCount, first.knownCount]).toEqual([0, 1, 0]);
    const second = await importing();
    expect([second.count, second.feeCount, second.knownCount]).toEqual([0, 0, 1]);
    expect(await fees()).toBe(-89);
    await world.run(`undo ${first.operation}`);
    expect(await fees()).toBe(0);
  });

  test('never go to whoever has a number that stands somewhere in the row', async () => {
    world.file('orders.csv', 'member;total;order\nMAR;30;4242\nMAR;31;123456\n');
    await world.run('order import orders.csv --method cheque');
    file(
      `${STRIPE},Card Last4`,
      'ch_1,2026-10-04 10:00:00,55,0,eur,,,,,,0.55,,pi_123456,Paid,,,claire@example.org,,4242',
    );
    expect(summary(await importing())).toEqual(['DUR 5500 online 2026-10-04']);
    file(
      STRIPE,
      'ch_2,2026-10-04 10:00:00,31,0,eur,,,,,basket 123456,,,,Paid,,,claire@example.org,',
    );
    expect(await refusal()).toEqual([
      '3 FILE_REFUSED',
      expect.stringContaining('PROVIDER_PAYER_DOUBT'),
    ]);
  });

  test('are nobody’s whose code is the card holder’s first name', async () => {
    await world.run('member add "Lemoine Paul" --code PAUL');
    file(STRIPE, 'ch_1,2026-10-04 10:00:00,55,0,eur,,,,,,,,,Paid,,Paul,guest@example.org,');
    expect(await refusal()).toEqual(['3 FILE_REFUSED', expect.stringContaining('PROVIDER_PAYER')]);
  });

  test('that were recorded with another of their identifiers are not doubled', async () => {
    await world.run('order add DUR 42,50 --method online --psp-id pi_1 --date 2026-10-04');
    file(STRIPE, 'ch_1,2026-10-04 10:00:00,42.50,0,eur,,,,,,0.89,,,Paid,,,claire@example.org,');
    const imported = await importing();
    expect([imported.count, imported.feeCount]).toEqual([0, 1]);
  });

  test('are recorded again once what they had brought is taken back', async () => {
    await world.run('order add DUR 30 --method online --psp-id pi_1 --date 2026-10-04');
    file(STRIPE, 'ch_1,2026-10-04 10:00:00,30,0,eur,,,,,,0,,pi_1,Paid,,,claire@example.org,');
    expect((await importing()).feeCount).toBe(1);
    await world.run('undo O-1');
    expect((await importing()).count).toBe(1);
  });

  test('and their fees come back in the order in which they were taken back', async () => {
    await world.run('order add DUR 30 --method online --psp-id pi_1 --date 2026-10-04');
    file(STRIPE, 'ch_1,2026-10-04 10:00:00,30,0,eur,,,,,,0.5,,pi_1,Paid,,,claire@example.org,');
    await importing();
    const { operation, operations = [] } = await world.run<Answer<'undo'>>('undo A-4..A-5');
    await world.run(`undo ${operation}..${operations.at(-1)}`);
    expect([await fees(), await payments()]).toEqual([-50, ['DUR 3000 online confirmed']]);
  });

  test('from before the ledger’s first day are left out, and fees are never from before it', async () => {
    await world.run('order add DUR 30 --method online --psp-id pi_1 --date 2026-10-01');
    file(
      STRIPE,
      'ch_1,2026-09-28 10:00:00,30,0,eur,,,,,,0.5,,pi_1,Paid,,,claire@example.org,',
      'ch_2,2026-09-28 10:00:00,30,0,eur,,,,,,0.5,,,Paid,,,claire@example.org,',
      'ch_3,2026-10-02 10:00:00,7,0,eur,,,,,,0.2,,,Paid,,,claire@example.org,',
    );
    const imported = await importing();
    expect(imported.skipped).toEqual([{ reason: 'before-start', count: 2 }]);
    expect(summary(imported)).toEqual(['DUR 700 online 2026-10-02']);
  });

  test('that failed, are tests or not paid yet, are left out and counted', async () => {
    file(
      STRIPE,
      'ch_1,2026-10-04 10:00:00,1,0,eur,,,,,,,,,Failed,,,,',
      'pi_2,2026-10-04 10:00:00,1,0,eur,,,,,,,,,requires_payment_method,,,,',
      'ch_3,2026-10-04 10:00:00,1,0,eur,,,,,,,Test,,Paid,,,,',
      'ch_4,2026-10-04 10:00:00,1,0,eur,false,,,,,,,,Paid,,,,',
      'ch_5,2026-10-04 10:00:00,1,1,eur,true,,,,,,,,Refunded,,,,',
    );
    const { skipped, count } = await importing();
    expect(count).toBe(0);
    expect(skipped).toEqual([
      { reason: 'failed', count: 2 },
      { reason: 'test', count: 1 },
      { reason: 'waiting', count: 1 },
      { reason: 'refunded', count: 1 },
    ]);
  });

  test('in another currency count as what the account received', async () => {
    file(
      STRIPE,
      'ch_1,2026-10-04 10:00:00,40,0,chf,true,42.50,0,eur,,0.89,Live,,Paid,,,claire@example.org,',
      'ch_2,2026-10-04 10:00:00,40,0,chf,true,40,0,chf,,0.89,Live,,Paid,,,claire@example.org,',
    );
    expect(await refusal()).toEqual(['3 FILE_REFUSED', expect.stringContaining('ROW_CURRENCY')]);
    file(
      STRIPE,
      'ch_1,2026-10-04 10:00:00,40,0,chf,true,42.50,0,eur,,0.89,Live,,Paid,,,claire@example.org,',
    );
    expect(summary(await importing())).toEqual(['DUR 4250 online 2026-10-04']);
  });

  test('that were paid back in part are told to a person', async () => {
    file(STRIPE, 'ch_1,2026-10-04 10:00:00,20,5,eur,,,,,,0.50,,,Paid,,,claire@example.org,');
    const { warnings } = await importing();
    expect(warnings?.[0]).toMatch(/^ch_1 \(P-1 of DUR\) was paid back, €5\.00\./);
  });

  test('with a status or a payer that nobody knows are refused, all at once', async () => {
    file(
      STRIPE,
      'ch_1,2026-10-04 10:00:00,20,0,eur,,,,,,,,,Floating,,,claire@example.org,',
      'ch_2,2026-10-04 10:00:00,20,0,eur,,,,,,,,,Paid,,Guest,guest@example.org,',
      'ch_3,2026-10-04 10:00:00,20,0,eur,,,,,,,,,Paid,,,claire@example.org,',
    );
    expect((await refusal()).map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual([
      '3 FILE_REFUSED',
      'PROVIDER_STATUS “Floating”',
      'PROVIDER_PAYER ch_2,',
    ]);
    expect(await payments()).toEqual([]);
  });

  test('of somebody unknown are a member’s whom the treasurer writes beside', async () => {
    file(
      `${STRIPE},member`,
      'ch_2,2026-10-04 10:00:00,20,0,eur,,,,,,,,,Paid,,Guest,guest@example.org,,MAR',
    );
    expect(summary(await importing())).toEqual(['MAR 2000 online 2026-10-04']);
  });

  test('come in its list of all activity too, in the same identifiers', async () => {
    const activity =
      'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Available On (UTC),Description,Customer Email';
    file(
      activity,
      'txn_1,charge,ch_1,"42,50","0,89","41,61",eur,2026-10-04 02:14,2026-10-11 00:00,,claire@example.org',
      'txn_2,payout,po_1,"-41,61","0,00","-41,61",eur,2026-10-08 02:14,2026-10-08 00:00,,',
      'txn_3,refund,ch_1,"-5,00","0,00","-5,00",eur,2026-10-09 02:14,2026-10-09 00:00,,',
    );
    const imported = await importing();
    expect(summary(imported)).toEqual(['DUR 4250 online 2026-10-04']);
    expect(imported.skipped).toEqual([{ reason: 'payout', count: 1 }]);
    expect(imported.warnings?.[0]).toMatch(/^ch_1 .* was paid back, €5\.00/);
    file(STRIPE, 'ch_1,2026-10-04 02:14:00,42.50,0,eur,,,,,,0.89,,,Paid,,,claire@example.org,');
    expect((await importing()).knownCount).toBe(1);
  });

  test.each([
    ['its payouts', 'id,Amount,Created (UTC),Currency,Livemode,Arrival Date (UTC),Status'],
    ['its report', 'balance_transaction_id,created,gross,fee,net,reporting_category'],
    [
      'HelloAsso’s orders',
      'Référence commande;Date de la commande;Statut de la commande;Montant tarif',
    ],
  ])('are not %s', async (_, header) => {
    file(header, header.replace(/[^;,]/g, ''));
    expect(await refusal()).toEqual(['3 PROVIDER_OTHER_EXPORT']);
  });
});

describe('HelloAsso’s payments', () => {
  const HEAD =
    'Référence commande;Référence paiement;Montant total;Date du paiement;Statut du paiement;Versé;Date du versement;Nom payeur;Prénom payeur;Email payeur;Campagne;Moyen de paiement';

  test('are received by name or e-mail, without any fee', async () => {
    file(
      HEAD,
      '82810;53041;45,00;03/10/2026 18:23:13;Payé;Non;;ROUX;Ida;ida@example.org;Paniers;Carte bancaire',
      '82811;53042;10,00;04/10/2026 23:50:00;Payé;Oui;05/10/2026;Martin;Paul;;Paniers;Carte bancaire',
      '82782;53029;10,00;03/10/2026;Hors Ligne;Hors Ligne;;X;Y;x@example.org;Paniers;Virement bancaire',
      '82783;53030;10,00;03/10/2026 10:00:00;Refusé;Non;;X;Y;x@example.org;Paniers;Carte bancaire',
    );
    const imported = await importing();
    expect(imported.source).toBe('helloasso');
    expect(summary(imported)).toEqual(['ROU 4500 online 2026-10-03', 'MAR 1000 online 2026-10-04']);
    expect([imported.feeCents, imported.skipped.map(({ reason }) => reason)]).toEqual([
      0,
      ['offline', 'failed'],
    ]);
    expect((await importing()).knownCount).toBe(2);
  });

  test('are known by the number that HelloAsso shows', async () => {
    await world.run('order add ROU 45 --method online --psp-id 53041 --date 2026-10-03');
    file(
      HEAD,
      '82810;53041;45,00;03/10/2026 18:23:13;Payé;Non;;ROUX;Ida;ida@example.org;Paniers;CB',
    );
    expect((await importing()).count).toBe(0);
    file(
      HEAD,
      '82810;53041;45,00;03/10/2026 18:23:13;Remboursé;Non;;ROUX;Ida;ida@example.org;Paniers;CB',
    );
    expect((await importing()).warnings?.[0]).toMatch(
      /^53041 \(P-1 of ROU\) was paid back, €45\.00/,
    );
  });
});

describe('SumUp’s transactions', () => {
  const HEAD =
    'Email,Date,Réf. transaction,Type de transaction,Status,Type de carte,4 derniers chiffres,Traiter en tant que,Méthode de paiement,Entry mode,Auth code,Description,Montant total,Prix net,Tax amount,Tip amount,Frais,Virement,Date du virement,Payout ID,Reference';
  const sale = (id: string, amount: string, fee: string, status = 'Accepté', way = 'POS') =>
    `amap@example.org,2026-10-03 11:44:43,${id},Sale,${status},VISA,1111,CREDIT,${way},CONTACTLESS,U0,panier,${amount},,,0.0,${fee},,,,`;
  const payout = (id: string) =>
    `,2026-10-04 11:45:02,${id},Virement,Paid,,,,,,,,30.0,,,,0.52,29.48,2026-10-05,1234567,`;

  test('are what was taken on the terminal: their fee is added, their payouts left out', async () => {
    await world.run('payment add DUR 30 --method card --date 2026-10-02');
    file(
      HEAD,
      sale('TAAAA1', '30.0', '0.52'),
      payout('TAAAA1'),
      sale('TAAAA2', '9.0', '0', 'Annulé'),
    );
    const imported = await importing();
    expect([imported.count, imported.feeCount, imported.feeCents]).toEqual([0, 1, 52]);
    expect(imported.skipped).toEqual([
      { reason: 'payout', count: 1 },
      { reason: 'failed', count: 1 },
    ]);
    expect((await importing()).knownCount).toBe(1);
    expect(await fees()).toBe(-52);
  });

  test('confirm the only payment of their amount that is awaited', async () => {
    await world.run('order add DUR 22,60 --method on-site --date 2026-10-02');
    await world.run('order add MAR 9 --method card --date 2026-10-02');
    file(
      HEAD,
      sale('TAAAA1', '22.6', '0.4'),
      sale('TAAAA2', '9', '0.1'),
      sale('TAAAA3', '5', '0', 'Accepté', 'CASH'),
    );
    const imported = await importing();
    expect(summary(imported)).toEqual(['DUR 2260 card 2026-10-03', 'MAR 900 card 2026-10-02']);
    expect(imported.skipped).toEqual([{ reason: 'cash', count: 1 }]);
  });

  test('are not what is to be paid at quite another time', async () => {
    await world.run(
      'order add DUR 20 --method on-site --distribution 2026-10-22 --date 2026-10-02',
    );
    file(HEAD, sale('TAAAA1', '20.0', '0.1'));
    expect(await refusal()).toEqual(['3 FILE_REFUSED', expect.stringContaining('PROVIDER_PAYER')]);
  });

  test('are the nearest of those that were recorded by hand', async () => {
    await world.run('payment add DUR 20 --method card --date 2026-10-01');
    await world.run('payment add MAR 20 --method card --date 2026-10-03');
    file(HEAD, sale('TAAAA1', '20.0', '0.1'));
    await importing();
    const shown = await world.run<Answer<'payment import'>>('payment import x.csv');
    expect(shown.knownCount).toBe(1);
    expect(await world.refusalOf('undo A-4')).toEqual([]);
    expect(await world.refusalOf('undo A-5')).toEqual(['5 UNDO_BLOCKED']);
  });

  test('that could be several members’ ask for one', async () => {
    await world.run('order add DUR 9 --method card --date 2026-10-02');
    await world.run('order add MAR 9 --method card --date 2026-10-02');
    file(HEAD, sale('TAAAA1', '9.0', '0.1'));
    expect(await refusal()).toEqual(['3 FILE_REFUSED', expect.stringContaining('PROVIDER_PAYER')]);
    file(`${HEAD},Adhérent`, `${sale('TAAAA1', '9.0', '0.1')},MAR`);
    expect(summary(await importing())).toEqual(['MAR 900 card 2026-10-02']);
  });
});

describe('a plain list of cheques and cash', () => {
  test('confirms what was announced, and records the rest', async () => {
    await world.run('order add DUR 42,50 --method cheque --date 2026-10-02');
    file(
      'adhérent;montant;moyen;date',
      'DUR;42,50;chèque;03/10/2026',
      'Martin Paul;20;liquide;03/10/2026',
    );
    const imported = await importing();
    expect([imported.source, imported.count]).toEqual(['table', 2]);
    expect(await payments()).toEqual(['DUR 4250 cheque confirmed', 'MAR 2000 cash confirmed']);
  });

  test('may be imported again, with more rows in it', async () => {
    const rows = [
      'member;amount;date',
      'DUR;10;2026-10-03',
      'DUR;10;2026-10-03',
      'MAR;5;2026-10-03',
    ];
    file(...rows.slice(0, 2));
    await importing('--method cash');
    file(...rows);
    const again = await importing('--method cash');
    expect([again.count, again.knownCount]).toEqual([2, 1]);
    expect((await importing('--method cash')).count).toBe(0);
  });

  test('names announced payments by their reference, which has to fit', async () => {
    const { payment } = await world.run<Answer<'order add'>>('order add DUR 42,50 --method cheque');
    const row = (member: string, amount: string) =>
      file(
        'member;amount;method;date;reference',
        `${member};${amount};cheque;2026-10-05;${payment?.reference}`,
      );
    row('MAR', '42,50');
    expect(await refusal()).toEqual([
      '3 FILE_REFUSED',
      expect.stringContaining('REFERENCE_DIFFERS'),
    ]);
    row('DUR', '40');
    expect(await refusal()).toEqual(['3 FILE_REFUSED', expect.stringContaining('AMOUNT_DIFFERS')]);
    row('DUR', '42,50');
    expect((await importing()).count).toBe(1);
  });

  test('tells everything that is wrong at once', async () => {
    file(
      'member;amount;method;date',
      'QUI;1;cash;2026-10-02',
      'DUR;-1;cash;2026-10-02',
      'DUR;1;kitty;2026-10-02',
      'DUR;1;cash;2025-01-01',
      'DUR;1;;2026-10-02',
    );
    expect((await refusal()).map((each) => each.split(' ')[0])).toEqual([
      '3',
      'MEMBER_NOT_FOUND',
      'AMOUNT_NOT_POSITIVE',
      'METHOD_NOT_FOR_PAYMENT',
      'BEFORE_START',
      'CELL_EMPTY',
    ]);
  });
});
