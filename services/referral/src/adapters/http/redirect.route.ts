/** `/r/:code` on Fastify itself: the hottest path of the product, and it needs no identity. */
import { Logger } from '@nestjs/common';
import type { EventId } from '@tributary/contracts';
import { correlationBehind } from '@tributary/service-kit';
import { metrics } from '@tributary/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordClick, type ClickPorts, type Redirect } from '../../application/record-click.js';

const cookieName = 'tributary_visitor';
const cookieDays = 365;
const logger = new Logger('Redirect');

type RedirectRequest = FastifyRequest<{ Params: { code: string } }>;

export function registerRedirect(fastify: FastifyInstance, ports: ClickPorts, publicUrl: string): void {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';

  fastify.get('/r/:code', { exposeHeadRoute: false }, async (request: RedirectRequest, reply) => {
    const { headers } = request;
    const purpose = headers['sec-purpose'] ?? headers['purpose'] ?? headers['x-purpose'];
    const outcome = await recordClick(ports, {
      code: request.params.code,
      userAgent: headers['user-agent'],
      purpose: typeof purpose === 'string' ? purpose : undefined,
      token: cookieOf(headers.cookie),
      correlation: correlationBehind(request) as EventId | undefined,
    }).catch((error: unknown) => {
      logger.error(error);
      return null;
    });
    metrics.clicks.inc({ outcome: outcomeOf(outcome) });
    void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer-when-downgrade');
    if (outcome === null)
      return page(reply, 503, 'One moment', 'This link cannot be followed right now. Try again in a moment.');
    if (outcome.kind === 'unknown')
      return page(reply, 404, 'Unknown link', 'There is no such link. Ask whoever gave it to you for a new one.');
    if (outcome.token !== null) {
      void reply.header(
        'set-cookie',
        `${cookieName}=${outcome.token}; Path=/; Max-Age=${cookieDays * 86_400}; HttpOnly; SameSite=Lax${secure}`,
      );
    }
    if (outcome.location === null) return page(reply, 200, 'Thank you', 'Your visit through this link has been noted.');
    return reply.redirect(outcome.location, 302);
  });
}

function outcomeOf(redirect: Redirect | null): string {
  if (redirect?.kind !== 'recorded') return redirect?.kind ?? 'failed';
  return redirect.token === null ? 'bot' : 'recorded';
}

/** One value of a header that is short and often absent; a cookie parser would read all of them. */
function cookieOf(header: string | undefined): string | undefined {
  const start = header?.indexOf(`${cookieName}=`) ?? -1;
  if (header === undefined || start < 0) return undefined;
  const end = header.indexOf(';', start);
  return header.slice(start + cookieName.length + 1, end < 0 ? undefined : end);
}

function page(reply: FastifyReply, status: number, title: string, text: string): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>` +
        '<style>body{font:16px/1.5 system-ui,sans-serif;display:grid;place-content:center;min-height:90vh;margin:0 24px;text-align:center}' +
        `@media(prefers-color-scheme:dark){body{background:#111;color:#eee}}</style><main><h1>${title}</h1><p>${text}</p></main></html>`,
    );
}
