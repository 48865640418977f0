import { setTimeout as pause } from 'node:timers/promises';
import type { RunningVerification, Verification, Verifications } from '@tributary/api-client';
import { type Api, ApiProblem } from '../api.js';
import { quiet } from './settled.js';

const interval = 100;
/** Once it takes longer than `quiet`. */
const longInterval = 1_000;
/** Between two words on how far it is. */
const tellingInterval = 30_000;
/** How long a server may be away while it verifies. */
const limit = 120_000;

type Asked = Pick<Api, 'get' | 'post'>;

/** Has the commissions verified, or waits for whoever does so already. Fails where that comes to no result. */
export async function verified(api: Asked, quietFor = quiet, within = limit): Promise<Verification> {
  const begun = performance.now();
  let tellAt = begun + quietFor;
  let running: RunningVerification | null = await api.post('/verification');
  while (running) {
    const now = performance.now();
    if (now >= tellAt) {
      console.error(inWords(running));
      tellAt = now + tellingInterval;
    }
    await pause(now < begun + quietFor ? interval : longInterval);
    const found = await look(api, within);
    if (found.failed) throw new ApiProblem(found.failed.problem);
    if (!found.running && found.last) return found.last;
    running = found.running;
  }
  throw new Error('The server has lost the verification that it began.');
}

/** What comes of it stands on the server, whoever is away for a moment. */
async function look(api: Asked, within: number): Promise<Verifications> {
  const latest = performance.now() + within;
  for (;;) {
    try {
      return await api.get('/verification');
    } catch (error) {
      const isAway = error instanceof ApiProblem && error.problem.status >= 500;
      if (!isAway || performance.now() > latest) throw error;
      await pause(interval);
    }
  }
}

function inWords({ step, facts, percent }: RunningVerification): string {
  const what = 'Deriving every entry again from the facts';
  if (step === 'waiting') return `${what}; waiting until what is recorded is in the books …`;
  if (step === 'comparing') return `${what}; comparing what ${facts} facts gave …`;
  return `${what}: ${facts} so far, ${percent}% of the log …`;
}
