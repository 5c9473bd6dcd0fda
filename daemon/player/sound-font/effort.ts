import { loopFrames, type Sample } from './samples.ts';
import { damaged } from './sound-font-file.ts';
import type { Zone } from './zones.ts';

/** What loading and playing costs FluidSynth, where a file can ask for more than its size lets expect. */
export interface Effort {
  readonly bytes: number;
}

/** Of FluidSynth's own: a zone has room for all generators. */
const bytesOf = { zone: 2000, voice: 120, sample: 400 } as const;
/** Steps through lists; a second or two. */
const mostSteps = 2 ** 30;
const mostVoiceZones = 2 ** 20;
/** That one key may begin; the polyphony is less than that. */
const mostVoicesAKey = 1024;
/** How often a loop may be gone through for one frame. */
const mostTurnsAFrame = 8192;
const standardScaleCents = 100;
/** The slowest rate that is rendered at. */
const renderedHz = 44_100;

/**
 * FluidSynth ties every zone of every instrument to every zone of a preset that plays it, and walks its lists from
 * their beginning.
 *
 * Errors: SoundFontFault.
 */
export function measureEffort(
  presets: readonly (readonly Zone[])[],
  instruments: readonly (readonly Zone[])[],
  samples: readonly Sample[],
  allFrames: number,
): Effort {
  let steps = 0;
  let voiceZones = 0;
  const instrumentZones = instruments.reduce((sum, zones) => sum + zones.length, 0);
  steps += instrumentZones * samples.length;
  const voices = new Int32Array(129);
  for (const zones of presets) {
    voices.fill(0);
    for (const zone of zones) {
      const played = zone.target === undefined ? [] : instruments[zone.target]!;
      steps += instruments.length + (played.length * played.length) / 2;
      voiceZones += played.length;
      if (steps > mostSteps || voiceZones > mostVoiceZones) throw damaged('it plays too much by too little');
      for (const part of played) countVoice(voices, zone, part, samples, allFrames);
    }
    for (let key = 0, sounding = 0; key < 128; key += 1) {
      sounding += voices[key]!;
      if (sounding > mostVoicesAKey) throw damaged('a key plays too many samples');
    }
  }
  const zones = instrumentZones + presets.reduce((sum, own) => sum + own.length, 0);
  return { bytes: zones * bytesOf.zone + voiceZones * bytesOf.voice + samples.length * bytesOf.sample };
}

/** `voices`: at each key how many more sound than at the one below. */
function countVoice(
  voices: Int32Array,
  zone: Zone,
  part: Zone,
  samples: readonly Sample[],
  allFrames: number,
): void {
  const low = Math.max(zone.keys.low, part.keys.low);
  const high = Math.min(zone.keys.high, part.keys.high, 127);
  if (part.target === undefined || low > high) return;
  if (
    Math.max(zone.velocities.low, part.velocities.low) > Math.min(zone.velocities.high, part.velocities.high)
  ) {
    return;
  }
  const sample = samples[part.target]!;
  if (sample.silence !== undefined) return;
  voices[low]! += 1;
  voices[high + 1]! -= 1;
  checkEnd(sample, part);
  checkPace(sample, zone, part, low, high, allFrames);
}

/** FluidSynth exchanges what begins after it ends, and does not stop at an end before its second frame. */
function checkEnd(sample: Sample, part: Zone): void {
  if (part.endOffset < 0 && sample.end + part.endOffset < sample.start + 8) {
    throw damaged('a zone ends its sample before it begins');
  }
}

/** A short loop played many octaves higher is gone through thousands of times for a frame. */
function checkPace(
  sample: Sample,
  zone: Zone,
  part: Zone,
  low: number,
  high: number,
  allFrames: number,
): void {
  if (!part.loops) return;
  const scale = Math.abs((part.scaleCents ?? standardScaleCents) + (zone.scaleCents ?? 0));
  const root = part.rootKey ?? sample.rootKey;
  const farthest = Math.max(
    Math.abs(high - root),
    Math.abs(low - root),
    Math.abs((part.fixedKey ?? root) - root),
  );
  const cents = scale * farthest + zone.bendCents + part.bendCents;
  const moved = loopFrames(sample, allFrames) + part.loopEndOffset - part.loopStartOffset;
  const loop = part.movesLoop || zone.movesLoop ? 2 : Math.max(2, moved);
  const framesAFrame = 2 ** (cents / 1200) * (sample.rateHz / renderedHz);
  if (framesAFrame / loop > mostTurnsAFrame) throw damaged('a zone plays its sample too fast');
}
