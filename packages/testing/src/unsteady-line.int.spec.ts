import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type UnsteadyLine, unsteadyLine } from './unsteady-line.js';
import { until } from './until.js';

describe('an unsteady line', () => {
  let echo: Server;
  let line: UnsteadyLine;
  let socket: Socket;
  let heard: string;
  beforeEach(async () => {
    echo = createServer((peer) => peer.pipe(peer).on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(echo, 'listening');
    line = await unsteadyLine((echo.address() as { port: number }).port);
    socket = connect(line.port, '127.0.0.1').on('error', () => undefined);
    heard = '';
    socket.on('data', (text) => {
      heard += String(text);
    });
    await once(socket, 'connect');
  });
  afterEach(async () => {
    socket.destroy();
    await line.close();
    echo.close();
  });

  it('passes on what is said, late where it is slow, in order', async () => {
    socket.write('one ');
    await until(() => heard === 'one ');
    line.delay(100);
    const before = performance.now();
    socket.write('two ');
    socket.write('three');
    await until(() => heard === 'one two three');
    expect(performance.now() - before).toBeGreaterThanOrEqual(199); // there and back
  });

  it('keeps silent while it is stalled, and loses nothing', async () => {
    line.stall();
    socket.write('held back');
    await until(() => socket.bytesWritten === 9);
    expect(
      await Promise.race([once(socket, 'data'), new Promise((resolve) => setTimeout(resolve, 100, 'silence'))]),
    ).toBe('silence');
    line.flow();
    await until(() => heard === 'held back');
  });

  it('ends connections that are cut, and takes new ones', async () => {
    const closed = once(socket, 'close');
    line.cut();
    await closed;
    const again = connect(line.port, '127.0.0.1');
    again.write('hello');
    const [answer] = await once(again, 'data');
    again.destroy();
    expect(String(answer)).toBe('hello');
  });
});
