import type { Conductor } from '../conductor/conductor.ts';
import type { Transport } from '../conductor/transport.ts';
import type { VolumeKnob } from '../player/shared/desk.ts';
import type { PlayState } from '../score/play-state.ts';
import type { ReadingOf } from '../sensors/reading.ts';
import { type Stylish, styleNamed } from '../styles/style-named.ts';
import type { Command } from './command.ts';
import { commandOf } from './control-command.ts';
import type { Tell } from './events.ts';
import type { WaitingCues } from './waiting-cue.ts';

export interface SteeringDependencies {
  readonly conductor: Pick<Conductor, 'set' | 'cue' | 'attend'>;
  readonly transport: Pick<Transport, 'play' | 'stop'>;
  readonly cues: Pick<WaitingCues, 'give'>;
  readonly volume: VolumeKnob;
  readonly playState: () => PlayState;
  /** Whose styles there are to choose from. */
  readonly model: Stylish;
  readonly tell: Tell;
}

/** The one way from a wish to what it changes, whoever has it: page, button, headphones, home automation, recording. */
export interface Steering {
  /** Errors: TactusError `usage` for an unknown style and for what is out of range; nothing is changed then. */
  command(wish: Command): void;
  /** A control that a sensor heard; one that means nothing does nothing, and that is told. */
  obey(control: ReadingOf<'control'>): void;
}

export function createSteering(dependencies: SteeringDependencies): Steering {
  const { conductor, transport, cues, volume, playState, model, tell } = dependencies;

  const carryOut = (wish: Command): void => {
    const { follow, manualTempoBpm, energyBias, style, cue, volume01, muted, playing } = wish;
    const styleWeights = wish.styleWeights ?? (style === undefined ? undefined : { [style]: 1 });
    for (const name of Object.keys(styleWeights ?? {})) styleNamed(model, name);
    conductor.attend();
    conductor.set({
      ...(follow !== undefined && { follow }),
      ...(manualTempoBpm !== undefined && { manualTempoBpm }),
      ...(energyBias !== undefined && { energyBias }),
      ...(styleWeights !== undefined && { styleWeights }),
    });
    if (cue !== undefined) cues.give(cue, conductor.cue(cue)?.id);
    if (volume01 !== undefined) volume.setVolume(volume01);
    if (muted !== undefined) volume.setMuted(muted);
    if (playing === true) transport.play();
    if (playing === false) transport.stop();
  };

  return {
    command(wish) {
      carryOut(wish);
      tell('command', wish);
    },
    obey(control) {
      const { volume01, muted } = volume;
      const wish = commandOf(control, { playing: playState(), volume01, muted, styles: model.styles });
      if (wish === undefined) return;
      if ('refusedBecause' in wish) {
        tell('refused', { sensorId: control.sensorId, reason: wish.refusedBecause });
        return;
      }
      carryOut(wish);
      tell('command', { ...wish, sensorId: control.sensorId });
    },
  };
}
