import { parts } from '../../score/note.ts';
import { unit } from '../../system/numbers.ts';
import { createGlide } from '../../time/glide.ts';
import { MailboxWriter, type PlayerTarget } from './mailbox.ts';
import { createOutputGains, createOutputLevels, type OutputLevels } from './output-levels.ts';
import { changedGains, type GainChanges, ofEachPart, type PartGains } from './part-gains.ts';
import { type PartPlace, placeWithin } from './part-place.ts';

/** How loud the music is, apart from what the body does to it. */
export interface VolumeKnob {
  /** A share of the ceiling. */
  readonly volume01: number;
  readonly muted: boolean;
  /** Within so many seconds; without them at once. */
  setVolume(volume01: number, glideSeconds?: number): void;
  /** Silence at once, and sound again; the music goes on unheard. */
  setMuted(muted: boolean): void;
}

/** How loud the parts are against each other, and the devices. */
export interface Faders {
  readonly levels: OutputLevels;
  readonly partGainsDb: PartGains;
  /** Those that are named, within their limits and so many seconds; without these heard at once. */
  setPartGains(gainsDb: GainChanges, glideSeconds?: number): void;
}

/** What leads the music from moment to moment. */
export type Lead = Pick<
  PlayerTarget,
  'tempoBpm' | 'phase' | 'energy01' | 'tone' | 'breathBeats' | 'playing' | 'hushed'
>;

/** The player's mixing desk: the only hand that writes its mailbox. Of what glides it tells where it comes to. */
export interface Desk extends VolumeKnob, Faders {
  /** The most that `volume01` stands for. */
  readonly volumeCeiling01: number;
  /** Another ceiling: what is heard stays as loud as it is, or becomes as soft as the ceiling. */
  setCeiling(volumeCeiling01: number): void;
  /** Changes what is named and leaves the rest; `phase: undefined` takes the phase away. */
  lead(change: Partial<Lead>): void;
  /** One part stands elsewhere than usual from now on, and no other does. It goes there without a leap. */
  place(place: PartPlace): void;
  /** Moves on what glides: call at every moment. */
  glide(atSeconds: number): void;
  /** Renders less, or more again: voices at once, and the room around the band or none. */
  spare(what: Pick<PlayerTarget, 'voices' | 'reverb'>): void;
  /** What follows is to be heard again one day: see `PlayerTarget.takes`. */
  beginTake(): void;
  /** Silence for good, before the end; nobody wished to be muted, and none is told so. */
  fadeOut(): void;
  /** Asks the render loop to leave; for good. */
  end(): void;
}

/** `mailbox` is what the player is to be constructed with, `gains` what the master ring is. */
export function createDesk(initial: Partial<PlayerTarget> = {}): {
  readonly desk: Desk;
  readonly mailbox: SharedArrayBuffer;
  readonly gains: SharedArrayBuffer;
} {
  const writer = new MailboxWriter(initial);
  let { muted } = writer.target;
  const outputGains = createOutputGains();
  const levels = createOutputLevels(outputGains);
  const volume = createGlide(writer.target.volume01);
  const gains = ofEachPart((part) => createGlide(writer.target.partGainsDb[part]));
  const writeGains = (): void => writer.set({ partGainsDb: ofEachPart((part) => gains[part].value) });
  const setVolume = (volume01: number, glideSeconds = 0): void => {
    volume.to(unit(volume01), glideSeconds);
    writer.set({ volume01: volume.value });
  };
  const desk: Desk = {
    get volume01() {
      return volume.goal;
    },
    get volumeCeiling01() {
      return writer.target.volumeCeiling01;
    },
    get muted() {
      return muted;
    },
    setVolume,
    setCeiling(volumeCeiling01) {
      const { volumeCeiling01: before } = writer.target;
      volume.to(shareOf(volumeCeiling01, volume.goal * before));
      writer.set({ volumeCeiling01, volume01: volume.value });
    },
    setMuted(isWished) {
      muted = isWished;
      writer.set({ muted });
    },
    get partGainsDb() {
      return ofEachPart((part) => gains[part].goal);
    },
    setPartGains(gainsDb, glideSeconds = 0) {
      const changed = changedGains(desk.partGainsDb, gainsDb);
      for (const part of parts) if (gainsDb[part] !== undefined) gains[part].to(changed[part], glideSeconds);
      writeGains();
    },
    levels,
    lead: (change) => writer.set(change),
    place: (place) => writer.set({ place: placeWithin(place) }),
    glide(atSeconds) {
      for (const part of parts) gains[part].at(atSeconds);
      volume.at(atSeconds);
      levels.glide(atSeconds);
      const { volume01, partGainsDb } = writer.target;
      if (volume.value !== volume01) writer.set({ volume01: volume.value });
      if (parts.some((part) => gains[part].value !== partGainsDb[part])) writeGains();
    },
    spare: ({ voices, reverb }) => writer.set({ voices, reverb }),
    beginTake: () => writer.set({ takes: writer.target.takes + 1 }),
    fadeOut: () => writer.set({ muted: true }),
    end: () => writer.end(),
  };
  return { desk, mailbox: writer.buffer, gains: outputGains };
}

/** What share of a ceiling a loudness is, of full scale; a ceiling of nothing has no shares. */
export const shareOf = (volumeCeiling01: number, loudness01: number): number =>
  volumeCeiling01 === 0 ? 0 : unit(loudness01 / volumeCeiling01);
