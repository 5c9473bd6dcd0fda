import { type ErrorKind, TactusError } from '../system/errors.ts';
import { collectGarbageAlone } from '../system/garbage.ts';
import type { StationHealth } from '../system/health.ts';
import type { RealtimeGrant } from '../system/realtime.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import { createSupervisor } from '../system/supervisor.ts';
import { bearWorker, type PreparedWorker } from '../system/worker-life.ts';
import { createBackoff } from '../time/backoff.ts';
import type { Clock } from '../time/clock.ts';
import type { Timers } from '../time/timers.ts';
import type { PlayerOptions } from './options.ts';
import { renderWorker } from './prepare-player.ts';
import { type PlayerStart, resumeAfter, theBeginning } from './resumption.ts';
import type { PlayerBuffers, PlayerControls } from './shared/controls.ts';
import type { Desk } from './shared/desk.ts';
import { createEar, type EarBuffers } from './shared/ear.ts';
import type { EventReader } from './shared/event-ring.ts';
import { type LoopStatus, loopStatusRecord } from './shared/loop-status.ts';
import { createMasterRing, type MasterRingBuffers } from './shared/master-ring.ts';
import type { Synth, SynthWarning } from './synth/synth.ts';

export interface RenderWorkerData {
  readonly buffers: PlayerBuffers;
  readonly ring: MasterRingBuffers;
  readonly ear: EarBuffers;
  readonly status: SharedArrayBuffer;
  readonly options: PlayerOptions;
  readonly start: PlayerStart;
}

export type RenderWorkerMessage =
  | ({ readonly type: 'ready' } & PlayerReady)
  | { readonly type: 'failed'; readonly kind: ErrorKind; readonly message: string; readonly fix: string };

export interface PlayerReady {
  /** Which synthesiser plays. */
  readonly synth: string;
  readonly engine: Synth['kind'];
  /** Where it does not play as configured. */
  readonly warning: SynthWarning | undefined;
  readonly realtime: RealtimeGrant;
  /** Sound made ahead of the ear, ms: what outputs must buffer. */
  readonly bufferMs: number;
}

export interface LivePlayer {
  /** The finished sound, for outputs. */
  readonly master: MasterRingBuffers;
  /** Where the reference output says what is heard. */
  readonly ear: EarBuffers;
  /** When sound flows. Errors: TactusError `unavailable` (SoundFont or synthesiser missing). */
  readonly ready: Promise<PlayerReady>;
  /** How the render loop is doing. */
  status(): LoopStatus;
  /** True while the render loop advances: what a watchdog may be fed with. Ask at most about once a second. */
  advanced(): boolean;
  health(): StationHealth;
  close(): Promise<void>;
}

/** Every tick without sound is heard, and no device needs to be found again: it is soon back. */
const restart = { firstSeconds: 0.2, mostSeconds: 5 };
/** What dies so often before it has ever played is not to be had. */
const firstTries = 3;
/** A render loop that has not moved for so long is not late but frozen. */
const frozenSeconds = 1;
/** Events of the player that main did not read in time are told for so long. */
const lossSeconds = 60;

export interface LivePlayerDependencies {
  readonly options: PlayerOptions;
  /** Its first worker, where it was prepared (see `prepare-player.ts`). */
  readonly prepared?: PreparedWorker | undefined;
  /** Of the player that is started; whoever made them leads it. */
  readonly controls: Pick<PlayerControls, 'buffers' | 'clock'> & {
    readonly desk: Pick<Desk, 'end'>;
    readonly events: Pick<EventReader, 'dropped'>;
  };
  readonly clock: Clock;
  readonly timers: Timers;
}

/**
 * Starts the render worker; at once it renders silence, and music when told to play. When it dies another goes on where
 * it was, at the next bar: all but the synthesiser lies in shared memory. A loop that hangs in native code cannot be
 * ended from here; `advanced` then leaves it to the watchdog.
 */
export function startPlayer(dependencies: LivePlayerDependencies): LivePlayer {
  const { options, prepared, controls, clock, timers } = dependencies;
  const master = createMasterRing(options.sampleRateHz, controls.buffers);
  const ear = createEar();
  const status = loopStatusRecord.open();
  const keeper = createStatusKeeper('player', clock, 'loading the SoundFont');
  /** Of the worker that renders now. */
  let current: PlayerReady | undefined;
  let first: PlayerReady | undefined;
  let start = theBeginning;
  const supervisor = createSupervisor({
    subject: 'the render worker',
    bear: (witness) => {
      const workerData: RenderWorkerData = {
        buffers: controls.buffers,
        ring: master,
        ear,
        status: status.buffer,
        start,
        // The outputs were opened for the first one's.
        options: { ...options, bufferMs: first?.bufferMs ?? options.bufferMs },
      };
      const onMessage = (message: RenderWorkerMessage): void => {
        if (message.type === 'failed') {
          witness.fatal(new TactusError(message.kind, message.message, message.fix));
          return;
        }
        current = message;
        first ??= message;
        witness.ready();
      };
      const end = (): void => controls.desk.end();
      return bearWorker({ ...renderWorker, workerData, prepared, onMessage, end }, witness);
    },
    onDeath: () => {
      current = undefined;
      start = resumeAfter(master, controls.buffers.clock, controls.clock.read());
    },
    keeper,
    clock,
    timers,
    backoff: createBackoff(restart),
    firstTries,
  });
  collectGarbageAlone();
  supervisor.start();

  const ready = supervisor.ready.then(() => first!);
  ready.catch(() => {}); // Who does not await it reads the health.

  let lastBlocks = 0;
  let lastMoveSeconds = clock.nowSeconds();
  const observe = (): LoopStatus => {
    const now = status.read();
    if (now.blocks !== lastBlocks) {
      lastBlocks = now.blocks;
      lastMoveSeconds = clock.nowSeconds();
    }
    return now;
  };
  let lastDropped = 0;
  let lostUntilSeconds = Number.NEGATIVE_INFINITY;
  const losesEvents = (): boolean => {
    const { dropped } = controls.events;
    if (dropped > lastDropped) lostUntilSeconds = clock.nowSeconds() + lossSeconds;
    lastDropped = dropped;
    return clock.nowSeconds() < lostUntilSeconds;
  };
  const advanced = (): boolean => {
    observe();
    return current !== undefined && clock.nowSeconds() - lastMoveSeconds < frozenSeconds;
  };
  /** Of one that renders, or should. */
  const judge = ({ synth, warning, realtime }: PlayerReady, { source }: LoopStatus): void => {
    if (!advanced()) {
      keeper.set('failed', 'the render loop does not move');
      return;
    }
    if (losesEvents()) {
      keeper.set('degraded', `main hears too late what was played: ${lastDropped} events lost`);
      return;
    }
    if (warning?.isReplaced) {
      keeper.set('degraded', `${warning.message}.`, warning.fix);
      return;
    }
    const paced = source === 'ear' ? 'paced by the reference output' : 'paced by the monotonic clock';
    keeper.set('ok', `${synth}, ${paced}, ${realtime.detail}`);
  };

  return {
    master,
    ear,
    ready,
    status: observe,
    advanced,
    health: () => {
      const loop = observe();
      if (current) judge(current, loop);
      const music = controls.clock.read();
      return keeper.health({
        counters: {
          blocks: loop.blocks,
          lateBlocks: loop.lateBlocks,
          lateBars: music.lateBars,
          handOvers: loop.handOvers,
          droppedEvents: controls.events.dropped,
          restarts: supervisor.restarts,
        },
        gauges: {
          worstLatenessMs: Math.round(loop.worstLatenessMs),
          loadPercent: Math.round(loop.load01 * 100),
          voices: music.activeVoices,
        },
        texts: current === undefined ? {} : { synth: current.synth, pacedBy: loop.source },
      });
    },
    close: () => supervisor.stop(),
  };
}
