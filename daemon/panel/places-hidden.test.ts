import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Role } from './access/visitor.ts';
import { askAs } from './testing/ask-as.ts';
import { openPanelBench, type PanelBench } from './testing/panel-bench.ts';

let bench: PanelBench;
beforeEach(async () => {
  bench = await openPanelBench({ listen: 'everywhere' });
});
afterEach(() => bench.close());

/** What a user of this role is told in every way, as text. */
async function told(role: Role): Promise<Readonly<Record<string, string>>> {
  const { token } = bench.access.users.add('somebody', role);
  const { port } = bench.panel;
  const ask = async (path: string): Promise<string> =>
    (await askAs(port, { path: `/api/v1${path}`, token })).text;
  const socket = new WebSocket(`ws://localhost:${port}/ws`, {
    headers: { authorization: `Bearer ${token}`, host: `tactus:${port}` },
  });
  const [hello] = await once(socket, 'message');
  const patches: string[] = [];
  socket.on('message', (data) => patches.push(String(data)));
  // Sensors are told again once a second.
  await expect
    .poll(() => {
      bench.clock.advanceTo(bench.clock.nowSeconds() + 1.5);
      go(13.25, 3.75);
      return patches.join();
    })
    .toContain('3.75');
  socket.close();
  return {
    ...{ state: await ask('/state'), devices: await ask('/devices'), hello: String(hello) },
    patches: patches.join(),
  };
}

const go = (longitude: number, speedMps: number): void =>
  bench.host.accept([
    { kind: 'position', sensorId: 'gps', atSeconds: bench.clock.nowSeconds(), latitude: 52.5, longitude },
    { kind: 'speed', sensorId: 'gps', atSeconds: bench.clock.nowSeconds(), speedMps },
  ]);

it.each([
  ['performer', true],
  ['viewer', false],
] as const)('a %s is told where somebody is: %s', async (role, isTold) => {
  go(13.125, 2.75);
  for (const [way, text] of Object.entries(await told(role))) {
    expect(/latitude|13\.125|13\.25/.test(text), way).toBe(isTold);
    expect(text, way).toMatch(/2\.75|3\.75/);
  }
});
