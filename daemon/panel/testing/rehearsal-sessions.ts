import { Refused } from '../api/failure.ts';
import { SentFile } from '../api/sent-file.ts';
import type { PanelHost } from '../host.ts';
import type { PanelSessions, SessionFileName, SessionView, SoundView } from '../sessions.ts';

type Summary = SessionView['summary'];

const recorded: Summary = {
  ...{ id: '2026-02-27T17-05-40', running: false, startedAt: '2026-02-27T17:05:40.000Z' },
  ...{ lengthSeconds: 2400, movingSeconds: 2280, distanceMeters: 6840, paceSecondsPerKilometer: 333.3 },
  heartRate: {
    ...{ meanBpm: 148, maxBpm: 171, zonesFromBpm: [138, 151, 164, 177] },
    zoneSeconds: [300, 900, 1000, 200, 0],
  },
  ...{ cadenceMeanSpm: 166.4, climbedMeters: 41, lockedShare01: 0.87, matchedShare01: 0.93 },
  tempoMeanBpm: 166.2,
  styles: [
    { name: 'game', share01: 0.7 },
    { name: 'folk', share01: 0.3 },
  ],
  ...{ songs: 14, barsHeard: 820, likes: 1, skips: 2, laps: 2, bytes: 1_234_567 },
  ...{ hasTrack: true, hasSound: false, seed: 7, version: '0.1.0' },
  ...{ source: { kind: 'live', name: 'sensors' }, model: { name: 'rehearsal', version: '1.0.0' } },
};

const types: Readonly<Record<SessionFileName, string>> = {
  journal: 'application/gzip',
  fit: 'application/vnd.ant.fit',
  gpx: 'application/gpx+xml',
  tcx: 'application/vnd.garmin.tcx+xml',
  csv: 'text/csv',
  midi: 'audio/midi',
  'card.svg': 'image/svg+xml',
  'card.png': 'image/png',
  'sound.mp3': 'audio/mpeg',
};

/** One session that goes on, one of the day before, whose sound is there as soon as it is asked for. */
export function createRehearsalSessions({ clock, state, bars }: PanelHost): PanelSessions {
  const startSeconds = clock.nowSeconds();
  let isThere = true;
  let hasSound = false;
  const running = (): Summary => ({
    ...{ id: '2026-03-01T06-30-00', running: true, startedAt: '2026-03-01T06:30:00.000Z' },
    ...{ lengthSeconds: clock.nowSeconds() - startSeconds, movingSeconds: clock.nowSeconds() - startSeconds },
    ...{ styles: [], songs: 1, barsHeard: bars().length, likes: 0, skips: 0, laps: 0, bytes: 0 },
    ...{ hasTrack: false, hasSound: false, seed: 7, model: recorded.model },
    ...{ source: state().source, version: state().version },
  });
  const find = (id: string): Summary => {
    if (id === 'current' || id === running().id) return running();
    if (id === recorded.id && isThere) return { ...recorded, hasSound };
    throw new Refused(404, 'There is no session of this id.');
  };
  const sound = async (id: string): Promise<SoundView> => {
    find(id);
    const [now, detail] = hasSound
      ? (['ready', 'Composed anew'] as const)
      : (['none', 'Not rendered'] as const);
    return { state: now, detail };
  };
  return {
    view: async () => ({
      sessions: [running(), ...(isThere ? [find(recorded.id)] : [])],
      likes: [],
      storage: {
        ...{ recording: true, detail: 'keeps every session', bytes: recorded.bytes },
        ...{ keepMegabytes: 500, keepDays: 365 },
      },
    }),
    show: async (id) => {
      const summary = find(id);
      if (summary.running) return { summary, curve: [], track: [], laps: [], likes: [], skips: [] };
      return {
        summary,
        curve: Array.from({ length: 240 }, (_, index) => ({
          ...{ atSeconds: index * 10, tempoBpm: 160 + 8 * Math.sin(index / 30), speedMps: 3, energy01: 0.6 },
          ...{
            cadenceSpm: 160 + 8 * Math.sin(index / 30 + 0.1),
            heartRateBpm: 120 + 40 * (1 - 1 / (1 + index / 20)),
          },
        })),
        track: Array.from({ length: 100 }, (_, index) => {
          const turn = (index / 100) * 2 * Math.PI;
          return [52.5145 + 0.005 * Math.sin(turn), 13.3532 + 0.01 * Math.cos(turn), index * 24];
        }),
        laps: [0, 800, 1600].map((atSeconds) => ({
          ...{ atSeconds, lengthSeconds: 800, movingSeconds: 760, distanceMeters: 2280 },
        })),
        likes: [
          {
            ...{ atSeconds: 900, barIndex: 300, song: 5, section: 'chorus', key: 'A minor', tempoBpm: 167 },
            ...{ chords: ['Am', 'F'], styleWeights: { game: 1 } },
          },
        ],
        skips: [
          {
            ...{ atSeconds: 1200, barIndex: 300, song: 5, section: 'verse', key: 'G major', tempoBpm: 167 },
            ...{ chords: ['G', 'D'], styleWeights: { game: 1 } },
          },
        ],
      };
    },
    async file(id, name) {
      const { running: goesOn } = find(id);
      if (goesOn || (name === 'sound.mp3' && !hasSound)) throw new Refused(404, 'It has no such file.');
      return new SentFile({ type: types[name], name: `tactus-${id}.${name}`, content: name });
    },
    async end(id) {
      const { id: known, running: goesOn } = find(id);
      return { id: goesOn ? recorded.id : known, kept: true };
    },
    async remove(id) {
      if (find(id).running) throw new Refused(409, 'It goes on.');
      isThere = false;
    },
    sound,
    async render(id) {
      if (find(id).running) throw new Refused(409, 'It goes on.');
      hasSound = true;
      return sound(id);
    },
    async removeSound(id) {
      find(id);
      hasSound = false;
      return sound(id);
    },
  };
}
