import { eventGridFrames, type Synth } from './synth.ts';

/** What FluidSynth does itself. */
export interface Resetting {
  noteOn(channel: number, key: number, velocity: number): void;
  /** All that sounds is off. */
  silence(): void;
  /** All channels are as at first. */
  reset(): void;
}

/**
 * As if nothing had ever been played: all is off, and each voice was struck once, in the middle. For a voice begins at the gains
 * to left and right that it had when it was struck last (2.3.1, 2.4.6), which is heard in its first 64 frames: the same notes would not give
 * the same bytes. What is silenced is gone once it was rendered; a reset before that lets it sound on.
 */
function becomeNew(
  voices: number,
  { noteOn, silence, reset }: Resetting,
  render: (offset: number, frames: number) => void,
): void {
  const end = (): void => {
    silence();
    render(0, eventGridFrames);
    reset();
  };
  end();
  for (let voice = 0; voice < voices; voice += 1)
    noteOn(Math.floor(voice / washedKeys), lowestWashedKey + (voice % washedKeys), 1);
  render(0, eventGridFrames);
  end();
}

/** Different notes, below the drums' channel, that any instrument has. */
const washedKeys = 64;
const lowestWashedKey = 36;

/**
 * Rendering with a number of voices that may be changed. FluidSynth never counts those as ended that it cuts when it is to
 * play fewer: they are cut, all are allowed again until it has noticed, one step of the grid later, and then as many as
 * are wanted.
 */
export function withPolyphony(
  most: number,
  allow: (voices: number) => void,
  render: (offset: number, frames: number) => void,
  engine: Resetting,
): Pick<Synth, 'render' | 'setPolyphony' | 'reset'> {
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
    reset() {
      allow(most);
      wanted = most;
      allowed = most;
      becomeNew(most, engine, render);
    },
    render(offset, frames) {
      if (wanted === allowed) return render(offset, frames);
      lower(offset);
      if (frames > eventGridFrames) render(offset + eventGridFrames, frames - eventGridFrames);
    },
  };
}
