import { setTimeout as pause } from 'node:timers/promises';
import type { ReadModel } from '@tributary/api-client';
import { type Api, ApiProblem } from '../api.js';
import { answered, interval, limit } from './answered.js';

/** Who waits longer is told for what. */
export const quiet = 5_000;
/** Clicks are counted, counts post entries, entries are settled in the ledger; and some to spare. */
const longestChain = 5;

type Reader = Pick<Api, 'get'>;

/**
 * Until every read model has read what is recorded by now, and what services derive from it. Where nobody else records
 * anything it ends with the round in which the log stays as it is; else after as many as derivations follow on each other.
 */
export async function booksSettled(api: Reader, within = limit, quietFor = quiet): Promise<void> {
  const begun = performance.now();
  const latest = begun + within;
  let told = false;
  const tell = (what: string): void => {
    if (told || performance.now() < begun + quietFor) return;
    told = true;
    console.error(what);
  };
  const waitingFor = new Set<string>();
  let ends: ReadonlyMap<string, bigint> = new Map();
  for (let round = 0; round <= longestChain; ) {
    const models = await readModels(api, latest, tell);
    if (models === 'not to be seen') return;
    if (waitingFor.size === 0) {
      const next = new Map(models.map((model) => [model.name, endOf(model)]));
      if (round > 0 && models.every(({ name }) => next.get(name) === ends.get(name))) return;
      ends = next;
      for (const name of ends.keys()) waitingFor.add(name);
      round++;
    }
    for (const name of notBusy(models, ends)) waitingFor.delete(name);
    if (waitingFor.size === 0) continue;
    if (performance.now() > latest)
      return console.error(`The books are still being brought up to date after ${within / 1_000} s.`);
    tell(`What is recorded is there; waiting until it is in the books: ${[...waitingFor].join(', ')} …`);
    await pause(interval);
  }
}

/** Of services whose models have all read up to their ends, and which have handed over what they derived on the way. */
function notBusy(models: readonly ReadModel[], ends: ReadonlyMap<string, bigint>): string[] {
  const isBehind = ({ name, position }: ReadModel): boolean => BigInt(position) < (ends.get(name) ?? 0n);
  const busy = new Set(models.filter((model) => isBehind(model) || model.outgoing).map(({ service }) => service));
  return models.filter(({ service }) => !busy.has(service)).map(({ name }) => name);
}

/** Of the log, when the model's service looked. */
const endOf = ({ position, lag }: ReadModel): bigint => BigInt(position) + BigInt(lag);

/** A key that may import need not see the operations; a service that is too busy to answer is asked again. */
async function readModels(
  api: Reader,
  latest: number,
  tell: (what: string) => void,
): Promise<readonly ReadModel[] | 'not to be seen'> {
  try {
    return await answered(
      () => api.get('/operations/read-models'),
      latest,
      ({ message }) => tell(`What is recorded is there; waiting until it is in the books: ${message} …`),
    );
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status < 500) return 'not to be seen';
    throw error;
  }
}
