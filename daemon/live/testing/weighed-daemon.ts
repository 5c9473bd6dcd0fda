import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { createModelStore } from '../../composer/models/store.ts';
import type { ComposerProcess } from '../../composer/process/process-client.ts';
import { configurationSchema } from '../../configuration.ts';
import type { LivePlayer } from '../../player/live-player.ts';
import { Player } from '../../player/player.ts';
import { AnnouncementWriter } from '../../player/shared/announcements.ts';
import { createPlayerControls } from '../../player/shared/controls.ts';
import { createEar } from '../../player/shared/ear.ts';
import { type Mail, mailRecord } from '../../player/shared/mailbox.ts';
import { createMasterRing } from '../../player/shared/master-ring.ts';
import { createSoundLog } from '../../player/sound-log/sound-log.ts';
import { openStateKeeper } from '../../system/files/state-keeper.ts';
import { createLog } from '../../system/log.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { monotonicClock } from '../../time/clock.ts';
import { realTimers } from '../../time/timers.ts';
import { createClosers } from '../closers.ts';
import type { LiveSession } from '../live-session.ts';
import { openStations } from '../open-stations.ts';
import { createSoundSource } from '../sound-source.ts';
import { readKept } from '../wishes.ts';

/** What the machine bears. */
export interface Weight {
  /** Of rendering, as a share of the time; no block is late. */
  load01: number;
  /** Of a step of the grid; at 120 beats a minute one sounds for 125 ms. */
  stepMicroseconds: number;
  /** The model never answers: the fallback composer covers every bar. */
  answers: boolean;
}

/** A line of the log. */
export interface Line {
  readonly level: 'info' | 'warn';
  readonly text: string;
}

/** A daemon that plays at 120, with the model `standard`, 96 voices and a room. */
export interface WeighedDaemon {
  readonly host: LiveSession['host'];
  readonly weight: Weight;
  /** What the log said of this station. */
  linesOf(station: string): readonly Line[];
  /** What the render loop is asked for. */
  mail(): Mail;
  /** Bars that the model and the fallback composer wrote. */
  bars(): { readonly model: number; readonly fallback: number };
  /** Models that were asked to write. */
  readonly used: readonly string[];
  advance(seconds: number): Promise<void>;
  close(): Promise<void>;
}

const bufferMs = 100;
const renderMs = 20;

/**
 * The daemon as it is wired, from the sensors to the panel, in a time that goes only when it is told to. Its player
 * renders without a sound, its model writes nothing, and how heavy both are is said by the test.
 */
export async function startWeighed(): Promise<WeighedDaemon> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'hrtime'] });
  const time = { clock: monotonicClock, timers: realTimers };
  const weight: Weight = { load01: 0.2, stepMicroseconds: 5000, answers: true };
  const said: { readonly level: number; readonly station?: string; readonly msg: string }[] = [];
  const log = createLog(
    { level: 'info', format: 'json' },
    { write: (line) => void said.push(JSON.parse(line)), isTerminal: false, isJournal: false },
  );
  const configuration = configurationSchema.parse({
    panel: { port: 0 },
    outputs: { use: ['null'] },
    recorder: { enabled: false },
    conductor: { follow: 'manual', manualTempoBpm: 120, feel: 'full' },
    player: { polyphony: 96, reverb: true },
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'tactus-weighed-'));
  const state = await openStateKeeper(folder, { ...time, log });
  const model = createModelStore().find('standard');
  const written = { written: configuration, isExplicit: () => false };
  const kept = await readKept(state, configuration, written, model.manifest);
  const controls = createPlayerControls();
  const announcements = new AnnouncementWriter();
  const { player, stop } = renderSilently(controls, configuration.player, weight);
  const { composer, used } = composeNothing(weight);
  const closers = createClosers();
  closers.add(() => state.close());
  const session = await untilSettled(
    openStations(
      { configuration, playsAtOnce: true, run: undefined, tracePath: undefined, log },
      {
        ...{ model, state, kept, composer, controls, announcements, player, clock: monotonicClock },
        sound: createSoundSource(createSoundLog().buffer, {
          player,
          controls,
          options: configuration.player,
        }),
      },
      closers,
    ),
  );
  const mail = mailRecord.open(controls.buffers.mailbox);
  return {
    host: session.host,
    weight,
    used,
    linesOf: (name) =>
      said
        .filter(({ station }) => station === name)
        .map(({ level, msg }) => ({ level: level < 40 ? 'info' : 'warn', text: msg })),
    mail: () => mail.read(),
    bars: () => {
      const { modelBars = 0, fallbackBars = 0 } =
        session.host.health().find(({ station }) => station === 'composer')?.counters ?? {};
      return { model: modelBars, fallback: fallbackBars };
    },
    advance: async (seconds) => void (await vi.advanceTimersByTimeAsync(1000 * seconds)),
    async close() {
      await untilSettled(session.close());
      stop();
      vi.useRealTimers();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Meanwhile time goes as it really does. */
async function untilSettled<Value>(promise: Promise<Value>): Promise<Value> {
  let isSettled = false;
  const settled = promise.finally(() => {
    isSettled = true;
  });
  settled.catch(() => {}); // Whoever awaits it hears of it.
  let passedMs = performance.now();
  while (!isSettled) {
    await new Promise((resolve) => setImmediate(resolve));
    const nowMs = performance.now();
    await vi.advanceTimersByTimeAsync(nowMs - passedMs);
    passedMs = nowMs;
  }
  return settled;
}

function renderSilently(
  controls: ReturnType<typeof createPlayerControls>,
  options: ConstructorParameters<typeof Player>[2],
  weight: Weight,
): { readonly player: LivePlayer; stop(): void } {
  const renderer = new Player(null, controls.buffers, options);
  const block = new Float32Array(256);
  const began = monotonicClock.nowSeconds();
  const timer = setInterval(() => {
    const dueFrames = (monotonicClock.nowSeconds() - began) * options.sampleRateHz;
    while (renderer.frame < dueFrames)
      renderer.renderBlock(block, block, began + renderer.frame / options.sampleRateHz + bufferMs / 1000);
  }, renderMs);
  const keeper = createStatusKeeper('player', monotonicClock);
  keeper.set('ok', 'renders without a sound');
  const realtime = { granted: false, detail: '' };
  return {
    player: {
      master: createMasterRing(options.sampleRateHz, controls.buffers),
      ear: createEar(),
      ready: Promise.resolve({ synth: 'none', engine: 'native', warning: undefined, realtime, bufferMs }),
      status: () => ({
        ...{ source: 'clock', handOvers: 0, lateBlocks: 0, worstLatenessMs: -50 },
        ...{ blocks: renderer.frame / block.length, load01: weight.load01 },
      }),
      advanced: () => true,
      health: () => keeper.health(),
      close: async () => {},
    },
    stop: () => clearInterval(timer),
  };
}

function composeNothing(weight: Weight): {
  readonly composer: ComposerProcess;
  readonly used: readonly string[];
} {
  const keeper = createStatusKeeper('composer', monotonicClock);
  keeper.set('ok', 'writes rests');
  const used: string[] = [];
  let checkpoint = 0;
  return {
    used,
    composer: {
      ready: Promise.resolve(),
      write: () =>
        weight.answers ? Promise.resolve({ notes: [], checkpoint: checkpoint++ }) : new Promise(() => {}),
      use: (model) => void used.push(model.manifest.name),
      health: () => keeper.health({ gauges: { stepMicroseconds: weight.stepMicroseconds } }),
      pid: () => undefined,
      close: async () => {},
    },
  };
}
