import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ServiceUnderTest, startService, until } from '@tributary/testing';
import { partnerMigrations, partnerService } from '../partner.service.js';

/** Says yes to everything and keeps what it was told. */
async function startPostOffice(): Promise<{ url: string; received: () => string; server: Server }> {
  let text = '';
  const server = createServer((socket) => {
    let inData = false;
    socket.write('220 post office\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += String(chunk);
      if (inData) {
        if (!text.endsWith('\r\n.\r\n')) return;
        inData = false;
        socket.write('250 kept\r\n');
        return;
      }
      for (const line of String(chunk).split('\r\n').filter(Boolean)) {
        if (line === 'DATA') inData = true;
        socket.write(line === 'DATA' ? '354 go on\r\n' : line === 'QUIT' ? '221 bye\r\n' : '250 yes\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received: () => text, server };
}

describe('the mail sender', () => {
  let service: ServiceUnderTest;
  let office: Awaited<ReturnType<typeof startPostOffice>>;
  beforeAll(async () => {
    office = await startPostOffice();
    service = await startService(
      (context) => partnerService({ ...context, config: { ...context.config, smtpUrl: office.url } }),
      partnerMigrations,
    );
  });
  afterAll(async () => {
    await service?.dispose();
    office?.server.close();
  });

  it('sends an invitation once, and not again after a rebuild', async () => {
    const admin = service.as('admin');
    const partner = { code: 'ann', name: 'Ann', email: 'ann@attic.example', invite: true };
    expect(await admin.call('POST', '/api/partners', partner)).toMatchObject({ status: 201 });
    const states = async () =>
      (await admin.call('GET', '/api/mail')).body.items.map(({ state }: { state: string }) => state);
    await until(async () => (await states())[0] === 'sent');
    expect(await service.context.bus.rebuild('partner-mail')).toBe(true);
    expect(await states()).toEqual(['sent']);
    expect(office.received().match(/^RCPT TO:<ann@attic\.example>/gm)).toHaveLength(1);
  });
});
