import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Settings } from './settings.js';

/** Takes the port before anything else is done, and answers 503 there until the server itself listens. */
export async function holdPort({ port, host }: Pick<Settings, 'port' | 'host'>): Promise<{ release(): Promise<void> }> {
  const holder = createServer((_, response) =>
    response
      .writeHead(503, { 'content-type': 'text/plain', 'cache-control': 'no-store', 'retry-after': '2', refresh: '2' })
      .end('Tributary is starting.\n'),
  );
  holder.listen(port, host);
  await once(holder, 'listening').catch((error: unknown) => {
    throw new Error(
      (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
        ? `Port ${port} is taken. End what listens there, or name another port in PORT.`
        : `Nothing can listen where HOST and PORT say, at port ${port} of ${host}: ${(error as Error).message}. HOST is an address of this machine, 0.0.0.0 for all of them.`,
    );
  });
  return {
    release: async () => {
      if (!holder.listening) return;
      const closed = once(holder, 'close');
      holder.close();
      holder.closeAllConnections();
      await closed;
    },
  };
}
