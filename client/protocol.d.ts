// Made from docs/protocol.json by `npx vitest run daemon/panel -u`; do not edit.

/** From the daemon. */
export type ServerMessage =
  | {
      readonly type: "hello";
      readonly protocol: 2;
      /** Yours: what you may. */
      readonly role: "viewer" | "performer" | "admin";
      readonly state: {
        readonly version: string;
        readonly atSeconds: number;
        readonly playing: "stopped" | "starting" | "playing" | "stopping";
        readonly source: {
          readonly kind: "live" | "simulation" | "recording";
          readonly name: string;
        };
        /** A share of the ceiling. */
        readonly volume01: number;
        /** The most that the configuration allows. */
        readonly volumeCeiling01: number;
        readonly muted: boolean;
        /** What the tempo follows. */
        readonly follow: "auto" | "cadence" | "speed" | "heartRate" | "manual" | "target" | "calm" | "link";
        /** The tempo when follow is manual, beats a minute (60-240). */
        readonly manualTempoBpm: number;
        /** The slowest tempo, beats a minute (60-240): whoever moves slower is not followed further. */
        readonly tempoLowBpm: number;
        /** The fastest tempo, beats a minute (60-240). */
        readonly tempoHighBpm: number;
        /** How long after the foot the beat is heard, ms (-80 to 80; negative: before it), or auto: the person's own. */
        readonly phaseOffsetMs: "auto" | number;
        /** How much faster than what it follows the music goes, a share of the tempo (-0.1 to 0.1). */
        readonly tempoBias: number;
        /** Added to the energy that the body gives (-0.5 to 0.5). */
        readonly energyBias: number;
        /** The least energy there is, 0 to 1, however little the body works. */
        readonly energyLow01: number;
        /** The most energy there is, 0 to 1, however hard the body works. */
        readonly energyHigh01: number;
        /** Added to the density that the energy asks for (-0.5 to 0.5): fewer notes, or more. */
        readonly densityBias: number;
        /** Added to the brightness that the energy asks for (-0.5 to 0.5): a duller sound, or a brighter one. */
        readonly brightnessBias: number;
        /** Added to how busy the energy asks the drummer to be (-0.5 to 0.5): fewer strokes, or more. */
        readonly drumsBusyBias: number;
        /** Added to how loose the drummer usually is in time (-0.5 to 0.5): straighter, on the grid, or looser. */
        readonly drumsLooseBias: number;
        /** The home key that was asked for, or `auto`; `intent.key` is the one that is meant. */
        readonly key: string;
        /** How much louder than usual each part is, dB; -60 is silent. */
        readonly partGainsDb: {
          readonly drums: number;
          readonly bass: number;
          readonly chords: number;
          readonly lead: number;
          readonly pad: number;
        };
        /** Who plays. */
        readonly parts: {
          readonly drums: {
            /** Heard now: a General MIDI instrument by name, for drums the kit. Absent while nothing plays. */
            readonly instrument?: string | undefined;
            /** What somebody asked for, or `auto`. */
            readonly wished: string;
            /** What may be asked for. */
            readonly choices: Array<string>;
          };
          readonly bass: {
            /** Heard now: a General MIDI instrument by name, for drums the kit. Absent while nothing plays. */
            readonly instrument?: string | undefined;
            /** What somebody asked for, or `auto`. */
            readonly wished: string;
            /** What may be asked for. */
            readonly choices: Array<string>;
          };
          readonly chords: {
            /** Heard now: a General MIDI instrument by name, for drums the kit. Absent while nothing plays. */
            readonly instrument?: string | undefined;
            /** What somebody asked for, or `auto`. */
            readonly wished: string;
            /** What may be asked for. */
            readonly choices: Array<string>;
          };
          readonly lead: {
            /** Heard now: a General MIDI instrument by name, for drums the kit. Absent while nothing plays. */
            readonly instrument?: string | undefined;
            /** What somebody asked for, or `auto`. */
            readonly wished: string;
            /** What may be asked for. */
            readonly choices: Array<string>;
          };
          readonly pad: {
            /** Heard now: a General MIDI instrument by name, for drums the kit. Absent while nothing plays. */
            readonly instrument?: string | undefined;
            /** What somebody asked for, or `auto`. */
            readonly wished: string;
            /** What may be asked for. */
            readonly choices: Array<string>;
          };
        };
        readonly styles: Array<{
          readonly name: string;
          readonly title: string;
          /** Where its music is at home: quarter notes a minute, slowest and fastest. */
          readonly likesTempoBpm: readonly [number, number];
        }>;
        /** Those to choose from, in the order in which they come. */
        readonly scenes: Array<string>;
        /** The one chosen last, while all that it sets but the volume is as it set it. */
        readonly scene?: string | undefined;
        /** What `schedule` asks for next; absent while it asks for nothing. */
        readonly scheduled?: {
          /** Seconds since 1970. */
          readonly atWallSeconds: number;
          /** The scene that is chosen then. */
          readonly scene?: string | undefined;
          /** Music begins, or comes to its end. */
          readonly playing?: boolean | undefined;
        } | undefined;
        /** What somebody asked for and the music has not come to yet: the latest. */
        readonly cue?: {
          readonly kind: "skip" | "lap" | "coolDown";
          /** When it was heard. */
          readonly atSeconds: number;
          /** What comes of it, for people. */
          readonly explanation: string;
          /** When the music comes to it; absent until that is written. */
          readonly soundsAtSeconds?: number | undefined;
        } | undefined;
        /** There while no sensor has told of a body for `conductor.idleAfterSeconds`, and nobody steers. */
        readonly nobody?: {
          /** Monotonic seconds. */
          readonly sinceSeconds: number;
          /** What it does meanwhile: `conductor.idle`. */
          readonly music: "play" | "stop";
          /** What to do, for people. */
          readonly hint: string;
        } | undefined;
        /** locked: each beat is heard where it is to be beside the foot (`intent.phase`); followingTempo: as many beats as steps; free: neither. Absent while nothing sounds. */
        readonly lock?: "locked" | "followingTempo" | "free" | undefined;
        /** What is left out while the machine does not keep up; absent while nothing is. */
        readonly spared?: {
          /** So many at once, at most. */
          readonly voices?: number | undefined;
          /** There is no room around the band. */
          readonly reverb?: false | undefined;
          /** The smaller model that composes in place of the chosen one. */
          readonly model?: string | undefined;
          /** No model composes: the fallback composer does. */
          readonly fallback?: true | undefined;
        } | undefined;
        /** What was liked last, since the daemon began: what was heard then. */
        readonly liked?: {
          /** When that was. */
          readonly atSeconds: number;
          readonly barIndex: number;
          /** 0 for the first. */
          readonly song?: number | undefined;
          readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
          readonly key: string;
          readonly chords: Array<string>;
          readonly tempoBpm: number;
          readonly styleWeights: Readonly<Record<string, number>>;
          readonly seed: number;
        } | undefined;
        /** Absent while nothing plays. */
        readonly form?: {
          /** 0 for the first since the music began. */
          readonly song?: number | undefined;
          readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
          /** The bar that is heard, counted from the first of its section. */
          readonly bar: number;
          /** Bars of this section, as it is played this time. */
          readonly bars: number;
          /** The sections after it until the song ends, if nothing happens and the tempo stays. Absent where that is not known: at rest, and while the music ends. */
          readonly ahead?: Array<{
            readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
            readonly bars: number;
          }> | undefined;
          /** Bars of the song after the one that is heard; known where `ahead` is. */
          readonly barsLeft?: number | undefined;
        } | undefined;
        /** There for ten seconds after each key. */
        readonly jam?: {
          /** The sensors whose keys were played of late, last first. */
          readonly sources: Array<string>;
          /** When a key went down last. */
          readonly lastNoteAtSeconds: number;
          readonly lastPitchMidi: number;
          /** The part whose place is taken: `composer.jamRole`. */
          readonly role: "bass" | "chords" | "lead";
          /** The bar that is heard was written as an answer to what was played. */
          readonly answered: boolean;
        } | undefined;
        /** Absent while none is chosen. */
        readonly workout?: {
          readonly name: string;
          /** missing: there is none of this name; waiting: it begins when the body moves. */
          readonly state: "missing" | "waiting" | "running" | "over";
          readonly title?: string | undefined;
          /** How many there are. */
          readonly steps?: number | undefined;
          /** Of the step that goes on, from 0. */
          readonly index?: number | undefined;
          /** The step that goes on. */
          readonly step?: {
            readonly purpose: "warmUp" | "work" | "rest" | "coolDown";
            readonly name?: string | undefined;
            readonly length: 
              | {
                  readonly by: "time";
                  readonly seconds: number;
                }
              | {
                  readonly by: "distance";
                  readonly meters: number;
                }
              | {
                  readonly by: "lap";
                };
            /** Absent: as the runner likes. */
            readonly target?: {
              readonly of: "speedMps" | "speedShare" | "cadenceSpm" | "heartRateBpm" | "heartRateShare" | "heartRateZone" | "powerWatts" | "powerShare" | "powerZone" | "speedZone";
              readonly low: number;
              readonly high: number;
              readonly endLow?: number | undefined;
              readonly endHigh?: number | undefined;
            } | undefined;
            /** Of the innermost repeat that it is in, from 1. */
            readonly round?: number | undefined;
            readonly rounds?: number | undefined;
          } | undefined;
          /** Of that step. */
          readonly elapsedSeconds?: number | undefined;
          /** Of that step. */
          readonly elapsedMeters?: number | undefined;
          /** How much of it is done; 0 of one that only a lap ends. */
          readonly done01?: number | undefined;
          /** Of a step that goes by time. */
          readonly leftSeconds?: number | undefined;
          /** Of a step that goes by distance. */
          readonly leftMeters?: number | undefined;
          /** When it will be over, monotonic seconds; where foreseen. */
          readonly nextAtSeconds?: number | undefined;
          /** The step after it. */
          readonly next?: {
            readonly purpose: "warmUp" | "work" | "rest" | "coolDown";
            readonly name?: string | undefined;
            readonly length: 
              | {
                  readonly by: "time";
                  readonly seconds: number;
                }
              | {
                  readonly by: "distance";
                  readonly meters: number;
                }
              | {
                  readonly by: "lap";
                };
            /** Absent: as the runner likes. */
            readonly target?: {
              readonly of: "speedMps" | "speedShare" | "cadenceSpm" | "heartRateBpm" | "heartRateShare" | "heartRateZone" | "powerWatts" | "powerShare" | "powerZone" | "speedZone";
              readonly low: number;
              readonly high: number;
              readonly endLow?: number | undefined;
              readonly endHigh?: number | undefined;
            } | undefined;
            /** Of the innermost repeat that it is in, from 1. */
            readonly round?: number | undefined;
            readonly rounds?: number | undefined;
          } | undefined;
          /** What is aimed at now, in what the body is measured in. */
          readonly aim?: {
            readonly of: "speedMps" | "cadenceSpm" | "heartRateBpm" | "powerWatts";
            readonly low: number;
            readonly high: number;
          } | undefined;
          /** How the body stands to it; absent in the grace time, and where it is not measured. */
          readonly standing?: "below" | "in" | "above" | undefined;
        } | undefined;
        /** The course to a higher cadence: there once it was begun, or the music is set to it. */
        readonly course?: {
          /** measures: the run measures the own cadence; leads: the music leads; waits: all are run; checks: a run without help shows what has stayed; done. */
          readonly phase: "measures" | "leads" | "waits" | "checks" | "done";
          /** 1 to 8: the one that is next, or under way. */
          readonly run: number;
          /** The own cadence, as the first run measured it. */
          readonly ownSpm?: number | undefined;
          /** Of the whole course. */
          readonly goalSpm?: number | undefined;
          /** What this run leads to; absent where it leads nowhere. */
          readonly runGoalSpm?: number | undefined;
          /** In so much of its time the music leads. */
          readonly help01: number;
          /** It is not raised any more: the last steps were not taken. */
          readonly stoppedRaising: boolean;
          /** What was run without help, weeks later. */
          readonly checkedSpm?: number | undefined;
          /** The music is set to it: `follow` is target, and `conductor.target` course. */
          readonly isOn: boolean;
        } | undefined;
        /** What was learnt from likes, skips and legs of what somebody likes. */
        readonly taste: {
          /** It is on: `taste.learns`. */
          readonly learns: boolean;
          /** What is liked most first. */
          readonly leanings: Array<{
            readonly matter: "style" | "lineup" | "density";
            /** style: its name. lineup: a style and which of its bands, from 0, as folk/1. density: sparse, usual or dense. */
            readonly way: string;
            /** Above 0: songs are more often so; below: less often. */
            readonly liking: number;
          }>;
        };
        /** An earlier session runs along (`ghost.session`); absent while none does. */
        readonly ghost?: {
          /** The earlier session. */
          readonly sessionId: string;
          /** along: it is heard where it is; else it comes to the middle: lost: no sensor tells how far the run is; elsewhere: the run goes another way; over: it is longer. */
          readonly standing: "along" | "lost" | "elsewhere" | "over";
          /** So long before it was where the run is now, of the time of moving; below 0: after. The last that was known; absent before any. */
          readonly leadSeconds?: number | undefined;
          /** What it plays: `ghost.part`. */
          readonly part: "drums" | "bass" | "chords" | "lead" | "pad";
        } | undefined;
        readonly run: {
          /** Since it began. */
          readonly elapsedSeconds: number;
          /** Of these, while the body moved. */
          readonly movingSeconds: number;
          /** Absent while no sensor tells of a way. */
          readonly distanceMeters?: number | undefined;
          /** Of the time in which the body moved and music sounded: in how much of it `lock` was locked. */
          readonly lockedShare01?: number | undefined;
          /** How often somebody said so: laps that are over. */
          readonly laps: number;
          /** When the lap began that is being run, in elapsed seconds. */
          readonly lapBeganSeconds: number;
          /** How long the one before it took. */
          readonly lastLapSeconds?: number | undefined;
          /** The session that keeps it, and goes on; absent where nothing is kept, or nobody there. */
          readonly sessionId?: string | undefined;
        };
        readonly body: {
          readonly atSeconds: number;
          readonly activity: "still" | "walking" | "running" | "cycling" | "unknown";
          readonly cadenceSpm?: number | undefined;
          readonly stepPhase?: number | undefined;
          readonly stepAtSeconds?: number | undefined;
          readonly stepPeriodSeconds?: number | undefined;
          readonly speedMps?: number | undefined;
          readonly distanceMeters?: number | undefined;
          readonly heartRateBpm?: number | undefined;
          readonly slope?: number | undefined;
          readonly effort01: number;
          readonly confidence01: number;
          readonly sources: Readonly<Record<string, string>>;
          readonly ageSeconds: Readonly<Record<string, number>>;
        };
        /** Heart rates at which zones 2, 3, 4 and 5 begin, beats a minute. */
        readonly zonesBpm: Array<number>;
        readonly intent: {
          readonly tempoBpm: number;
          readonly phase?: {
            readonly stepAtSeconds: number;
            readonly periodSeconds: number;
            readonly offsetMs: number;
            readonly confidence01: number;
          } | undefined;
          readonly feel: "full" | "half";
          readonly energy01: number;
          readonly density01: number;
          readonly brightness01: number;
          readonly loudness01?: number | undefined;
          readonly tone?: number | undefined;
          readonly styleWeights: Readonly<Record<string, number>>;
          readonly freeStyles?: Readonly<Record<string, "full" | "half">> | undefined;
          readonly nextSong?: {
            /** Its style, where that is left to the band; what follows is for songs in it, if it is named. */
            readonly style?: string | undefined;
            /** Which of the style's bands plays, from 0. */
            readonly lineup?: number | undefined;
            /** Denser than usual, or below 0 sparser. */
            readonly densityShift?: number | undefined;
          } | undefined;
          readonly key: {
            readonly tonic: number;
            readonly mode: "major" | "minor" | "dorian" | "mixolydian";
          };
          readonly instruments?: Readonly<Record<string, string>> | undefined;
          readonly drumming?: {
            readonly busy: number;
            readonly loose: number;
          } | undefined;
          readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
          readonly breathBeats?: number | undefined;
          readonly speedMps?: number | undefined;
          readonly cue?: {
            readonly id: number;
            readonly kind: "start" | "stop" | "skip" | "lap" | "hill" | "sprint" | "ease" | "redLight" | "coolDown";
          } | undefined;
          readonly earlierCues?: Array<{
            readonly id: number;
            readonly kind: "start" | "stop" | "skip" | "lap" | "hill" | "sprint" | "ease" | "redLight" | "coolDown";
          }> | undefined;
          readonly agenda?: {
            readonly id: number;
            readonly steps: Array<{
              readonly index: number;
              readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
              readonly energy01: number;
              readonly density01: number;
              readonly brightness01: number;
              readonly atSeconds?: number | undefined;
              readonly atBeat?: number | undefined;
              readonly opensSong?: true | undefined;
            }>;
            readonly fill: boolean;
            readonly countIn: boolean;
            readonly sections: boolean;
          } | undefined;
          readonly end?: {
            readonly atSeconds: number;
            readonly atBeat?: number | undefined;
          } | undefined;
          readonly seed: number;
        };
        readonly clock?: {
          readonly beat: number;
          readonly heardAtSeconds: number;
          readonly tempoBpm: number;
        } | undefined;
        readonly sensors: Array<{
          readonly sensorId: string;
          readonly kinds: Array<string>;
          /** Since the last reading of any kind; absent before the first. */
          readonly ageSeconds?: number | undefined;
          /** ok: heard within 5 s, or open to be heard; stale: 30 s; waiting: not heard yet. */
          readonly status: "ok" | "stale" | "lost" | "waiting";
          /** The last value of each kind. */
          readonly values: Array<{
            /** The last one of its kind. */
            readonly reading: 
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "heartRate";
                  readonly heartRateBpm: number;
                  readonly rrSeconds?: Array<number> | undefined;
                  readonly contact?: boolean | undefined;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "cadence";
                  readonly cadenceSpm: number;
                  readonly totalSteps?: number | undefined;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "speed";
                  readonly speedMps: number;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "position";
                  readonly latitude: number;
                  readonly longitude: number;
                  readonly altitudeMeters?: number | undefined;
                  readonly speedMps?: number | undefined;
                  readonly accuracyMeters?: number | undefined;
                  /** What a satellite receiver says that the time is, seconds since 1970. */
                  readonly utcSeconds?: number | undefined;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "step";
                  readonly strength01?: number | undefined;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "acceleration";
                  readonly xMps2: number;
                  readonly yMps2: number;
                  readonly zMps2: number;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "power";
                  readonly powerWatts: number;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "battery";
                  readonly charge01: number;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "control";
                  readonly name: string;
                  readonly value01: number;
                  /** What was said, of the control `say`. */
                  readonly words?: string | undefined;
                  /** How long what it turns takes to it; without it at once. */
                  readonly glideSeconds?: number | undefined;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "note";
                  readonly pitchMidi: number;
                  readonly velocity01: number;
                  readonly on: boolean;
                };
            readonly ageSeconds: number;
            /** Readings a second of late; 0 before the second one. */
            readonly ratePerSecond: number;
          }>;
          /** How good the values are: GPS dilution, a strap's contact. */
          readonly quality01?: number | undefined;
          /** Battery. */
          readonly charge01?: number | undefined;
          /** What it is doing, for people; absent for recordings and phones. */
          readonly detail?: string | undefined;
          readonly errors?: number | undefined;
          readonly lastError?: string | undefined;
          /** How much came that was not taken. */
          readonly refused?: number | undefined;
          /** The last thing that came from outside and was not taken. */
          readonly lastRefusal?: {
            /** A line for people. */
            readonly reason: string;
            /** Who sent it: an address, a topic, a sensor. */
            readonly from: string;
            /** Monotonic seconds. */
            readonly atSeconds: number;
          } | undefined;
        }>;
        readonly outputs: Array<{
          readonly name: string;
          readonly status: "starting" | "ok" | "degraded" | "failed";
          readonly detail: string;
          readonly isReferenceEar: boolean;
          /** Sound comes out of a device of this machine now. */
          readonly soundsHere: boolean;
          /** How much softer than the music it plays, dB; -60 is silent. Absent where it has no level. */
          readonly levelDb?: number | undefined;
        }>;
        readonly health: Array<{
          readonly station: string;
          readonly status: "starting" | "ok" | "degraded" | "failed";
          /** Monotonic seconds at which the status began. */
          readonly sinceSeconds: number;
          /** One line for people. */
          readonly detail: string;
          /** What to do about it, where something is to be done. */
          readonly fix?: string | undefined;
          /** How often something happened; they only grow. */
          readonly counters: Readonly<Record<string, number>>;
          /** How things stand now; the name ends in the unit. */
          readonly gauges: Readonly<Record<string, number>>;
          /** What it works with. */
          readonly texts: Readonly<Record<string, string>>;
          /** The last thing that came from outside and was not taken. */
          readonly lastRefusal?: {
            /** A line for people. */
            readonly reason: string;
            /** Who sent it: an address, a topic, a sensor. */
            readonly from: string;
            /** Monotonic seconds. */
            readonly atSeconds: number;
          } | undefined;
        }>;
      };
      /** Those not yet played out, in order. */
      readonly bars: Array<{
        readonly index: number;
        readonly generation: number;
        readonly startBeat: number;
        readonly lengthBeats: number;
        readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
        readonly key: string;
        readonly source: "model" | "fallback";
        /** Who plays each part, by name. */
        readonly instruments: {
          readonly drums: string;
          readonly bass: string;
          readonly chords: string;
          readonly lead: string;
          readonly pad: string;
        };
        readonly chords: Array<{
          readonly atBeat: number;
          readonly symbol: string;
        }>;
        readonly notes: Array<{
          readonly part: "drums" | "bass" | "chords" | "lead" | "pad";
          readonly atBeat: number;
          readonly durationBeats: number;
          readonly pitchMidi: number;
          readonly velocity01: number;
          readonly source: "model" | "groove" | "fallback" | "jam";
        }>;
      }>;
      /** The last five minutes, a point a second. */
      readonly history: Array<{
        readonly atSeconds: number;
        readonly tempoBpm?: number | undefined;
        readonly cadenceSpm?: number | undefined;
        readonly speedMps?: number | undefined;
        readonly heartRateBpm?: number | undefined;
        /** Of the music; absent while nothing sounds. */
        readonly energy01?: number | undefined;
      }>;
    }
  | {
      readonly type: "snapshot";
      readonly state: {
        readonly version: string;
        readonly atSeconds: number;
        readonly playing: "stopped" | "starting" | "playing" | "stopping";
        readonly source: {
          readonly kind: "live" | "simulation" | "recording";
          readonly name: string;
        };
        /** A share of the ceiling. */
        readonly volume01: number;
        /** The most that the configuration allows. */
        readonly volumeCeiling01: number;
        readonly muted: boolean;
        /** What the tempo follows. */
        readonly follow: "auto" | "cadence" | "speed" | "heartRate" | "manual" | "target" | "calm" | "link";
        /** The tempo when follow is manual, beats a minute (60-240). */
        readonly manualTempoBpm: number;
        /** The slowest tempo, beats a minute (60-240): whoever moves slower is not followed further. */
        readonly tempoLowBpm: number;
        /** The fastest tempo, beats a minute (60-240). */
        readonly tempoHighBpm: number;
        /** How long after the foot the beat is heard, ms (-80 to 80; negative: before it), or auto: the person's own. */
        readonly phaseOffsetMs: "auto" | number;
        /** How much faster than what it follows the music goes, a share of the tempo (-0.1 to 0.1). */
        readonly tempoBias: number;
        /** Added to the energy that the body gives (-0.5 to 0.5). */
        readonly energyBias: number;
        /** The least energy there is, 0 to 1, however little the body works. */
        readonly energyLow01: number;
        /** The most energy there is, 0 to 1, however hard the body works. */
        readonly energyHigh01: number;
        /** Added to the density that the energy asks for (-0.5 to 0.5): fewer notes, or more. */
        readonly densityBias: number;
        /** Added to the brightness that the energy asks for (-0.5 to 0.5): a duller sound, or a brighter one. */
        readonly brightnessBias: number;
        /** Added to how busy the energy asks the drummer to be (-0.5 to 0.5): fewer strokes, or more. */
        readonly drumsBusyBias: number;
        /** Added to how loose the drummer usually is in time (-0.5 to 0.5): straighter, on the grid, or looser. */
        readonly drumsLooseBias: number;
        /** The home key that was asked for, or `auto`; `intent.key` is the one that is meant. */
        readonly key: string;
        /** How much louder than usual each part is, dB; -60 is silent. */
        readonly partGainsDb: {
          readonly drums: number;
          readonly bass: number;
          readonly chords: number;
          readonly lead: number;
          readonly pad: number;
        };
        /** Who plays. */
        readonly parts: {
          readonly drums: {
            /** Heard now: a General MIDI instrument by name, for drums the kit. Absent while nothing plays. */
            readonly instrument?: string | undefined;
            /** What somebody asked for, or `auto`. */
            readonly wished: string;
            /** What may be asked for. */
            readonly choices: Array<string>;
          };
          readonly bass: {
            /** Heard now: a General MIDI instrument by name, for drums the kit. Absent while nothing plays. */
            readonly instrument?: string | undefined;
            /** What somebody asked for, or `auto`. */
            readonly wished: string;
            /** What may be asked for. */
            readonly choices: Array<string>;
          };
          readonly chords: {
            /** Heard now: a General MIDI instrument by name, for drums the kit. Absent while nothing plays. */
            readonly instrument?: string | undefined;
            /** What somebody asked for, or `auto`. */
            readonly wished: string;
            /** What may be asked for. */
            readonly choices: Array<string>;
          };
          readonly lead: {
            /** Heard now: a General MIDI instrument by name, for drums the kit. Absent while nothing plays. */
            readonly instrument?: string | undefined;
            /** What somebody asked for, or `auto`. */
            readonly wished: string;
            /** What may be asked for. */
            readonly choices: Array<string>;
          };
          readonly pad: {
            /** Heard now: a General MIDI instrument by name, for drums the kit. Absent while nothing plays. */
            readonly instrument?: string | undefined;
            /** What somebody asked for, or `auto`. */
            readonly wished: string;
            /** What may be asked for. */
            readonly choices: Array<string>;
          };
        };
        readonly styles: Array<{
          readonly name: string;
          readonly title: string;
          /** Where its music is at home: quarter notes a minute, slowest and fastest. */
          readonly likesTempoBpm: readonly [number, number];
        }>;
        /** Those to choose from, in the order in which they come. */
        readonly scenes: Array<string>;
        /** The one chosen last, while all that it sets but the volume is as it set it. */
        readonly scene?: string | undefined;
        /** What `schedule` asks for next; absent while it asks for nothing. */
        readonly scheduled?: {
          /** Seconds since 1970. */
          readonly atWallSeconds: number;
          /** The scene that is chosen then. */
          readonly scene?: string | undefined;
          /** Music begins, or comes to its end. */
          readonly playing?: boolean | undefined;
        } | undefined;
        /** What somebody asked for and the music has not come to yet: the latest. */
        readonly cue?: {
          readonly kind: "skip" | "lap" | "coolDown";
          /** When it was heard. */
          readonly atSeconds: number;
          /** What comes of it, for people. */
          readonly explanation: string;
          /** When the music comes to it; absent until that is written. */
          readonly soundsAtSeconds?: number | undefined;
        } | undefined;
        /** There while no sensor has told of a body for `conductor.idleAfterSeconds`, and nobody steers. */
        readonly nobody?: {
          /** Monotonic seconds. */
          readonly sinceSeconds: number;
          /** What it does meanwhile: `conductor.idle`. */
          readonly music: "play" | "stop";
          /** What to do, for people. */
          readonly hint: string;
        } | undefined;
        /** locked: each beat is heard where it is to be beside the foot (`intent.phase`); followingTempo: as many beats as steps; free: neither. Absent while nothing sounds. */
        readonly lock?: "locked" | "followingTempo" | "free" | undefined;
        /** What is left out while the machine does not keep up; absent while nothing is. */
        readonly spared?: {
          /** So many at once, at most. */
          readonly voices?: number | undefined;
          /** There is no room around the band. */
          readonly reverb?: false | undefined;
          /** The smaller model that composes in place of the chosen one. */
          readonly model?: string | undefined;
          /** No model composes: the fallback composer does. */
          readonly fallback?: true | undefined;
        } | undefined;
        /** What was liked last, since the daemon began: what was heard then. */
        readonly liked?: {
          /** When that was. */
          readonly atSeconds: number;
          readonly barIndex: number;
          /** 0 for the first. */
          readonly song?: number | undefined;
          readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
          readonly key: string;
          readonly chords: Array<string>;
          readonly tempoBpm: number;
          readonly styleWeights: Readonly<Record<string, number>>;
          readonly seed: number;
        } | undefined;
        /** Absent while nothing plays. */
        readonly form?: {
          /** 0 for the first since the music began. */
          readonly song?: number | undefined;
          readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
          /** The bar that is heard, counted from the first of its section. */
          readonly bar: number;
          /** Bars of this section, as it is played this time. */
          readonly bars: number;
          /** The sections after it until the song ends, if nothing happens and the tempo stays. Absent where that is not known: at rest, and while the music ends. */
          readonly ahead?: Array<{
            readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
            readonly bars: number;
          }> | undefined;
          /** Bars of the song after the one that is heard; known where `ahead` is. */
          readonly barsLeft?: number | undefined;
        } | undefined;
        /** There for ten seconds after each key. */
        readonly jam?: {
          /** The sensors whose keys were played of late, last first. */
          readonly sources: Array<string>;
          /** When a key went down last. */
          readonly lastNoteAtSeconds: number;
          readonly lastPitchMidi: number;
          /** The part whose place is taken: `composer.jamRole`. */
          readonly role: "bass" | "chords" | "lead";
          /** The bar that is heard was written as an answer to what was played. */
          readonly answered: boolean;
        } | undefined;
        /** Absent while none is chosen. */
        readonly workout?: {
          readonly name: string;
          /** missing: there is none of this name; waiting: it begins when the body moves. */
          readonly state: "missing" | "waiting" | "running" | "over";
          readonly title?: string | undefined;
          /** How many there are. */
          readonly steps?: number | undefined;
          /** Of the step that goes on, from 0. */
          readonly index?: number | undefined;
          /** The step that goes on. */
          readonly step?: {
            readonly purpose: "warmUp" | "work" | "rest" | "coolDown";
            readonly name?: string | undefined;
            readonly length: 
              | {
                  readonly by: "time";
                  readonly seconds: number;
                }
              | {
                  readonly by: "distance";
                  readonly meters: number;
                }
              | {
                  readonly by: "lap";
                };
            /** Absent: as the runner likes. */
            readonly target?: {
              readonly of: "speedMps" | "speedShare" | "cadenceSpm" | "heartRateBpm" | "heartRateShare" | "heartRateZone" | "powerWatts" | "powerShare" | "powerZone" | "speedZone";
              readonly low: number;
              readonly high: number;
              readonly endLow?: number | undefined;
              readonly endHigh?: number | undefined;
            } | undefined;
            /** Of the innermost repeat that it is in, from 1. */
            readonly round?: number | undefined;
            readonly rounds?: number | undefined;
          } | undefined;
          /** Of that step. */
          readonly elapsedSeconds?: number | undefined;
          /** Of that step. */
          readonly elapsedMeters?: number | undefined;
          /** How much of it is done; 0 of one that only a lap ends. */
          readonly done01?: number | undefined;
          /** Of a step that goes by time. */
          readonly leftSeconds?: number | undefined;
          /** Of a step that goes by distance. */
          readonly leftMeters?: number | undefined;
          /** When it will be over, monotonic seconds; where foreseen. */
          readonly nextAtSeconds?: number | undefined;
          /** The step after it. */
          readonly next?: {
            readonly purpose: "warmUp" | "work" | "rest" | "coolDown";
            readonly name?: string | undefined;
            readonly length: 
              | {
                  readonly by: "time";
                  readonly seconds: number;
                }
              | {
                  readonly by: "distance";
                  readonly meters: number;
                }
              | {
                  readonly by: "lap";
                };
            /** Absent: as the runner likes. */
            readonly target?: {
              readonly of: "speedMps" | "speedShare" | "cadenceSpm" | "heartRateBpm" | "heartRateShare" | "heartRateZone" | "powerWatts" | "powerShare" | "powerZone" | "speedZone";
              readonly low: number;
              readonly high: number;
              readonly endLow?: number | undefined;
              readonly endHigh?: number | undefined;
            } | undefined;
            /** Of the innermost repeat that it is in, from 1. */
            readonly round?: number | undefined;
            readonly rounds?: number | undefined;
          } | undefined;
          /** What is aimed at now, in what the body is measured in. */
          readonly aim?: {
            readonly of: "speedMps" | "cadenceSpm" | "heartRateBpm" | "powerWatts";
            readonly low: number;
            readonly high: number;
          } | undefined;
          /** How the body stands to it; absent in the grace time, and where it is not measured. */
          readonly standing?: "below" | "in" | "above" | undefined;
        } | undefined;
        /** The course to a higher cadence: there once it was begun, or the music is set to it. */
        readonly course?: {
          /** measures: the run measures the own cadence; leads: the music leads; waits: all are run; checks: a run without help shows what has stayed; done. */
          readonly phase: "measures" | "leads" | "waits" | "checks" | "done";
          /** 1 to 8: the one that is next, or under way. */
          readonly run: number;
          /** The own cadence, as the first run measured it. */
          readonly ownSpm?: number | undefined;
          /** Of the whole course. */
          readonly goalSpm?: number | undefined;
          /** What this run leads to; absent where it leads nowhere. */
          readonly runGoalSpm?: number | undefined;
          /** In so much of its time the music leads. */
          readonly help01: number;
          /** It is not raised any more: the last steps were not taken. */
          readonly stoppedRaising: boolean;
          /** What was run without help, weeks later. */
          readonly checkedSpm?: number | undefined;
          /** The music is set to it: `follow` is target, and `conductor.target` course. */
          readonly isOn: boolean;
        } | undefined;
        /** What was learnt from likes, skips and legs of what somebody likes. */
        readonly taste: {
          /** It is on: `taste.learns`. */
          readonly learns: boolean;
          /** What is liked most first. */
          readonly leanings: Array<{
            readonly matter: "style" | "lineup" | "density";
            /** style: its name. lineup: a style and which of its bands, from 0, as folk/1. density: sparse, usual or dense. */
            readonly way: string;
            /** Above 0: songs are more often so; below: less often. */
            readonly liking: number;
          }>;
        };
        /** An earlier session runs along (`ghost.session`); absent while none does. */
        readonly ghost?: {
          /** The earlier session. */
          readonly sessionId: string;
          /** along: it is heard where it is; else it comes to the middle: lost: no sensor tells how far the run is; elsewhere: the run goes another way; over: it is longer. */
          readonly standing: "along" | "lost" | "elsewhere" | "over";
          /** So long before it was where the run is now, of the time of moving; below 0: after. The last that was known; absent before any. */
          readonly leadSeconds?: number | undefined;
          /** What it plays: `ghost.part`. */
          readonly part: "drums" | "bass" | "chords" | "lead" | "pad";
        } | undefined;
        readonly run: {
          /** Since it began. */
          readonly elapsedSeconds: number;
          /** Of these, while the body moved. */
          readonly movingSeconds: number;
          /** Absent while no sensor tells of a way. */
          readonly distanceMeters?: number | undefined;
          /** Of the time in which the body moved and music sounded: in how much of it `lock` was locked. */
          readonly lockedShare01?: number | undefined;
          /** How often somebody said so: laps that are over. */
          readonly laps: number;
          /** When the lap began that is being run, in elapsed seconds. */
          readonly lapBeganSeconds: number;
          /** How long the one before it took. */
          readonly lastLapSeconds?: number | undefined;
          /** The session that keeps it, and goes on; absent where nothing is kept, or nobody there. */
          readonly sessionId?: string | undefined;
        };
        readonly body: {
          readonly atSeconds: number;
          readonly activity: "still" | "walking" | "running" | "cycling" | "unknown";
          readonly cadenceSpm?: number | undefined;
          readonly stepPhase?: number | undefined;
          readonly stepAtSeconds?: number | undefined;
          readonly stepPeriodSeconds?: number | undefined;
          readonly speedMps?: number | undefined;
          readonly distanceMeters?: number | undefined;
          readonly heartRateBpm?: number | undefined;
          readonly slope?: number | undefined;
          readonly effort01: number;
          readonly confidence01: number;
          readonly sources: Readonly<Record<string, string>>;
          readonly ageSeconds: Readonly<Record<string, number>>;
        };
        /** Heart rates at which zones 2, 3, 4 and 5 begin, beats a minute. */
        readonly zonesBpm: Array<number>;
        readonly intent: {
          readonly tempoBpm: number;
          readonly phase?: {
            readonly stepAtSeconds: number;
            readonly periodSeconds: number;
            readonly offsetMs: number;
            readonly confidence01: number;
          } | undefined;
          readonly feel: "full" | "half";
          readonly energy01: number;
          readonly density01: number;
          readonly brightness01: number;
          readonly loudness01?: number | undefined;
          readonly tone?: number | undefined;
          readonly styleWeights: Readonly<Record<string, number>>;
          readonly freeStyles?: Readonly<Record<string, "full" | "half">> | undefined;
          readonly nextSong?: {
            /** Its style, where that is left to the band; what follows is for songs in it, if it is named. */
            readonly style?: string | undefined;
            /** Which of the style's bands plays, from 0. */
            readonly lineup?: number | undefined;
            /** Denser than usual, or below 0 sparser. */
            readonly densityShift?: number | undefined;
          } | undefined;
          readonly key: {
            readonly tonic: number;
            readonly mode: "major" | "minor" | "dorian" | "mixolydian";
          };
          readonly instruments?: Readonly<Record<string, string>> | undefined;
          readonly drumming?: {
            readonly busy: number;
            readonly loose: number;
          } | undefined;
          readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
          readonly breathBeats?: number | undefined;
          readonly speedMps?: number | undefined;
          readonly cue?: {
            readonly id: number;
            readonly kind: "start" | "stop" | "skip" | "lap" | "hill" | "sprint" | "ease" | "redLight" | "coolDown";
          } | undefined;
          readonly earlierCues?: Array<{
            readonly id: number;
            readonly kind: "start" | "stop" | "skip" | "lap" | "hill" | "sprint" | "ease" | "redLight" | "coolDown";
          }> | undefined;
          readonly agenda?: {
            readonly id: number;
            readonly steps: Array<{
              readonly index: number;
              readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
              readonly energy01: number;
              readonly density01: number;
              readonly brightness01: number;
              readonly atSeconds?: number | undefined;
              readonly atBeat?: number | undefined;
              readonly opensSong?: true | undefined;
            }>;
            readonly fill: boolean;
            readonly countIn: boolean;
            readonly sections: boolean;
          } | undefined;
          readonly end?: {
            readonly atSeconds: number;
            readonly atBeat?: number | undefined;
          } | undefined;
          readonly seed: number;
        };
        readonly clock?: {
          readonly beat: number;
          readonly heardAtSeconds: number;
          readonly tempoBpm: number;
        } | undefined;
        readonly sensors: Array<{
          readonly sensorId: string;
          readonly kinds: Array<string>;
          /** Since the last reading of any kind; absent before the first. */
          readonly ageSeconds?: number | undefined;
          /** ok: heard within 5 s, or open to be heard; stale: 30 s; waiting: not heard yet. */
          readonly status: "ok" | "stale" | "lost" | "waiting";
          /** The last value of each kind. */
          readonly values: Array<{
            /** The last one of its kind. */
            readonly reading: 
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "heartRate";
                  readonly heartRateBpm: number;
                  readonly rrSeconds?: Array<number> | undefined;
                  readonly contact?: boolean | undefined;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "cadence";
                  readonly cadenceSpm: number;
                  readonly totalSteps?: number | undefined;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "speed";
                  readonly speedMps: number;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "position";
                  readonly latitude: number;
                  readonly longitude: number;
                  readonly altitudeMeters?: number | undefined;
                  readonly speedMps?: number | undefined;
                  readonly accuracyMeters?: number | undefined;
                  /** What a satellite receiver says that the time is, seconds since 1970. */
                  readonly utcSeconds?: number | undefined;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "step";
                  readonly strength01?: number | undefined;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "acceleration";
                  readonly xMps2: number;
                  readonly yMps2: number;
                  readonly zMps2: number;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "power";
                  readonly powerWatts: number;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "battery";
                  readonly charge01: number;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "control";
                  readonly name: string;
                  readonly value01: number;
                  /** What was said, of the control `say`. */
                  readonly words?: string | undefined;
                  /** How long what it turns takes to it; without it at once. */
                  readonly glideSeconds?: number | undefined;
                }
              | {
                  readonly sensorId: string;
                  readonly atSeconds: number;
                  readonly kind: "note";
                  readonly pitchMidi: number;
                  readonly velocity01: number;
                  readonly on: boolean;
                };
            readonly ageSeconds: number;
            /** Readings a second of late; 0 before the second one. */
            readonly ratePerSecond: number;
          }>;
          /** How good the values are: GPS dilution, a strap's contact. */
          readonly quality01?: number | undefined;
          /** Battery. */
          readonly charge01?: number | undefined;
          /** What it is doing, for people; absent for recordings and phones. */
          readonly detail?: string | undefined;
          readonly errors?: number | undefined;
          readonly lastError?: string | undefined;
          /** How much came that was not taken. */
          readonly refused?: number | undefined;
          /** The last thing that came from outside and was not taken. */
          readonly lastRefusal?: {
            /** A line for people. */
            readonly reason: string;
            /** Who sent it: an address, a topic, a sensor. */
            readonly from: string;
            /** Monotonic seconds. */
            readonly atSeconds: number;
          } | undefined;
        }>;
        readonly outputs: Array<{
          readonly name: string;
          readonly status: "starting" | "ok" | "degraded" | "failed";
          readonly detail: string;
          readonly isReferenceEar: boolean;
          /** Sound comes out of a device of this machine now. */
          readonly soundsHere: boolean;
          /** How much softer than the music it plays, dB; -60 is silent. Absent where it has no level. */
          readonly levelDb?: number | undefined;
        }>;
        readonly health: Array<{
          readonly station: string;
          readonly status: "starting" | "ok" | "degraded" | "failed";
          /** Monotonic seconds at which the status began. */
          readonly sinceSeconds: number;
          /** One line for people. */
          readonly detail: string;
          /** What to do about it, where something is to be done. */
          readonly fix?: string | undefined;
          /** How often something happened; they only grow. */
          readonly counters: Readonly<Record<string, number>>;
          /** How things stand now; the name ends in the unit. */
          readonly gauges: Readonly<Record<string, number>>;
          /** What it works with. */
          readonly texts: Readonly<Record<string, string>>;
          /** The last thing that came from outside and was not taken. */
          readonly lastRefusal?: {
            /** A line for people. */
            readonly reason: string;
            /** Who sent it: an address, a topic, a sensor. */
            readonly from: string;
            /** Monotonic seconds. */
            readonly atSeconds: number;
          } | undefined;
        }>;
      };
      /** Those not yet played out, in order. */
      readonly bars: Array<{
        readonly index: number;
        readonly generation: number;
        readonly startBeat: number;
        readonly lengthBeats: number;
        readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
        readonly key: string;
        readonly source: "model" | "fallback";
        /** Who plays each part, by name. */
        readonly instruments: {
          readonly drums: string;
          readonly bass: string;
          readonly chords: string;
          readonly lead: string;
          readonly pad: string;
        };
        readonly chords: Array<{
          readonly atBeat: number;
          readonly symbol: string;
        }>;
        readonly notes: Array<{
          readonly part: "drums" | "bass" | "chords" | "lead" | "pad";
          readonly atBeat: number;
          readonly durationBeats: number;
          readonly pitchMidi: number;
          readonly velocity01: number;
          readonly source: "model" | "groove" | "fallback" | "jam";
        }>;
      }>;
      /** The last five minutes, a point a second. */
      readonly history: Array<{
        readonly atSeconds: number;
        readonly tempoBpm?: number | undefined;
        readonly cadenceSpm?: number | undefined;
        readonly speedMps?: number | undefined;
        readonly heartRateBpm?: number | undefined;
        /** Of the music; absent while nothing sounds. */
        readonly energy01?: number | undefined;
      }>;
    }
  | {
      readonly type: "patch";
      /** What changed in the state since the last message: a JSON Merge Patch (RFC 7386). */
      readonly state?: Readonly<Record<string, unknown>> | undefined;
      /** Written since, or written anew: a later generation replaces an earlier one of its index. */
      readonly bars?: Array<{
        readonly index: number;
        readonly generation: number;
        readonly startBeat: number;
        readonly lengthBeats: number;
        readonly section: "intro" | "verse" | "chorus" | "bridge" | "break" | "outro";
        readonly key: string;
        readonly source: "model" | "fallback";
        /** Who plays each part, by name. */
        readonly instruments: {
          readonly drums: string;
          readonly bass: string;
          readonly chords: string;
          readonly lead: string;
          readonly pad: string;
        };
        readonly chords: Array<{
          readonly atBeat: number;
          readonly symbol: string;
        }>;
        readonly notes: Array<{
          readonly part: "drums" | "bass" | "chords" | "lead" | "pad";
          readonly atBeat: number;
          readonly durationBeats: number;
          readonly pitchMidi: number;
          readonly velocity01: number;
          readonly source: "model" | "groove" | "fallback" | "jam";
        }>;
      }> | undefined;
      /** Once a second, the next of the curves. */
      readonly point?: {
        readonly atSeconds: number;
        readonly tempoBpm?: number | undefined;
        readonly cadenceSpm?: number | undefined;
        readonly speedMps?: number | undefined;
        readonly heartRateBpm?: number | undefined;
        /** Of the music; absent while nothing sounds. */
        readonly energy01?: number | undefined;
      } | undefined;
    }
  | {
      readonly type: "spectrum";
      /** When this is heard at the reference ear, monotonic seconds. */
      readonly atSeconds: number;
      /** How loud each band is, lowest first, from 40 Hz to 16 kHz, each 1.0982 times as high as the one below it: 0 is -90 dBFS or less, 255 is 0 dBFS. */
      readonly levels: Array<number>;
      /** Largest samples since the last, left and right, dBFS; -90 or more. */
      readonly peakDb: readonly [number, number];
    }
  | {
      readonly type: "answer";
      /** Of the message that is answered; absent where it had none. */
      readonly id?: number | undefined;
      readonly ok: boolean;
      readonly error?: string | undefined;
      /** To a `say`. */
      readonly understood?: {
        /** What was carried out; empty where nothing was understood. */
        readonly wish: {
          /** Begin on the next beat, or come to an end within two bars; false again: silence now. */
          readonly playing?: boolean | undefined;
          /** Loudness, a share of `player.volumeCeiling01`; so wherever a volume is told or asked for. */
          readonly volume01?: number | undefined;
          /** Silence at once; the music goes on unheard. */
          readonly muted?: boolean | undefined;
          /** What the tempo follows. */
          readonly follow?: "auto" | "cadence" | "speed" | "heartRate" | "manual" | "target" | "calm" | "link" | undefined;
          /** The tempo when follow is manual, beats a minute (60-240). */
          readonly manualTempoBpm?: number | undefined;
          /** The slowest tempo, beats a minute (60-240): whoever moves slower is not followed further. */
          readonly tempoLowBpm?: number | undefined;
          /** The fastest tempo, beats a minute (60-240). */
          readonly tempoHighBpm?: number | undefined;
          /** How long after the foot the beat is heard, ms (-80 to 80; negative: before it), or auto: the person's own. */
          readonly phaseOffsetMs?: "auto" | number | undefined;
          /** How much faster than what it follows the music goes, a share of the tempo (-0.1 to 0.1). */
          readonly tempoBias?: number | undefined;
          /** Added to the energy that the body gives (-0.5 to 0.5). */
          readonly energyBias?: number | undefined;
          /** The least energy there is, 0 to 1, however little the body works. */
          readonly energyLow01?: number | undefined;
          /** The most energy there is, 0 to 1, however hard the body works. */
          readonly energyHigh01?: number | undefined;
          /** Added to the density that the energy asks for (-0.5 to 0.5): fewer notes, or more. */
          readonly densityBias?: number | undefined;
          /** Added to the brightness that the energy asks for (-0.5 to 0.5): a duller sound, or a brighter one. */
          readonly brightnessBias?: number | undefined;
          /** Added to how busy the energy asks the drummer to be (-0.5 to 0.5): fewer strokes, or more. */
          readonly drumsBusyBias?: number | undefined;
          /** Added to how loose the drummer usually is in time (-0.5 to 0.5): straighter, on the grid, or looser. */
          readonly drumsLooseBias?: number | undefined;
          /** The home key, such as "A minor", taken up where a section begins; auto: the one of the seed. */
          readonly key?: string | undefined;
          /** One style, from the next bar that can still be changed; `auto`: the band chooses one for each song that begins. */
          readonly style?: string | undefined;
          /** What songs that begin from now on are to be, of what is left to the band; taste says so, where it is on. */
          readonly nextSong?: {
            /** Its style, where that is left to the band; what follows is for songs in it, if it is named. */
            readonly style?: string | undefined;
            /** Which of the style's bands plays, from 0. */
            readonly lineup?: number | undefined;
            /** Denser than usual, or below 0 sparser. */
            readonly densityShift?: number | undefined;
          } | undefined;
          /** A mixture of styles instead of one; scaled to a sum of 1. */
          readonly styleWeights?: Readonly<Record<string, number>> | undefined;
          /** How much louder than usual parts are, dB; -60 is silent. Those not named stay as they are. */
          readonly partGainsDb?: {
            /** The drums, dB, -60 (silent) to 6. */
            readonly drums?: number | undefined;
            /** The bass, dB, -60 (silent) to 6. */
            readonly bass?: number | undefined;
            /** The chords, dB, -60 (silent) to 6. */
            readonly chords?: number | undefined;
            /** The lead, dB, -60 (silent) to 6. */
            readonly lead?: number | undefined;
            /** The pad, dB, -60 (silent) to 6. */
            readonly pad?: number | undefined;
          } | undefined;
          /** How much softer than the music devices of this machine play, dB, -60 (silent) to 0, by the names of `outputs`. Those not named stay as they are; one that is not open is so loud as soon as it is. */
          readonly outputLevelsDb?: Readonly<Record<string, number>> | undefined;
          /** Who plays which part, from the next bar that can still be changed; `auto`: whoever the style casts. Parts not named stay as they are. */
          readonly instruments?: {
            /** Who plays the drums, or auto. */
            readonly drums?: "auto" | "standardKit" | "powerKit" | "tr808Kit" | "brushKit" | undefined;
            /** Who plays the bass, or auto. */
            readonly bass?: "auto" | "acousticBass" | "fingeredBass" | "synthBass" | "tuba" | undefined;
            /** Who plays the chords, or auto. */
            readonly chords?: "auto" | "piano" | "honkyTonk" | "rhodes" | "clavinet" | "drawbarOrgan" | "churchOrgan" | "accordion" | "nylonGuitar" | "steelGuitar" | "cleanGuitar" | "distortedGuitar" | "strings" | "brass" | "polysynth" | undefined;
            /** Who plays the lead, or auto. */
            readonly lead?: "auto" | "honkyTonk" | "vibraphone" | "drawbarOrgan" | "accordion" | "harmonica" | "cleanGuitar" | "violin" | "trumpet" | "altoSax" | "clarinet" | "flute" | "squareLead" | "sawLead" | "charangLead" | "steelDrums" | undefined;
            /** Who plays the pad, or auto. */
            readonly pad?: "auto" | "drawbarOrgan" | "strings" | "choir" | "brass" | "warmPad" | undefined;
          } | undefined;
          /** Several of these at once: one of `scenes`; what is said beside it comes first. */
          readonly scene?: string | undefined;
          /** The scene after the one chosen last, unless one is named. */
          readonly nextScene?: true | undefined;
          /** How long energy, density, brightness, tempo and loudness take to what is wished beside this; without it at once, and to a scene as long as that says. The rest changes at a bar. */
          readonly glideSeconds?: number | undefined;
          /** What is heard now is liked, and that is kept. */
          readonly like?: true | undefined;
          /** What was learnt of what somebody likes is erased. */
          readonly taste?: "forget" | undefined;
          /** One of the workouts by its name, from its beginning; `none` ends the one that goes on. */
          readonly workout?: string | undefined;
          /** Something happens in the run: see `cue` of the state. */
          readonly cue?: "skip" | "lap" | "coolDown" | undefined;
        };
        readonly language: "en" | "pt" | "de";
        /** What was understood and what was not, in that language, a line for people. */
        readonly said: string;
        readonly unknown: Array<{
          readonly word: string;
          /** What was probably meant. */
          readonly meant?: string | undefined;
        }>;
      } | undefined;
    }
  | {
      readonly type: "pong";
      readonly id: number;
      /** Monotonic seconds of the daemon when it heard the ping. */
      readonly atSeconds: number;
    };

/** To the daemon. */
export type ClientMessage =
  | {
      readonly type: "auth";
      /** As pairing gave it. */
      readonly token: string;
    }
  | {
      readonly type: "command";
      /** Yours to choose: the answer has it, too. */
      readonly id?: number | undefined;
      /** Wishes; any number of them at once. */
      readonly command: {
        /** Begin on the next beat, or come to an end within two bars; false again: silence now. */
        readonly playing?: boolean | undefined;
        /** Loudness, a share of `player.volumeCeiling01`; so wherever a volume is told or asked for. */
        readonly volume01?: number | undefined;
        /** Silence at once; the music goes on unheard. */
        readonly muted?: boolean | undefined;
        /** What the tempo follows. */
        readonly follow?: "auto" | "cadence" | "speed" | "heartRate" | "manual" | "target" | "calm" | "link" | undefined;
        /** The tempo when follow is manual, beats a minute (60-240). */
        readonly manualTempoBpm?: number | undefined;
        /** The slowest tempo, beats a minute (60-240): whoever moves slower is not followed further. */
        readonly tempoLowBpm?: number | undefined;
        /** The fastest tempo, beats a minute (60-240). */
        readonly tempoHighBpm?: number | undefined;
        /** How long after the foot the beat is heard, ms (-80 to 80; negative: before it), or auto: the person's own. */
        readonly phaseOffsetMs?: "auto" | number | undefined;
        /** How much faster than what it follows the music goes, a share of the tempo (-0.1 to 0.1). */
        readonly tempoBias?: number | undefined;
        /** Added to the energy that the body gives (-0.5 to 0.5). */
        readonly energyBias?: number | undefined;
        /** The least energy there is, 0 to 1, however little the body works. */
        readonly energyLow01?: number | undefined;
        /** The most energy there is, 0 to 1, however hard the body works. */
        readonly energyHigh01?: number | undefined;
        /** Added to the density that the energy asks for (-0.5 to 0.5): fewer notes, or more. */
        readonly densityBias?: number | undefined;
        /** Added to the brightness that the energy asks for (-0.5 to 0.5): a duller sound, or a brighter one. */
        readonly brightnessBias?: number | undefined;
        /** Added to how busy the energy asks the drummer to be (-0.5 to 0.5): fewer strokes, or more. */
        readonly drumsBusyBias?: number | undefined;
        /** Added to how loose the drummer usually is in time (-0.5 to 0.5): straighter, on the grid, or looser. */
        readonly drumsLooseBias?: number | undefined;
        /** The home key, such as "A minor", taken up where a section begins; auto: the one of the seed. */
        readonly key?: string | undefined;
        /** One style, from the next bar that can still be changed; `auto`: the band chooses one for each song that begins. */
        readonly style?: string | undefined;
        /** What songs that begin from now on are to be, of what is left to the band; taste says so, where it is on. */
        readonly nextSong?: {
          /** Its style, where that is left to the band; what follows is for songs in it, if it is named. */
          readonly style?: string | undefined;
          /** Which of the style's bands plays, from 0. */
          readonly lineup?: number | undefined;
          /** Denser than usual, or below 0 sparser. */
          readonly densityShift?: number | undefined;
        } | undefined;
        /** A mixture of styles instead of one; scaled to a sum of 1. */
        readonly styleWeights?: Readonly<Record<string, number>> | undefined;
        /** How much louder than usual parts are, dB; -60 is silent. Those not named stay as they are. */
        readonly partGainsDb?: {
          /** The drums, dB, -60 (silent) to 6. */
          readonly drums?: number | undefined;
          /** The bass, dB, -60 (silent) to 6. */
          readonly bass?: number | undefined;
          /** The chords, dB, -60 (silent) to 6. */
          readonly chords?: number | undefined;
          /** The lead, dB, -60 (silent) to 6. */
          readonly lead?: number | undefined;
          /** The pad, dB, -60 (silent) to 6. */
          readonly pad?: number | undefined;
        } | undefined;
        /** How much softer than the music devices of this machine play, dB, -60 (silent) to 0, by the names of `outputs`. Those not named stay as they are; one that is not open is so loud as soon as it is. */
        readonly outputLevelsDb?: Readonly<Record<string, number>> | undefined;
        /** Who plays which part, from the next bar that can still be changed; `auto`: whoever the style casts. Parts not named stay as they are. */
        readonly instruments?: {
          /** Who plays the drums, or auto. */
          readonly drums?: "auto" | "standardKit" | "powerKit" | "tr808Kit" | "brushKit" | undefined;
          /** Who plays the bass, or auto. */
          readonly bass?: "auto" | "acousticBass" | "fingeredBass" | "synthBass" | "tuba" | undefined;
          /** Who plays the chords, or auto. */
          readonly chords?: "auto" | "piano" | "honkyTonk" | "rhodes" | "clavinet" | "drawbarOrgan" | "churchOrgan" | "accordion" | "nylonGuitar" | "steelGuitar" | "cleanGuitar" | "distortedGuitar" | "strings" | "brass" | "polysynth" | undefined;
          /** Who plays the lead, or auto. */
          readonly lead?: "auto" | "honkyTonk" | "vibraphone" | "drawbarOrgan" | "accordion" | "harmonica" | "cleanGuitar" | "violin" | "trumpet" | "altoSax" | "clarinet" | "flute" | "squareLead" | "sawLead" | "charangLead" | "steelDrums" | undefined;
          /** Who plays the pad, or auto. */
          readonly pad?: "auto" | "drawbarOrgan" | "strings" | "choir" | "brass" | "warmPad" | undefined;
        } | undefined;
        /** Several of these at once: one of `scenes`; what is said beside it comes first. */
        readonly scene?: string | undefined;
        /** The scene after the one chosen last, unless one is named. */
        readonly nextScene?: true | undefined;
        /** How long energy, density, brightness, tempo and loudness take to what is wished beside this; without it at once, and to a scene as long as that says. The rest changes at a bar. */
        readonly glideSeconds?: number | undefined;
        /** What is heard now is liked, and that is kept. */
        readonly like?: true | undefined;
        /** What was learnt of what somebody likes is erased. */
        readonly taste?: "forget" | undefined;
        /** One of the workouts by its name, from its beginning; `none` ends the one that goes on. */
        readonly workout?: string | undefined;
        /** Something happens in the run: see `cue` of the state. */
        readonly cue?: "skip" | "lap" | "coolDown" | undefined;
      };
    }
  | {
      readonly type: "say";
      /** Yours to choose: the answer has it, too. */
      readonly id?: number | undefined;
      /** As "calm, minor, slower". */
      readonly words: string;
      /** Of words that are of several; absent: English. */
      readonly language?: "en" | "pt" | "de" | undefined;
    }
  | {
      readonly type: "readings";
      /** Yours to choose: the answer has it, too. */
      readonly id?: number | undefined;
      readonly readings: ReadonlyArray<
        | {
            readonly sensorId: string;
            readonly atSeconds?: number | undefined;
            readonly kind: "heartRate";
            readonly heartRateBpm: number;
            readonly rrSeconds?: ReadonlyArray<number> | undefined;
            readonly contact?: boolean | undefined;
            /** How long ago; stands for `atSeconds`. Neither means now. */
            readonly ageSeconds?: number | undefined;
          }
        | {
            readonly sensorId: string;
            readonly atSeconds?: number | undefined;
            readonly kind: "cadence";
            readonly cadenceSpm: number;
            readonly totalSteps?: number | undefined;
            /** How long ago; stands for `atSeconds`. Neither means now. */
            readonly ageSeconds?: number | undefined;
          }
        | {
            readonly sensorId: string;
            readonly atSeconds?: number | undefined;
            readonly kind: "speed";
            readonly speedMps: number;
            /** How long ago; stands for `atSeconds`. Neither means now. */
            readonly ageSeconds?: number | undefined;
          }
        | {
            readonly sensorId: string;
            readonly atSeconds?: number | undefined;
            readonly kind: "position";
            readonly latitude: number;
            readonly longitude: number;
            readonly altitudeMeters?: number | undefined;
            readonly speedMps?: number | undefined;
            readonly accuracyMeters?: number | undefined;
            /** What a satellite receiver says that the time is, seconds since 1970. */
            readonly utcSeconds?: number | undefined;
            /** How long ago; stands for `atSeconds`. Neither means now. */
            readonly ageSeconds?: number | undefined;
          }
        | {
            readonly sensorId: string;
            readonly atSeconds?: number | undefined;
            readonly kind: "step";
            readonly strength01?: number | undefined;
            /** How long ago; stands for `atSeconds`. Neither means now. */
            readonly ageSeconds?: number | undefined;
          }
        | {
            readonly sensorId: string;
            readonly atSeconds?: number | undefined;
            readonly kind: "acceleration";
            readonly xMps2: number;
            readonly yMps2: number;
            readonly zMps2: number;
            /** How long ago; stands for `atSeconds`. Neither means now. */
            readonly ageSeconds?: number | undefined;
          }
        | {
            readonly sensorId: string;
            readonly atSeconds?: number | undefined;
            readonly kind: "power";
            readonly powerWatts: number;
            /** How long ago; stands for `atSeconds`. Neither means now. */
            readonly ageSeconds?: number | undefined;
          }
        | {
            readonly sensorId: string;
            readonly atSeconds?: number | undefined;
            readonly kind: "battery";
            readonly charge01: number;
            /** How long ago; stands for `atSeconds`. Neither means now. */
            readonly ageSeconds?: number | undefined;
          }
        | {
            readonly sensorId: string;
            readonly atSeconds?: number | undefined;
            readonly kind: "control";
            readonly name: string;
            readonly value01: number;
            /** What was said, of the control `say`. */
            readonly words?: string | undefined;
            /** How long what it turns takes to it; without it at once. */
            readonly glideSeconds?: number | undefined;
            /** How long ago; stands for `atSeconds`. Neither means now. */
            readonly ageSeconds?: number | undefined;
          }
        | {
            readonly sensorId: string;
            readonly atSeconds?: number | undefined;
            readonly kind: "note";
            readonly pitchMidi: number;
            readonly velocity01: number;
            readonly on: boolean;
            /** How long ago; stands for `atSeconds`. Neither means now. */
            readonly ageSeconds?: number | undefined;
          }>;
    }
  | {
      readonly type: "watch";
      /** Yours to choose: the answer has it, too. */
      readonly id?: number | undefined;
      /** Whether you want `spectrum` messages from now on. */
      readonly spectrum: boolean;
    }
  | {
      readonly type: "ping";
      readonly id: number;
    };
