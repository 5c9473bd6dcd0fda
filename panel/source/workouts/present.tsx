import type { WorkoutProgress } from '../../../daemon/workouts/progress.ts';
import type { Model } from '../model/model.ts';
import { workoutsWords } from '../words/workouts.ts';
import { aimText, leftText, lengthText, stepTitle } from './step-text.ts';

interface PresentProps {
  readonly model: Model;
  readonly progress: WorkoutProgress;
}

/** Where in the workout one is, to be read at a glance. */
export function Present({ model, progress }: PresentProps) {
  const words = workoutsWords();
  const { title, name, state, step, aim, standing } = progress;
  const disabled = model.status.kind !== 'open';
  return (
    <section class="card workout-now" aria-labelledby="workout-now">
      <h3 id="workout-now">{title ?? name}</h3>
      {state !== 'running' && <p>{words[state]}</p>}
      {step && (
        <>
          <p class="note">{words.place((progress.index ?? 0) + 1, progress.steps ?? 0)}</p>
          <p class="workout-step" aria-live="polite">
            {stepTitle(step)}
            {step.rounds !== undefined && step.rounds > 1 && ` ${step.round}/${step.rounds}`}
          </p>
          <p class="workout-left">
            <b>{leftText(progress)}</b> {step.length.by === 'lap' ? words.since : words.left}
          </p>
          <progress max={1} value={progress.done01 ?? 0} aria-label={stepTitle(step)} />
          {aim && (
            <p>
              {words.aim(aimText(aim))}
              {standing && <span class={`standing ${standing}`}> · {words.standings[standing]}</span>}
            </p>
          )}
          <p class="note">
            {progress.next
              ? words.next(stepTitle(progress.next), lengthText(progress.next.length))
              : words.last}
          </p>
        </>
      )}
      {model.access.is('performer') && (
        <div class="buttons">
          {state === 'running' && (
            <button
              type="button"
              class="plain"
              disabled={disabled}
              onClick={() => model.send({ cue: 'lap' })}
            >
              {words.lap}
            </button>
          )}
          <button
            type="button"
            class="plain"
            disabled={disabled}
            onClick={() => model.send({ workout: 'none' })}
          >
            {words.stop}
          </button>
        </div>
      )}
    </section>
  );
}
