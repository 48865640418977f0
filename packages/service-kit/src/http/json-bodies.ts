/** Reads JSON bodies, and nothing else: forms of other sites cannot send JSON. What no text can hold is refused, in addresses too. */
import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Problem, problem } from '../problems/problems.js';

export const bodyLimit = 1024 * 1024;
export const importBodyLimit = 5 * bodyLimit;

const limitOf = (request: FastifyRequest): number =>
  request.url.startsWith('/api/imports/') ? importBodyLimit : bodyLimit;

const tooLarge = (request: FastifyRequest): Problem =>
  problem('body-too-large', { detail: `A body has at most ${limitOf(request).toLocaleString('en-GB')} bytes here.` });

export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRequest', async (request) => {
    if (Number(request.headers['content-length'] ?? 0) > limitOf(request)) throw tooLarge(request);
    if (request.url.startsWith('/api/')) refuseUnstorableAddress(request);
  });
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: importBodyLimit },
    (request, body, done) => {
      if (body.length > limitOf(request)) return done(tooLarge(request));
      if (body.length === 0) return done(null, undefined);
      if (!isUtf8(body)) return done(problem('malformed-json', { detail: 'The body is not valid UTF-8.' }));
      const text = body.toString();
      if (isTooDeep(text)) return done(problem('malformed-json', { detail: `The body nests deeper than ${deepest}.` }));
      parse(request, text, (error, value: unknown) => {
        if (error) return done(problem('malformed-json'));
        const path = text.includes('\\u') ? unstorable(value) : null; // only escapes can bring them in
        if (path === null) return done(null, value);
        done(problem('unstorable-text', { errors: [{ path, message: unstorableMessage }] }));
      });
    },
  );
}

/** Whoever walks through what was read calls itself for each level. */
const deepest = 100;

function isTooDeep(text: string): boolean {
  let [depth, isText] = [0, false];
  for (let n = 0; n < text.length && depth <= deepest; n++) {
    const letter = text[n];
    if (letter === '"') isText = !isText;
    else if (isText) n += letter === '\\' ? 1 : 0;
    else if (letter === '{' || letter === '[') depth++;
    else if (letter === '}' || letter === ']') depth--;
  }
  return depth > deepest;
}

const unstorableMessage = 'Contains U+0000 or half a surrogate pair';

function refuseUnstorableAddress({ query, params }: FastifyRequest): void {
  const path = unstorable(query) ?? unstorable(params);
  if (path !== null) throw problem('malformed-request', { errors: [{ path, message: unstorableMessage }] });
}

/** Where U+0000 or half a surrogate pair stands, which PostgreSQL's text cannot hold. */
function unstorable(part: unknown, path = ''): string | null {
  if (typeof part === 'string') return isStorable(part) ? null : path;
  if (typeof part !== 'object' || part === null) return null;
  for (const [key, child] of Object.entries(part)) {
    const found = isStorable(key) ? unstorable(child, path === '' ? key : `${path}.${key}`) : path;
    if (found !== null) return found;
  }
  return null;
}

const loneSurrogate = /\p{Surrogate}/u;
const isStorable = (text: string): boolean => !text.includes('\0') && !loneSurrogate.test(text);
