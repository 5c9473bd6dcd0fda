import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Access } from '../../daemon/panel/access/access.ts';
import type { PairableDevices } from '../../daemon/panel/devices.ts';
import type { Panel } from '../../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../../daemon/panel/testing/rehearsal-host.ts';
import { createRehearsalSubjects } from '../../daemon/panel/testing/rehearsal-subjects.ts';
import { monotonicClock } from '../../daemon/time/clock.ts';
import { launchBrowser } from './browser.ts';
import { stations } from './device-stations.ts';
import { serveOthers } from './serve.ts';

/** Where to put pictures of the page, for who wants to look. */
const pictures = process.env.TACTUS_PICTURES;

/** A daemon with sensors, headphones and outputs, anew for each test, and a browser that looks at *Devices*. */
export interface DevicesStage {
  readonly browser: Browser;
  readonly host: RehearsalHost;
  readonly panel: Panel;
  readonly access: Access;
  readonly othersUrl: string;
  /** Seconds of clicks that were asked for; 0: an end of them. */
  readonly clicked: readonly number[];
  readonly delays: readonly { readonly delayMs: number; readonly keep: boolean }[];
  /** Headphones that were connected by hand. */
  readonly connected: readonly string[];
  noSatellites: boolean;
  /** Whose output `headphones` is. */
  theirs: { readonly address: string; readonly name: string } | undefined;
  readonly ownDevices: PairableDevices;
  /** In their stead, where a test wishes. */
  devices: PairableDevices;
  open(options?: Parameters<Browser['newPage']>[0]): Promise<Page>;
  shoot(page: Page, name: string): Promise<void>;
}

type Given = Omit<DevicesStage, 'open' | 'shoot'>;

/** For the body of `describe`: what is in it stands ready in each test. */
export function useDevicesStage(): DevicesStage {
  const stage = { open, shoot } as { -readonly [Name in keyof DevicesStage]: DevicesStage[Name] };
  let going: NodeJS.Timeout;

  beforeAll(async () => {
    stage.browser = await launchBrowser();
  });
  beforeEach(async () => {
    const clicked: number[] = [];
    const delays: { delayMs: number; keep: boolean }[] = [];
    const connected: string[] = [];
    const host = createRehearsalHost(monotonicClock);
    const { state } = host;
    host.state = () => {
      const found = state();
      const told = stage.noSatellites
        ? stations.map((each) => ({ ...each, gauges: {}, texts: { ...each.texts, fix: 'none' } }))
        : stations;
      return { ...found, health: [...found.health, ...told] };
    };
    host.device = { ...host.device, status: 'ok', detail: 'plays', soundsHere: true };
    const { outputs, devices } = createRehearsalSubjects(host);
    Object.assign(stage, {
      ...{ host, clicked, delays, connected, devices },
      ...{ ownDevices: devices, noSatellites: false, theirs: undefined },
    } satisfies Partial<Given>);
    await host.command({ playing: true });
    const served = await serveOthers(
      host,
      { listen: 'everywhere', https: 'off' },
      {
        devices: {
          search: (seconds) => stage.devices.search(seconds),
          found: () => stage.devices.found(),
          paired: () => stage.devices.paired(),
          pair: (wish) => stage.devices.pair(wish),
          connect: (address) => {
            connected.push(address);
            return stage.devices.connect(address);
          },
          forget: (address) => devices.forget(address),
        },
        outputs: {
          ...outputs,
          async view() {
            const view = await outputs.view();
            const worn = stage.theirs;
            if (!worn) return view;
            const played = view.outputs.flatMap((output) =>
              output.name === 'alsa'
                ? [
                    { ...output, name: 'headphones', headphones: worn },
                    { ...output, isReferenceEar: false, detail: 'rests: the headphones play' },
                  ]
                : [output],
            );
            return { ...view, outputs: played };
          },
          setDelay: (name, delayMs, how) => {
            delays.push({ delayMs, keep: how.keep });
            return outputs.setDelay(name, delayMs, how);
          },
          clicks: {
            unheardBecause: undefined,
            click: (seconds) => {
              clicked.push(seconds);
              return 1;
            },
            stop: () => clicked.push(0),
          },
        },
      },
    );
    Object.assign(stage, served);
    going = setInterval(() => host.advance(), 20);
  });
  afterEach(async () => {
    clearInterval(going);
    await Promise.all(stage.browser.contexts().map((context) => context.close()));
    await stage.panel.close();
  });
  afterAll(() => stage.browser?.close());

  async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await stage.browser.newPage({
      ...{ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', bypassCSP: true },
      ...(pictures && { deviceScaleFactor: 2 }),
      ...options,
    });
    await page.goto(`${stage.panel.url}/#devices`);
    await page.getByRole('heading', { name: /^(Devices|Geräte)$/ }).waitFor();
    return page;
  }
  async function shoot(page: Page, name: string): Promise<void> {
    if (pictures) await page.screenshot({ path: join(pictures, `devices-${name}.png`), fullPage: true });
  }
  return stage;
}
