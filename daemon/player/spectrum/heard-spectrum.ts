import type { SharedRecord } from '../../system/shared-record.ts';
import type { Clock } from '../../time/clock.ts';
import { limiterLookAheadFrames } from '../mix/limiter.ts';
import type { PlayerClock } from '../shared/clock.ts';
import { type MasterRingBuffers, MasterRingReader } from '../shared/master-ring.ts';
import { analysedFrames, createAnalyser } from './analyser.ts';
import { type Spectrum, silenceAt, softestDb, spectraPerSecond } from './spectrum.ts';

export interface HeardSpectrumDependencies {
  readonly master: MasterRingBuffers;
  readonly playerClock: Pick<SharedRecord<PlayerClock>, 'read'>;
  readonly clock: Clock;
}

/**
 * What is heard now at the reference ear, from the master ring: not what is rendered now, which is heard later. Costs
 * nothing until it is asked, and the render loop nothing ever. Of sound that is not in the ring (not yet rendered, or
 * forgotten while a long delay passes) the nearest is told, with its own moment.
 */
export function createHeardSpectrum({
  master,
  playerClock,
  clock,
}: HeardSpectrumDependencies): () => Spectrum {
  const { sampleRateHz } = master;
  /** Peaks are of so much sound: from one spectrum to the next. */
  const peakFrames = Math.ceil(sampleRateHz / spectraPerSecond);
  let tools: ReturnType<typeof createTools> | undefined;
  const createTools = () => ({
    reader: new MasterRingReader(master),
    analyser: createAnalyser(sampleRateHz),
    frames: new Float32Array(2 * analysedFrames),
  });

  return () => {
    tools ??= createTools();
    const { reader, analyser, frames } = tools;
    const nowSeconds = clock.nowSeconds();
    const { frame, heardAtSeconds } = playerClock.read();
    // The clock speaks of notes: what becomes of them leaves the limiter a little later.
    const aheadFrames = (heardAtSeconds - nowSeconds) * sampleRateHz - limiterLookAheadFrames;
    const heardFrame = frame - aheadFrames;
    reader.seekBehind(analysedFrames);
    reader.position = Math.max(0, Math.min(reader.position, Math.round(heardFrame - analysedFrames / 2)));
    if (!reader.read(frames, analysedFrames)) return silenceAt(nowSeconds);
    const middleFrame = reader.position - analysedFrames / 2;
    return {
      atSeconds: nowSeconds + (middleFrame - heardFrame) / sampleRateHz,
      levels: analyser.levels(frames),
      peakDb: [peakDbOf(frames, peakFrames, 0), peakDbOf(frames, peakFrames, 1)],
    };
  };
}

/** Of one channel of interleaved stereo, in the middle. */
function peakDbOf(interleaved: Float32Array, peakFrames: number, channel: 0 | 1): number {
  const peakBegin = Math.floor((analysedFrames - peakFrames) / 2);
  let peak = 0;
  for (let frame = peakBegin; frame < peakBegin + peakFrames; frame += 1) {
    const sample = Math.abs(interleaved[2 * frame + channel]!);
    if (sample > peak) peak = sample;
  }
  return Math.max(softestDb, Math.round(200 * Math.log10(peak + 1e-9)) / 10);
}
