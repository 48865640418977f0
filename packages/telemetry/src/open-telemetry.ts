/** Loaded where traces are exported, and nowhere else. */
import { ROOT_CONTEXT, type SpanContext, SpanKind, SpanStatusCode, trace, TraceFlags } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  type IdGenerator,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { SpanReference } from './trace-ids.js';
import type { SpanStart, Tracer, TracingSettings } from './tracing.js';

const closeWithin = 3_000;
const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER };

export function openTelemetry({ serviceName, share }: TracingSettings): Tracer {
  const ids = new GivenIds();
  // An event does not say whether its trace is kept; the trace's id decides, and so alike in every process.
  const byTrace = new TraceIdRatioBasedSampler(share);
  const provider = new TracerProvider({
    idGenerator: ids,
    sampler: new ParentBasedSampler({ root: byTrace, remoteParentSampled: byTrace }),
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': serviceName })),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const tracer = provider.getTracer('tributary');
  return {
    start: (wanted) => {
      ids.next = wanted;
      const { name, kind, parent, links = [], attributes } = wanted;
      const context = parent ? trace.setSpanContext(ROOT_CONTEXT, contextOf(parent)) : ROOT_CONTEXT;
      const span = tracer.startSpan(
        name,
        {
          kind: kinds[kind],
          attributes,
          links: links.map((link) => ({ context: contextOf(link) })),
        },
        context,
      );
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        reference: { trace: traceId, span: spanId, sampled: (traceFlags & TraceFlags.SAMPLED) !== 0 },
        end: (error, more = {}) => {
          span.setAttributes(more);
          if (error !== undefined) {
            span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          span.end();
        },
      };
    },
    close: () =>
      Promise.race([
        provider.shutdown(),
        new Promise<void>((resolve) => {
          setTimeout(resolve, closeWithin).unref();
        }),
      ]),
  };
}

const contextOf = ({ trace: traceId, span: spanId, sampled }: SpanReference): SpanContext => ({
  traceId,
  spanId,
  traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
  isRemote: true,
});

/** Ids are told, not drawn; each is read while its span starts, which nothing can interrupt. */
class GivenIds implements IdGenerator {
  next: Pick<SpanStart, 'trace' | 'id'> = { trace: '', id: '' };
  generateTraceId = (): string => this.next.trace;
  generateSpanId = (): string => this.next.id;
}
