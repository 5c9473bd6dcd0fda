import type { PanelState } from '../../../daemon/panel/protocol/protocol.ts';
import { percent, unknown, whole } from '../model/format.ts';
import { workoutsWords } from '../words/workouts.ts';

type Course = NonNullable<PanelState['course']>;

/** How far one is on the way to a higher cadence, and what the next run is. */
export function CourseCard({ course }: { readonly course: Course }) {
  const words = workoutsWords().course;
  const { phase, run, ownSpm, goalSpm, stoppedRaising, isOn } = course;
  return (
    <section class="card" aria-labelledby="course">
      <h3 id="course">{words.title}</h3>
      {ownSpm !== undefined && <p>{words.way(whole(ownSpm), whole(goalSpm))}</p>}
      {phase !== 'measures' && (
        <progress max={8} value={phase === 'leads' ? run - 1 : 8} aria-label={words.title} />
      )}
      <p>{nextText(course)}</p>
      {stoppedRaising && <p class="note">{words.stopped}</p>}
      {!isOn && phase !== 'done' && <p class="note">{words.off}</p>}
      <p class="note">{words.calves}</p>
    </section>
  );
}

function nextText({ phase, run, runGoalSpm, help01, checkedSpm }: Course): string {
  const { measures, leads, waits, checks, done } = workoutsWords().course;
  if (phase === 'leads') return leads(run, runGoalSpm?.toFixed(0) ?? unknown, percent(help01));
  return phase === 'done' ? done(whole(checkedSpm)) : { measures, waits, checks }[phase];
}
