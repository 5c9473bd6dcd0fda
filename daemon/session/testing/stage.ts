import { type Conductor, createConductor } from '../../conductor/conductor.ts';
import { createTransport } from '../../conductor/transport.ts';
import { createDesk, type Desk } from '../../player/shared/desk.ts';
import type { PlayState } from '../../score/play-state.ts';
import { createSteering, type Steering } from '../steering.ts';
import { createWaitingCues } from '../waiting-cue.ts';

export interface Stage {
  readonly steering: Steering;
  readonly conductor: Conductor;
  readonly desk: Desk;
  /** What was told, in order. */
  readonly told: unknown[];
  playState(): PlayState;
}

/** Real conductor, transport and desk, and a model of two styles (game, folk); nothing is played. */
export function createStage(): Stage {
  const conductor = createConductor({ style: 'game' });
  const transport = createTransport({ conductor, barOf: () => undefined });
  const { desk } = createDesk({ volume01: 0.5, volumeCeiling01: 0.8 });
  const told: unknown[] = [];
  const playState = () => transport.playState({ state: 'stopped' });
  const steering = createSteering({
    conductor,
    transport,
    cues: createWaitingCues(),
    volume: desk,
    playState,
    model: { name: 'small', styles: [{ name: 'game' }, { name: 'folk' }] },
    tell: (name, event) => told.push({ name, event }),
  });
  return { steering, conductor, desk, told, playState };
}
