import {
  bandEdgeHz,
  mostLevel,
  type Spectrum,
  silenceAt,
  softestDb,
} from '../../player/spectrum/spectrum.ts';
import type { Bar } from '../../score/bar.ts';

/** Overtones that a rehearsed instrument has. */
const overtones = 6;
const releaseBeats = 0.5;

const bandOf = (hz: number): number => Math.log(hz / bandEdgeHz(0)) / Math.log(bandEdgeHz(1) / bandEdgeHz(0));

/** What the bars would sound like at this beat: a host without sound shows a picture, too. */
export function rehearseSpectrum(bars: readonly Bar[], beat: number, atSeconds: number): Spectrum {
  const levels = [...silenceAt(atSeconds).levels];
  const ring = (band: number, level: number): void => {
    for (let near = Math.ceil(band) - 2; near <= band + 2; near += 1) {
      if (near < 0 || near >= levels.length) continue;
      levels[near] = Math.round(Math.max(levels[near]!, level * (1 - Math.abs(near - band) / 4)));
    }
  };
  for (const { part, atBeat, durationBeats, pitchMidi, velocity01 } of bars.flatMap(({ notes }) => notes)) {
    const over = Math.max(0, beat - atBeat - durationBeats) / releaseBeats;
    if (beat < atBeat || over >= 1) continue;
    const level = mostLevel * (0.35 + 0.5 * velocity01) * (1 - over);
    if (part === 'drums')
      for (let band = pitchMidi < 38 ? 3 : 30; band < 60; band += 3) ring(band, level / 2);
    else {
      const hz = 440 * 2 ** ((pitchMidi - 69) / 12);
      for (let nth = 1; nth <= overtones; nth += 1) ring(bandOf(nth * hz), level * (1 - 0.12 * (nth - 1)));
    }
  }
  const peakDb = softestDb * (1 - Math.max(...levels) / mostLevel);
  return { atSeconds, levels, peakDb: [peakDb, Math.max(softestDb, peakDb - 1)] };
}
