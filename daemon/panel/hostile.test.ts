import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elsewhere } from './testing/elsewhere.ts';
import { type Hostile, hostileRequests } from './testing/hostile.data.ts';
import { openPanelBench, type PanelBench, token } from './testing/panel-bench.ts';
import { type RawTarget, sayRaw } from './testing/raw.ts';

const users = { viewer: 'viewer', performer: 'performer', revoked: 'admin' } as const;
/** Longer than anybody is locked out. */
const forgivenSeconds = 120;

interface Door extends RawTarget {
  readonly origin: string;
}

const doors: readonly (readonly [string, 0 | 1 | 2, (bench: PanelBench) => Door])[] = [
  [
    "this machine's",
    0,
    ({ panel }) => ({ host: '127.0.0.1', port: panel.port, origin: `http://127.0.0.1:${panel.port}` }),
  ],
  [
    'the one for others',
    1,
    ({ panel }) => ({ host: elsewhere!, port: panel.port, origin: `http://${elsewhere}:${panel.port}` }),
  ],
  [
    'the one of HTTPS',
    2,
    ({ panel }) => ({
      host: elsewhere!,
      port: panel.securePort!,
      origin: `https://${elsewhere}:${panel.securePort}`,
    }),
  ],
];

describe.each(doors)('hostile requests at the door: %s', (_name, whose, at) => {
  let bench: PanelBench;
  let door: Door;
  let words: Readonly<Record<string, string>>;
  beforeAll(async () => {
    bench = await openPanelBench({ listen: 'everywhere' });
    door = at(bench);
    if (door.origin.startsWith('https:'))
      door = { ...door, ca: await (await fetch(bench.at('/ca/tactus.crt'))).text() };
    const [viewer, performer, revoked] = Object.entries(users).map(([name, role]) =>
      bench.access.users.add(name, role),
    );
    bench.access.users.remove(revoked!.user.id);
    words = {
      ...{ HOST: `${door.host}:${door.port}`, PORT: String(door.port), ORIGIN: door.origin, OWN: token },
      ...{ VIEWERID: viewer!.user.id, PERFORMERID: performer!.user.id },
      ...{ VIEWER: viewer!.token, PERFORMER: performer!.token, REVOKED: revoked!.token },
      TICKET: bench.access.tickets.make({
        role: 'viewer',
        tokenId: viewer!.user.id,
        address: '192.168.77.77',
      }),
    };
  });
  afterAll(() => bench.close());

  const fill = (text: string): string =>
    Object.entries(words)
      .sort(([one], [other]) => other.length - one.length)
      .reduce((filled, [word, value]) => filled.replaceAll(word, value), text);

  it.skipIf(whose > 0 && !elsewhere).each(hostileRequests)(
    '$name',
    async ({ sent, must, answers }: Hostile) => {
      bench.clock.advanceTo(bench.clock.nowSeconds() + forgivenSeconds);
      const got = await sayRaw(door, fill(sent), answers);
      const last = got[(answers ?? 1) - 1];
      if (must === 'nothing or 400') expect([undefined, 400]).toContain(last?.status);
      else expect(last?.status).toBe(must[whose] ?? must[whose === 2 ? 1 : 0] ?? must[0]);
      expect(got).toHaveLength(must === 'nothing or 400' ? got.length : (answers ?? 1));
      // Whatever was said: nothing happened, nothing was told, and the next is served.
      expect(bench.host.commands).toEqual([]);
      expect(bench.host.accepted).toEqual([]);
      expect(bench.access.users.list().map(({ name, role }) => [name, role])).toEqual([
        ['viewer', 'viewer'],
        ['performer', 'performer'],
      ]);
      expect(last?.body ?? '').not.toMatch(/"(sensors|body|users|tokenHash)"/);
      const [honest] = await sayRaw(door, fill('GET / HTTP/1.1\r\nHost: HOST\r\n\r\n'));
      expect(honest?.status).toBe(200);
    },
  );
});

it('is a table of more than sixty', () => {
  expect(hostileRequests.length).toBeGreaterThan(60);
  expect(new Set(hostileRequests.map(({ sent }) => sent)).size).toBe(hostileRequests.length);
});
