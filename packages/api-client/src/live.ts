/** Topics that changed, or "everything" after a gap in which changes may have been missed. */
export type LiveChange = ReadonlySet<string> | 'everything';

export interface LiveOptions {
  readonly url?: string;
  readonly onChange: (change: LiveChange) => void;
  /** Whether changes would arrive; false while the connection is broken. */
  readonly onConnected: (connected: boolean) => void;
  /** At most one report in this time. */
  readonly everyMs?: number;
}

interface Source {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { data?: string }) => void): void;
  close(): void;
}

const CLOSED = 2;
/** What the server says when it may have missed changes itself. */
const ALL = 'all';
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** Listens to `GET /api/live` until the returned function is called; comes back after every break, and says so. */
export function subscribeToLive({ url = '/api/live', onChange, onConnected, everyMs = 500 }: LiveOptions): () => void {
  const open = (globalThis as unknown as { EventSource?: new (url: string) => Source }).EventSource;
  if (open === undefined) return () => undefined;
  let source: Source | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT;
  let missed = false;
  const report = collect(everyMs, onChange);

  const connect = (): void => {
    const opened = new open(url);
    source = opened;
    opened.addEventListener('open', () => {
      wait = FIRST_WAIT;
      onConnected(true);
      if (missed) report.add(ALL);
      missed = false;
    });
    opened.addEventListener('change', ({ data }) => {
      const topic = topicIn(data);
      if (topic !== undefined) report.add(topic);
    });
    opened.addEventListener('error', () => {
      missed = true;
      onConnected(false);
      // The browser comes back by itself unless the server refused; then we do, ever more slowly.
      if (opened.readyState !== CLOSED) return;
      retry = setTimeout(connect, wait);
      wait = Math.min(LONGEST_WAIT, wait * 2);
    });
  };
  connect();
  return () => {
    clearTimeout(retry);
    report.stop();
    source?.close();
  };
}

function topicIn(data: string | undefined): string | undefined {
  try {
    const change: unknown = JSON.parse(data ?? '');
    return typeof change === 'object' && change !== null && 'topic' in change && typeof change.topic === 'string'
      ? change.topic
      : undefined;
  } catch {
    return undefined;
  }
}

/** The first change is told at once, those that follow together at the end of the interval. */
function collect(everyMs: number, tell: (change: LiveChange) => void): { add(topic: string): void; stop(): void } {
  let topics = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    if (topics.size === 0) return;
    const told = topics;
    topics = new Set();
    timer = setTimeout(flush, everyMs);
    tell(told.has(ALL) ? 'everything' : told);
  };
  return {
    add(topic) {
      topics.add(topic);
      if (timer === undefined) flush();
    },
    stop: () => clearTimeout(timer),
  };
}
