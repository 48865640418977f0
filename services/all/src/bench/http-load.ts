import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { type Result, round } from './results.js';

const connections = 64;
const seconds = 5;
const warmUpSeconds = 1;

export interface LoadedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly setupRequest?: (request: { body?: string }) => object;
}

/** Requests per second over 64 connections, after a warm-up; a run with a failed answer is an error. */
export async function load(
  name: string,
  url: string,
  request: LoadedRequest,
  expected: readonly number[],
): Promise<Result> {
  const options = { url, connections, requests: [request] as const };
  await autocannon({ ...options, duration: warmUpSeconds });
  const run = await autocannon({ ...options, duration: seconds });
  const other = Object.entries(run.statusCodeStats).filter(([status]) => !expected.includes(Number(status)));
  if (run.errors > 0 || other.length > 0)
    throw new Error(`${name}: ${run.errors} errors, answers ${JSON.stringify(run.statusCodeStats)}`);
  return { name, value: round(run.requests.average), unit: 'req/s', p50_ms: run.latency.p50, p99_ms: run.latency.p99 };
}

/** The load comes from this process, so what is measured runs in another: here as well as with the server. */
export async function bareHttp(): Promise<Result> {
  const bare = fork(fileURLToPath(new URL('./bare-server.js', import.meta.url)));
  try {
    const [port] = (await once(bare, 'message')) as [number];
    return await load('bare-http', `http://127.0.0.1:${port}`, { method: 'GET', path: '/' }, [302]);
  } finally {
    bare.disconnect();
  }
}
