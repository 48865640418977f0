/** What an operator sees of a running installation: figures, traces and log lines, and nobody's personal data in them. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describeInOneProcess, installationStartsWithin, startServices, until } from '@tributary/testing';
import { booksSettled } from '../commands/settled.js';
import { connect } from '../api.js';
import { call, openProgram, openShop, type Shop, shopOn } from './shop.js';
import { type CollectedSpan, type SpanCollector, startSpanCollector } from './span-collector.js';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const exportedWithin = 20_000;

/** As a caller who traces himself sends it. */
function callersTrace() {
  const trace = randomBytes(16).toString('hex');
  const correlation = trace.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  return { trace, correlation, traceparent: `00-${trace}-${randomBytes(8).toString('hex')}-01` };
}

const sale = (externalId: string) => ({
  program: 'shop',
  externalId,
  customerId: 'c-1',
  amount: { amount: 10_000, currency: 'GBP' },
});

describeInOneProcess('one process', () => {
  let collector: SpanCollector;
  let shop: Shop;
  let metricsUrl: string;
  beforeAll(async () => {
    collector = await startSpanCollector();
    const port = await freePort();
    metricsUrl = `http://127.0.0.1:${port}/metrics`;
    shop = await openShop({
      environment: {
        LOG_LEVEL: 'debug',
        METRICS_PORT: String(port),
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      },
    });
    await openProgram(shop);
    await shop.call('POST', '/api/signups', { program: 'shop', customerId: 'c-1', code: 'ann' });
  }, 120_000);
  afterAll(async () => {
    await shop?.server.dispose();
    await collector?.close();
  });

  const lines = (): Record<string, unknown>[] =>
    shop.server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  const figures = async (): Promise<string[]> => (await (await fetch(metricsUrl)).text()).split('\n');
  const figure = async (series: string): Promise<number> => {
    const line = (await figures()).find((candidate) => candidate.startsWith(`${series} `));
    return line === undefined ? Number.NaN : Number(line.slice(series.length + 1));
  };
  const settled = () => booksSettled(connect({ url: shop.server.url, key: shop.apiKey }));

  it('answers with the correlation that it was given, or with one of its own', async () => {
    const { trace: _, correlation, traceparent } = callersTrace();
    const named = await call(shop.server.url, 'GET', '/api/nothing', undefined, {
      'tributary-correlation': correlation,
    });
    expect(named.headers.get('tributary-correlation')).toBe(correlation);
    expect(named.body).toMatchObject({ code: 'not-found', correlation });
    const traced = await call(shop.server.url, 'GET', '/api/nothing', undefined, { traceparent });
    expect(traced.body).toMatchObject({ correlation });
    const bogus = await call(shop.server.url, 'GET', '/r/none', undefined, { 'tributary-correlation': 'Jane Roe' });
    expect(bogus.headers.get('tributary-correlation')).toMatch(uuid);
  });

  it('shows one conversion as one trace, from the request to its commission', async () => {
    const { trace, traceparent } = callersTrace();
    const answer = await shop.call('POST', '/api/conversions', sale('traced'), { traceparent });
    expect(answer.status).toBe(201);
    const handled = (span: CollectedSpan) => span.name === 'handle commission-engine';
    const recorded = (span: CollectedSpan) => span.name === 'append facts';
    const inTrace = () => collector.spans().filter(({ traceId }) => traceId === trace);
    await until(() => inTrace().some(handled) && inTrace().filter(recorded).length >= 2, { within: exportedWithin });
    const [request] = inTrace().filter(({ name }) => name === 'POST /api/conversions');
    expect(request?.parentSpanId).toBe(traceparent.split('-')[2]);
    const fact = inTrace().find((span) => recorded(span) && span.parentSpanId === request?.spanId);
    expect(fact).toBeDefined();
    expect(inTrace().find(handled)?.parentSpanId).toBe(fact?.spanId);
    const parentless = () => {
      const known = new Set(inTrace().map(({ spanId }) => spanId));
      return inTrace().filter((span) => span.spanId !== request?.spanId && !known.has(span.parentSpanId ?? ''));
    };
    await until(() => parentless().length === 0, { within: exportedWithin });
  }, 40_000);

  it('counts and times what it does, on a port of its own', async () => {
    const route = 'method="POST",route="/api/conversions",status="201",service="referral"';
    const answered = `tributary_http_request_duration_seconds_count{${route}}`;
    const before = {
      answered: (await figure(answered)) || 0,
      facts: await figure('tributary_append_events_total{log="facts"}'),
    };
    await shop.call('POST', '/api/conversions', sale('counted'));
    for (const path of ['/r/ann', '/r/none']) await call(shop.server.url, 'GET', path);
    await settled();
    expect(await figure(answered)).toBe(before.answered + 1);
    expect(await figure('tributary_append_events_total{log="facts"}')).toBeGreaterThan(before.facts);
    expect(await figure('tributary_group_events_total{group="commission-engine",outcome="handled"}')).toBeGreaterThan(
      0,
    );
    expect(await figure('tributary_clicks_total{outcome="unknown"}')).toBeGreaterThan(0);
    expect(await figure('tributary_append_events_total{log="clicks"}')).toBeGreaterThan(0);
    for (const gauge of ['tributary_group_lag_seconds', 'tributary_group_lag_events', 'tributary_dead_letters'])
      expect(await figure(`${gauge}{group="commission-engine"}`)).toBe(0);
    expect(await figure('tributary_pg_pool_connections{pool="log",state="waiting"}')).toBe(0);
    expect((await fetch(`${shop.server.url}/metrics`)).status).toBe(404);
  });

  it('writes nobody down: neither in its log nor in its traces nor in its figures', async () => {
    const secrets = [
      'jane.roe@mail.example',
      'Jane Roe',
      'Jane+Roe',
      'trb_notAKeyOfOurs',
      'notASession',
      '203.0.113.77',
    ];
    const headers = { 'x-forwarded-for': '203.0.113.77', cookie: 'tributary_session=notASession' };
    const { correlation } = callersTrace();
    await shop.call(
      'POST',
      '/api/partners',
      { code: 'jane', name: 'Jane Roe', email: 'jane.roe@mail.example' },
      {
        ...headers,
        'tributary-correlation': correlation,
      },
    );
    await shop.call('GET', '/api/partners?search=Jane+Roe&email=jane.roe@mail.example', undefined, headers);
    await shop.call('GET', '/api/partners/jane.roe@mail.example', undefined, headers);
    await shop.call('POST', '/api/partners', '{"name": Jane Roe, "email": "jane.roe@mail.example"}', headers);
    await call(shop.server.url, 'GET', '/api/partners', undefined, {
      ...headers,
      authorization: 'Bearer trb_notAKeyOfOurs',
    });
    await call(shop.server.url, 'GET', '/api/session', undefined, headers);
    await call(shop.server.url, 'GET', '/r/ann?name=Jane+Roe&email=jane.roe@mail.example', undefined, headers);
    await call(shop.server.url, 'GET', '/jane.roe@mail.example', undefined, headers);
    const about = () => lines().filter((line) => line['correlation'] === correlation);
    await until(() => about().some(({ msg }) => msg === 'answered'));
    expect(about()).toContainEqual(
      expect.objectContaining({
        level: 'info',
        service: 'tributary',
        method: 'POST',
        route: '/api/partners',
        status: 201,
      }),
    );
    await until(() => collector.spans().some(({ traceId }) => traceId === correlation.replaceAll('-', '')), {
      within: exportedWithin,
    });
    const told = [lines().map((line) => JSON.stringify(line)), await figures(), collector.text()].join('\n');
    expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
  }, 40_000);

  it('refuses a setting that it cannot follow', async () => {
    const answers = await Promise.all(
      [
        { LOG_LEVEL: 'loud' },
        { METRICS_PORT: 'many' },
        { OTEL_EXPORTER_OTLP_ENDPOINT: 'somewhere' },
        { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG: '2' },
      ].map((environment) => openShop({ environment }).then(() => 'started', String)),
    );
    expect(answers).toEqual([
      expect.stringContaining('LOG_LEVEL is loud'),
      expect.stringContaining('METRICS_PORT is many'),
      expect.stringContaining('OTEL_EXPORTER_OTLP_ENDPOINT is somewhere'),
      expect.stringContaining('OTEL_TRACES_SAMPLER_ARG is 2'),
    ]);
  }, 40_000);
});

describe('services in processes of their own', () => {
  it(
    'keep one trace, from the gateway through the service to another one',
    async () => {
      const collector = await startSpanCollector();
      const services = await startServices({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
      try {
        const shop = await shopOn(services);
        await openProgram(shop);
        await shop.call('POST', '/api/signups', { program: 'shop', customerId: 'c-1', code: 'ann' });
        await booksSettled(shop.api); // a batch of several events belongs to no trace of theirs
        const { trace, correlation, traceparent } = callersTrace();
        const answer = await shop.call('POST', '/api/conversions', sale('elsewhere'), { traceparent });
        expect(answer).toMatchObject({ status: 201, body: expect.anything() });
        expect(answer.headers.get('tributary-correlation')).toBe(correlation);
        const seen = () => collector.spans().filter(({ traceId }) => traceId === trace);
        const of = (service: string, name: string) =>
          seen().find((span) => span.service === service && span.name === name);
        const steps = () => [
          of('tributary-gateway', 'POST /api/*'),
          of('tributary-referral', 'POST /api/conversions'),
          of('tributary-referral', 'append facts'),
          of('tributary-commission', 'handle commission-engine'),
        ];
        await until(() => !steps().includes(undefined), { within: exportedWithin });
        const [first, ...later] = steps();
        expect(first?.parentSpanId).toBe(traceparent.split('-')[2]);
        expect(later.map((span) => span?.parentSpanId)).toEqual(
          steps()
            .slice(0, -1)
            .map((span) => span?.spanId),
        );
      } finally {
        await services.dispose();
        await collector.close();
      }
    },
    installationStartsWithin,
  );
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
