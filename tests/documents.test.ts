import { readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance, FastifyServerOptions, RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { may, roles, type Standing, standings } from '../daemon/panel/access/visitor.ts';
import { clientMessageSchema } from '../daemon/panel/protocol/client-message.ts';
import { protocolVersion, serverMessageSchema } from '../daemon/panel/protocol/protocol.ts';
import { openPanelBench, type PanelBench } from '../daemon/panel/testing/panel-bench.ts';

/** What the server serves, in fastify's own words. */
const routes = vi.hoisted((): RouteOptions[] => []);
vi.mock('fastify', async (load) => {
  const real = await load<typeof import('fastify')>();
  const fastify = (options: FastifyServerOptions): FastifyInstance =>
    real.fastify(options).addHook('onRoute', (route) => void routes.push(route));
  return { ...real, fastify };
});

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../docs/${name}`, import.meta.url)), 'utf8');
const words = read('protocol.md');

interface Operation {
  readonly description: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}
interface Described extends Operation {
  readonly method: string;
  readonly path: string;
  readonly role: Standing;
}

/** Every operation of docs/openapi.json. */
function describedOperations(): readonly Described[] {
  const { paths } = JSON.parse(read('openapi.json')) as {
    paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  const roleOf = (description: string): Standing => {
    if (description === 'For everybody.') return 'guest';
    const role = /^For role (\w+) and above\.$/.exec(description)?.[1];
    return roles.find((each) => each === role)!;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...{ method: method.toUpperCase(), path, role: roleOf(operation.description) },
      ...operation,
    })),
  );
}

/** `GET /api/v1/users/ID viewer` of whatever says so. */
const lineOf = (method: string, path: string, role: string): string =>
  `${method} ${path.replace(/[:{](\w+)\}?/g, (_, name: string) => name.toUpperCase())} ${role}`;

describe('what is served over HTTP, and the documents of it', () => {
  /** Behind a name that is not this machine's own, nobody is trusted for where he comes from. */
  const host = 'band.example';
  let bench: PanelBench;
  const tokens = new Map<Standing, string>();
  beforeAll(async () => {
    bench = await openPanelBench({ allowedHosts: [host] });
    for (const role of roles) {
      const { digits } = bench.access.pairing.offer(role);
      const { token } = await bench.access.pairing.claim({ digits, name: role, address: '10.0.0.1' });
      tokens.set(role, token);
    }
  });
  afterAll(() => bench.close());

  const served = (): readonly string[] =>
    routes.flatMap(({ method, url, config }) =>
      [method]
        .flat()
        // HEAD goes with GET, and the files of the page are no part of this.
        .filter((each) => each !== 'HEAD' && url !== '/*')
        .map((each) => lineOf(each, url, config?.role ?? 'admin')),
    );

  interface Answered {
    readonly status: number;
    readonly headers: IncomingMessage['headers'];
    /** Empty of what has no end. */
    readonly body: Buffer;
  }
  const ask = (method: string, path: string, standing: Standing): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const token = tokens.get(standing);
      const headers = { host, 'accept-encoding': 'gzip', ...(token && { authorization: `Bearer ${token}` }) };
      const options = { port: bench.panel.port, host: '127.0.0.1', method, path, headers, agent: false };
      const asked = request(options, (response) => {
        const chunks: Buffer[] = [];
        const answer = () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          });
        if (response.headers['content-type'] === 'audio/mpeg') {
          response.destroy();
          answer();
          return;
        }
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', answer);
      });
      asked.on('error', reject);
      asked.end();
    });
  const jsonIn = ({ headers, body }: Answered): unknown =>
    JSON.parse(String(headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body));
  /** Something stands in each parameter's place. */
  const concrete = (path: string): string => path.replace(/\{\w+\}/g, 'x');

  it('are the same: every address with its method and who may', () => {
    expect(served().length).toBeGreaterThan(20);
    const described = describedOperations().map(({ method, path, role }) => lineOf(method, path, role));
    expect(described.toSorted()).toEqual(served().toSorted());
    const rows = words.matchAll(/^\| `(GET|POST|PUT|PATCH|DELETE) (\S+)` \| (\w+) \|/gm);
    const told = [...rows].map(([, method = '', path = '', role = '']) => lineOf(method, path, role));
    // The page itself is no part of the API.
    expect(told.filter((line) => line !== 'GET / guest').toSorted()).toEqual(served().toSorted());
  });

  it('are the same: who may is let in and nobody else, and each answer has a status that is told', async () => {
    const faults: string[] = [];
    for (const standing of standings) {
      bench.play(10);
      for (const { method, path, role, responses } of describedOperations()) {
        if (path === '/ws') continue;
        const answer = await ask(method, concrete(path), standing);
        const what = `${method} ${path} as ${standing}: ${answer.status}`;
        const mayNot = standing === 'guest' ? 401 : 403;
        if (!may({ role: standing }, role)) {
          if (answer.status !== mayNot) faults.push(`${what}, and it is for ${role}`);
        } else if (!(answer.status in responses)) faults.push(`${what}, which is not told`);
      }
    }
    expect(faults).toEqual([]);
  });

  it('are the same: what is read is as its schema says, and compressed where that is worth it', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(JSON.parse(read('openapi.json')), 'openapi');
    const pointer = (...steps: readonly string[]): string =>
      steps.map((step) => `/${step.replaceAll('/', '~1')}`).join('');
    let compressed = 0;
    for (const { method, path, responses } of describedOperations()) {
      if (method !== 'GET' || path.includes('{') || path === '/ws') continue;
      const answer = await ask(method, path, 'admin');
      // What guests may is nothing here.
      expect([path, answer.status]).toEqual([path, path === '/api/v1/guest' ? 401 : 200]);
      const content = responses[answer.status]?.content ?? {};
      const [type = ''] = Object.keys(content);
      expect([path, answer.headers['content-type']]).toEqual([path, expect.stringContaining(type)]);
      if (type !== 'application/json') continue;
      const steps = ['paths', path, 'get', 'responses', String(answer.status), 'content', type, 'schema'];
      const isValid = ajv.validate({ $ref: `openapi#${pointer(...steps)}` }, jsonIn(answer));
      expect([path, isValid, ajv.errors]).toEqual([path, true, null]);
      const isLong = answer.body.length > 1024 || answer.headers['content-encoding'] === 'gzip';
      if (!isLong) continue;
      compressed += 1;
      expect([path, answer.headers['content-encoding'], answer.headers.vary]).toEqual([
        ...[path, 'gzip', 'accept-encoding'],
      ]);
    }
    expect(compressed).toBeGreaterThan(2);
  });
});

describe('what the WebSocket says, and the documents of it', () => {
  const typesIn = (schema: object): string[] =>
    [...JSON.stringify(schema).matchAll(/"type":\{"type":"string","const":"(\w+)"\}/g)].map(
      ([, type = '']) => type,
    );
  const typesOf = (options: readonly { shape: { type: { value: string } } }[]): string[] =>
    options.map(({ shape }) => shape.type.value);
  /** The items of a list that begin with a name. */
  const itemsBehind = (heading: string): string[] => {
    const [list = ''] = words.split(heading)[1]?.split(/\n\n(?!- )/) ?? [];
    return [...list.matchAll(/^- `(\w+)`/gm)].map(([, type = '']) => type);
  };

  it('are the same: every message, each way', () => {
    const { title, $defs } = JSON.parse(read('protocol.json')) as {
      title: string;
      $defs: Record<'toPage' | 'toDaemon', object>;
    };
    expect(title).toBe(`Tactus panel protocol ${protocolVersion}`);
    const fromDaemon = typesOf(serverMessageSchema.options);
    const fromPage = typesOf(clientMessageSchema.options);
    expect(typesIn($defs.toPage).toSorted()).toEqual(fromDaemon.toSorted());
    expect(typesIn($defs.toDaemon).toSorted()).toEqual(fromPage.toSorted());
    expect(itemsBehind('From the daemon:').toSorted()).toEqual(fromDaemon.toSorted());
    expect(itemsBehind('From you:').toSorted()).toEqual(fromPage.toSorted());
  });
});
