import { useLayoutEffect, type RefObject } from 'react';

/** As many ranks as the stylesheet knows. */
const RANKS = ['1', '2', '3', '4', '5', '6'] as const;

/**
 * Takes columns away, in their order, until the table fits its box. Measured instead of set by width alone, because
 * amounts and other languages decide how much room columns need.
 */
export function useGiveWay(box: RefObject<HTMLDivElement | null>, changed: readonly unknown[]): void {
  useLayoutEffect(() => {
    const frame = box.current;
    const table = frame?.querySelector('table');
    if (frame === null || table === null || table === undefined) return;
    let known = -1;
    const fit = (): void => {
      known = frame.clientWidth;
      delete table.dataset.tight;
      const bleed = -2 * Number.parseFloat(getComputedStyle(table).marginLeft);
      for (const rank of RANKS) {
        if (table.offsetWidth <= frame.clientWidth + bleed + 1) return;
        table.dataset.tight = rank;
      }
    };
    fit();
    const observer = new ResizeObserver(() => {
      if (frame.clientWidth !== known) fit();
    });
    observer.observe(frame);
    return () => observer.disconnect();
  }, changed);
}
