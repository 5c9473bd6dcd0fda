import type { Conductor } from '../conductor/conductor.ts';
import { plainIn } from '../conductor/plain-settings.ts';
import type { Transport } from '../conductor/transport.ts';
import type { Faders, VolumeKnob } from '../player/shared/desk.ts';
import type { PlayState } from '../score/play-state.ts';
import type { ReadingOf } from '../sensors/reading.ts';
import { isFree } from '../styles/free-style.ts';
import { type Stylish, styleNamed } from '../styles/style-named.ts';
import { TactusError } from '../system/errors.ts';
import { bodyId } from './body-controls.ts';
import type { Command } from './command.ts';
import { commandOf } from './control-command.ts';
import type { HeardCommand, Tell } from './events.ts';
import type { Likes } from './likes.ts';
import { overlaid } from './overlaid.ts';
import type { Scenes } from './scenes.ts';
import type { WaitingCues } from './waiting-cue.ts';
import { type Language, type Present, type Understood, understand } from './words/words.ts';

export interface SteeringDependencies {
  readonly conductor: Pick<Conductor, 'set' | 'settings' | 'cue' | 'attend'>;
  readonly transport: Pick<Transport, 'play' | 'stop'>;
  readonly cues: Pick<WaitingCues, 'give'>;
  readonly scenes: Pick<Scenes, 'names' | 'setOut' | 'choose'>;
  readonly likes: Pick<Likes, 'heard' | 'keep'>;
  readonly volume: VolumeKnob;
  readonly faders: Faders;
  readonly playState: () => PlayState;
  /** What the music is to do now. */
  readonly intent: () => Pick<Present, 'tempoBpm' | 'key'>;
  /** Whose styles there are to choose from. */
  readonly model: Stylish;
  readonly hasWorkout: (name: string) => boolean;
  readonly tell: Tell;
}

/** The one way from a wish to what it changes, whoever has it: page, button, headphones, home automation, recording. */
export interface Steering {
  /**
   * Errors: TactusError `usage` for an unknown style or scene, for what is out of range and for a like where nothing is
   * heard; nothing is changed then.
   */
  command(wish: Command): void;
  /**
   * A wish in words; what was understood of it is carried out. `usual`: the language of words that are of several. Errors:
   * as of `command`.
   */
  say(words: string, usual?: Language): Understood;
  /** A control that a sensor heard; one that means nothing does nothing, and that is told. */
  obey(control: ReadingOf<'control'>): void;
}

export function createSteering(dependencies: SteeringDependencies): Steering {
  const { conductor, transport, cues, scenes, likes, volume, faders, playState, intent } = dependencies;
  const { model, hasWorkout, tell } = dependencies;

  const carryOut = ({ nextSong, ...asked }: Command, from: Pick<HeardCommand, 'sensorId'>): void => {
    const wish = scenes.setOut(asked);
    const { instruments, partGainsDb, outputLevelsDb, style, cue, volume01, muted, playing } = wish;
    const { workout, scene, like, glideSeconds } = wish;
    const heard = like || cue === 'skip' ? likes.heard() : undefined;
    if (like && heard === undefined)
      throw new TactusError('usage', 'Nothing plays that could be liked.', 'Play first.');
    const styleWeights = wish.styleWeights ?? (style === undefined ? undefined : { [style]: 1 });
    for (const name of Object.keys(styleWeights ?? {})) styleNamed(model, name);
    if (workout !== undefined && workout !== 'none' && !hasWorkout(workout))
      throw new TactusError('usage', `There is no workout "${workout}".`, 'See `tactus workouts list`.');
    // What the next song is to be is said by who chooses it, not by who is there.
    if (from.sensorId !== bodyId && Object.keys(asked).length > 0) conductor.attend();
    const settings = {
      ...plainIn(wish),
      ...(instruments && { instruments: overlaid(conductor.settings.instruments, instruments) }),
      ...(styleWeights !== undefined && { styleWeights }),
      ...(workout !== undefined && { workout }),
      ...(nextSong && { nextSong }),
    };
    conductor.set(settings, glideSeconds);
    if (partGainsDb !== undefined) faders.setPartGains(partGainsDb, glideSeconds);
    if (outputLevelsDb !== undefined) faders.levels.set(outputLevelsDb, glideSeconds);
    if (scene !== undefined) scenes.choose(scene);
    if (cue !== undefined) cues.give(cue, conductor.cue(cue)?.id);
    if (volume01 !== undefined) volume.setVolume(volume01, glideSeconds);
    if (muted !== undefined) volume.setMuted(muted);
    if (playing === true) transport.play();
    if (playing === false) transport.stop();
    if (heard && like) {
      likes.keep(heard);
      tell('liked', { ...heard, ...from });
    }
    if (heard && cue === 'skip') tell('skipped', { ...heard, ...from });
    tell('command', { ...wish, ...(nextSong && { nextSong }), ...from });
  };

  const say = (words: string, from: Pick<HeardCommand, 'sensorId'>, usual?: Language): Understood => {
    const { energyBias, densityBias, styleWeights } = conductor.settings;
    const { volume01 } = volume;
    const { partGainsDb } = faders;
    const present = {
      energyBias,
      densityBias,
      styleWeights: chosen(styleWeights),
      volume01,
      partGainsDb,
      ...intent(),
    };
    const understood = understand(words, present, { styles: model.styles, scenes: scenes.names }, usual);
    if (Object.keys(understood.wish).length > 0) carryOut(understood.wish, from);
    tell('said', { answer: understood.said });
    return understood;
  };

  return {
    command: (wish) => carryOut(wish, {}),
    say: (words, usual) => say(words, {}, usual),
    obey(control) {
      const { sensorId } = control;
      const refuse = (reason: string): void => tell('refused', { sensorId, reason });
      const { words } = control;
      const { volume01, muted } = volume;
      const { styles } = model;
      const { styleWeights } = conductor.settings;
      const music = { styles, scenes: scenes.names, styleWeights: chosen(styleWeights), key: intent().key };
      const now = { playing: playState(), volume01, muted, ...music };
      try {
        if (control.name === 'say' && words !== undefined) {
          const { said, unknown } = say(words, { sensorId });
          if (unknown.length > 0) refuse(said);
          return;
        }
        const wish = commandOf(control, now);
        if (wish === undefined) return;
        if ('refusedBecause' in wish) return refuse(wish.refusedBecause);
        const { glideSeconds } = control;
        carryOut({ ...wish, ...(glideSeconds !== undefined && { glideSeconds }) }, { sensorId });
      } catch (error) {
        if (!(error instanceof TactusError)) throw error;
        refuse(`${error.message} ${error.fix}`);
      }
    },
  };
}

/** Of styles that are left to the band there is no more and no less. */
const chosen = (weights: Readonly<Record<string, number>>) => (isFree(weights) ? {} : weights);
