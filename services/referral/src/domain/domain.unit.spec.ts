import { programId, type OrganisationId } from '@tributary/contracts';
import fc from 'fast-check';
import { botReason } from './bots.js';
import { isRowError, readReferral, readTrade } from './import-rows.js';
import { checkTarget, codePattern, generatedCode } from './link.js';
import { maskCustomer } from './mask.js';
import { parseMoment, toIso } from './moments.js';
import { decideChange, decideTerms, type Program } from './program.js';
import { decideRefund, decideSale } from './sale.js';

const program: Program = {
  id: programId('acme' as OrganisationId, 'shop'),
  code: 'shop',
  name: 'Shop',
  currency: 'GBP',
  landingUrl: 'https://www.shop.example/',
  attribution: 'last-click',
  windowDays: 30,
  zone: 'UTC',
  state: 'active',
  createdAt: 0,
  endedAt: null,
};
const now = Date.parse('2026-06-01T00:00:00Z');
const pounds = (amount: number) => ({ amount, currency: 'GBP' });

describe('a program', () => {
  it('begins as a draft with last click, 30 days and UTC', () => {
    expect(decideTerms({ code: 'Shop', name: 'Shop', currency: 'GBP' })).toMatchObject({
      code: 'shop',
      attribution: 'last-click',
      windowDays: 30,
      zone: 'UTC',
      landingUrl: null,
    });
  });

  it.each([
    [{ currency: 'XXQ' }, 'unknown-currency'],
    [{ landingUrl: 'javascript:alert(1)' }, 'invalid-input'],
    [{ landingUrl: 'https://user:word@shop.example/' }, 'invalid-input'],
    [{ zone: 'Mars/Olympus' }, 'invalid-input'],
  ])('is refused with %j', (change, code) => {
    expect(decideTerms({ code: 'shop', name: 'Shop', currency: 'GBP', ...change })).toMatchObject({
      kind: 'refused',
      code,
    });
  });

  it('is activated, paused and ended, and never begins again', () => {
    expect(decideChange({ ...program, state: 'draft' }, 'activate')).toBe('ProgramActivated');
    expect(decideChange(program, 'activate')).toBeNull();
    expect(decideChange(program, 'pause')).toBe('ProgramPaused');
    expect(decideChange({ ...program, state: 'draft' }, 'pause')).toMatchObject({ code: 'wrong-state' });
    expect(decideChange(program, 'end')).toBe('ProgramEnded');
    expect(decideChange({ ...program, state: 'ended' }, 'activate')).toMatchObject({ code: 'program-ended' });
  });
});

describe('a link', () => {
  it.each([
    'https://evil.example/',
    'javascript:alert(1)',
    'https://www.shop.example.evil.example/',
    '//evil.example',
    'https://www.shop.example@evil.example/',
    'https://www.shop.example:8443/',
    'ftp://www.shop.example/',
    'https://www.shop.example/\r\nX: y',
    'https://www.shop.example/\u0000',
    'https://www.shop.example/a b',
    ' https://www.shop.example/',
    'https://www.shop.example/\u0085',
  ])('never leads to %s', (target) => {
    expect(checkTarget(target, program)).toMatchObject({ code: 'target-not-allowed' });
  });

  it('leads to any page of its program', () => {
    expect(checkTarget('https://www.shop.example/spring?colour=green', program)).toBeUndefined();
    expect(checkTarget(null, program)).toBeUndefined();
    expect(checkTarget('https://www.shop.example/', { landingUrl: null })).toMatchObject({
      code: 'target-not-allowed',
    });
  });

  it('gets a code that is a code', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (numbers) => {
        const random = (below: number): number => Math.floor((numbers.next().value as number) * below);
        expect(generatedCode(random)).toMatch(codePattern);
      }),
    );
  });
});

describe('a sale', () => {
  const sale = { externalId: 'o-1', source: 'default', customerId: 'c', amount: pounds(100) };
  it('may be of zero and of a buyer nobody knows', () => {
    expect(decideSale(program.id, { ...sale, customerId: null, amount: pounds(0) }, now, now)).toMatchObject({
      amount: 0,
      customer: null,
      tax: 0,
    });
  });

  it.each([
    [{ amount: pounds(-1) }, 'amount-out-of-range'],
    [{ amount: pounds(10 ** 12 + 1) }, 'amount-out-of-range'],
    [{ amount: pounds(1.5) }, 'amount-out-of-range'],
    [{ tax: 60, shipping: 41 }, 'amount-out-of-range'],
    [{ amount: { amount: 1, currency: 'gbp' } }, 'unknown-currency'],
  ])('is refused with %j', (change, code) => {
    expect(decideSale(program.id, { ...sale, ...change }, now, now)).toMatchObject({ kind: 'refused', code });
  });

  it('may be five minutes ahead and no more', () => {
    expect(decideSale(program.id, sale, now + 300_000, now)).toMatchObject({ externalId: 'o-1' });
    expect(decideSale(program.id, sale, now + 300_001, now)).toMatchObject({ code: 'moment-in-future' });
  });

  it('is not refunded by nothing', () => {
    const refund = { externalId: 'r', source: 'default', customerId: null, refundOf: 'o-1', amount: pounds(0) };
    expect(decideRefund(program.id, refund, now, now)).toMatchObject({ code: 'amount-out-of-range' });
  });
});

describe('a row of an import', () => {
  const trade = {
    line: 2,
    kind: 'sale',
    external_id: 's1',
    customer_id: 'c1',
    occurred_at: '2026-02-01T10:00:00Z',
    amount: '100.05',
    currency: 'GBP',
    refund_of: '',
  };
  it('is read with its amount in minor units', () => {
    expect(readTrade(trade, now)).toMatchObject({ kind: 'sale', sale: { amount: pounds(10_005), customerId: 'c1' } });
    expect(readTrade({ ...trade, amount: '4200', currency: 'JPY' }, now)).toMatchObject({
      sale: { amount: { amount: 4_200 } },
    });
    expect(readTrade({ ...trade, kind: 'refund' }, now)).toMatchObject({ kind: 'refund', refund: { refundOf: null } });
  });

  it.each([
    [{ kind: 'gift' }, 'unknown-kind'],
    [{ external_id: '' }, 'missing-value'],
    [{ amount: '-1.00' }, 'amount-out-of-range'],
    [{ amount: '1.005' }, 'malformed-amount'],
    [{ amount: 'ten' }, 'malformed-amount'],
    [{ amount: '99999999999999999.00' }, 'amount-out-of-range'],
    [{ amount: '10000000000.01' }, 'amount-out-of-range'],
    [{ currency: 'XXQ' }, 'unknown-currency'],
    [{ occurred_at: '01/02/2026' }, 'malformed-date'],
    [{ occurred_at: '2026-02-30T10:00:00Z' }, 'malformed-date'],
    [{ occurred_at: '1000-01-01T00:00:00Z' }, 'malformed-date'],
    [{ kind: 'refund', occurred_at: '0001-01-01T00:00:00Z' }, 'malformed-date'],
    [{ occurred_at: '2999-01-01T00:00:00Z' }, 'moment-in-future'],
    [{ kind: 'refund', amount: '0' }, 'amount-out-of-range'],
  ])('with %j says what is wrong', (change, code) => {
    expect(readTrade({ ...trade, ...change }, now)).toMatchObject({ line: 2, code, reason: expect.any(String) });
  });

  it('of a referral has its click before its signup', () => {
    const row = {
      line: 3,
      customer_id: 'c1',
      link_code: 'ANN',
      clicked_at: '2026-01-02T09:00:00Z',
      signed_up_at: '2026-01-03T10:00:00Z',
      country: '',
    };
    expect(readReferral(row, now)).toMatchObject({ linkCode: 'ann', country: null });
    expect(isRowError(readReferral({ ...row, signed_up_at: '2026-01-01T10:00:00Z' }, now))).toBe(true);
    const ancient = readReferral({ ...row, clicked_at: '0001-01-01T00:00:00Z' }, now);
    expect(ancient).toMatchObject({ line: 3, code: 'malformed-date', reason: expect.stringContaining('clicked_at') });
  });
});

describe('moments', () => {
  it('survive their way through ISO 8601', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (moment) => expect(parseMoment(toIso(moment))).toBe(moment)),
    );
  });
  it.each(['2026-01-01', '2026-01-01T00:00:00', '2026-01-01T00:00:00+01:00', '2026-13-01T00:00:00Z', ''])(
    'are not %s',
    (text) => {
      expect(parseMoment(text)).toBeUndefined();
    },
  );
});

it('a visitor that names itself a machine does not count, a browser does', () => {
  expect(botReason('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', undefined)).toBe(
    'user-agent',
  );
  expect(botReason('curl/8.5.0', undefined)).toBe('user-agent');
  expect(botReason(undefined, undefined)).toBe('no-user-agent');
  expect(botReason('Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', 'prefetch')).toBe('prefetch');
  expect(botReason('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', undefined)).toBeNull();
});

it('a masked customer keeps too little to be known by', () => {
  expect(maskCustomer('customer-17850')).toBe('cu•••50');
  expect(maskCustomer('ab')).toBe('a•••');
});
