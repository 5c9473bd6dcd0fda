import { existsSync } from 'node:fs';
import { join } from 'node:path';
import serveFolder from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The built page, for whoever is let in at all: it is where a stranger pairs. */
export async function servePage(app: FastifyInstance, folder: string): Promise<void> {
  const config = { role: 'guest' } as const;
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', { config }, (_request, reply) =>
      reply
        .code(503)
        .type('text/plain')
        .send('The page is not built. Run `npm run build`; the music plays without it.\n'),
    );
    return;
  }
  await app.register((scope, _options, ready) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, ...config };
    });
    scope.register(serveFolder, {
      root: folder,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (response, path) => {
        // Names of assets change with their content; the page that names them must be asked for anew.
        const isAsset = path.includes(`${join(folder, 'assets')}`);
        response.setHeader('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
        response.setHeader('vary', 'accept-encoding');
      },
    });
    ready();
  });
}
