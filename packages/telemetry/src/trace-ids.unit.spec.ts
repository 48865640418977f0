import {
  correlationOf,
  isCorrelation,
  readTraceparent,
  recordingOf,
  spanOf,
  traceOf,
  writeTraceparent,
} from './trace-ids.js';

const correlation = '0af76519-16cd-43dd-8448-eb211c80319c';
const trace = '0af7651916cd43dd8448eb211c80319c';

describe('ids of traces', () => {
  it('are correlations written without hyphens, and back', () => {
    expect(traceOf(correlation)).toBe(trace);
    expect(correlationOf(trace)).toBe(correlation);
  });

  it('name the span that recorded an event by the end of its id', () => {
    const event = { id: '01a1fd25-1ab0-7207-a11d-2627f9d17168', correlation, causation: null };
    expect(recordingOf(event)).toEqual({ trace, span: 'a11d2627f9d17168', sampled: true });
    expect(spanOf(correlation)).toHaveLength(16);
  });

  it('survive a traceparent header', () => {
    for (const sampled of [true, false]) {
      const reference = { trace, span: 'b7ad6b7169203331', sampled };
      expect(readTraceparent(writeTraceparent(reference))).toEqual(reference);
    }
  });

  it.each([
    undefined,
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace.toUpperCase()}-b7ad6b7169203331-01`,
  ])('are not read from %p', (text) => {
    expect(readTraceparent(text)).toBeNull();
  });

  it('are taken from a correlation only where it is a UUID', () => {
    expect(isCorrelation(correlation)).toBe(true);
    for (const text of [undefined, 'jane.roe@mail.example', `${correlation}0`, '00000000-0000-0000-0000-000000000000'])
      expect(isCorrelation(text)).toBe(false);
  });
});
