import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createKeptSettings, type KeptSettings } from '../../daemon/live/testing/kept-settings.ts';
import type { Access } from '../../daemon/panel/access/access.ts';
import type { Panel } from '../../daemon/panel/server.ts';
import { createRehearsalHost, type RehearsalHost } from '../../daemon/panel/testing/rehearsal-host.ts';
import { createRehearsalUpkeep, type RehearsalUpkeep } from '../../daemon/panel/testing/rehearsal-upkeep.ts';
import { monotonicClock } from '../../daemon/time/clock.ts';
import { launchBrowser } from './browser.ts';
import { serveOthers } from './serve.ts';

export const phone = { viewport: { width: 390, height: 844 } };
export const desk = { viewport: { width: 1440, height: 900 } };
export const small = { viewport: { width: 320, height: 568 } };

export const yaml = `# Mine.
conductor:
  seed: 5 # lucky
player:
  startVolume01: 0.4
sensors:
  mqtt:
    password: hunter2
`;

/** A daemon whose configuration is a real file, anew for each test, and a browser that looks at its page. */
export interface SettingsStage {
  readonly browser: Browser;
  readonly host: RehearsalHost;
  readonly kept: KeptSettings;
  readonly upkeep: RehearsalUpkeep;
  readonly panel: Panel;
  readonly access: Access;
  readonly othersUrl: string;
  /** How often it was started anew. */
  readonly restarts: number;
  open(place: string, options?: BrowserContextOptions): Promise<Page>;
}

type Given = Omit<SettingsStage, 'open'>;

/** For the body of `describe`: what is in it stands ready in each test. */
export function useSettingsStage(): SettingsStage {
  let given: { -readonly [Name in keyof Given]: Given[Name] };
  beforeAll(async () => {
    given = { browser: await launchBrowser(), host: createRehearsalHost(monotonicClock) } as typeof given;
  });
  beforeEach(async () => {
    given.kept = await createKeptSettings(yaml);
    given.upkeep = createRehearsalUpkeep();
    given.restarts = 0;
    const restart = async (): Promise<void> => {
      given.restarts += 1;
    };
    const settings = { ...given.kept.settings, restart };
    Object.assign(given, await serveOthers(given.host, {}, { settings, upkeep: given.upkeep }));
  });
  afterEach(async () => {
    await Promise.all(given.browser.contexts().map((context) => context.close()));
    await given.panel.close();
    given.kept.remove();
  });
  afterAll(() => given?.browser.close());
  const open: SettingsStage['open'] = async (place, options = phone) => {
    const context = await given.browser.newContext({ reducedMotion: 'reduce', bypassCSP: true, ...options });
    const page = await context.newPage();
    await page.goto(`${given.panel.url}/${place}`);
    await page.locator('.line-open').waitFor();
    return page;
  };
  return new Proxy({} as SettingsStage, {
    get: (_, name) => (name === 'open' ? open : given[name as keyof Given]),
  });
}
