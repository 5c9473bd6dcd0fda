import { plainIn } from '../conductor/plain-settings.ts';
import type { Ghost } from '../ghost/ghost.ts';
import type { Mp3Feed, PanelHost } from '../panel/host.ts';
import type { PanelState } from '../panel/protocol/protocol.ts';
import type { PlayerControls } from '../player/shared/controls.ts';
import type { Desk } from '../player/shared/desk.ts';
import type { MasterRingBuffers } from '../player/shared/master-ring.ts';
import { createHeardSpectrum } from '../player/spectrum/heard-spectrum.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { Role } from '../score/note.ts';
import type { GhostPlace } from '../session/ghost-place.ts';
import { heardBar } from '../session/heard-bar.ts';
import { heardForm, heardParts } from '../session/heard-music.ts';
import { createJamWatch } from '../session/jam-watch.ts';
import { createRunTracker } from '../session/run-tracker.ts';
import type { Session } from '../session/session.ts';
import { isFree } from '../styles/free-style.ts';
import type { StyleBook } from '../styles/style-book.ts';
import { packageVersion } from '../system/files/package-root.ts';
import type { StationHealth } from '../system/health.ts';
import type { House } from '../tactus.ts';
import type { KeptTaste } from '../taste/kept-taste.ts';
import type { Clock } from '../time/clock.ts';
import type { HeardSensors } from './heard-sensors.ts';
import type { Sparing } from './ladder/sparing.ts';
import type { Runner } from './runner.ts';

export interface PanelHostDependencies {
  readonly clock: Clock;
  readonly house: House;
  readonly session: Pick<Session, 'listen'>;
  readonly master: MasterRingBuffers;
  readonly player: Pick<PlayerControls, 'clock'> & {
    readonly desk: Pick<Desk, 'volumeCeiling01' | 'partGainsDb'>;
  };
  /** The part that whoever plays along takes over. */
  readonly jamRole: Role;
  readonly runner: Runner;
  readonly recorder: Pick<Recorder, 'keptId'>;
  readonly sensors: HeardSensors;
  readonly styles: StyleBook;
  /** Heart rates at which zones 2 to 5 begin. */
  readonly zonesBpm: readonly number[];
  /** What to say when nobody is heard. */
  readonly nobody: () => PanelState['nobody'];
  /** What the clock on the wall brings next. */
  readonly scheduled: () => PanelState['scheduled'];
  /** How far somebody is on a course. */
  readonly course: () => PanelState['course'];
  /** What somebody seems to like. */
  readonly taste: Pick<KeptTaste, 'standing'>;
  /** Who runs along. */
  readonly ghost: Pick<Ghost, 'place'>;
  readonly sparing: Pick<Sparing, 'spared'>;
  readonly outputs: () => PanelState['outputs'];
  readonly health: () => readonly StationHealth[];
  readonly mp3: Mp3Feed | undefined;
}

/** The daemon as the panel sees it. */
export function createPanelHost(dependencies: PanelHostDependencies): PanelHost {
  const { clock, house, session, player, runner, jamRole } = dependencies;
  const tracker = createRunTracker();
  session.listen('run', tracker.listener);
  const jams = createJamWatch(jamRole);
  session.listen('jam', jams.listener);

  return {
    clock,
    state() {
      const atSeconds = clock.nowSeconds();
      const { body, intent } = house.moment(atSeconds);
      const { playing, volume01, muted, cue, liked, lock } = house.sound;
      const { names: scenes, current: scene } = house.scenes;
      const nobody = dependencies.nobody();
      const scheduled = dependencies.scheduled();
      const course = dependencies.course();
      const { place: ghost } = dependencies.ghost;
      const spared = dependencies.sparing.spared();
      const { instruments, styleWeights, ...settings } = house.conductor.settings;
      const playhead = player.clock.read();
      const { state, beat, heardAtSeconds, tempoBpm } = playhead;
      const bars = house.recentBars();
      const bar = heardBar(playhead, bars, atSeconds);
      const form = heardForm(bar, bars);
      const jam = jams.jamAt(atSeconds, bar);
      const sessionId = dependencies.recorder.keptId;
      const sounds = state === 'playing' || state === 'stopping';
      return {
        version: packageVersion,
        atSeconds,
        playing,
        source: runner.source,
        volume01,
        volumeCeiling01: player.desk.volumeCeiling01,
        muted,
        ...plainIn(settings),
        partGainsDb: player.desk.partGainsDb,
        parts: heardParts(bar, instruments),
        styles: dependencies.styles.list,
        scenes,
        ...(scene !== undefined && { scene }),
        ...(scheduled && { scheduled }),
        ...(cue && { cue }),
        ...(nobody && { nobody }),
        ...(lock && { lock }),
        ...(spared && { spared }),
        ...(liked && { liked }),
        ...(form && { form }),
        ...(jam && { jam }),
        ...(house.conductor.workout && { workout: house.conductor.workout }),
        ...(course && { course }),
        ...(ghost && { ghost: ghostState(ghost) }),
        taste: dependencies.taste.standing,
        run: { ...tracker.run, ...(sessionId !== undefined && { sessionId }) },
        body,
        zonesBpm: dependencies.zonesBpm,
        // A style that was just chosen is in the next intent only; who chose it is shown it at once.
        intent: isFree(styleWeights) ? intent : { ...intent, styleWeights },
        ...(sounds && { clock: { beat, heardAtSeconds, tempoBpm } }),
        sensors: dependencies.sensors.list(atSeconds, runner.health()),
        outputs: dependencies.outputs(),
        health: dependencies.health().map(withoutExtras),
      };
    },
    health: dependencies.health,
    bars() {
      const { barIndex, nextBarIndex } = player.clock.read();
      return house.recentBars().filter((bar) => bar.index >= (barIndex ?? nextBarIndex));
    },
    spectrum: createHeardSpectrum({ master: dependencies.master, playerClock: player.clock, clock }),
    subscribe: (listener) =>
      session.listen('panel', {
        bar: (bar) => listener({ type: 'bar', bar }),
        command: () => listener({ type: 'changed' }),
      }),
    command: (wish) => house.command(wish),
    say: (words, usual) => house.say(words, usual),
    accept: (readings) => runner.accept(readings),
    senders: runner.senders,
    refuse: (reason, from) => runner.refuse('external', reason, from),
    mp3: dependencies.mp3,
  };
}

const ghostState = ({ sessionId, standing, leadSeconds, part }: GhostPlace): PanelState['ghost'] => ({
  ...{ sessionId, standing, part },
  ...(leadSeconds !== undefined && { leadSeconds }),
});

/** Sensors tell more of themselves than a station must. */
function withoutExtras(health: StationHealth): PanelState['health'][number] {
  const { station, status, sinceSeconds, detail, fix, counters, gauges, texts, lastRefusal } = health;
  const figures = { counters, gauges, texts, ...(lastRefusal && { lastRefusal }) };
  return { station, status, sinceSeconds, detail, ...(fix !== undefined && { fix }), ...figures };
}
