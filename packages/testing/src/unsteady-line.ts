/** A TCP proxy on loopback whose line can be slow, silent or cut. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface UnsteadyLine {
  readonly port: number;
  /** Passes everything on so many milliseconds later, in order. */
  delay(milliseconds: number): void;
  /** Passes nothing on until `flow`; connections stay. */
  stall(): void;
  /** As it was at first; what was held back goes on its way. */
  flow(): void;
  /** Ends all connections at once; new ones are taken. */
  cut(): void;
  close(): Promise<void>;
}

/** From `port`, or a free one, to another port. */
export async function unsteadyLine(target: number, port = 0): Promise<UnsteadyLine> {
  const sockets = new Set<Socket>();
  let late = 0;
  let stalled: { readonly over: Promise<void>; end(): void } | null = null;

  const carry = (from: Socket, to: Socket): void => {
    let order = Promise.resolve();
    from.on('data', (chunk) => {
      const due = performance.now() + late;
      order = order.then(async () => {
        const left = due - performance.now();
        if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
        await stalled?.over;
        if (!to.destroyed && !to.write(chunk)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
      });
    });
    for (const end of ['end', 'error', 'close']) from.on(end, () => void order.then(() => to.destroy()));
  };

  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket.setNoDelay(true));
      socket.on('close', () => sockets.delete(socket));
    }
    carry(near, far);
    carry(far, near);
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port');

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const flow = () => {
    late = 0;
    stalled?.end();
    stalled = null;
  };
  return {
    port: address.port,
    delay: (milliseconds) => {
      late = milliseconds;
    },
    stall: () => {
      stalled ??= openEnded();
    },
    flow,
    cut,
    close: async () => {
      flow();
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}

function openEnded(): { readonly over: Promise<void>; end(): void } {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { over, end };
}
