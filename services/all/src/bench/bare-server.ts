/** What the machine can do at most: `node:http` answering 302 to everything, in a process of its own as the server is. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((_, response) => response.writeHead(302, { location: 'https://www.shop.example/' }).end());
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
