import type { Announcement } from './announcement.ts';

/** Of each tone: -12 dBFS. */
const loudest01 = 0.25;
const toneSeconds = 0.18;
const gapSeconds = 0.06;
const edgeSeconds = 0.02;
/** How much of the octave is in it: more than a sine, so that small loudspeakers have something to play. */
const octave01 = 0.2;

/** What beeps stand for each announcement, Hz: what begins or comes rises, what ends or goes falls, a zone is counted out. */
export function tonesOf(announcement: Announcement): readonly number[] {
  switch (announcement.kind) {
    case 'sensor':
      return announcement.isLost ? [880, 440] : [440, 880];
    case 'lap':
      return [988, 988];
    case 'zone':
      return Array.from({ length: announcement.zone }, () => 392);
    case 'interval':
      return announcement.step ? [523, 659, 784] : [784, 659, 523];
    case 'kilometre':
      return [784, 988, 784];
    case 'welcome':
      return [523, 659, 784, 1047];
  }
}

/** The beeps as sound, one after the other; full scale is 1. */
export function soundOfTones(tonesHz: readonly number[], sampleRateHz: number): Float32Array {
  const toneFrames = Math.round(toneSeconds * sampleRateHz);
  const edgeFrames = edgeSeconds * sampleRateHz;
  const frames = Math.round((toneSeconds + gapSeconds) * sampleRateHz);
  const sound = new Float32Array(frames * tonesHz.length);
  for (const [index, hz] of tonesHz.entries()) {
    for (let i = 0; i < toneFrames; i += 1) {
      const edge01 = Math.min(1, i / edgeFrames, (toneFrames - i) / edgeFrames);
      const phase = (2 * Math.PI * hz * i) / sampleRateHz;
      const wave = (Math.sin(phase) + octave01 * Math.sin(2 * phase)) / (1 + octave01);
      sound[index * frames + i] = loudest01 * (0.5 - 0.5 * Math.cos(Math.PI * edge01)) * wave;
    }
  }
  return sound;
}
