import path from 'node:path';
import type { Network } from '../network/network.ts';
import { type Panel, startPanel } from '../panel/server.ts';
import { packageRoot } from '../system/files/package-root.ts';
import type { StateKeeper } from '../system/files/state-keeper.ts';
import type { Clock } from '../time/clock.ts';
import { realTimers } from '../time/timers.ts';
import type { Closers } from './closers.ts';
import type { LiveJob } from './live-session.ts';
import { openNetwork } from './open-network.ts';
import { openPanelAccess } from './panel-access.ts';
import { createPanelSubjects, type PanelSubjectsDependencies } from './panel-subjects.ts';
import { openWelcome, type WelcomeDependencies } from './welcome.ts';

export interface OpenPanelDependencies
  extends Omit<
    PanelSubjectsDependencies,
    'configuration' | 'kept' | 'upkeep' | 'excerptTimes' | 'traceFile' | 'log' | 'network'
  > {
  readonly state: StateKeeper;
  readonly clock: Clock;
  readonly session: PanelSubjectsDependencies['session'] & WelcomeDependencies['session'];
  readonly announcer: PanelSubjectsDependencies['announcer'] & WelcomeDependencies['announcer'];
}

/** What is seen and steered from elsewhere. */
export interface OpenPanel {
  /** Whoever opens it closes it. */
  readonly panel: Panel;
  readonly network: Pick<Network, 'health'>;
}

/** Opens the panel, and makes it known in the network. Errors: TactusError `unavailable` when the port cannot be had. */
export async function openPanel(
  { configuration, kept, upkeep, excerptTimes, tracePath, panelPort, isService, log }: LiveJob,
  dependencies: OpenPanelDependencies,
  closers: Pick<Closers, 'add'>,
): Promise<OpenPanel> {
  const { state, clock } = dependencies;
  const access = await openPanelAccess(configuration.panel, { state, clock, timers: realTimers, log });
  const network = await openNetwork(configuration.network, { state, door: access.outerDoor, clock });
  closers.add(() => network.stop());
  const told = { configuration, kept, upkeep, excerptTimes, traceFile: tracePath, network, log };
  const panel = await startPanel({
    ...createPanelSubjects({ ...dependencies, ...told }, closers),
    options: { ...configuration.panel, port: configuration.panel.port || (panelPort ?? 0) },
    ...{ access, state },
    pageFolder: path.join(packageRoot, 'dist', 'panel'),
    log,
  });
  network.start(panel.port);
  if (isService)
    await openWelcome(panel.port, { ...dependencies, isOpen: () => access.outerDoor.isOpen }, closers);
  return { panel, network };
}
