import { PassThrough } from 'node:stream';
import { inScope } from '@tributary/telemetry';
import { jsonLogger } from './logger.js';

function logged(level: Parameters<typeof jsonLogger>[0], write: (logger: ReturnType<typeof jsonLogger>) => void) {
  const destination = new PassThrough();
  write(jsonLogger(level, { service: 'tributary-payout', destination }));
  const text = String(destination.read() ?? '');
  return text
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

describe('a log line', () => {
  it('says when, how grave, which service, and on whose behalf', () => {
    const span = { trace: 'c'.repeat(32), span: 'd'.repeat(16), sampled: true };
    const [line] = logged('warn', (logger) =>
      inScope({ correlation: 'a-correlation', span, group: 'payout-ledger', event: 'an-event' }, () =>
        logger.warn('Slow', 'Ledger'),
      ),
    );
    expect(line).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      service: 'tributary-payout',
      correlation: 'a-correlation',
      trace: span.trace,
      group: 'payout-ledger',
      event: 'an-event',
      context: 'Ledger',
      msg: 'Slow',
    });
  });

  it('carries the fields of what it is about, and the reason without what was entered', () => {
    const error = new Error('no mail to jane.roe@mail.example');
    const [line] = logged('error', (logger) => logger.error({ message: 'parked', error, event: 'an-event' }, 'Group'));
    expect(line).toMatchObject({ msg: 'parked', event: 'an-event', reason: 'no mail to [e-mail]', context: 'Group' });
    expect(JSON.stringify(line)).not.toContain('jane');
  });

  it('is left out below the level', () => {
    expect(logged('error', (logger) => logger.warn('Slow'))).toEqual([]);
    expect(jsonLogger('warn').info).toBeNull();
  });
});
