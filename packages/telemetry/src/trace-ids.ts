/**
 * A correlation is its trace's id written as a UUID, and the span that recorded an event is named by the event's id. So an
 * event carries its trace wherever it goes, through the log, the outbox and Kafka, without a field of its own.
 */
export interface SpanReference {
  /** 32 hexadecimal digits. */
  readonly trace: string;
  /** 16 hexadecimal digits. */
  readonly span: string;
  readonly sampled: boolean;
}

/** What of an event says where in which trace it was recorded. */
export interface Traced {
  readonly id: string;
  readonly correlation: string;
  readonly causation: string | null;
}

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const parent = /^[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})/;
const none = '00000000-0000-0000-0000-000000000000';

export const isCorrelation = (text: unknown): text is string =>
  typeof text === 'string' && uuid.test(text) && text !== none;

export const traceOf = (correlation: string): string => correlation.replaceAll('-', '');

export const correlationOf = (trace: string): string =>
  trace.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The span named by an id: its last eight bytes, which a UUID's variant keeps from being zero. */
export const spanOf = (id: string): string => traceOf(id).slice(-16);

/** The span that recorded an event; of an append of several it is named by the first. */
export const recordingOf = ({ id, correlation }: Traced): SpanReference => ({
  trace: traceOf(correlation),
  span: spanOf(id),
  sampled: true,
});

/** W3C `traceparent`; null for what is none. */
export function readTraceparent(text: unknown): SpanReference | null {
  const [, trace, span, flags = '0'] = (typeof text === 'string' && parent.exec(text)) || [];
  return trace && span ? { trace, span, sampled: (Number.parseInt(flags, 16) & 1) === 1 } : null;
}

export const writeTraceparent = ({ trace, span, sampled }: SpanReference): string =>
  `00-${trace}-${span}-${sampled ? '01' : '00'}`;
