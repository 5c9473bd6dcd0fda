import type { ComponentType, RefObject } from 'preact';
import type { Standing } from '../../../daemon/panel/access/visitor.ts';
import type { Model } from '../model/model.ts';
import type { Place, View } from '../model/place.ts';

export interface ViewProps {
  readonly model: Model;
  readonly place: Place;
  /** What sounds in this browser, on whatever is shown. */
  readonly audio: RefObject<HTMLAudioElement | null>;
}

/** The entries of the bar. */
export const tabs = ['run', 'music', 'body', 'devices', 'sessions', 'settings'] as const;
export type Tab = (typeof tabs)[number];

interface LoadedView {
  /** Under which entry of the bar it is found. */
  readonly tab: Tab;
  /** Whoever may less is shown the run. */
  readonly least: Standing;
  /** Asked for when it is first looked at: few want it on the run. */
  readonly load: () => Promise<{ readonly default: ComponentType<ViewProps> }>;
}

const settings: LoadedView = {
  tab: 'settings',
  least: 'admin',
  load: () => import('../settings/settings-view.tsx'),
};

/** Every view but the run, which comes with the page. */
export const loadedViews: Readonly<Record<Exclude<View, 'run'>, LoadedView>> = {
  music: { tab: 'music', least: 'viewer', load: () => import('../music/music.tsx') },
  body: { tab: 'body', least: 'viewer', load: () => import('../body/body-view.tsx') },
  devices: { tab: 'devices', least: 'viewer', load: () => import('../devices/devices.tsx') },
  sessions: { tab: 'sessions', least: 'viewer', load: () => import('../sessions/sessions.tsx') },
  'listening-test': {
    tab: 'music',
    least: 'viewer',
    load: () => import('../listening-test/listening-test.tsx'),
  },
  workouts: { tab: 'run', least: 'viewer', load: () => import('../workouts/workouts.tsx') },
  settings,
  scenes: settings,
  models: settings,
  phones: settings,
  network: settings,
  health: settings,
  browser: { ...settings, least: 'guest' },
  welcome: { tab: 'run', least: 'performer', load: () => import('../welcome/welcome.tsx') },
};

/** Where an entry of the bar leads whoever may so much. */
export const viewOf = (tab: Tab, is: (needed: Standing) => boolean): View =>
  is(leastOf(tab)) ? tab : 'browser';
export const tabOf = (view: View): Tab => (view === 'run' ? 'run' : loadedViews[view].tab);
export const leastOf = (view: View): Standing => (view === 'run' ? 'guest' : loadedViews[view].least);
