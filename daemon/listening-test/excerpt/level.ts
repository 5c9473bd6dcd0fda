import { integratedLufs } from './loudness.ts';

/** Sound of two channels, as long as each other. */
export interface Stereo {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** What every excerpt is as loud as (EBU R 128), as whatever is louder sounds better: so soft that no peak stands in the way. */
const excerptLufs = -23;
const mostPeak = 10 ** (-1 / 20);
const fadeSeconds = 0.2;

/**
 * As many seconds from there on, faded in and out, at `excerptLufs`; softer where its peaks would pass -1 dBFS. Undefined
 * where there is not that much sound, or silence.
 */
export function excerptOf(
  { left, right }: Stereo,
  fromSeconds: number,
  seconds: number,
  sampleRate: number,
): Stereo | undefined {
  const first = Math.round(fromSeconds * sampleRate);
  const frames = Math.round(seconds * sampleRate);
  if (first + frames > left.length) return undefined;
  const cut = { left: left.slice(first, first + frames), right: right.slice(first, first + frames) };
  const lufs = integratedLufs(cut.left, cut.right, sampleRate);
  if (!Number.isFinite(lufs)) return undefined;
  let peak = 0;
  for (const channel of [cut.left, cut.right])
    for (const sample of channel) peak = Math.max(peak, Math.abs(sample));
  const gain = Math.min(10 ** ((excerptLufs - lufs) / 20), mostPeak / peak);
  const fadeFrames = fadeSeconds * sampleRate;
  for (const channel of [cut.left, cut.right])
    for (let frame = 0; frame < frames; frame += 1) {
      const fade = Math.min(1, (frame + 0.5) / fadeFrames, (frames - frame - 0.5) / fadeFrames);
      channel[frame]! *= gain * fade;
    }
  return cut;
}
