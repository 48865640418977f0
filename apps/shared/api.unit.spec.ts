import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryObserver } from '@tanstack/react-query';
import type { Session } from '@tributary/api-client';
import { api, enter, leave, queries } from './api.js';

const sessionOf = (name: string): Session => {
  const membership = {
    id: name,
    organisation: { id: 'o', name: 'Shop', zone: 'UTC' },
    role: 'partner-owner',
    partner: name,
  } as const;
  return { account: { id: name, name, email: `${name}@shop.example` }, membership, memberships: [membership] };
};
const topics = () =>
  queries
    .getQueryCache()
    .getAll()
    .map(({ queryKey: [topic] }) => topic)
    .sort();

describe('another person in the same browser', () => {
  const relativeFetch = globalThis.fetch;
  let server: Server;
  let positions: (string | undefined)[];
  beforeAll(async () => {
    server = createServer((request, response) => {
      positions.push(request.headers['tributary-after'] as string | undefined);
      response.setHeader('tributary-position', '42').end('{}');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    globalThis.fetch = (path, init) => relativeFetch(`${origin}${String(path)}`, init);
  });
  afterAll(() => {
    globalThis.fetch = relativeFetch;
    queries.clear();
    server.close();
  });
  beforeEach(() => {
    positions = [];
    queries.clear();
    for (const topic of ['commissions', 'balances', 'setup', 'invitation']) queries.setQueryData([topic], 'of Ann');
    enter(sessionOf('ann'));
    queries.setQueryData(['commissions'], 'of Ann');
  });

  it('finds nothing of the person before', () => {
    enter(sessionOf('bob'));
    expect(topics()).toEqual(['invitation', 'session', 'setup']);
    expect(queries.getQueryData<Session>(['session'])?.account.name).toBe('bob');
  });

  it('finds nothing after the person before has signed out', () => {
    leave();
    expect(topics()).toEqual(['invitation', 'session', 'setup']);
    expect(queries.getQueryData(['session'])).toBeNull();
  });

  it('does not wait for what the person before has written', async () => {
    await api.post('/links', { program: 'shop' });
    await api.get('/links');
    enter(sessionOf('bob'));
    await api.get('/links');
    expect(positions).toEqual([undefined, '42', undefined]);
  });

  it('is told to whoever looks at the session', () => {
    const looking = new QueryObserver<Session | null>(queries, { queryKey: ['session'], staleTime: Infinity });
    const stop = looking.subscribe(() => undefined);
    enter(sessionOf('bob'));
    expect(looking.getCurrentResult().data?.account.name).toBe('bob');
    stop();
  });
});
