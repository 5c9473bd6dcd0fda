import type { z } from 'zod';
import type { BodyState } from '../body/state.ts';
import type { Section } from '../score/bar.ts';
import type { Key, Mode } from '../score/key.ts';
import { named } from '../styles/free-style.ts';
import { createStyleBook, type StyleBook } from '../styles/style-book.ts';
import { TactusError } from '../system/errors.ts';
import { createRandom, deriveSeed } from '../time/random.ts';
import type { Place } from '../workouts/coach.ts';
import { type AskedTempo, createAskedTempo } from './asked-tempo.ts';
import { breathBeats, calmEffort01 } from './calm.ts';
import { createEnergyFollower } from './energy.ts';
import { createFootLock, type FootLock } from './foot-lock.ts';
import { createGlides } from './glides.ts';
import { type Cue, type Intent, keptCues, songChoiceSchema } from './intent.ts';
import type { LinkBeats } from './link-tempo.ts';
import { agendaOf, drummingOf, energyWithin, loudnessOf, moodOf } from './mood.ts';
import { type ConductorOptions, conductorOptionsSchema, parseKey, styleWeightsSchema } from './options.ts';
import { createPresence } from './presence.ts';
import { type CueKind, createRunEvents } from './run-events.ts';
import { wishSection } from './section-wish.ts';
import { createStyleFeel, type StyleFeel } from './style-feel.ts';
import { createTempoFollower } from './tempo-follower.ts';
import { biased, ranged, type TempoBasis } from './wanted-tempo.ts';
import { createWorkoutLead, type WorkoutLead, type Workouts } from './workout-lead.ts';

/** What can be changed while the music plays. */
const conductorSettingsSchema = conductorOptionsSchema.omit({ style: true, seed: true }).extend({
  styleWeights: styleWeightsSchema,
  nextSong: songChoiceSchema.optional(),
});
export type ConductorSettings = Readonly<z.infer<typeof conductorSettingsSchema>>;

/** Hears the body, tells the band what to play. */
export interface Conductor {
  /** About every 0.1 s; any spacing will do. Times do not run backwards. */
  update(body: BodyState): Intent;
  /**
   * Changes settings from the next update on; of these biases and tempo come to it within `glideSeconds` (default 0). Errors:
   * TactusError `usage` for what is out of range; nothing is changed then.
   */
  set(changes: Partial<ConductorSettings>, glideSeconds?: number): void;
  readonly settings: ConductorSettings;
  /** A workout that was broken off goes on where it was. Errors: as of `set`. */
  goOn(workout: string, from: Place): void;
  /**
   * Something happened that the sensors do not know: stop, skip, lap, start. After a stop only a start counts; undefined
   * for what does not.
   */
  cue(kind: CueKind): Cue | undefined;
  /** Somebody will stop the music, monotonic seconds; undefined: nobody has said so. */
  foreseeEnd(atSeconds: number | undefined): void;
  readonly leadCourse: AskedTempo['leadCourse'];
  readonly playsIn: StyleFeel['playsIn'];
  /** Somebody steers, so somebody is there. */
  attend(): void;
  /** Since when nobody is there, monotonic seconds; undefined while somebody is, or was of late. */
  readonly nobodySinceSeconds: number | undefined;
  /** What the tempo stands on since the last update. */
  readonly basis: TempoBasis;
  /** A beat is heard: whether it is where it should be beside the foot shows in `lock`. */
  readonly hear: FootLock['hear'];
  /** As of the last beat that was heard. */
  readonly lock: FootLock['lock'];
  /** The way through the workout, as at the last update. */
  readonly workout: WorkoutLead['progress'];
}

/** `styles`: what the model's are; absent: our own. `workouts`, `link`: where they come from; absent: there are none. */
export function createConductor(
  options: Partial<ConductorOptions> = {},
  styles: StyleBook = createStyleBook(),
  workouts?: Workouts,
  link?: LinkBeats,
): Conductor {
  const { style, seed, ...rest } = conductorOptionsSchema.parse(options);
  let settings: ConductorSettings = { ...rest, styleWeights: { [style]: 1 } };
  const follower = createTempoFollower();
  const energyFollower = createEnergyFollower();
  const events = createRunEvents();
  const presence = createPresence();
  const footLock = createFootLock();
  const asked = createAskedTempo(link);
  const workout = workouts && createWorkoutLead(workouts);
  workout?.choose(settings.workout);
  const glides = createGlides(settings);
  const styleFeel = createStyleFeel(styles);
  let basis: TempoBasis = 'rest';
  let section: Section = 'intro';
  let cues: readonly Cue[] = [];
  let stopped = false;
  let startedAtSeconds: number | undefined;
  let endsAtSeconds: number | undefined;

  const isAlone = (): boolean => presence.nobodySeconds >= settings.idleAfterSeconds;
  const give = (kind: CueKind): Cue => {
    const cue: Cue = { id: (cues.at(-1)?.id ?? 0) + 1, kind };
    cues = [...cues, cue].slice(-keptCues);
    return cue;
  };

  return {
    update(body) {
      presence.update(body);
      const restingTempoBpm = isAlone() ? settings.idleTempoBpm : settings.restingTempoBpm;
      const lead = workout?.update(body, settings.workoutGraceSeconds);
      const { tempoBias, tempoLowBpm, tempoHighBpm, ...moods } = glides.valuesAt(body.atSeconds);
      const options = { ...settings, ...lead?.target, restingTempoBpm, style, seed };
      const isCalm = settings.follow === 'calm';
      const free = biased(asked.update(body, options, lead?.step), tempoBias);
      const own = ranged(free, tempoLowBpm, tempoHighBpm);
      const wanted = glides.tempoAt(body.atSeconds, own);
      basis = own.basis;
      const turnSeconds = wanted.basis === 'rest' ? settings.glideSeconds : settings.speedTurnSeconds;
      const tempoBpm = follower.update(body.atSeconds, wanted, turnSeconds);
      glides.played(tempoBpm);
      const phase = footLock.update(body, wanted, settings.phaseOffsetMs);
      const effort01 = isCalm ? calmEffort01 : lead?.effort01;
      const isWaiting = body.activity === 'still' && !isCalm;
      const lively = energyFollower.update(body, effort01, isWaiting);
      const energy01 = energyWithin(lively.energy01, moods);
      const happened = events.update(body);
      // Who rests is at no red light.
      if (happened !== undefined && !stopped && (!isCalm || happened === 'start')) give(happened);
      const cue = cues.at(-1);
      startedAtSeconds ??= body.atSeconds;
      section = wishSection(
        {
          stopped,
          stillSeconds: goesOn.includes(basis) || isCalm ? 0 : events.stillSeconds,
          playedSeconds: body.atSeconds - startedAtSeconds,
          energy01,
          usualEnergy01: energyWithin(energyFollower.usual01, moods),
        },
        section,
      );
      return {
        tempoBpm,
        ...(phase && { phase }),
        ...styleFeel.at(tempoBpm, settings),
        ...moodOf(energy01, moods, lively.lift),
        loudness01: loudnessOf(energy01, lively.lift),
        ...(moods.brightnessBias !== 0 && { tone: moods.brightnessBias }),
        ...drummingOf(moods),
        ...(settings.nextSong && { nextSong: settings.nextSong }),
        key: parseKey(settings.key) ?? drawKey(seed),
        ...wishedInstruments(settings.instruments),
        section,
        ...(isCalm && { breathBeats }),
        ...(body.speedMps !== undefined && { speedMps: body.speedMps }),
        ...(cue && { cue }),
        ...(cues.length > 1 && { earlierCues: cues.slice(0, -1) }),
        ...(lead && { agenda: agendaOf(lead, settings) }),
        ...(endsAtSeconds !== undefined && { end: { atSeconds: endsAtSeconds } }),
        seed,
      };
    },

    set(changes, glideSeconds = 0) {
      const parsed = conductorSettingsSchema.safeParse({ ...settings, ...changes });
      if (!parsed.success) throw refusalOf(parsed.error);
      const before = settings;
      settings = { ...parsed.data, styleWeights: normalised(named(parsed.data.styleWeights)) };
      if (changes.workout !== undefined) workout?.choose(changes.workout);
      glides.set(before, settings, glideSeconds);
    },

    goOn(name, from) {
      this.set({ workout: name });
      workout?.choose(name, from);
    },

    get settings() {
      return settings;
    },

    cue(kind) {
      if (stopped && kind !== 'start') return undefined;
      if (kind === 'lap') workout?.lap();
      if (kind === 'stop') stopped = true;
      if (kind === 'start') {
        stopped = false;
        startedAtSeconds = undefined;
      }
      return give(kind);
    },

    foreseeEnd(atSeconds) {
      endsAtSeconds = atSeconds;
    },

    leadCourse: asked.leadCourse,
    playsIn: styleFeel.playsIn,
    attend: presence.attend,
    get nobodySinceSeconds() {
      return isAlone() ? presence.nobodySinceSeconds : undefined;
    },

    get basis() {
      return basis;
    },
    hear: footLock.hear,
    get lock() {
      return footLock.lock;
    },
    get workout() {
      return workout?.progress;
    },
  };
}

/** Whoever stands while the tempo stands on these is at no red light. */
const goesOn: readonly TempoBasis[] = ['manual', 'link'];

/** Those that somebody asked for, if any. */
function wishedInstruments(chairs: ConductorSettings['instruments']): Pick<Intent, 'instruments'> {
  const wished = Object.entries(chairs).filter(([, name]) => name !== 'auto');
  return wished.length === 0 ? {} : { instruments: Object.fromEntries(wished) };
}

/** Of a home key nobody asked for: the keys are alike, the modes are not. */
function drawKey(seed: number): Key {
  const random = createRandom(deriveSeed(seed, 'key'));
  const modes: readonly Mode[] = ['major', 'major', 'minor', 'minor', 'dorian', 'mixolydian'];
  return { tonic: random.index(12), mode: modes[random.index(modes.length)]! };
}

/** Who asks may be a person at a page or a program: it is theirs to mend, not our fault. */
function refusalOf({ issues }: z.ZodError): TactusError {
  const faults = issues.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`);
  return new TactusError('usage', `This cannot be set. ${faults.join('; ')}.`, 'Nothing was changed.');
}

function normalised(weights: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  return Object.fromEntries(Object.entries(weights).map(([style, weight]) => [style, weight / sum]));
}
