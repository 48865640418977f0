/**
 * What every request meets first: security headers, who is asking, how often, and from which site. Whoever passes is
 * vouched for by a signed token that the services check for themselves.
 */
import { type AccountId, installation } from '@tributary/contracts';
import { type Identity, identityHeader, identityKey, problem, signIdentity } from '@tributary/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SessionRow } from '../postgres/accounts.js';
import type { Ports } from '../../application/ports.js';
import { digestOf, isOperatorToken } from '../../application/secrets.js';
import { findSession } from '../../application/sessions.js';
import type { TokenBuckets } from '../../application/token-buckets.js';
import { clearSessionCookie, sessionCookie } from './cookies.js';

const sessions = new WeakMap<FastifyRequest, SessionRow>();
const callers = new WeakMap<FastifyRequest, Identity>();
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The session behind the request's cookie. */
export const sessionBehind = (request: FastifyRequest): SessionRow | undefined => sessions.get(request);
export const callerBehind = (request: FastifyRequest): Identity | undefined => callers.get(request);

const policy =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; object-src 'none'; " +
  "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

export function guardTheEdge(fastify: FastifyInstance, ports: Ports): void {
  const key = identityKey(ports.config.secret);
  const ownOrigin = new URL(ports.config.publicUrl).origin;
  fastify.addHook('onRequest', async (request, reply) => {
    delete request.headers[identityHeader]; // nobody vouches for himself
    void reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    });
    if (!isApi(request.url)) return;
    void reply.header('cache-control', 'no-store');
    const identity = await identify(ports, request, reply);
    // A key in a header is no cookie: only a program that knows it can send it.
    if (request.headers.authorization === undefined) refuseOtherSites(request, ownOrigin);
    limit(ports, request, reply, identity);
    if (!identity) return;
    callers.set(request, identity);
    request.headers[identityHeader] = await signIdentity(identity, key);
  });
}

function isApi(url: string): boolean {
  return url.startsWith('/api/') || url === '/api';
}

async function identify(ports: Ports, request: FastifyRequest, reply: FastifyReply): Promise<Identity | null> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return byKey(ports, authorization, request);
  const token = sessionCookie(request);
  if (token === null) return null;
  const session = await findSession(ports, token);
  if (!session) {
    clearSessionCookie(reply);
    (request as { sessionEnded?: boolean }).sessionEnded = true;
    return null;
  }
  sessions.set(request, session);
  const { organisation, role, account, partner } = session;
  return { organisation, role, actor: account, partner, scopes: [] };
}

/** A key with every scope acts as the admin who made it; any other as an integration. */
async function byKey(
  { keys, clock, config, limits }: Ports,
  authorization: string,
  request: FastifyRequest,
): Promise<Identity> {
  const token = /^Bearer (\S{1,200})$/i.exec(authorization)?.[1] ?? '';
  if (isOperatorToken(token, config.secret)) {
    return { organisation: installation, role: 'operator', actor: 'operator', partner: null, scopes: [] };
  }
  const key = token.startsWith('trb_') ? await keys.find(digestOf(token), clock.now()) : undefined;
  if (!key) {
    const wait = limits.anonymous.take(request.ip);
    throw wait > 0
      ? problem('too-many-requests')
      : problem('not-signed-in', { detail: 'This API key is not known here.' });
  }
  const { id, organisation, scopes } = key;
  return {
    organisation,
    role: scopes.includes('*') ? 'admin' : 'integration',
    actor: id as AccountId,
    partner: null,
    scopes,
  };
}

/** Browsers say where a request comes from; a write that a cookie lets in must come from our own pages. */
function refuseOtherSites({ method, headers }: FastifyRequest, ownOrigin: string): void {
  if (safeMethods.has(method)) return;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw problem('cross-site-request');
  const { origin, host } = headers;
  if (origin === undefined || origin === ownOrigin) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw problem('cross-site-request');
}

function limit({ limits }: Ports, request: FastifyRequest, reply: FastifyReply, identity: Identity | null): void {
  const session = sessions.get(request);
  if (session) takeOne(limits.session, session.id, reply);
  else if (identity) takeOne(limits.apiKey, identity.actor, reply);
  else takeOne(limits.anonymous, request.ip, reply);
}

export function takeOne(buckets: TokenBuckets, caller: string, reply: FastifyReply): void {
  const wait = buckets.take(caller);
  if (wait === 0) return;
  void reply.header('retry-after', String(Math.ceil(wait)));
  throw problem('too-many-requests', { detail: `Try again in ${Math.ceil(wait)} s.` });
}
