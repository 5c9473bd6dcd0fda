import { type Conductor, createConductor } from '../../conductor/conductor.ts';
import { createTransport } from '../../conductor/transport.ts';
import { createDesk, type Desk } from '../../player/shared/desk.ts';
import type { Bar } from '../../score/bar.ts';
import type { PlayState } from '../../score/play-state.ts';
import { createLikes, type Likes } from '../likes.ts';
import { createScenes, type Scenes } from '../scenes.ts';
import { createSteering, type Steering } from '../steering.ts';
import { createWaitingCues } from '../waiting-cue.ts';

export interface Stage {
  readonly steering: Steering;
  readonly conductor: Conductor;
  readonly desk: Desk;
  readonly scenes: Scenes;
  readonly likes: Likes;
  /** What was told, in order. */
  readonly told: unknown[];
  playState(): PlayState;
}

/**
 * Real conductor, transport and desk, scenes, and a model of two styles (game, folk); nothing is played but, if it is
 * given, one bar.
 */
export function createStage(bar?: Bar): Stage {
  const conductor = createConductor({ style: 'game' });
  const transport = createTransport({ conductor, barOf: () => undefined });
  const { desk } = createDesk({ volume01: 0.5, volumeCeiling01: 0.8 });
  const model = { name: 'small', styles: [{ name: 'game' }, { name: 'folk' }] };
  const told: unknown[] = [];
  const playState = () => transport.playState({ state: 'stopped' });
  const scenes = createScenes({
    scenes: [
      { name: 'easy', style: 'folk', energyBias: -0.1 },
      { name: 'push', style: 'techno', follow: 'cadence', volume01: 0.7 },
    ],
    model,
    conductor,
    faders: desk,
  });
  const at = { beat: bar?.startBeat ?? 0, heardAtSeconds: 0, tempoBpm: 150, barIndex: bar?.index };
  const likes = createLikes({
    clock: () => ({ ...at, state: bar ? 'playing' : 'stopped' }),
    bars: () => (bar ? [bar] : []),
    seed: 1,
  });
  const steering = createSteering({
    conductor,
    transport,
    cues: createWaitingCues(),
    scenes,
    likes,
    volume: desk,
    faders: desk,
    playState,
    intent: () => ({ tempoBpm: 150, key: { tonic: 9, mode: 'major' } }),
    model,
    hasWorkout: (name) => name === 'hills',
    tell: (name, event) => told.push({ name, event }),
  });
  likes.advance(0);
  return { steering, conductor, desk, scenes, likes, told, playState };
}
