import { safeError, withoutPersonalData } from './without-personal-data.js';

describe('a text for the log', () => {
  it.each([
    ['no mail to <jane.roe@mail.example>', 'no mail to <[e-mail]>'],
    ['from 203.0.113.77 and 2001:db8::8a2e:370:7334', 'from [address] and [address]'],
    ['authorization: Bearer trb_abcdefghij', 'authorization: Bearer [token]'],
    ['key trb_abcdefghij', 'key [token]'],
    ['tributary_session=G1GLJ8P3; other', 'tributary_session=[cookie]; other'],
    ['postgres://login:secret@db.internal/tributary', 'postgres://[login]@db.internal/tributary'],
    ['GET /api/partners?search=Jane+Roe failed', 'GET /api/partners?[query] failed'],
  ])('reads %p as %p', (text, expected) => {
    expect(withoutPersonalData(text)).toBe(expected);
  });

  it('keeps what says where an event stands', () => {
    const text = 'commission-engine: parked at 4711 of a11d2627f9d17168 at 2026-11-21T08:07:09.737Z';
    expect(withoutPersonalData(text)).toBe(text);
  });
});

describe('an error for the log', () => {
  it('does not quote what was sent', () => {
    const { message, stack } = safeError(thrownBy(() => JSON.parse('{"name": Jane Roe}')));
    expect(message).toContain('JSON');
    expect(message + stack).not.toContain('Jane');
    expect(stack).toContain('without-personal-data.unit.spec');
  });

  it('does not quote values that PostgreSQL refuses, but names what they were refused by', () => {
    const refused = Object.assign(new Error('invalid input syntax for type uuid: "Jane Roe"'), { code: '22P02' });
    expect(safeError(refused).message).toBe('invalid input syntax for type uuid: [value]');
    expect(safeError(refused).stack).not.toContain('Jane');
    const twice = Object.assign(new Error('duplicate key violates unique constraint "partner_code"'), {
      code: '23505',
    });
    expect(safeError(twice).message).toContain('"partner_code"');
  });

  it('says which host of ours does not answer', () => {
    const away = Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { syscall: 'connect' });
    expect(safeError(away).message).toContain('10.0.0.5');
  });
});

function thrownBy(work: () => void): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('Nothing was thrown');
}
