import type { StreamName } from '@tributary/contracts';
import type { AppendOutcome } from './event-store.js';

const groupLimit = 1_000;

interface Append {
  readonly stream: StreamName;
}

interface Waiting<One extends Append> {
  readonly append: One;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Whatever waits while one group is on its way is the next group, so groups grow with the load and nobody lingers. */
export function appendInGroups<One extends Append>(
  write: (group: readonly One[]) => Promise<readonly (AppendOutcome | undefined)[]>,
) {
  let waiting: Waiting<One>[] = [];
  let busy = false;

  async function flush(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const group = nextGroup(waiting);
      const taken = new Set(group);
      waiting = group.length === waiting.length ? [] : waiting.filter((one) => !taken.has(one));
      await settle(group);
    }
    busy = false;
  }

  async function settle(group: readonly Waiting<One>[]): Promise<void> {
    try {
      const outcomes = await write(group.map(({ append }) => append));
      group.forEach(({ resolve, reject }, n) => {
        const outcome = outcomes[n];
        if (outcome) resolve(outcome);
        else reject(new Error('The log gave no answer for this append'));
      });
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else for (const one of group) await settle([one]); // one bad append must not fail its neighbours
    }
  }

  return (append: One): Promise<AppendOutcome> =>
    new Promise((resolve, reject) => {
      waiting.push({ append, resolve, reject });
      if (!busy) void flush();
    });
}

/** A stream's second append waits for the next group, because a group's revisions are checked before it is written. */
function nextGroup<One extends Append>(waiting: readonly Waiting<One>[]): Waiting<One>[] {
  const streams = new Set<StreamName>();
  const group: Waiting<One>[] = [];
  for (const one of waiting) {
    if (group.length === groupLimit) break;
    if (streams.has(one.append.stream)) continue;
    streams.add(one.append.stream);
    group.push(one);
  }
  return group;
}
