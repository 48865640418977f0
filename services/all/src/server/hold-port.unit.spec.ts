import { freePort } from '@tributary/testing';
import { holdPort } from './hold-port.js';

describe('the port that a start holds', () => {
  it('answers that the server is starting until it is released', async () => {
    const port = await freePort();
    const held = await holdPort({ port, host: '127.0.0.1' });
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect([answer.status, await answer.text()]).toEqual([503, 'Tributary is starting.\n']);
    await expect(holdPort({ port, host: '127.0.0.1' })).rejects.toThrow(`Port ${port} is taken`);
    await held.release();
    await (await holdPort({ port, host: '127.0.0.1' })).release();
  });

  it('names the variables where nothing can listen', async () => {
    const outside = { port: await freePort(), host: '203.0.113.9' };
    await expect(holdPort(outside)).rejects.toThrow('Nothing can listen where HOST and PORT say');
  });
});
