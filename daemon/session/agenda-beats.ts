import type { Intent } from '../conductor/intent.ts';
import { beatHeardAt, type PlayerClock } from '../player/shared/clock.ts';

/** What is to come at a time, on the beat that is heard then, if the tempo stays. Before the music begins it counts from there. */
export function onBeats(
  intent: Intent,
  clock: Pick<PlayerClock, 'state' | 'beat' | 'heardAtSeconds' | 'tempoBpm'>,
  nowSeconds: number,
): Intent {
  const { agenda, tempoBpm } = intent;
  if (agenda === undefined) return intent;
  const sounds = clock.state === 'playing' || clock.state === 'stopping';
  const beatAt = (atSeconds: number): number =>
    sounds ? beatHeardAt(clock, atSeconds) : clock.beat + ((atSeconds - nowSeconds) * tempoBpm) / 60;
  const steps = agenda.steps.map((step) =>
    step.atSeconds === undefined ? step : { ...step, atBeat: beatAt(step.atSeconds) },
  );
  return { ...intent, agenda: { ...agenda, steps } };
}
