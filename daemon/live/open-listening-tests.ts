import { createModelStore } from '../composer/models/store.ts';
import type { Configuration } from '../configuration.ts';
import { makeExcerptAside } from '../listening-test/excerpt/excerpt-aside.ts';
import { createListeningTests, type ListeningTests } from '../listening-test/listening-tests.ts';
import type { Player } from '../listening-test/plan-kit.ts';
import { rankAside } from '../listening-test/rank-aside.ts';
import type { Renderings } from '../renderings/renderings.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { Closers } from './closers.ts';
import type { LiveJob } from './live-session.ts';

export interface OpenListeningTestsDependencies {
  readonly configuration: Configuration;
  readonly renderings: Renderings;
  readonly state: Pick<StateKeeper, 'path'>;
  readonly excerptTimes: LiveJob['excerptTimes'];
}

/** Blind tests of all models that are installed, in the state folder. */
export function openListeningTests(
  { configuration, renderings, state, excerptTimes }: OpenListeningTestsDependencies,
  closers: Pick<Closers, 'add'>,
): ListeningTests {
  const tests = createListeningTests({
    ...{ stateFolder: state.path, renderings, models: installed, makeExcerpt: makeExcerptAside },
    ...{ rank: rankAside, sound: configuration.player, now: () => new Date() },
    times: excerptTimes ?? { fromSeconds: 30, seconds: 30 },
  });
  closers.add(() => tests.close());
  return tests;
}

const installed = (): readonly Player[] =>
  createModelStore()
    .list()
    .models.map(({ manifest: { name, styles } }) => ({ name, styles: styles.map((style) => style.name) }));
