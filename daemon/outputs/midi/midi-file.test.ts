import { parseMidi } from 'midi-file';
import { describe, expect, it } from 'vitest';
import { Player } from '../../player/player.ts';
import { createPlayerControls } from '../../player/shared/controls.ts';
import type { NoteEvent } from '../../player/shared/event-ring.ts';
import { bandBar } from '../../player/testing/bars.ts';
import { MidiRecorder } from './midi-file.ts';

/** Eight bars played without sound while the tempo rises from 120 to 150. */
function recordRun(): { bytes: Uint8Array; beatSeconds: number[]; notes: number } {
  const controls = createPlayerControls({ tempoBpm: 120, playing: true });
  const player = new Player(null, controls.buffers, {
    sampleRateHz: 48_000,
    maxPhasePull01: 0,
    driveDb: 0,
    reverb: true,
    chorus: true,
  });
  const recorder = new MidiRecorder();
  const bars = Array.from({ length: 8 }, (_, index) => bandBar(index));
  for (const bar of bars) controls.bars.put(bar);
  const block = new Float32Array(256);
  const beatSeconds: number[] = [];
  let notes = 0;
  while (controls.clock.read().beat < 31.5) {
    if (player.frame > 100_000) controls.desk.lead({ tempoBpm: 150 });
    player.renderBlock(block, block, player.frame / 48_000);
    for (const event of controls.events.read()) {
      if (event.kind === 'bar') recorder.accept(event, bars[event.barIndex]);
      else recorder.accept(event);
      if (event.kind === 'beat') beatSeconds.push(event.atSeconds);
      if (event.kind === 'note') notes += 1;
    }
  }
  return { bytes: recorder.encode(), beatSeconds, notes };
}

describe('a MIDI file of what was played', () => {
  const { bytes, beatSeconds, notes } = recordRun();
  const midi = parseMidi(bytes);
  const all = midi.tracks.flat();

  it('has a track a part, its programs, and says that a machine composed it', () => {
    const names = midi.tracks.map((track) => track.find((event) => event.type === 'trackName')?.text);
    expect(names).toEqual(['Tactus', 'drums', 'bass', 'chords', 'lead', 'pad']);
    const programs = all.filter((event) => event.type === 'programChange');
    expect(programs.map(({ channel, programNumber }) => [channel, programNumber])).toEqual([
      [9, 0],
      [0, 33],
      [1, 0],
      [2, 73],
      [3, 48],
    ]);
    expect(all.some((event) => event.type === 'text' && /machine/.test(event.text))).toBe(true);
  });

  it('puts every beat where it was heard', () => {
    let seconds = 0;
    const tempi = midi.tracks[0]!.filter((event) => event.type === 'setTempo');
    expect(tempi).toHaveLength(beatSeconds.length - 1);
    tempi.forEach((tempo, i) => {
      expect(seconds).toBeCloseTo(beatSeconds[i]! - beatSeconds[0]!, 4);
      seconds += tempo.microsecondsPerBeat / 1e6;
    });
    expect(60e6 / tempi.at(-1)!.microsecondsPerBeat).toBeCloseTo(150, 1);
  });

  it('has every note, on and off', () => {
    const sounding = new Set<string>();
    let ons = 0;
    for (const track of midi.tracks) {
      for (const event of track) {
        if (event.type === 'noteOn') {
          expect(sounding.has(`${event.channel} ${event.noteNumber}`)).toBe(false);
          sounding.add(`${event.channel} ${event.noteNumber}`);
          ons += 1;
        } else if (event.type === 'noteOff') sounding.delete(`${event.channel} ${event.noteNumber}`);
      }
    }
    expect(ons).toBe(notes);
    expect(sounding.size).toBe(0);
  });

  it('has a note that goes on over a bar line once', () => {
    const recorder = new MidiRecorder();
    const note: NoteEvent = {
      kind: 'note',
      frame: 0,
      atSeconds: 0,
      barIndex: 0,
      part: 'lead',
      atBeat: 3,
      durationBeats: 1,
      pitchMidi: 72,
      velocity01: 0.7,
      source: 'model',
      goesOn: false,
    };
    recorder.accept({ kind: 'beat', frame: 0, atSeconds: 0, beat: 0, tempoBpm: 120 });
    recorder.accept(note);
    recorder.accept({ ...note, barIndex: 1, atBeat: 4, durationBeats: 2, goesOn: true });
    const heard = parseMidi(recorder.encode()).tracks[1]!.filter((event) => event.type.startsWith('note'));
    expect(heard.map(({ type, deltaTime }) => [type, deltaTime])).toEqual([
      ['noteOn', 1440],
      ['noteOff', 1440],
    ]);
  });
});
