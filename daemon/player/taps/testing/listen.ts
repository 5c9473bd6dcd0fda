import { usualSampleRateHz as sampleRateHz } from '../../options.ts';

const pitches = { low: 440, high: 1760, long: 880 } as const;
const windowFrames = sampleRateHz / 50;

/** How loud a pitch is in each fiftieth of a second. */
function loudnessOf(samples: Float32Array, hz: number): number[] {
  const windows = Math.floor(samples.length / windowFrames);
  return Array.from({ length: windows }, (_, window) => {
    let re = 0;
    let im = 0;
    for (let i = window * windowFrames; i < (window + 1) * windowFrames; i += 1) {
      re += samples[i]! * Math.cos((2 * Math.PI * hz * i) / sampleRateHz);
      im += samples[i]! * Math.sin((2 * Math.PI * hz * i) / sampleRateHz);
    }
    return (2 * Math.hypot(re, im)) / windowFrames;
  });
}

/** What a patient ear makes of it: strokes that begin, by pitch, and a digit where none comes for a second. */
export function listen(samples: Float32Array, threshold: number): string[] {
  const strokes = Object.entries(pitches)
    .flatMap(([kind, hz]) =>
      loudnessOf(samples, hz).map((now, window, all) => {
        const begins =
          now > threshold && now > 2 * (all[window - 2] ?? 0) && (all[window - 1] ?? 0) < threshold;
        return { kind, atSeconds: window / 50, begins };
      }),
    )
    .filter(({ begins }) => begins)
    .toSorted((a, b) => a.atSeconds - b.atSeconds);
  const groups: string[][] = [];
  strokes.forEach(({ kind, atSeconds }, i) => {
    if (i === 0 || atSeconds - strokes[i - 1]!.atSeconds > 0.9) groups.push([]);
    groups.at(-1)!.push(kind);
  });
  return groups.map(asDigit);
}

function asDigit(strokes: readonly string[]): string {
  if (strokes.join() === 'high,low,high,low') return '!';
  if (strokes.join() === 'long') return '0';
  const isFive = strokes[0] === 'low';
  const ones = isFive ? strokes.slice(1) : strokes;
  return ones.every((kind) => kind === 'high') ? String((isFive ? 5 : 0) + ones.length) : '?';
}
