import type { Clock } from '@tributary/contracts';

/** The process's clock: the system's, unless a demonstration is being told. It never runs backwards. */
export interface StoryClock extends Clock {
  set(moment: number): void;
  /** Back to the system's time. */
  release(): void;
}

export function storyClock(): StoryClock {
  let simulated: number | null = null;
  return {
    now: () => simulated ?? Date.now(),
    set: (moment) => {
      simulated = Math.max(moment, simulated ?? moment);
    },
    release: () => {
      simulated = null;
    },
  };
}
