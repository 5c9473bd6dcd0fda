import { expect, it } from 'vitest';
import { createBody } from '../../body/body.ts';
import { createConductor } from '../../conductor/conductor.ts';
import { AnnouncementMix } from '../../player/mix/announcement-mix.ts';
import { AnnouncementWriter } from '../../player/shared/announcements.ts';
import type { Sound } from '../../session/events.ts';
import { createSession } from '../../session/session.ts';
import { createLog } from '../../system/log.ts';
import { ManualClock } from '../../time/clock.ts';
import { createAnnouncer } from './announcer.ts';
import { type VoiceOptions, voiceOptionsSchema } from './options.ts';
import { createRunWatch } from './run-watch.ts';
import type { Speech, SpeechState } from './speech.ts';
import { soundOfTones } from './tones.ts';

const sampleRateHz = 48_000;
const conductor = createConductor();
const body = createBody().stateAt(0);
const intent = conductor.update(body);
const lapTones = soundOfTones([988, 988], sampleRateHz);

/** Who speaks says a sentence in half a second of 0.5; everything else is real. */
function setUp(voice: Partial<VoiceOptions>, state: SpeechState = { is: 'speaks' }) {
  const clock = new ManualClock();
  const session = createSession({ clock, log: createLog({ level: 'silent' as 'error', format: 'json' }) });
  const announcements = new AnnouncementWriter();
  const mix = new AnnouncementMix(announcements.buffer, sampleRateHz);
  const sentences: string[] = [];
  const looks: number[] = [];
  const speech: Speech = {
    state,
    look: async () => void looks.push(clock.nowSeconds()),
    async say(sentence) {
      if (state.is !== 'speaks') return undefined;
      sentences.push(sentence);
      return new Float32Array(sampleRateHz / 2).fill(0.5);
    },
  };
  const options = voiceOptionsSchema.parse({ enabled: true, ...voice });
  const watch = createRunWatch({ zonesBpm: [120, 140, 160, 180], workout: () => undefined });
  const announcer = createAnnouncer({
    ...{ options, watch, speech, announcements, sampleRateHz, session, clock },
  });
  const heard: number[] = [];
  /** So many moments and as much sound, a tenth of a second each. */
  const pass = async (seconds: number, sound: Partial<Sound> = {}): Promise<void> => {
    for (let tenth = 0; tenth < 10 * seconds; tenth += 1) {
      clock.advanceTo(clock.nowSeconds() + 0.1);
      session.tell('moment', {
        body: { ...body, atSeconds: clock.nowSeconds(), activity: 'running', sources: { cadence: 'pod' } },
        ...{ intent, settings: conductor.settings },
        sound: { playing: 'playing', volume01: 1, muted: false, ...sound },
      });
      await new Promise((resolve) => setImmediate(resolve));
      const block = new Float32Array(sampleRateHz / 10);
      mix.process(block, new Float32Array(block.length), block.length);
      for (const value of block) if (value !== 0) heard.push(value);
    }
  };
  const lap = (): void => session.tell('command', { cue: 'lap' });
  return { announcer, session, sentences, looks, heard, pass, lap, options };
}

it('says what happens, one after the other, the newest of a kind', async () => {
  const { sentences, heard, pass, lap, announcer, session } = setUp({});
  await pass(5);
  lap();
  await pass(0.1);
  lap();
  await pass(0.1);
  lap();
  await pass(3);
  expect(sentences).toEqual(['Lap 1: 5 seconds.', 'Lap 3: 0 seconds.']);
  expect(heard.length).toBe(sampleRateHz);
  expect(heard.every((value) => value === 0.5)).toBe(true);
  expect(announcer.health()).toMatchObject([
    {
      ...{ station: 'voice', status: 'ok', texts: { voice: 'espeak-ng' } },
      counters: { spoken: 2, sounded: 0, dropped: 1 },
    },
  ]);
  expect(session.health().status).toBe('ok');
});

it.each<[SpeechState, status: string, detail: RegExp]>([
  [{ is: 'absent' }, 'ok', /not installed: tones.*apt install espeak-ng/],
  [{ is: 'fails', because: 'no voice' }, 'degraded', /fails, tones take its place: no voice/],
])('sounds instead where %j, and its health says so', async (state, status, detail) => {
  const { heard, pass, lap, announcer } = setUp({}, state);
  await pass(5);
  lap();
  await pass(2);
  expect(heard).toEqual([...lapTones].filter((value) => value !== 0));
  expect(announcer.health()).toMatchObject([
    {
      ...{ status, detail: expect.stringMatching(detail), texts: { voice: 'tones' } },
      counters: { spoken: 0, sounded: 1 },
    },
  ]);
});

it('says what is asked for, in the language asked for, and another wish counts at once', async () => {
  const { sentences, looks, pass, lap, announcer, options } = setUp({ enabled: false, language: 'de' });
  expect(announcer.health()).toEqual([]);
  await pass(5);
  lap();
  await pass(2);
  expect(sentences).toEqual([]);
  expect(looks).toEqual([]);
  announcer.set({ ...options, enabled: true });
  expect(looks.length).toBe(1);
  expect(announcer.health().length).toBe(1);
  lap();
  await pass(2);
  // It was counted meanwhile.
  expect(sentences).toEqual(['Runde 2: 2 Sekunden.']);
  announcer.set({ ...options, enabled: true, laps: false });
  lap();
  await pass(2);
  expect(sentences.length).toBe(1);
});

it.each([{ playing: 'stopped' }, { muted: true }] as const)('says nothing while %j', async (sound) => {
  const { sentences, heard, pass, lap } = setUp({});
  await pass(5);
  lap();
  await pass(15, sound);
  await pass(2);
  expect(sentences).toEqual([]);
  expect(heard).toEqual([]);
});

it('says nothing any more once it is closed', async () => {
  const { sentences, pass, lap, announcer } = setUp({});
  await pass(5);
  announcer.close();
  lap();
  await pass(2);
  expect(sentences).toEqual([]);
});

it('says what it is told to say although nothing else is, once music plays, unless that is forbidden', async () => {
  const welcome = { kind: 'welcome', address: 'tactus.local', port: 7272 } as const;
  const { announcer, sentences, pass, lap, options } = setUp({ enabled: false });
  await pass(2);
  announcer.say(welcome);
  await pass(1, { playing: 'stopped' });
  expect(sentences).toEqual([]);
  lap();
  await pass(2);
  expect(sentences).toEqual([expect.stringContaining('tactus dot local')]);
  announcer.set({ ...options, welcome: false });
  announcer.say(welcome);
  await pass(2);
  expect(sentences.length).toBe(1);
});
