import { BeatMarks } from '../shared/beat-marks.ts';
import { type MasterRingBuffers, MasterRingReader } from '../shared/master-ring.ts';
import { chirpAtSeconds, chirpsEach, chirpWave, mostChirps } from './chirp.ts';
import { duckFrames, tapRecord } from './tap-record.ts';
import { codeDigits, type TapKind, tapSequence } from './tap-sequence.ts';

/** What is left of the music meanwhile: 14 dB less. */
const duckedGain = 0.2;
const fadeFrames = 480;
/** As the sequences have it, and no faster where one takes another's place while the music is still away. */
const mostDuckStep = 1.001 / duckFrames;
/** How fast a device comes to another level: what is left of the way after it is 37 %. */
const levelSeconds = 0.04;
/** Nobody hears less: it is there. */
const nearly = 1e-5;

type Waves = Readonly<Record<TapKind, Float32Array>>;

/** Wood, more or less: a tone and what a bar of wood has above it. They differ in pitch by an octave each. */
const createWaves = (sampleRateHz: number): Waves => ({
  low: strike(sampleRateHz, 440, 0.05, 0.28),
  high: strike(sampleRateHz, 1760, 0.03, 0.2),
  long: strike(sampleRateHz, 880, 0.4, 0.55),
});

/**
 * The master ring as the devices of this machine play it: with the taps of a code, or clicks on the beats, over it, if
 * any; or the chirps of the one output that it is for; as loud as that output plays. What goes elsewhere (the stream, files)
 * reads the ring itself, and never has a code in it. All that is tapped follows from the frame alone, so that all devices tap together, also one that
 * comes late.
 */
export class TappedRing extends MasterRingReader {
  readonly #record;
  readonly #beats: BeatMarks;
  readonly #kinds: Waves;
  /** Of the code that was seen last: when each tap begins, from its start, and what it is. */
  #begins: readonly number[] = [];
  #waves: readonly Float32Array[] = [];
  #code = -1;
  /** While it reads: what sounds at a frame, and how far into it that is. */
  #wave: Float32Array;
  #within = 0;
  /** The next tap of the code, or beat. */
  #next = 0;
  #mark = 0;
  #clickAt = 0;
  /** How far the music has stepped back, and up to which frame that was heard. */
  #ducked01 = 0;
  #heardTo = Number.NaN;
  readonly #output: number;
  readonly #gains: Float32Array;
  /** Where the level is by now. */
  #gain: number;
  readonly #turn: number;
  readonly #chirp: Float32Array;
  readonly #chirpBegins: Int32Array;

  /** `output`: its slot among the ears, for what is for one output alone. */
  constructor(buffers: MasterRingBuffers, output = 0) {
    super(buffers);
    this.#output = output;
    const { sampleRateHz } = buffers;
    this.#gains = new Float32Array(buffers.gains);
    this.#gain = this.#gains[output] ?? 1;
    this.#turn = 1 - Math.exp(-1 / (levelSeconds * sampleRateHz));
    this.#chirp = chirpWave(sampleRateHz);
    this.#chirpBegins = Int32Array.from({ length: mostChirps }, (_, index) =>
      Math.round(chirpAtSeconds(index) * sampleRateHz),
    );
    this.#record = tapRecord.open(buffers.taps);
    this.#kinds = createWaves(buffers.sampleRateHz);
    this.#wave = this.#kinds.high;
    this.#beats = new BeatMarks(buffers.beats);
  }

  override read(into: Float32Array, frames: number): boolean {
    if (!super.read(into, frames)) return false;
    this.#record.refresh();
    const { startFrame, endFrame } = this.#record.fields;
    const first = this.position - frames;
    // A device that comes late, or was away, is where the others are.
    if (first !== this.#heardTo) this.#ducked01 = duckedAt(first - startFrame, endFrame - startFrame);
    this.#heardTo = this.position;
    if (this.#ducked01 > 0 || (this.position > startFrame && first < endFrame))
      this.#tap(into, frames, first - startFrame, endFrame - startFrame);
    const gain = this.#gains[this.#output] ?? 1;
    if (gain !== 1 || this.#gain !== 1) this.#level(into, frames, gain);
    return true;
  }

  #level(into: Float32Array, frames: number, gain: number): void {
    for (let i = 0; i < frames; i += 1) {
      this.#gain += (gain - this.#gain) * this.#turn;
      into[2 * i] = into[2 * i]! * this.#gain;
      into[2 * i + 1] = into[2 * i + 1]! * this.#gain;
    }
    if (Math.abs(gain - this.#gain) < nearly) this.#gain = gain;
  }

  /** `first` and `end` are counted from the start of the sequence. */
  #tap(into: Float32Array, frames: number, first: number, end: number): void {
    const { code, everyBeats, chirpTo, level01 } = this.#record.fields;
    if (everyBeats === 0 && chirpTo === 0 && code !== this.#code) this.#prepare(code);
    this.#rewind();
    let ducked01 = this.#ducked01;
    for (let i = 0; i < frames; i += 1) {
      const at = first + i;
      if (everyBeats > 0) this.#findClick(at, everyBeats);
      else if (chirpTo > 0) this.#findChirp(at, chirpTo);
      else this.#findTap(at);
      const wanted01 = duckedAt(at, end);
      const isNear = Math.abs(wanted01 - ducked01) <= mostDuckStep;
      ducked01 = isNear ? wanted01 : ducked01 + Math.sign(wanted01 - ducked01) * mostDuckStep;
      const gain = 1 - (1 - duckedGain) * ducked01;
      let tap = 0;
      if (this.#within < this.#wave.length) {
        const audible01 = Math.max(0, Math.min(1, (end - duckFrames - at) / fadeFrames));
        tap = this.#wave[this.#within]! * level01 * audible01;
      }
      into[2 * i] = into[2 * i]! * gain + tap;
      into[2 * i + 1] = into[2 * i + 1]! * gain + tap;
    }
    this.#ducked01 = ducked01;
  }

  #rewind(): void {
    this.#next = 0;
    this.#mark = this.#beats.firstIndex;
    this.#clickAt = Number.NEGATIVE_INFINITY;
    this.#within = Number.POSITIVE_INFINITY;
  }

  #findTap(at: number): void {
    const begins = this.#begins;
    while (this.#next < begins.length && begins[this.#next]! <= at) this.#next += 1;
    if (this.#next === 0) return;
    this.#wave = this.#waves[this.#next - 1]!;
    this.#within = at - begins[this.#next - 1]!;
  }

  /** None begins before the music has stepped back. */
  #findClick(at: number, everyBeats: number): void {
    const beats = this.#beats;
    const { startFrame } = this.#record.fields;
    for (; this.#mark < beats.endIndex; this.#mark += 1) {
      const begins = beats.frameOf(this.#mark) - startFrame;
      if (begins > at) break;
      if (begins >= duckFrames && beats.beatOf(this.#mark) % everyBeats === 0) this.#clickAt = begins;
    }
    this.#wave = this.#kinds.high;
    this.#within = at - this.#clickAt;
  }

  #findChirp(at: number, chirpTo: number): void {
    const own = 1 << this.#output;
    if ((chirpTo & own) === 0) return;
    const turns = bitsIn(chirpTo);
    const turn = bitsIn(chirpTo & (own - 1));
    const count = turns * chirpsEach;
    while (this.#next < count && this.#chirpBegins[this.#next]! <= at) {
      if (this.#next % turns === turn) this.#clickAt = this.#chirpBegins[this.#next]!;
      this.#next += 1;
    }
    this.#wave = this.#chirp;
    this.#within = at - this.#clickAt;
  }

  /** Once a code: the only thing here that takes memory. */
  #prepare(code: number): void {
    const { taps } = tapSequence(String(code).padStart(codeDigits, '0'));
    this.#begins = taps.map(({ atSeconds }) => Math.round(atSeconds * this.sampleRateHz));
    this.#waves = taps.map(({ kind }) => this.#kinds[kind]);
    this.#code = code;
  }
}

/** How far a sequence of so many frames, from its own first on, has the music step back. */
const duckedAt = (at: number, end: number): number =>
  Math.max(0, Math.min(1, at / duckFrames, (end - at) / duckFrames));

function bitsIn(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) bits += 1;
  return bits;
}

/** No louder than 1. */
function strike(sampleRateHz: number, hz: number, decaySeconds: number, seconds: number): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * sampleRateHz) }, (_, frame) => {
    const t = frame / sampleRateHz;
    const swing = (times: number): number => Math.sin(2 * Math.PI * hz * times * t);
    const edges01 = Math.min(1, t / 0.002, (seconds - t) / 0.01);
    return edges01 * (0.8 * Math.exp(-t / decaySeconds) * swing(1) + 0.2 * Math.exp(-t / 0.01) * swing(2.76));
  });
}
