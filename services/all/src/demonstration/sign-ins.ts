import type { FastifyInstance } from 'fastify';
import { adminSignIn, partnerSignIn } from './cast.js';

const signIns = [
  { who: 'admin', ...adminSignIn },
  { who: 'partner', ...partnerSignIn },
] as const;

/** Those of the demonstration that work here: none without it, nor where a password was changed. */
export async function workingSignIns(fastify: FastifyInstance): Promise<(typeof signIns)[number][]> {
  const working = await Promise.all(
    signIns.map(async ({ email, password }) => {
      const url = '/api/session';
      const answer = await fastify.inject({ method: 'POST', url, payload: { email, password } });
      if (answer.statusCode !== 201) return false;
      const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));
      await fastify.inject({ method: 'DELETE', url, cookies, payload: {} });
      return true;
    }),
  );
  return signIns.filter((_, n) => working[n]);
}
