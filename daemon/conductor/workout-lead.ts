import type { BodyState } from '../body/state.ts';
import type { Section } from '../score/bar.ts';
import { type Coach, type CoachMoment, createCoach, type Place } from '../workouts/coach.ts';
import { type Aim, aimOf, type Capacities, effortOf, standingTo } from '../workouts/effort.ts';
import type { WorkoutProgress } from '../workouts/progress.ts';
import type { Step, Workout } from '../workouts/workout.ts';
import { energyOf } from './energy.ts';
import type { AgendaStep } from './intent.ts';
import type { ConductorOptions } from './options.ts';

/** Where workouts come from, and what the body can do at most. */
export interface Workouts {
  readonly find: (id: string) => Workout | undefined;
  readonly capacities: Capacities;
}

type StepToPlay = Pick<AgendaStep, 'index' | 'section' | 'energy01' | 'opensSong'>;

/** What the workout asks of the music at a moment. */
export interface Lead {
  /** Another each time that a workout is chosen. */
  readonly id: number;
  /** Names the step that goes on; absent while it has no target. */
  readonly step?: string;
  readonly effort01: number;
  /** The step that goes on, then those that can be foreseen, in a row; the last may be the end. */
  readonly steps: readonly (StepToPlay & { readonly atSeconds?: number })[];
  /** For `follow: target`: what the tempo is drawn to. */
  readonly target: Partial<
    Pick<
      ConductorOptions,
      'target' | 'targetCadenceSpm' | 'targetSpeedMps' | 'targetHeartRateLowBpm' | 'targetHeartRateHighBpm'
    >
  >;
}

/** The workout that is chosen, and the way through it. */
export interface WorkoutLead {
  /** From its beginning or from a place, when the body moves; `none`, or one that is not there, leads nowhere. */
  choose(name: string, from?: Place): void;
  update(body: BodyState, graceSeconds: number): Lead | undefined;
  lap(): void;
  /** Absent while none is chosen. */
  readonly progress: WorkoutProgress | undefined;
}

/** A step that lasts longer is no interval but a run: the song goes its own way in it. */
const longestIntervalSeconds = 720;
const usualMps = 2.8;
/** Who walks from one interval to the next has not stopped: the band drives on, about 6 dB below the interval. */
const leastRestEffort01 = 0.5;

export function createWorkoutLead({ find, capacities }: Workouts): WorkoutLead {
  let id = 0;
  let name = 'none';
  let workout: Workout | undefined;
  let coach: Coach | undefined;
  let moment: CoachMoment | undefined;
  let aim: Aim | undefined;
  let standing: WorkoutProgress['standing'];

  const livelinessOf = (step: Step, done01: number): number =>
    Math.max(step.purpose === 'rest' ? leastRestEffort01 : 0, effortOf(step, done01, capacities));
  const stepAt = (index: number, done01: number): StepToPlay => {
    const { [index - 1]: before, [index]: step } = workout!.steps;
    // Whatever comes after the end is as after a cool-down: nobody asks for anything any more.
    if (step === undefined) return { index, section: 'verse', energy01: energyOf(0.4), opensSong: true };
    return {
      ...{ index, section: sectionOf(step), energy01: energyOf(livelinessOf(step, done01)) },
      ...(before && step.purpose === 'coolDown' && before.purpose !== 'coolDown' && { opensSong: true }),
    };
  };

  return {
    choose(chosen, from) {
      id += 1;
      name = chosen;
      workout = find(chosen);
      coach = workout && createCoach(workout, from);
      moment = undefined;
      aim = undefined;
      standing = undefined;
    },
    update(body, graceSeconds) {
      moment = coach?.update(body);
      const step = moment && workout?.steps[moment.index];
      aim = step?.target && aimOf(step.target, moment!.done01, capacities);
      const isJudged = moment !== undefined && moment.elapsedSeconds >= graceSeconds;
      standing = aim && isJudged ? standingTo(aim, body) : undefined;
      if (moment === undefined || step === undefined) return undefined;
      return {
        id,
        effort01: livelinessOf(step, moment.done01),
        steps: [
          stepAt(moment.index, moment.done01),
          ...moment.ahead.map(({ index, atSeconds }) => ({ ...stepAt(index, 0), atSeconds })),
        ],
        ...(aim && { step: `${name} ${id} ${moment.index}` }),
        target: targetOf(aim),
      };
    },
    lap: () => coach?.lap(),
    get progress(): WorkoutProgress | undefined {
      if (name === 'none') return undefined;
      if (workout === undefined || coach === undefined) return { name, state: 'missing' };
      const { title, steps } = workout;
      const about = { name, title, steps: steps.length } as const;
      if (moment === undefined) return { ...about, state: coach.isOver ? 'over' : 'waiting' };
      const { index, elapsedSeconds, elapsedMeters, done01, leftSeconds, leftMeters } = moment;
      const [next] = moment.ahead;
      return {
        ...about,
        state: 'running',
        index,
        step: steps[index]!,
        ...{ elapsedSeconds, elapsedMeters, done01 },
        ...(leftSeconds !== undefined && { leftSeconds }),
        ...(leftMeters !== undefined && { leftMeters }),
        ...(next && { nextAtSeconds: next.atSeconds }),
        ...(steps[index + 1] && { next: steps[index + 1] }),
        ...(aim && { aim }),
        ...(standing && { standing }),
      };
    },
  };
}

/** Intervals become choruses. */
function sectionOf({ purpose, length }: Step): Section {
  const seconds =
    length.by === 'time' ? length.seconds : length.by === 'distance' ? length.meters / usualMps : 0;
  return purpose === 'work' && seconds <= longestIntervalSeconds ? 'chorus' : 'verse';
}

function targetOf(aim: Aim | undefined): Lead['target'] {
  const middle = aim && (aim.low + aim.high) / 2;
  if (aim?.of === 'cadenceSpm') return { target: 'cadence', targetCadenceSpm: middle! };
  if (aim?.of === 'speedMps') return { target: 'speed', targetSpeedMps: middle! };
  if (aim?.of === 'heartRateBpm')
    return {
      ...{ target: 'heartRate', targetHeartRateLowBpm: aim.low },
      targetHeartRateHighBpm: aim.high,
    };
  return {};
}
