/** Integrated loudness of stereo sound by ITU-R BS.1770-4: K-weighted, in blocks of 400 ms that overlap by 75 %, gated twice. */

const blockSeconds = 0.4;
const hopsPerBlock = 4;
const absoluteGateLufs = -70;
const relativeGateLu = -10;
/** Of a mean square to LUFS (annex 1 of the recommendation). */
const offsetLufs = -0.691;

interface Biquad {
  readonly b: readonly [number, number, number];
  /** Of the outputs before; the first is 1. */
  readonly a: readonly [number, number];
}

/** LUFS of both channels together; -Infinity where nothing passes the gates: silence, or less than a block. */
export function integratedLufs(left: Float32Array, right: Float32Array, sampleRate: number): number {
  const hopFrames = Math.round((blockSeconds / hopsPerBlock) * sampleRate);
  const hops = [hopPowers(left, sampleRate, hopFrames), hopPowers(right, sampleRate, hopFrames)];
  const blocks: number[] = [];
  for (let hop = 0; hop + hopsPerBlock <= hops[0]!.length; hop += 1) {
    let power = 0;
    for (const channel of hops)
      for (let index = hop; index < hop + hopsPerBlock; index += 1) power += channel[index]! / hopsPerBlock;
    blocks.push(power);
  }
  const audible = blocks.filter((power) => lufs(power) > absoluteGateLufs);
  const gate = lufs(mean(audible)) + relativeGateLu;
  return lufs(mean(audible.filter((power) => lufs(power) > gate)));
}

/** Mean squares of the K-weighted signal, a hop each. */
function hopPowers(samples: Float32Array, sampleRate: number, hopFrames: number): Float64Array {
  const powers = new Float64Array(Math.floor(samples.length / hopFrames));
  const shelf = createFilter(highShelf(sampleRate));
  const pass = createFilter(highPass(sampleRate));
  for (let hop = 0; hop < powers.length; hop += 1) {
    let sum = 0;
    for (let frame = hop * hopFrames; frame < (hop + 1) * hopFrames; frame += 1)
      sum += pass(shelf(samples[frame]!)) ** 2;
    powers[hop] = sum / hopFrames;
  }
  return powers;
}

function createFilter({ b: [b0, b1, b2], a: [a1, a2] }: Biquad): (x: number) => number {
  let [z1, z2] = [0, 0];
  return (x) => {
    const y = b0 * x + z1;
    z1 = b1 * x - a1 * y + z2;
    z2 = b2 * x - a2 * y;
    return y;
  };
}

/**
 * The recommendation has its filters for 48 kHz only; these are the analogue ones behind them, as libebur128 has them, so that
 * they hold at any rate.
 */
function highShelf(sampleRate: number): Biquad {
  const [hertz, gainDb, q] = [1681.974450955533, 3.999843853973347, 0.7071752369554196];
  const k = Math.tan((Math.PI * hertz) / sampleRate);
  const high = 10 ** (gainDb / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b: [
      (high + (band * k) / q + k * k) / a0,
      (2 * (k * k - high)) / a0,
      (high - (band * k) / q + k * k) / a0,
    ],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  };
}

function highPass(sampleRate: number): Biquad {
  const [hertz, q] = [38.13547087602444, 0.5003270373238773];
  const k = Math.tan((Math.PI * hertz) / sampleRate);
  const a0 = 1 + k / q + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] };
}

const lufs = (power: number): number => offsetLufs + 10 * Math.log10(power);
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
