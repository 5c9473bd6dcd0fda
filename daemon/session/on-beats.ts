import type { Intent } from '../conductor/intent.ts';
import { beatHeardAt, type PlayerClock } from '../player/shared/clock.ts';

/** What is to come at a time, on the beat that is heard then, if the tempo stays. Before the music begins it counts from there. */
export function onBeats(
  intent: Intent,
  clock: Pick<PlayerClock, 'state' | 'beat' | 'heardAtSeconds' | 'tempoBpm'>,
  nowSeconds: number,
): Intent {
  const { agenda, end, tempoBpm } = intent;
  const sounds = clock.state === 'playing' || clock.state === 'stopping';
  const beatAt = (atSeconds: number): number =>
    sounds ? beatHeardAt(clock, atSeconds) : clock.beat + ((atSeconds - nowSeconds) * tempoBpm) / 60;
  const onBeat = <T extends { readonly atSeconds?: number | undefined }>(coming: T): T =>
    coming.atSeconds === undefined ? coming : { ...coming, atBeat: beatAt(coming.atSeconds) };
  return {
    ...intent,
    ...(agenda && { agenda: { ...agenda, steps: agenda.steps.map(onBeat) } }),
    ...(end && { end: onBeat(end) }),
  };
}
