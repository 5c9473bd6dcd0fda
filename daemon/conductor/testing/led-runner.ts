import { createBody } from '../../body/body.ts';
import type { BodyState } from '../../body/state.ts';
import { createRandom } from '../../time/random.ts';
import type { Conductor } from '../conductor.ts';
import type { Lock } from '../foot-lock.ts';

/** Somebody who hears the music, and goes along with a share of what it offers. */
export interface LedRunner {
  readonly ownCadenceSpm: number;
  /** Of the difference between music and own cadence, how much is taken over: 0 heeds no music. */
  readonly follows01: number;
  /** How soon what one is led to becomes one's own, seconds. */
  readonly habitSeconds?: number;
  readonly seed?: number;
}

export interface LedMoment {
  readonly atSeconds: number;
  readonly cadenceSpm: number;
  readonly ownCadenceSpm: number;
  /** What is made of the steps. */
  readonly body: BodyState;
  readonly tempoBpm: number;
  readonly lock: Lock;
  /** Whether the beat is to be on the foot. */
  readonly onFoot: boolean;
}

/** Music farther off, as a share, is not gone along with: that at rest, before the first steps are known. */
const anotherGait = 0.1;
/** How soon a new habit is gone that nothing holds. */
const forgetsSeconds = 600;
/** How long legs take to answer. */
const answerSeconds = 5;
const jitterSeconds = 0.01;

/**
 * The loop closed through a real body and the conductor: single steps with 10 ms of jitter go in, the tempo comes back to the
 * runner's ears. Ten moments a second, from `fromSeconds` on.
 */
export function* runLed(
  conductor: Conductor,
  { ownCadenceSpm: first, follows01, habitSeconds = 60, seed = 1 }: LedRunner,
  fromSeconds = 0,
): Generator<LedMoment, never> {
  const body = createBody();
  const random = createRandom(seed);
  let ownCadenceSpm = first;
  let cadenceSpm = first;
  let steps = 0;
  let beats = 0;
  let tempoBpm = first;
  for (let index = 0; ; index++) {
    const atSeconds = fromSeconds + index / 10;
    for (let part = 0; part < 10; part++) {
      const at = atSeconds + part / 100;
      const offered = Math.abs(tempoBpm / ownCadenceSpm - 1) < anotherGait ? tempoBpm - ownCadenceSpm : 0;
      cadenceSpm += (ownCadenceSpm + follows01 * offered - cadenceSpm) * (0.01 / answerSeconds);
      ownCadenceSpm += (cadenceSpm - ownCadenceSpm) * (0.01 / habitSeconds);
      ownCadenceSpm += (first - ownCadenceSpm) * (0.01 / forgetsSeconds);
      steps += cadenceSpm / 6000;
      if (steps >= 1) {
        steps -= 1;
        // Three uniform numbers have a standard deviation of a half.
        const jitter = 2 * jitterSeconds * (random.next() + random.next() + random.next() - 1.5);
        body.accept({ sensorId: 'feet', kind: 'step', atSeconds: Math.max(0, at - 0.05 + jitter) });
      }
      beats += tempoBpm / 6000;
      if (beats >= 1) {
        beats -= 1;
        conductor.hear({ atSeconds: at, tempoBpm });
      }
    }
    const state = body.stateAt(atSeconds + 0.1);
    const intent = conductor.update(state);
    tempoBpm = intent.tempoBpm;
    yield {
      atSeconds,
      cadenceSpm,
      ownCadenceSpm,
      body: state,
      tempoBpm,
      lock: conductor.lock,
      onFoot: intent.phase !== undefined,
    };
  }
}
