import { jest } from '@jest/globals';
import { type LiveChange, subscribeToLive } from './live.js';

class FakeSource {
  static readonly opened: FakeSource[] = [];
  readyState = 1;
  closed = false;
  readonly listeners = new Map<string, (event: { data?: string }) => void>();
  constructor(readonly url: string) {
    FakeSource.opened.push(this);
  }
  addEventListener(type: string, listener: (event: { data?: string }) => void): void {
    this.listeners.set(type, listener);
  }
  close(): void {
    this.closed = true;
  }
  send(type: string, topic?: string): void {
    this.listeners.get(type)?.(topic === undefined ? {} : { data: JSON.stringify({ topic, position: '1' }) });
  }
}

const globals = globalThis as unknown as { EventSource?: unknown };

function listen() {
  const changes: LiveChange[] = [];
  const connected: boolean[] = [];
  const stop = subscribeToLive({
    onChange: (change) => changes.push(change),
    onConnected: (now) => connected.push(now),
  });
  const latest = (): FakeSource => {
    const source = FakeSource.opened.at(-1);
    if (source === undefined) throw new Error('Nothing was opened');
    return source;
  };
  return { changes, connected, stop, latest };
}

describe('live changes', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    globals.EventSource = FakeSource;
    FakeSource.opened.length = 0;
  });
  afterEach(() => {
    jest.useRealTimers();
    delete globals.EventSource;
  });

  it('tells the first change at once and those that follow together, at most twice a second', () => {
    const { changes, latest, stop } = listen();
    for (const topic of ['balances', 'analytics', 'analytics', 'activity']) latest().send('change', topic);
    expect(changes).toEqual([new Set(['balances'])]);
    jest.advanceTimersByTime(499);
    expect(changes).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(changes[1]).toEqual(new Set(['analytics', 'activity']));
    stop();
  });

  it('takes the topic of a server that may have missed changes as everything', () => {
    const { changes, latest, stop } = listen();
    latest().send('change', 'all');
    expect(changes).toEqual(['everything']);
    stop();
  });

  it('says that the connection is broken, and looks at everything again once it is back', () => {
    const { changes, connected, latest, stop } = listen();
    latest().send('open');
    latest().send('error');
    latest().send('open');
    expect(connected).toEqual([true, false, true]);
    expect(changes).toEqual(['everything']);
    stop();
  });

  it('opens another connection when the server refused one, ever more slowly', () => {
    const { latest, stop } = listen();
    for (const wait of [1_000, 2_000, 4_000]) {
      latest().readyState = 2;
      latest().send('error');
      const before = FakeSource.opened.length;
      jest.advanceTimersByTime(wait - 1);
      expect(FakeSource.opened).toHaveLength(before);
      jest.advanceTimersByTime(1);
      expect(FakeSource.opened).toHaveLength(before + 1);
    }
    stop();
    expect(latest().closed).toBe(true);
  });

  it('ignores what is no change', () => {
    const { changes, latest, stop } = listen();
    latest().listeners.get('change')?.({ data: 'not json' });
    latest().listeners.get('change')?.({ data: '{"topic":7}' });
    expect(changes).toEqual([]);
    stop();
  });
});
