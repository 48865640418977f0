/** Reads JSON bodies, and nothing else: forms of other sites cannot send JSON. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../problems/problems.js';

export const bodyLimit = 1024 * 1024;
export const importBodyLimit = 5 * bodyLimit;

const limitOf = (request: FastifyRequest): number =>
  request.url.startsWith('/api/imports/') ? importBodyLimit : bodyLimit;

export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRequest', async (request) => {
    if (Number(request.headers['content-length'] ?? 0) > limitOf(request)) throw problem('body-too-large');
  });
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: importBodyLimit },
    (request, body, done) => {
      if (body.length > limitOf(request)) return done(problem('body-too-large'));
      if (body.length === 0) return done(null, undefined);
      const text = body.toString();
      parse(request, text, (error, value: unknown) => {
        if (error) return done(problem('malformed-json'));
        const path = unstorable(value, text);
        if (path === null) return done(null, value);
        done(problem('unstorable-text', { errors: [{ path, message: 'Contains U+0000 or half a surrogate pair' }] }));
      });
    },
  );
}

/** Where U+0000 or half a surrogate pair stands, which PostgreSQL's text cannot hold. Only escapes can bring them in. */
function unstorable(value: unknown, source: string): string | null {
  if (!source.includes('\\u')) return null;
  const visit = (part: unknown, path: string): string | null => {
    if (typeof part === 'string') return part.includes('\u0000') || !isWellFormed(part) ? path : null;
    if (typeof part !== 'object' || part === null) return null;
    for (const [key, child] of Object.entries(part)) {
      const found =
        isWellFormed(key) && !key.includes('\u0000') ? visit(child, path === '' ? key : `${path}.${key}`) : path;
      if (found !== null) return found;
    }
    return null;
  };
  return visit(value, '');
}

const loneSurrogate = /\p{Surrogate}/u;
const isWellFormed = (text: string): boolean => !loneSurrogate.test(text);
