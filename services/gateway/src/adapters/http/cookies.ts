import type { FastifyReply, FastifyRequest } from 'fastify';

const cookieName = 'tributary_session';

export function sessionCookie(request: FastifyRequest): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === cookieName) return part.slice(at + 1).trim() || null;
  }
  return null;
}

/** Beside cookies that others set on the same answer. */
function addCookie(reply: FastifyReply, text: string): void {
  const before = reply.getHeader('set-cookie');
  const others = (before === undefined ? [] : [before].flat().map(String)).filter(
    (one) => !one.startsWith(`${cookieName}=`),
  );
  void reply.removeHeader('set-cookie').header('set-cookie', [...others, text]);
}

export function setSessionCookie(
  reply: FastifyReply,
  token: string,
  { publicUrl, lasts }: { publicUrl: string; lasts: number },
): void {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : '';
  addCookie(
    reply,
    `${cookieName}=${token}; Path=/; Max-Age=${Math.floor(lasts / 1_000)}; HttpOnly; SameSite=Lax${secure}`,
  );
}

export function clearSessionCookie(reply: FastifyReply): void {
  addCookie(reply, `${cookieName}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`);
}

/** What the documentation says of `setSessionCookie`. */
export const sessionCookieHeader = {
  'set-cookie': { description: `\`${cookieName}\`: the session, for scripts of no page`, schema: { type: 'string' } },
} as const;
