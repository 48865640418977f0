import { until } from '@tributary/testing';
import { type Office, startOffice } from './testing/office.js';

describe('what payouts settle', () => {
  let office: Office;
  beforeAll(async () => {
    office = await startOffice();
  });
  afterAll(() => office?.dispose());

  it('tells which commissions a payout covers, a part of the last, and what repays a debt', async () => {
    const finance = office.service.as('finance');
    const { organisation } = finance;
    const ann = await office.addPartner(organisation, 'ann');
    await office.approve(organisation, ann, 'o-1', 300);
    await office.approve(organisation, ann, 'o-2', 500);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    await office.approve(organisation, ann, 'o-1', -100);
    await office.approve(organisation, ann, 'o-3', 250);
    await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 800, count: 1 });
    await office.showing(finance, run.id, 'requested');
    expect(await office.tellings(organisation, 'o-1')).toEqual([]);
    await finance.call('POST', `/api/payout-runs/${run.id}/pay`);
    await office.showing(finance, run.id, 'paid');
    await office.approve(organisation, ann, 'o-1', -200);
    await office.approve(organisation, ann, 'o-4', 100);
    await office.approve(organisation, ann, 'o-3', -250);
    expect(await office.tellings(organisation, 'o-1', 'o-2', 'o-3', 'o-4')).toEqual([
      [
        ['o-1', 200, 200],
        ['o-2', 500, 500],
        ['o-3', 100, 100],
      ],
      [
        ['o-1', 0, 0],
        ['o-3', 250, 100],
      ],
      [['o-4', 50, 0]],
      [
        ['o-3', 0, 0],
        ['o-4', 100, 0],
      ],
    ]);
    expect((await finance.call('POST', '/api/verification/balances')).body).toMatchObject({ agrees: true });
  });

  it('tells of many commissions in pieces, and the same after the ledger is folded again', async () => {
    const finance = office.service.as('finance');
    const { organisation } = finance;
    const ann = await office.addPartner(organisation, 'ann');
    await Promise.all(Array.from({ length: 401 }, (_, n) => office.approve(organisation, ann, `o-${n}`, 10)));
    await office.payOut(finance);
    const told = await office.tellings(organisation);
    expect(told.map(({ length }) => length).sort()).toEqual([1, 200, 200]);
    const { worker } = office.service.context.pools;
    await worker.query(`
      with gone as (delete from posting), and_gone as (delete from account), too as (delete from funds),
        also as (delete from reservation), reached as (delete from checkpoint where consumer_group = 'payout-ledger')
      delete from projection where consumer_group = 'payout-ledger'`);
    await office.approve(organisation, ann, 'next', 10);
    await until(async () => (await office.balanceOf(finance, ann))?.available === 10);
    expect(await office.tellings(organisation)).toEqual(told);
    expect((await finance.call('POST', '/api/verification/balances')).body).toMatchObject({ agrees: true });
  });

  it('tells nothing of a run that is cancelled', async () => {
    const finance = office.service.as('finance');
    const ann = await office.addPartner(finance.organisation, 'ann');
    await office.approve(finance.organisation, ann, 'o-1', 1_000);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    await finance.call('POST', `/api/payout-runs/${run.id}/cancel`);
    expect(await office.tellings(finance.organisation)).toEqual([]);
  });

  it('makes no debt of what was paid before the day to which a refund reaches back (row 33)', async () => {
    const finance = office.service.as('finance');
    const ann = await office.addPartner(finance.organisation, 'ann');
    await office.approve(finance.organisation, ann, 'o', 1_000);
    await office.payOut(finance);
    const tomorrow = Date.now() + 86_400_000;
    await office.post(finance.organisation, ann, 'o', { approved: -400, clawbackFrom: tomorrow });
    expect(await office.balanceOf(finance, ann)).toMatchObject({ debt: 0, available: 0, paid: 1_000 });
    await office.post(finance.organisation, ann, 'o', { approved: -100 });
    expect(await office.balanceOf(finance, ann)).toMatchObject({ debt: 100, available: 0, paid: 1_000 });
    await office.post(finance.organisation, ann, 'o', { approved: -50, clawbackFrom: 0 });
    expect(await office.balanceOf(finance, ann)).toMatchObject({ debt: 150, available: 0, paid: 1_000 });
  });

  it('makes a debt of a refund after payment, which the next approval repays (row 33)', async () => {
    const finance = office.service.as('finance');
    const ann = await office.addPartner(finance.organisation, 'ann');
    await office.approve(finance.organisation, ann, 'o-1', 5_000);
    await office.payOut(finance);
    await office.approve(finance.organisation, ann, 'o-1', -5_000);
    expect(await office.balanceOf(finance, ann)).toMatchObject({ debt: 5_000, available: 0 });
    await office.approve(finance.organisation, ann, 'o-2', 3_000);
    expect(await office.balanceOf(finance, ann)).toMatchObject({ debt: 2_000, available: 0 });
    const { body } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    expect(body).toMatchObject({ code: 'nothing-to-pay' });
    expect((await finance.call('POST', '/api/verification/balances')).body).toMatchObject({ agrees: true });
  });

  it('never alters a payout that was requested when its commission is refunded', async () => {
    const finance = office.service.as('finance');
    const ann = await office.addPartner(finance.organisation, 'ann');
    await office.approve(finance.organisation, ann, 'o-1', 1_000);
    const { body: run } = await finance.call('POST', '/api/payout-runs', { currency: 'GBP' });
    await finance.call('POST', `/api/payout-runs/${run.id}/approve`, { amount: 1_000, count: 1 });
    await office.showing(finance, run.id, 'requested');
    await office.approve(finance.organisation, ann, 'o-1', -1_000);
    expect(await office.balanceOf(finance, ann)).toMatchObject({ inTransit: 1_000, debt: 1_000 });
    await finance.call('POST', `/api/payout-runs/${run.id}/pay`);
    await office.showing(finance, run.id, 'paid');
    expect(await office.balanceOf(finance, ann)).toMatchObject({ inTransit: 0, paid: 1_000, debt: 1_000 });
  });
});
