import { Worker } from 'node:worker_threads';
import type { EarBuffers } from '../../../player/shared/ear.ts';
import type { MasterRingBuffers } from '../../../player/shared/master-ring.ts';

const dist = new URL('../../../../dist/daemon/', import.meta.url);
/** Between two steps. */
export const stepSeconds = 0.5;

/**
 * A render loop in a worker, with the clocks that steer music, but a click on each beat in place of it: somebody walks whose
 * feet fall each half second of the monotonic clock.
 */
export function renderWalk(ring: MasterRingBuffers, ear: EarBuffers, bufferFrames: number) {
  const status = new Int32Array(new SharedArrayBuffer(12));
  const code = `
    const { workerData: { ring, ear, status } } = require('node:worker_threads');
    const load = (file) => import(${JSON.stringify(dist.href)} + file);
    (async () => {
      const [{ MasterRingWriter }, { EarReader }, { Pacer }, { BeatClock }, { createThreadClock }, { requestRealtime }] = await Promise.all(
        ['player/shared/master-ring.js', 'player/shared/ear.js', 'player/pacer.js', 'player/beat-clock.js', 'system/thread-clock.js',
          'system/realtime.js'].map(load));
      requestRealtime(50);
      const writer = new MasterRingWriter(ring), reader = new EarReader(ear), clock = createThreadClock();
      const pacer = new Pacer({ bufferFrames: ${bufferFrames}, leadFrames: 512, sampleRateHz: ring.sampleRateHz }, clock.nowSeconds());
      const tempo = ${60 / stepSeconds};
      const beats = new BeatClock({ startTempoBpm: tempo, maxPhasePull01: 0.02 });
      const block = new Float32Array(256);
      let frame = 0, click = 1000;
      // Once what is heard is known it is put on the foot: to walk there would take half a minute.
      let heardSince, isOnFoot = false;
      let next = 1;
      while (Atomics.load(status, 2) === 0) {
        const now = clock.nowSeconds();
        reader.refresh();
        pacer.observe(reader.report, frame, now);
        if (pacer.framesDue(frame, now) < 256) { reader.wait(2); continue; }
        if (pacer.source === 'ear') heardSince ??= now;
        if (!isOnFoot && now - heardSince > 1) {
          isOnFoot = true;
          beats.beat = (pacer.heardAtSeconds(frame) / ${stepSeconds}) % 1;
          next = 1;
        }
        const step = Math.floor(now / ${stepSeconds}) * ${stepSeconds};
        beats.steer(tempo, step, 1, pacer.heardAtSeconds(frame), 256 / ring.sampleRateHz);
        for (let i = 0; i < 256; i += 1) {
          const beat = beats.beat + (beats.tempoBpm / 60) * (i / ring.sampleRateHz);
          if (beat >= next) { next += 1; click = 0; }
          block[i] = click < 48 ? 0.8 * Math.sin(Math.PI * click / 48) : 0;
          click += 1;
        }
        beats.advance(256 / ring.sampleRateHz);
        writer.write(block, block, 256);
        frame += 256;
        Atomics.store(status, 0, frame);
        Atomics.store(status, 1, pacer.source === 'ear' ? 1 : 0);
      }
    })();`;
  const worker = new Worker(code, { eval: true, workerData: { ring, ear, status } });
  return {
    frames: () => Atomics.load(status, 0),
    source: () => (Atomics.load(status, 1) === 1 ? 'ear' : 'clock'),
    close: async () => {
      Atomics.store(status, 2, 1);
      await new Promise((resolve) => worker.once('exit', resolve));
    },
  };
}

/** The sample with which each click begins. */
export function clicksIn(samples: Float32Array): readonly number[] {
  const found: number[] = [];
  let quiet = 1000;
  for (let i = 0; i < samples.length; i += 1) {
    if (Math.abs(samples[i]!) < 0.05) quiet += 1;
    else {
      if (quiet > 480) found.push(i - 1);
      quiet = 0;
    }
  }
  return found;
}

/** From the nearest foot, seconds: positive when it is late. */
export function fromFoot(seconds: number): number {
  const beats = seconds / stepSeconds;
  return (beats - Math.round(beats)) * stepSeconds;
}
