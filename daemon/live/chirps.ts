import { foundDelay } from '../microphones/found-delay.ts';
import type { Expected } from '../microphones/job.ts';
import type { Listening } from '../microphones/microphone.ts';
import { deviceName } from '../outputs/alsa/alsa-output.ts';
import type { Outputs } from '../outputs/open-outputs.ts';
import { Refused } from '../panel/api/failure.ts';
import type { OutputChirps } from '../panel/outputs.ts';
import type { DeviceOrigin } from '../player/shared/ear.ts';
import { chirpsSeconds } from '../player/taps/chirp.ts';
import type { Taps } from '../player/taps/taps.ts';
import { medianOf } from '../system/numbers.ts';
import type { Timers } from '../time/timers.ts';
import type { OutputDelays } from './output-delays.ts';

export interface ChirpsDependencies {
  readonly outputs: Pick<Outputs, 'all'>;
  readonly delays: Pick<OutputDelays, 'of'>;
  readonly taps: Pick<Taps, 'chirp' | 'stop' | 'sounding'>;
  /** Why none would be heard of any output now. */
  readonly unheardBecause: () => string | undefined;
  /** When the output with this slot makes frame 0 sound, as its device says. */
  readonly deviceOrigin: (slot: number) => DeviceOrigin | undefined;
  readonly sampleRateHz: number;
  readonly timers: Timers;
  readonly openMicrophone: (device: string, timers: Timers) => Promise<Listening>;
}

/** As often outputs are asked when their frames are heard, while they chirp. */
const askEverySeconds = 0.1;
/** What was rendered is heard so much later, more or less. */
const heardWithinSeconds = 0.4;
const aroundSeconds = 0.35;

/** Chirps by an output, and by the reference to compare it with: for a microphone here, or one that somebody holds. */
export function createOutputChirps(dependencies: ChirpsDependencies): OutputChirps {
  const { outputs, delays, taps, unheardBecause, deviceOrigin, sampleRateHz, timers, openMicrophone } =
    dependencies;
  let isListening = false;
  let isStopped = false;

  const delayOf = (name: string): number => {
    const delay = delays.of(name);
    const output = outputs.all.find((one) => one.name === name);
    if (!delay || output?.earSlot === undefined)
      throw new Refused(404, `"${name}" is no output whose delay can be made up for.`);
    const why = unheardBecause();
    if (why !== undefined) throw new Refused(409, why);
    if (!output.soundsHere?.()) throw new Refused(409, `${name} does not sound now.`);
    if (isListening) throw new Refused(409, 'A microphone listens already; wait some seconds.');
    return delay.delayMs;
  };
  /** Lets them chirp, and tells, once the last is heard as far as is known, when each was. */
  const play = async (name: string): Promise<readonly Expected[]> => {
    const chirping = outputs.all.flatMap((output): readonly Chirping[] => {
      const compares = output.isReferenceEar && (output.soundsHere?.() ?? false);
      if (output.earSlot === undefined || !(output.name === name || compares)) return [];
      return [{ name: output.name, slot: output.earSlot, said: [] }];
    });
    const frames = taps.chirp(chirping.map(({ slot }) => slot));
    const seconds = chirpsSeconds(chirping.length) + heardWithinSeconds;
    for (let waited = 0; waited < seconds; waited += askEverySeconds) {
      for (const { slot, said } of chirping) {
        const origin = deviceOrigin(slot);
        if (origin !== undefined) said.push(origin);
      }
      if (isStopped) throw new Refused(409, 'Somebody stopped it.');
      await new Promise<void>((resolve) => void timers.after(askEverySeconds, resolve));
    }
    const silent = chirping.find(({ said }) => said.length === 0);
    if (silent !== undefined) throw new Refused(409, `${silent.name} does not sound any more.`);
    return chirping.map((one, i) => ({
      name: one.name,
      atSeconds: whenHeard(frames[i]!, one.said, sampleRateHz).map(
        (atSeconds) => atSeconds + (delays.of(one.name)?.delayMs ?? 0) / 1000,
      ),
    }));
  };
  const whileListening = async <Answer>(listen: () => Promise<Answer>): Promise<Answer> => {
    isListening = true;
    isStopped = false;
    try {
      return await listen();
    } finally {
      isListening = false;
      // Somebody else's clicks or code may have taken their place.
      if (taps.sounding === 'chirps') taps.stop();
    }
  };
  return {
    async chirp(name) {
      const delayMs = delayOf(name);
      return await whileListening(async () => ({ delayMs, chirps: await play(name) }));
    },
    async listen(name, microphone) {
      const delayMs = delayOf(name);
      if (!deviceName.test(microphone)) throw new Refused(400, `"${microphone}" is no name of a microphone.`);
      return await whileListening(async () => {
        const listening = await openMicrophone(microphone, timers);
        try {
          return foundDelay(name, delayMs, await listening.find(await play(name)));
        } finally {
          listening.close();
        }
      });
    },
    stop() {
      isStopped = true;
    },
  };
}

/**
 * By the origins that a device said around that moment: one that follows another plays a little faster or slower all the
 * time. What it says trembles a little: of some the median counts.
 */
function whenHeard(
  frames: readonly number[],
  said: readonly DeviceOrigin[],
  sampleRateHz: number,
): readonly number[] {
  const usual = medianOf(said.map(({ originSeconds }) => originSeconds));
  return frames.map((frame) => {
    const about = usual + frame / sampleRateHz;
    const around = said.filter(({ atSeconds }) => Math.abs(atSeconds - about) < aroundSeconds);
    const origins = around.map(({ originSeconds }) => originSeconds);
    return (origins.length > 0 ? medianOf(origins) : usual) + frame / sampleRateHz;
  });
}

interface Chirping {
  readonly name: string;
  readonly slot: number;
  readonly said: DeviceOrigin[];
}
