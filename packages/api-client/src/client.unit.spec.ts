import { jest } from '@jest/globals';
import { ApiClient, ApiError, problemOf } from './client.js';

type Sent = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** Answers the given responses in turn, and keeps what was asked. */
function server(...answers: (Response | Error)[]): Sent[] {
  const sent: Sent[] = [];
  jest.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    sent.push({ url: String(url), headers: init?.headers as Record<string, string> });
    const answer = answers.shift();
    return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer ?? new Error('Not expected'));
  });
  return sent;
}

const json = (body: unknown, headers: Record<string, string> = {}, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers });

describe('the client of the API', () => {
  afterEach(() => jest.restoreAllMocks());

  it('asks reads to wait for the highest position that its writes answered', async () => {
    const sent = server(
      json({}, { 'tributary-position': '9007199254740993' }),
      json({}, { 'tributary-position': '12' }),
      json([]),
    );
    const client = new ApiClient();
    await client.post('/links', { program: 'shop', code: 'willow' });
    await client.post('/links', { program: 'shop', code: 'wren' });
    await client.get('/links');
    expect(sent.map(({ headers }) => headers['tributary-after'])).toEqual([undefined, undefined, '9007199254740993']);
  });

  it('forgets its position for another organisation', async () => {
    const sent = server(json({}, { 'tributary-position': '7' }), json([]));
    const client = new ApiClient();
    await client.post('/links', { program: 'shop' });
    client.forget();
    await client.get('/links');
    expect(sent[1]?.headers['tributary-after']).toBeUndefined();
  });

  it('leaves out of the address what is not asked', async () => {
    const sent = server(json([]));
    await new ApiClient().get('/commissions', { state: undefined, search: '', limit: 50 });
    expect(sent[0]?.url).toBe('/api/commissions?limit=50');
  });

  it('notes that an answer does not contain its last write yet', async () => {
    server(json([], { 'tributary-stale': 'true' }));
    const onStale = jest.fn();
    await new ApiClient({ onStale }).get('/links');
    expect(onStale).toHaveBeenCalledTimes(1);
  });

  it('throws the problem, with the message about a field', async () => {
    const problem = {
      type: '/problems/invalid-input',
      title: 'Invalid',
      status: 422,
      code: 'invalid-input',
      errors: [{ path: 'code', message: 'Too long' }],
    };
    server(json(problem, {}, 422));
    const refused = new ApiClient().post('/links', { program: 'shop' });
    await expect(refused).rejects.toBeInstanceOf(ApiError);
    await refused.catch((error: ApiError) => {
      expect(error.problem.code).toBe('invalid-input');
      expect(error.field('code')).toBe('Too long');
    });
  });

  it('makes a problem of an answer that is not from the API', async () => {
    server(new Response('<html>', { status: 502 }));
    await expect(new ApiClient().get('/links')).rejects.toMatchObject({ problem: { code: 'http-502' } });
  });

  it('makes a problem of a server that cannot be reached', async () => {
    server(new TypeError('failed to fetch'));
    const error: unknown = await new ApiClient().get('/links').catch((reason: unknown) => reason);
    expect(problemOf(error).code).toBe('unreachable');
  });

  it('says once that the session has ended, but not while signing in', async () => {
    const gone = (): Response => json({ title: 'Signed out', status: 401, code: 'not-signed-in' }, {}, 401);
    server(gone(), gone());
    const onSignedOut = jest.fn();
    const client = new ApiClient({ onSignedOut });
    await client.post('/session', { email: 'ann@attic.example', password: 'wrong' }).catch(() => undefined);
    expect(onSignedOut).not.toHaveBeenCalled();
    await client.get('/links').catch(() => undefined);
    expect(onSignedOut).toHaveBeenCalledTimes(1);
  });
});
