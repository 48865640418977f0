import { installation, type ServiceName } from '@tributary/contracts';
import { scopeHeaders } from '@tributary/telemetry';
import { identityHeader, signIdentity } from '../identity/identity.js';
import { problem } from '../problems/problems.js';
import { operationsPrefix } from './operations.routes.js';
import type { Operations, ReadModelState, ServiceDeadLetter } from './service.js';

/** The consumer groups of a service in another process. */
export function remoteOperations(service: ServiceName, url: string, key: Uint8Array): Operations {
  async function ask<Answer>(method: 'GET' | 'POST', path: string): Promise<Answer> {
    const token = await signIdentity(
      { organisation: installation, role: 'service', actor: 'gateway', partner: null, scopes: [] },
      key,
    );
    const answer = await fetch(`${url}${operationsPrefix}${path}`, {
      method,
      headers: { ...scopeHeaders(), [identityHeader]: token },
    }).catch(() => null);
    if (!answer?.ok) throw problem('service-away', { detail: `The service "${service}" does not answer.` });
    return (await answer.json()) as Answer;
  }
  return {
    readModels: async () => {
      const models = await ask<(Omit<ReadModelState, 'position' | 'lag'> & Record<'position' | 'lag', string>)[]>(
        'GET',
        '/read-models',
      );
      return models.map((model) => ({ ...model, position: BigInt(model.position), lag: BigInt(model.lag) }));
    },
    rebuild: async (name) => (await ask<{ found: boolean }>('POST', `/read-models/${encodeURIComponent(name)}`)).found,
    deadLetters: async (organisation) =>
      (await ask<ServiceDeadLetter[]>('GET', `/dead-letters/${organisation}`)).map((letter) => ({
        ...letter,
        since: new Date(letter.since),
      })),
    replay: (id, organisation) => ask('POST', `/dead-letters/${organisation}/${id}/replay`),
    skip: async (id, organisation) =>
      (
        await ask<{ skipped: Awaited<ReturnType<Operations['skip']>> }>(
          'POST',
          `/dead-letters/${organisation}/${id}/skip`,
        )
      ).skipped,
  };
}

/** Those of several processes as if they were one's. */
export function joinedOperations(parts: readonly Operations[]): Operations {
  const everywhere = async <Answer>(ask: (part: Operations) => Promise<readonly Answer[]>): Promise<Answer[]> =>
    (await Promise.all(parts.map(ask))).flat();
  const holderOf = async (...[id, organisation]: Parameters<Operations['skip']>): Promise<Operations | undefined> => {
    for (const part of parts) {
      if ((await part.deadLetters(organisation)).some((letter) => letter.id === id)) return part;
    }
    return undefined;
  };
  return {
    readModels: () => everywhere((part) => part.readModels()),
    deadLetters: (organisation) => everywhere((part) => part.deadLetters(organisation)),
    rebuild: async (name) => {
      for (const part of parts) {
        if ((await part.readModels()).some((model) => model.name === name)) return part.rebuild(name);
      }
      return false;
    },
    replay: async (id, organisation) =>
      (await (await holderOf(id, organisation))?.replay(id, organisation)) ?? { found: false },
    skip: async (id, organisation) => (await (await holderOf(id, organisation))?.skip(id, organisation)) ?? null,
  };
}
