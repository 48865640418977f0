import { setTimeout as pause } from 'node:timers/promises';
import type { RunningVerification, Verification } from '@tributary/api-client';
import { type Api, ApiProblem } from '../api.js';
import { answered, interval, limit } from './answered.js';
import { quiet } from './settled.js';

/** Once it takes longer than `quiet`. */
const longInterval = 1_000;
/** Between two words on how far it is. */
const tellingInterval = 30_000;

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
    const found = await answered(() => api.get('/verification'), performance.now() + within);
    if (found.failed) throw new ApiProblem(found.failed.problem);
    if (!found.running && found.last) return found.last;
    running = found.running;
  }
  throw new Error('The server has lost the verification that it began.');
}

function inWords({ step, facts, percent }: RunningVerification): string {
  const what = 'Deriving every entry again from the facts';
  if (step === 'waiting') return `${what}; waiting until what is recorded is in the books …`;
  if (step === 'comparing') return `${what}; comparing what ${facts} facts gave …`;
  return `${what}: ${facts} so far, ${percent}% of the log …`;
}
