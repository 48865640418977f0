/** The two applications and the API's documentation, as files of our own: no page needs another host. */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { problem } from '@tributary/service-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Ports } from '../../application/ports.js';
import { findSession } from '../../application/sessions.js';
import { sessionCookie } from './cookies.js';

export interface ApplicationFolders {
  readonly admin: string;
  readonly partner: string;
}

const year = 31_536_000;
const builtFolder = (name: string): string =>
  fileURLToPath(new URL(`../../../../../apps/${name}/dist`, import.meta.url));

export function builtApplications(): ApplicationFolders {
  return { admin: builtFolder('admin'), partner: builtFolder('partner') };
}

export function applicationRoutes(fastify: FastifyInstance, ports: Ports, folders: ApplicationFolders): void {
  fastify.register(fastifyStatic, { root: dirname(fileURLToPath(import.meta.url)), serve: false, cacheControl: false });
  for (const name of ['admin', 'partner'] as const) {
    const root = folders[name];
    const files = filesIn(root);
    fastify.get(`/${name}`, (_, reply) => reply.redirect(`/${name}/`));
    fastify.get<{ Params: { '*': string } }>(`/${name}/*`, (request, reply) => {
      const path = request.params['*'];
      if (files.has(path) && path !== 'index.html') {
        void reply.header(
          'cache-control',
          path.startsWith('assets/') ? `public, max-age=${year}, immutable` : 'public, max-age=3600',
        );
        return reply.sendFile(path, root);
      }
      if (path.startsWith('assets/')) throw problem('not-found');
      return page(reply, root, name);
    });
  }
  // A page of the shared sign-in leads staff on to their own application.
  fastify.get('/', async (request, reply) => {
    const token = sessionCookie(request);
    const session = token === null ? undefined : await findSession(ports, token);
    const needed =
      session === undefined && (await ports.pools.worker.query('select from organisation limit 1')).rowCount === 0;
    if (needed) return reply.redirect('/admin/setup');
    if (!session) return reply.redirect('/partner/sign-in');
    return reply.redirect(session.partner === null ? '/admin/' : '/partner/');
  });
}

function page(reply: FastifyReply, root: string, name: string): FastifyReply {
  void reply.header('cache-control', 'no-cache');
  if (existsSync(join(root, 'index.html'))) return reply.sendFile('index.html', root);
  return reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send(`The ${name} application is not built yet: npm run build\n`);
}

function filesIn(root: string): ReadonlySet<string> {
  if (!existsSync(root)) return new Set();
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .split(sep)
          .join('/'),
      ),
  );
}

const docsPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Tributary API</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;
const docsStart = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });`;
const docsFiles = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/** `document` is made when it is first asked for: a start does not wait for it. */
export function documentationRoutes(fastify: FastifyInstance, document: () => object | Promise<object>): void {
  const root = dirname(
    createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger')).resolve('swagger-ui-dist/package.json'),
  );
  let made: object | undefined;
  fastify.get('/api/openapi.json', async () => (made ??= await document()));
  fastify.get('/api/docs', (_, reply) => reply.type('text/html; charset=utf-8').send(docsPage));
  fastify.get('/api/docs/', (_, reply) => reply.redirect('/api/docs'));
  fastify.get('/api/docs/start.js', (_, reply) => reply.type('text/javascript; charset=utf-8').send(docsStart));
  for (const file of docsFiles) {
    fastify.get(`/api/docs/${file}`, (_, reply) =>
      reply.header('cache-control', 'public, max-age=3600').sendFile(file, root),
    );
  }
}
