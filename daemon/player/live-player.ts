import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ErrorKind, messageOf, TactusError } from '../system/errors.ts';
import { packageRoot } from '../system/files/package-root.ts';
import type { StationHealth, StationStatus } from '../system/health.ts';
import { collectGarbageAlone, type RealtimeGrant } from '../system/realtime.ts';
import { createStatusKeeper } from '../system/status-keeper.ts';
import type { Clock } from '../time/clock.ts';
import type { PlayerOptions } from './options.ts';
import type { PlayerBuffers } from './player.ts';
import { createPlayerControls, type PlayerControls } from './shared/controls.ts';
import { createEar, type EarBuffers } from './shared/ear.ts';
import { type LoopStatus, loopStatusRecord } from './shared/loop-status.ts';
import { createMasterRing, type MasterRingBuffers } from './shared/master-ring.ts';

export interface RenderWorkerData {
  readonly buffers: PlayerBuffers;
  readonly ring: MasterRingBuffers;
  readonly ear: EarBuffers;
  readonly status: SharedArrayBuffer;
  readonly options: PlayerOptions;
}

export type RenderWorkerMessage =
  | ({ readonly type: 'ready' } & PlayerReady)
  | { readonly type: 'failed'; readonly kind: ErrorKind; readonly message: string; readonly fix: string };

export interface PlayerReady {
  /** Which synthesiser plays. */
  readonly synth: string;
  readonly realtime: RealtimeGrant;
  /** Sound made ahead of the ear, ms: what outputs must buffer. */
  readonly bufferMs: number;
}

export interface LivePlayer {
  readonly controls: PlayerControls;
  /** The finished sound, for outputs. */
  readonly master: MasterRingBuffers;
  /** Where the reference output says what is heard. */
  readonly ear: EarBuffers;
  /** When sound flows. Errors: TactusError `unavailable` (SoundFont or synthesiser missing). */
  readonly ready: Promise<PlayerReady>;
  /** Music begins on the next beat. */
  play(): void;
  /** Music ends within two bars. */
  stop(): void;
  /** How the render loop is doing. */
  status(): LoopStatus;
  /** True while the render loop advances: what a watchdog may be fed with. Ask at most about once a second. */
  advanced(): boolean;
  health(): StationHealth;
  close(): Promise<void>;
}

const entry = path.join(packageRoot, 'dist/daemon/player/render.worker.js');
const closeTimeoutMs = 1000;
/** A render loop that has not moved for so long is not late but frozen. */
const frozenSeconds = 1;

/** Starts the render worker; at once it renders silence, and music when told to play. */
export function startPlayer(parts: { readonly options: PlayerOptions; readonly clock: Clock }): LivePlayer {
  const { options, clock } = parts;
  const controls = createPlayerControls({
    volume01: options.volume01,
    volumeCeiling01: options.volumeCeiling01,
  });
  const master = createMasterRing();
  const ear = createEar();
  const status = loopStatusRecord.open();
  const workerData: RenderWorkerData = {
    buffers: controls.buffers,
    ring: master,
    ear,
    status: status.buffer,
    options,
  };
  collectGarbageAlone();
  const worker = new Worker(entry, { workerData, name: 'render' });
  let ready: PlayerReady | undefined;
  let failure: string | undefined;
  let closing = false;
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const becameReady = new Promise<PlayerReady>((resolve, reject) => {
    worker.on('message', (message: RenderWorkerMessage) => {
      if (message.type === 'ready') {
        ready = message;
        resolve(message);
      } else {
        failure = message.message;
        reject(new TactusError(message.kind, message.message, message.fix));
      }
    });
    worker.once('error', (error) => {
      failure = error.message;
      reject(error);
    });
    worker.once('exit', () => {
      if (!closing) failure ??= 'the render worker ended';
      reject(new Error('the render worker ended'));
    });
  });
  // Whoever awaits it hears of a failure; nobody has to.
  becameReady.catch((error: unknown) => {
    failure ??= messageOf(error);
  });

  const keeper = createStatusKeeper('player', clock);
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
  const advanced = (): boolean => {
    observe();
    return (
      failure === undefined && ready !== undefined && clock.nowSeconds() - lastMoveSeconds < frozenSeconds
    );
  };

  const judge = (loop: LoopStatus): { status: StationStatus; detail: string } => {
    if (failure !== undefined) return { status: 'failed', detail: failure };
    if (ready === undefined) return { status: 'starting', detail: 'loading the SoundFont' };
    if (!advanced()) return { status: 'failed', detail: 'the render loop does not move' };
    const paced = loop.source === 'ear' ? 'paced by the reference output' : 'paced by the monotonic clock';
    return { status: 'ok', detail: `${ready.synth}, ${paced}, ${ready.realtime.detail}` };
  };

  return {
    controls,
    master,
    ear,
    ready: becameReady,
    play: () => controls.mailbox.set({ playing: true }),
    stop: () => controls.mailbox.set({ playing: false }),
    status: observe,
    advanced,
    health: () => {
      const loop = observe();
      const { status, detail } = judge(loop);
      keeper.set(status, detail);
      const music = controls.clock.read();
      return keeper.health({
        counters: {
          blocks: loop.blocks,
          lateBlocks: loop.lateBlocks,
          lateBars: music.lateBars,
          handOvers: loop.handOvers,
          droppedEvents: controls.events.dropped,
        },
        gauges: {
          worstLatenessMs: Math.round(loop.worstLatenessMs),
          loadPercent: Math.round(loop.load01 * 100),
          voices: music.activeVoices,
        },
        texts: ready === undefined ? {} : { synth: ready.synth, pacedBy: loop.source },
      });
    },
    close: async () => {
      closing = true;
      controls.mailbox.end();
      const timeout = setTimeout(() => void worker.terminate(), closeTimeoutMs);
      await exited;
      clearTimeout(timeout);
    },
  };
}
