import { freePort } from './ports.js';

it('a port is given to one alone, though nobody listens on it yet', async () => {
  const ports: number[] = [];
  for (let n = 0; n < 1_000; n++) ports.push(await freePort());
  expect(new Set(ports).size).toBe(ports.length);
}, 30_000);
