/** Spans at a few places of our own choosing. Nothing is loaded and nothing leaves the process until tracing starts. */
import { randomBytes } from 'node:crypto';
import { currentScope, inScope, type Scope } from './scope.js';
import { recordingOf, type SpanReference, spanOf, type Traced, traceOf } from './trace-ids.js';

export interface SpanStart {
  readonly name: string;
  readonly kind: 'server' | 'client' | 'consumer';
  readonly trace: string;
  readonly id: string;
  readonly parent: SpanReference | null;
  readonly links?: readonly SpanReference[];
  readonly attributes: Readonly<Record<string, string | number>>;
}

export interface OpenSpan {
  readonly reference: SpanReference;
  /** The error's name alone is kept: its message may say what somebody entered. */
  end(error?: unknown, attributes?: SpanStart['attributes']): void;
}

export interface Tracer {
  start(span: SpanStart): OpenSpan;
  /** Sends what is waiting. */
  close(): Promise<void>;
}

export interface TracingSettings {
  readonly serviceName: string;
  /** The share of traces to keep, from 0 to 1. */
  readonly share: number;
}

const linkLimit = 128;
let tracer: Tracer | null = null;

/** Exports by OTLP to where the environment's OTEL_EXPORTER_OTLP_ENDPOINT says. */
export async function startTracing(settings: TracingSettings): Promise<Tracer> {
  const { openTelemetry } = await import('./open-telemetry.js');
  tracer = openTelemetry(settings);
  return tracer;
}

export const currentTracer = (): Tracer | null => tracer;

export const newSpanId = (): string => randomBytes(8).toString('hex');

/** Runs the work in a scope, and in a span while tracing is on. */
export async function inSpan<Result>(
  scope: Omit<Scope, 'span'>,
  span: () => SpanStart,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!tracer) return inScope({ ...scope, span: null }, work);
  const open = tracer.start(span());
  try {
    const result = await inScope({ ...scope, span: open.reference }, work);
    open.end();
    return result;
  } catch (error) {
    open.end(error);
    throw error;
  }
}

/** Where the recording of events belongs: below the span at work, or below the recording of what caused them. */
export function recordingPlace(events: readonly [Traced, ...Traced[]]): Pick<SpanStart, 'trace' | 'id' | 'parent'> {
  const [first] = events;
  const { id, correlation, causation } = first;
  const trace = traceOf(correlation);
  const scope = currentScope();
  const atWork = scope?.correlation === correlation ? scope.span : null;
  const above = causation ?? (correlation === id ? null : correlation);
  return {
    trace,
    id: spanOf(id),
    parent: atWork ?? (above === null ? null : { trace, span: spanOf(above), sampled: true }),
  };
}

/** Where the handling of a batch belongs: in its events' trace where they share one, else in one linked to theirs. */
export function handlingPlace(
  batch: readonly [Traced, ...Traced[]],
): Pick<SpanStart, 'trace' | 'id' | 'parent'> & { readonly links: readonly SpanReference[] } {
  const [first] = batch;
  const shared = batch.every(({ correlation }) => correlation === first.correlation);
  return {
    trace: shared ? traceOf(first.correlation) : randomBytes(16).toString('hex'),
    id: newSpanId(),
    parent: shared ? recordingOf(first) : null,
    links: shared ? [] : batch.slice(0, linkLimit).map(recordingOf),
  };
}
