import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type MidiNoteOnEvent, type MidiProgramChangeEvent, parseMidi } from 'midi-file';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createTactusClient, type TactusClient } from '../client/tactus-client.ts';
import { samplesOf } from '../daemon/outputs/wav/wav-chunks.ts';
import { violin } from '../daemon/styles/programs.ts';
import { tactus, temporaryFolder } from './support/cli.ts';
import { type Daemon, eventually, startDaemon } from './support/daemon.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const parts = ['drums', 'bass', 'chords', 'lead', 'pad'];

/** Seconds of a run, far from the limiter, so that what is louder is as much louder as it says. */
async function render(take: string, ...set: readonly string[]) {
  const [wav, midi] = ['wav', 'mid'].map((ending) => folder.at(`${take}.${ending}`)) as [string, string];
  const { code, stderr } = await tactus(
    ...['render', '--simulate', 'easy', '--seconds', '15', '--seed', '7', '--set', 'player.driveDb=-12'],
    ...set.flatMap((each) => ['--set', each]),
    ...['--wav', wav, '--midi', midi],
  );
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const bytes = samplesOf(readFileSync(wav));
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  const squares = samples.reduce((sum, value) => sum + (value / 32_768) ** 2, 0);
  const tracks = parseMidi(readFileSync(midi)).tracks.map((track) => {
    const name = track.find(({ type }) => type === 'trackName') as { readonly text: string } | undefined;
    return { part: name?.text, track };
  });
  const trackOf = (part: string) => tracks.find((each) => each.part === part)?.track ?? [];
  return {
    loudnessDb: 10 * Math.log10(squares / samples.length + 1e-12),
    programs: (part: string) =>
      trackOf(part)
        .filter((event): event is MidiProgramChangeEvent => event.type === 'programChange')
        .map(({ programNumber }) => programNumber),
    notes: (part: string) =>
      trackOf(part)
        .filter((event): event is MidiNoteOnEvent => event.type === 'noteOn')
        .map(({ noteNumber, velocity }) => [noteNumber, velocity]),
  };
}

describe('a render', () => {
  /** All silent but one. */
  const alone = (part: string, gainDb: number) =>
    parts.map((each) => `player.partGainsDb.${each}=${each === part ? gainDb : -60}`);

  it('has each part as loud as it is asked to be, and none of what is silent', async () => {
    // So soft that compressor and leveller leave it as it is.
    const usual = await render('usual', ...alone('bass', -28));
    const louder = await render('louder', ...alone('bass', -22));
    const softer = await render('softer', ...alone('bass', -34));
    const silent = await render('silent', ...alone('bass', -60));
    expect(usual.loudnessDb).toBeGreaterThan(-75);
    expect(louder.loudnessDb - usual.loudnessDb).toBeGreaterThan(5);
    expect(louder.loudnessDb - usual.loudnessDb).toBeLessThan(7);
    expect(softer.loudnessDb - usual.loudnessDb).toBeGreaterThan(-7);
    expect(softer.loudnessDb - usual.loudnessDb).toBeLessThan(-5);
    // Nothing but the dither of 16 bits.
    expect(silent.loudnessDb).toBeLessThan(-90);
    // What is played is the same.
    for (const part of parts) expect(louder.notes(part)).toEqual(usual.notes(part));
  });

  it('is played by whom somebody named, and the notes are the same', async () => {
    const usual = await render('cast');
    const named = await render('violin', 'conductor.instruments.lead=violin');
    expect(usual.programs('lead')).not.toContain(violin);
    expect(named.programs('lead')).toEqual([violin]);
    for (const part of parts) {
      expect(named.notes(part)).toEqual(usual.notes(part));
      if (part !== 'lead') expect(named.programs(part)).toEqual(usual.programs(part));
    }
    expect(
      (await tactus('render', '--simulate', 'easy', '--set', 'conductor.instruments.lead=kazoo')).code,
    ).toBe(78);
  });
});

describe('a daemon', () => {
  const running: { daemon: Daemon; client: TactusClient }[] = [];
  const start = async (): Promise<(typeof running)[number]> => {
    const daemon = await startDaemon(folder.at('state'), '--simulate', 'easy', '--output', 'null');
    const client = createTactusClient({
      url: daemon.url,
      WebSocket: class extends WebSocket {
        constructor(url: string) {
          super(url, { origin: daemon.url });
        }
      },
    });
    client.connect();
    running.push({ daemon, client });
    await eventually(() => client.state?.form !== undefined, 60);
    return { daemon, client };
  };
  const end = async (): Promise<void> => {
    for (const { daemon, client } of running.splice(0)) {
      client.close();
      await daemon.stop();
    }
  };
  afterEach(end);

  it('plays as it is wished, says so, and does on the next morning', async () => {
    const { client } = await start();
    await client.command({
      ...{ densityBias: 0.2, key: 'A minor' },
      ...{ instruments: { lead: 'violin', pad: 'choir' }, partGainsDb: { drums: -60, lead: 3 } },
    });
    const said = { densityBias: 0.2, key: 'A minor' };
    const faders = { partGainsDb: { drums: -60, bass: 0, chords: 0, lead: 3, pad: 0 } };
    expect(client.state).toMatchObject({ ...said, ...faders, parts: { lead: { wished: 'violin' } } });
    await eventually(() => client.state?.parts.lead.instrument === 'violin', 60);
    expect(client.state?.intent.key).toEqual({ tonic: 9, mode: 'minor' });
    expect(client.state?.parts.pad.instrument).toBe('choir');
    expect(client.state?.parts.lead.choices).toContain('flute');
    await expect(client.command({ instruments: { lead: 'kazoo' } as never })).rejects.toThrow(
      'instruments.lead',
    );
    await client.command({ partGainsDb: { lead: -6 }, instruments: { pad: 'auto' }, cue: 'lap' });
    expect(client.state?.run.laps).toBe(1);
    await eventually(() => (client.state?.run.movingSeconds ?? 0) > 5, 60);
    const { bar, bars, barsLeft, ahead } = client.state!.form!;
    expect(bar).toBeLessThan(bars);
    expect(barsLeft).toBe(ahead!.reduce((sum, section) => sum + section.bars, bars - bar - 1));
    await end();

    const { client: morning } = await start();
    expect(morning.state).toMatchObject({
      ...said,
      partGainsDb: { ...faders.partGainsDb, lead: -6 },
      parts: { lead: { wished: 'violin' }, pad: { wished: 'auto' } },
    });
  });

  it('answers whoever plays along on a page', async () => {
    const { client } = await start();
    await client.command({ follow: 'manual', manualTempoBpm: 120 });
    const play = (pitchMidi: number, on: boolean) =>
      client.readings([{ kind: 'note', sensorId: 'page-keys', pitchMidi, velocity01: on ? 0.8 : 0, on }]);
    const triad = [60, 64, 67];
    let key = 0;
    await eventually(async () => {
      const pitchMidi = triad[key % 3]!;
      key += 1;
      await play(pitchMidi, true);
      await sleep(150);
      await play(pitchMidi, false);
      return client.state?.jam?.answered;
    }, 120);
    expect(client.state?.jam).toMatchObject({ sources: ['page-keys'], role: 'lead' });
    expect(triad).toContain(client.state?.jam?.lastPitchMidi);
  });
});
