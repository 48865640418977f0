/** kafkajs looks on each connection every millisecond for requests that wait, whether one does or not (tulios/kafkajs#1704). */
import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

/** Whatever comes to wait later asks by itself to be looked for. */
export function letIdleConnectionsRest(): void {
  const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as {
    readonly prototype: RequestQueue;
  };
  const lookLater = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
    if (this.pending.length > 0) lookLater.call(this);
  };
}
