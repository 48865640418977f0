import { fastify } from 'fastify';
import { Problem } from '../problems/problems.js';
import { readJsonBodies } from './json-bodies.js';

async function read(payload: Buffer) {
  const server = fastify();
  readJsonBodies(server);
  server.setErrorHandler((error, _, reply) => {
    if (!(error instanceof Problem)) throw error;
    return reply.code(error.details.status).send(error.details);
  });
  server.post('/api/conversions', (request, reply) => reply.send(request.body));
  const headers = { 'content-type': 'application/json' };
  const answer = await server.inject({ method: 'POST', url: '/api/conversions', headers, payload });
  await server.close();
  return { status: answer.statusCode, body: answer.json() };
}
const sent = (...id: number[]): Buffer => Buffer.from([...Buffer.from('{"id":"id-'), ...id, ...Buffer.from('"}')]);

describe('a JSON body', () => {
  it('is read as UTF-8', async () => {
    expect(await read(sent(...Buffer.from('é日🌱')))).toEqual({ status: 200, body: { id: 'id-é日🌱' } });
  });

  it.each([
    ['a byte of no character', [0xff]],
    ['another', [0xfe]],
    ['half a character', [0xc3]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
  ])('with %s is refused, not mended', async (_, bytes) => {
    const detail = 'The body is not valid UTF-8.';
    expect(await read(sent(...bytes))).toMatchObject({ status: 400, body: { code: 'malformed-json', detail } });
  });
});
