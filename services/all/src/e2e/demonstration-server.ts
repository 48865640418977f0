import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ServerUnderTest, startServer, until } from '@tributary/testing';

const toldWithin = 180_000;

/** A server with the demonstration. It is told once a run: who comes first tells it, the others copy what that left. */
export async function startDemonstration(): Promise<ServerUnderTest> {
  const told = join(process.env['TRIBUTARY_TEST_CLUSTER'] ?? '', 'demonstration');
  return isFirst(`${told}.begun`) ? tell(told) : copyOf(told);
}

function isFirst(mark: string): boolean {
  try {
    mkdirSync(mark);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function tell(told: string): Promise<ServerUnderTest> {
  const server = await startServer({ arguments: [], readyWithin: toldWithin });
  try {
    await until(() => server.output().includes("operator's token")); // it asks itself for the sign-ins before it says so
    await server.stop();
    copy(server.dataDirectory, `${told}.new`);
    renameSync(`${told}.new`, told);
    await server.start();
    return server;
  } catch (error) {
    await server.dispose();
    throw error;
  }
}

async function copyOf(told: string): Promise<ServerUnderTest> {
  await until(() => existsSync(told), { within: toldWithin });
  return startServer({
    arguments: [],
    prepare: async (dataDirectory) => {
      rmSync(dataDirectory, { recursive: true });
      copy(told, dataDirectory);
    },
  });
}

const copy = (from: string, to: string): void => void execFileSync('cp', ['-a', from, to]); // with its owners
