import type { BodyState } from '../body/state.ts';
import type { ConductorSettings } from '../conductor/conductor.ts';
import type { Lock } from '../conductor/foot-lock.ts';
import type { Intent } from '../conductor/intent.ts';
import type { PlayerEvent } from '../player/shared/event-ring.ts';
import type { Bar } from '../score/bar.ts';
import type { PlayState } from '../score/play-state.ts';
import type { SensorReading } from '../sensors/reading.ts';
import type { StationHealth } from '../system/health.ts';
import type { Command } from './command.ts';
import type { GhostPlace } from './ghost-place.ts';
import type { Like } from './likes.ts';
import type { WaitingCue } from './waiting-cue.ts';

/** Everything that can happen, in the order of the signal; the same live and offline. */
export interface SessionEvents {
  /** A reading was accepted. What is older than the session comes with its own time. */
  readonly reading: SensorReading;
  /**
   * Once the body is known, ten times a second and whenever there is something new: what is known of it, what is wanted of
   * the music, what is heard.
   */
  readonly moment: Moment;
  /** A bar was written, or written anew: the later generation of an index replaces the earlier. */
  readonly bar: Bar;
  /** The player did something; told in its order, up to a tenth of a second later. */
  readonly played: Played;
  /** Where somebody is who ran before; once a second while one runs along, and when that changes. */
  readonly place: GhostPlace;
  /** Somebody's wish was carried out. */
  readonly command: HeardCommand;
  /** Somebody likes what is heard. */
  readonly liked: HeardLike;
  /** Somebody does not, and wants something else. */
  readonly skipped: HeardLike;
  /** Somebody wished something in words. */
  readonly said: Said;
  /** Somebody ended the session that goes on: what comes now is another. */
  readonly ended: EndedSession;
  /** A control meant nothing to anybody. */
  readonly refused: RefusedControl;
  /** Once a second: how every station is doing. */
  readonly health: readonly StationHealth[];
}

export interface Said {
  /** What was understood of it, and what was not, a line for people. */
  readonly answer: string;
}

export interface EndedSession {
  readonly id: string;
}

export interface RefusedControl {
  readonly sensorId: string;
  readonly reason: string;
}

export interface HeardCommand extends Command {
  /** The sensor that heard it, of those that have buttons; absent where somebody asked by page or script. */
  readonly sensorId?: string | undefined;
}

export interface HeardLike extends Like {
  /** As of a command. */
  readonly sensorId?: string | undefined;
}

export interface Moment {
  readonly body: BodyState;
  readonly intent: Intent;
  readonly sound: Sound;
  /** What the person set that shows in none of these. */
  readonly settings: Pick<ConductorSettings, 'follow' | 'manualTempoBpm' | 'energyBias'> & {
    /** The scene that was chosen last, while all that it sets but the volume is as it set it. */
    readonly scene?: string | undefined;
  };
}

/** What a listener is told of the music while it is heard. */
export interface Sound {
  readonly playing: PlayState;
  /** Absent while nothing sounds. */
  readonly tempoBpm?: number | undefined;
  /** How beats and feet are together; absent with the tempo. */
  readonly lock?: Lock | undefined;
  /** A share of the ceiling. */
  readonly volume01: number;
  readonly muted: boolean;
  /** What somebody asked for and the music has not come to yet; the latest of several. */
  readonly cue?: WaitingCue | undefined;
  /** What was liked last, since the daemon began. */
  readonly liked?: Like | undefined;
}

export interface Played {
  readonly event: PlayerEvent;
  /** The latest writing of the bar that the event speaks of; undefined when it speaks of none that is still known. */
  readonly bar: Bar | undefined;
}

/** Tells what happened. Whatever its listeners do, it returns and throws nothing. */
export type Tell = <Name extends keyof SessionEvents>(name: Name, event: SessionEvents[Name]) => void;

/** Hears of what it names. It is quick and waits for nothing: it is called between reading and note. */
export type SessionListener = {
  readonly [Name in keyof SessionEvents]?: (event: SessionEvents[Name]) => void;
};
