import type { Configuration } from '../configuration.ts';
import type { ExcerptTimes } from '../listening-test/maker.ts';
import type { PanelHost } from '../panel/host.ts';
import type { MasterRingBuffers } from '../player/shared/master-ring.ts';
import type { SessionListener } from '../session/events.ts';
import type { StationHealth } from '../system/health.ts';
import type { Log } from '../system/log.ts';
import type { LogMemory } from '../system/log-memory.ts';
import type { PreparedWorker } from '../system/worker-life.ts';
import type { outputStates } from './output-states.ts';
import type { KeptConfiguration } from './panel-settings.ts';
import type { PlayedRun } from './runner.ts';
import type { Written } from './wishes.ts';

export interface LiveJob {
  readonly configuration: Configuration;
  /** What of it the command line asks for. Absent: nothing. */
  readonly written?: Written;
  /** How the panel changes it. Absent: it does not. */
  readonly kept?: KeptConfiguration;
  /** Music at once, also when it was stopped or muted last. */
  readonly playsAtOnce?: boolean;
  /** A service says once who it is and where its page is. */
  readonly isService?: boolean;
  /** Played instead of a live body, in real time. */
  readonly run: PlayedRun | undefined;
  readonly tracePath: string | undefined;
  /** Taken where the configuration leaves the panel's port open. */
  readonly panelPort?: number | undefined;
  /** Of excerpts for listening tests, where thirty seconds from the thirtieth on are too many. */
  readonly excerptTimes?: ExcerptTimes;
  /** The player's first worker, where it was prepared. */
  readonly prepared?: PreparedWorker | undefined;
  /** Who else listens, by name. */
  readonly listeners?: Readonly<Record<string, SessionListener>>;
  readonly log: Log;
  /** Of who started it. Absent: all is as it should be. */
  readonly health?: () => readonly StationHealth[];
  /** Where it keeps what it learns. Absent: the machine's state folder. */
  readonly stateFolder?: string;
  /** For who helps. Absent: nobody does. */
  readonly upkeep?: {
    /** What the log said so far. */
    readonly logs: LogMemory;
    /** For `tactus doctor`, so that it looks at what we were started with. */
    readonly doctorOptions: readonly string[];
  };
}

export interface LiveSession {
  /** Where the panel is. */
  readonly url: string;
  readonly panelPort: number;
  /** The daemon as the panel sees and steers it. */
  readonly host: PanelHost;
  /** What it renders, and what the player says of each block: in shared memory, for who measures. */
  readonly rendered: { readonly master: MasterRingBuffers; readonly clock: SharedArrayBuffer };
  /** What it plays to, and how those outputs are. */
  outputs(): ReturnType<typeof outputStates>;
  /** Sound flows: what a watchdog may be fed with. */
  isAlive(): boolean;
  /** When a recording has been played and its music has come to its close; never for a live body. */
  readonly ended: Promise<void>;
  /** Mutes and lets what is on its way to the ear be heard, so that nothing is cut in mid-note. */
  fadeOut(): Promise<void>;
  /** In reverse order of the start, the panel after the outputs; goes on when one part fails, and rejects with the first failure at the end. */
  close(): Promise<void>;
}
