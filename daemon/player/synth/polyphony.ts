import { eventGridFrames, type Synth } from './synth.ts';

/**
 * Rendering with a number of voices that may be changed. FluidSynth never counts those as ended that it cuts when it is to
 * play fewer: they are cut, all are allowed again until it has noticed, one step of the grid later, and then as many as
 * are wanted.
 */
export function withPolyphony(
  most: number,
  allow: (voices: number) => void,
  render: (offset: number, frames: number) => void,
): Pick<Synth, 'render' | 'setPolyphony'> {
  let allowed = most;
  let wanted = most;
  const lower = (offset: number): void => {
    allow(wanted);
    allow(most);
    render(offset, eventGridFrames);
    allow(wanted);
    allowed = wanted;
  };
  return {
    setPolyphony(voices) {
      wanted = Math.max(1, Math.min(most, voices));
      if (wanted <= allowed) return;
      allow(wanted);
      allowed = wanted;
    },
    render(offset, frames) {
      if (wanted === allowed) return render(offset, frames);
      lower(offset);
      if (frames > eventGridFrames) render(offset + eventGridFrames, frames - eventGridFrames);
    },
  };
}
