import { readFileSync } from 'node:fs';
import type { Link, Partner, Program } from '@tributary/api-client';
import { type ServerUnderTest, startServer, tributary } from '@tributary/testing';
import { type Api, connect } from '../api.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any;
}

type Reached = Pick<ServerUnderTest, 'url'>;

export interface Shop<Server extends Reached = ServerUnderTest> {
  readonly server: Server;
  readonly apiKey: string;
  /** Throws what is refused; `call` answers it. */
  readonly api: Api;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  run(...words: string[]): ReturnType<typeof tributary>;
}

/** A server with an organisation of its own. */
export async function openShop(options: Parameters<typeof startServer>[0] = {}): Promise<Shop> {
  return shopOn(await startServer(options));
}

/** On an installation that is empty so far. */
export async function shopOn<Server extends Reached>(server: Server): Promise<Shop<Server>> {
  const { stdout, stderr, code } = await tributary(
    server,
    null,
    'setup',
    '--organisation',
    'Shop',
    '--email',
    'admin@shop.example',
    '--password',
    'a long password',
    '--json',
  );
  if (code !== 0) throw new Error(`${stdout}${stderr}`);
  const { apiKey } = JSON.parse(stdout) as { apiKey: string };
  return shopAt(server, apiKey);
}

/** What is behind an API key of a server that runs. */
export function shopAt<Server extends Reached>(server: Server, apiKey: string): Shop<Server> {
  return {
    server,
    apiKey,
    api: connect({ url: server.url, key: apiKey }),
    call: (method, path, body, headers) =>
      call(server.url, method, path, body, { authorization: `Bearer ${apiKey}`, ...headers }),
    run: (...words) => tributary(server, apiKey, ...words),
  };
}

/** As `start` shows it: in its output, or in a file that it names there. */
export function operatorTokenOf(server: Pick<ServerUnderTest, 'output'>): string {
  const file = /operator(?:'s token\s+|Token":")in the file ([^"\n]+)/.exec(server.output())?.[1];
  const token = file ? readFileSync(file, 'utf8').trim() : /operator's token\s+(\S+)/.exec(server.output())?.[1];
  if (!token) throw new Error(`The server showed no token:\n${server.output()}`);
  return token;
}

/** Calls of somebody who has signed in. */
export async function signIn(
  { url }: Pick<ServerUnderTest, 'url'>,
  email: string,
  password: string,
): Promise<(method: string, path: string, body?: unknown) => Promise<Answer>> {
  const { status, headers, body } = await call(url, 'POST', '/api/session', { email, password });
  if (status !== 201) throw new Error(`${email} cannot sign in: ${JSON.stringify(body)}`);
  const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return (method, path, sent) => call(url, method, path, sent, { cookie });
}

export async function call(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${url}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: text }),
  });
  const answer = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(answer) : answer };
}

/** An active program that pays 10 % at once, a partner and its link. */
export async function openProgram({
  api,
}: Pick<Shop, 'api'>): Promise<{ program: Program; partner: Partner; link: Link }> {
  const program = await api.post('/programs', {
    code: 'shop',
    name: 'Shop',
    currency: 'GBP',
    landingUrl: 'https://www.shop.example/',
  });
  await api.post('/plans', {
    program: program.id,
    plan: { rules: [{ key: 'base', name: '10%', pays: { kind: 'percentage', rate: '0.1' } }] },
  });
  await api.post(`/programs/${program.id}/activate`);
  const partner = await api.post('/partners', { code: 'ann', name: 'Ann', email: 'ann@attic.example' });
  const link = await api.post('/links', { program: 'shop', partner: partner.id, code: 'ann' });
  return { program, partner, link };
}
