import { get } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { createLog } from '../../system/log.ts';
import { ManualClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import type { Access } from '../access/access.ts';
import type { Subjects } from '../api/routes.ts';
import { panelOptionsSchema } from '../options.ts';
import { type Panel, startPanel } from '../server.ts';
import { createRehearsalHost, type RehearsalHost } from './rehearsal-host.ts';
import { createRehearsalSubjects } from './rehearsal-subjects.ts';
import { openTestAccess, token } from './test-access.ts';
import { createToneFeed } from './tone.ts';

export { token } from './test-access.ts';

export const log = createLog({ level: 'error', format: 'json' });
export const pageFolder = fileURLToPath(new URL('../../../panel/', import.meta.url));

/** The panel's server at a port of its own, for two viewers and two listeners, before a rehearsal. */
export interface PanelBench {
  readonly clock: ManualClock;
  readonly host: RehearsalHost;
  readonly access: Access;
  readonly panel: Panel;
  /** Lets the rehearsal go on. */
  play(seconds: number): void;
  /** The address of a path. */
  at(path: string): string;
  /** Sends JSON, with the token unless the headers say otherwise. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** The status that another client of this machine gets: another address of its loopback. */
  statusFor(localAddress: string, path: string): Promise<number>;
  close(): Promise<void>;
}

export async function openPanelBench(
  more: z.input<typeof panelOptionsSchema> = {},
  subjects: Partial<Subjects> = {},
): Promise<PanelBench> {
  const clock = new ManualClock(1000);
  const tone = await createToneFeed(0.1);
  const host = createRehearsalHost(clock, 'intervals', tone);
  const options = panelOptionsSchema.parse({
    port: 0,
    httpsPort: 0,
    maximumListeners: 2,
    maximumViewers: 2,
    ...more,
  });
  const access = await openTestAccess(options, clock);
  const panel = await startPanel({
    ...createRehearsalSubjects(host),
    ...subjects,
    ...{ options, access, pageFolder, log },
  });
  if (options.listen === 'everywhere')
    await eventually(() => panel.securePort !== undefined, 'HTTPS is spoken');
  const at = (path: string): string => `${panel.url}${path}`;
  return {
    clock,
    host,
    access,
    panel,
    play(seconds) {
      for (let second = 0; second < seconds; second += 1) {
        clock.advanceTo(clock.nowSeconds() + 1);
        host.advance();
      }
    },
    at,
    post: (path, body, headers = {}) =>
      fetch(at(path), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
        body: JSON.stringify(body),
      }),
    statusFor: (localAddress, path) =>
      new Promise((resolve, reject) => {
        const { port } = panel;
        const headers = { host: `localhost:${port}`, connection: 'close' };
        get({ port, host: '127.0.0.1', path, localAddress, headers, agent: false }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        }).on('error', reject);
      }),
    async close() {
      await panel.close();
      tone.close();
    },
  };
}
