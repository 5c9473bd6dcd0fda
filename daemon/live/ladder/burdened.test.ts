import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { createModelStore } from '../../composer/models/store.ts';
import { startPlayer } from '../../player/live-player.ts';
import { playerOptionsSchema } from '../../player/options.ts';
import { createPlayerControls } from '../../player/shared/controls.ts';
import { soundFontPath } from '../../player/synth/open-synth.ts';
import { testBar, testNote } from '../../player/testing/bars.ts';
import { parts } from '../../score/note.ts';
import { createStatusKeeper } from '../../system/status-keeper.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import { composingRungs } from './rungs.ts';
import { createSparing } from './sparing.ts';

/** The built render worker: `npm test` builds first. */
const prepared =
  process.env.CI === 'true' ||
  (existsSync(soundFontPath) &&
    existsSync(new URL('../../../dist/daemon/player/render.worker.js', import.meta.url)));

/** A bar of four beats in which each part begins so many notes at once, and holds them. */
function chordBar(index: number, notesOfEach: number) {
  const notes = parts
    .filter((part) => part !== 'drums')
    .flatMap((part) =>
      Array.from({ length: notesOfEach }, (_, i) =>
        testNote({ part, atBeat: index * 4, durationBeats: 4, pitchMidi: 24 + i, velocity01: 0.4 }),
      ),
    );
  return testBar({ index, notes, instruments: { drums: 0, bass: 48, chords: 52, lead: 49, pad: 89 } });
}

/** A quick machine would play them all: others want it, too, three for each of its processors. */
function startOthers(): { end(): Promise<unknown> } {
  const others = Array.from({ length: 3 * cpus().length }, () => new Worker('for (;;);', { eval: true }));
  return { end: () => Promise.all(others.map((other) => other.terminate())) };
}

it.skipIf(!prepared)(
  'a render thread that cannot play them all plays fewer voices, and all of them again',
  async () => {
    const options = playerOptionsSchema.parse({ synth: 'wasm', polyphony: 512, realtimePriority: 0 });
    const controls = createPlayerControls();
    const time = { clock: monotonicClock, timers: realTimers };
    const player = startPlayer({ options, controls, ...time });
    let notesOfEach = 100;
    let written = 0;
    const feed = setInterval(() => {
      for (; written < controls.clock.read().nextBarIndex + 2; written += 1)
        controls.bars.put(chordBar(written, notesOfEach));
      controls.events.read();
    }, 50);
    try {
      await player.ready;
      // Looked at as if a second went by: what is measured is real, and what is waited for is not.
      let looks = 0;
      const composer = createStatusKeeper('composer', monotonicClock);
      const sparing = createSparing({
        ...{ configured: options, composing: composingRungs(createModelStore().find('small')) },
        ...{ desk: controls.desk, loop: player.status, playerClock: controls.clock },
        composer: { write: () => Promise.resolve(undefined), use: () => {}, health: composer.health },
        clock: { nowSeconds: () => looks },
        log: { warn: () => {}, info: () => {} },
        patienceSeconds: { sound: 3, composing: 3 },
      });
      const house = {
        composing: () => ({ modelBars: 0, fallbackBars: 0, revokedBars: 0, gaps: 0, answers: 0 }),
        recentBars: () => [],
      };
      const look = (): void => {
        looks += 1;
        sparing.look(house);
      };
      controls.desk.lead({ tempoBpm: 120, playing: true });
      await eventually(() => controls.clock.read().activeVoices > 200, 'many voices');
      for (let i = 0; i < 11; i += 1) look();
      const others = startOthers();
      try {
        await eventually(() => {
          look();
          return sparing.spared()?.voices !== undefined;
        }, 'fewer voices');
      } finally {
        await others.end();
      }
      const { voices } = sparing.spared()!;
      await eventually(
        () => controls.clock.read().activeVoices <= voices!,
        'the synthesiser has let go of the others',
      );
      await eventually(() => player.status().load01 < 0.6, 'the thread has room again');
      expect(sparing.health().status).toBe('degraded');
      notesOfEach = 2;
      await eventually(() => {
        look();
        return sparing.spared() === undefined;
      }, 'nothing is left out any more');
      notesOfEach = 50;
      await eventually(
        () => controls.clock.read().activeVoices > 64,
        'more voices than there were meanwhile',
      );
    } finally {
      clearInterval(feed);
      await player.close();
    }
  },
);
