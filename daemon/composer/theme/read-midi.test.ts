import { describe, expect, it } from 'vitest';
import { TactusError } from '../../system/errors.ts';
import { chunk, delta, endOfTrack, header, meta, notes, track, trackName } from '../testing/midi-bytes.ts';
import { readMidi } from './read-midi.ts';

const tune = [72, 74, 76, 77];
const played = notes(tune);

const pitchesOf = (...bytes: readonly Buffer[]): number[][] =>
  readMidi('tune.mid', Buffer.concat(bytes)).voices.map((voice) => voice.notes.map((note) => note.pitchMidi));

describe('a MIDI file is read as players do', () => {
  it.each<[string, readonly Buffer[]]>([
    ['as it should be', [header(1), track(played)]],
    ['with a sequence number of no bytes', [header(1), track(meta(0x00, []), played)]],
    ['with a key signature of one byte', [header(1), track(meta(0x59, [0]), played)]],
    ['with a tempo of four bytes', [header(1), track(meta(0x51, [7, 0xa1, 0x20, 0]), played)]],
    ['with a channel prefix of no bytes', [header(1), track(meta(0x20, []), played)]],
    ['with an SMPTE offset of three bytes', [header(1), track(meta(0x54, [0, 0, 0]), played)]],
    ['with an unknown meta event', [header(1), track(meta(0x60, [1, 2, 3]), played)]],
    ['with a foreign chunk', [header(1), chunk('XFIH', [97, 98, 99, 100]), track(played)]],
    ['with more tracks than it says', [header(1), track(meta(0x51, [7, 0xa1, 0x20])), track(played)]],
    ['with fewer tracks than it says', [header(9), track(played)]],
    ['with a longer header', [header(1), Buffer.from([0, 0]), track(played)]],
    ['in a RIFF file', [Buffer.from('RIFF____RMIDdata____'), header(1), track(played), Buffer.from([0])]],
    ['behind the header of a Macintosh', [Buffer.alloc(128), header(1), track(played)]],
    ['with a track that says it is empty', [header(1), chunk('MTrk', [...played, ...endOfTrack], 0)]],
    [
      'with a track that says it is endless',
      [header(1), chunk('MTrk', [...played, ...endOfTrack], 0xffff_ffff)],
    ],
    ['without the end of its track', [header(1), chunk('MTrk', [...played])]],
    ['with bytes behind its end', [header(1), track(played), Buffer.from([0, 0, 26, 13, 10])]],
    ['with system exclusive messages', [header(1), track([0, 0xf0, 2, 1, 0xf7], [0, 0xf7, 1, 1], played)]],
    ['with system messages', [header(1), track([0, 0xf2, 1, 1], [0, 0xf8], played)]],
    [
      'with a running status over a text',
      [
        header(1),
        track(
          [0, 0x90, 72, 90, 48, 72, 0],
          meta(1, [65]),
          [0, 74, 90, 48, 74, 0, 0, 76, 90, 48, 76, 0, 0, 77, 90],
        ),
      ],
    ],
  ])('%s', (_what, bytes) => {
    expect(pitchesOf(...bytes)).toEqual([tune]);
  });

  it('up to where it is cut', () => {
    const whole = Buffer.concat([header(1), track(played)]);
    for (let length = 0; length < whole.length; length += 1) {
      const cut = whole.subarray(0, length);
      if (length < 18) expect(() => pitchesOf(cut)).toThrow(TactusError);
      else expect(tune).toEqual(expect.arrayContaining(pitchesOf(cut).flat()));
    }
  });

  it('with the names of its tracks, in UTF-8 and in Latin-1, and its channels apart', () => {
    const both = [...notes([60], 10, 2), ...notes([62], 10, 3)];
    const latin = track(meta(3, [...Buffer.from('Mélodie', 'latin1')]), both);
    const { voices } = readMidi(
      'tune.mid',
      Buffer.concat([header(2), latin, track(trackName('メロディ'), played)]),
    );
    expect(voices.map(({ trackName: name, channel }) => [name, channel])).toEqual([
      ['Mélodie', 2],
      ['Mélodie', 3],
      ['メロディ', 0],
    ]);
    expect(voices[1]!.notes[0]).toMatchObject({ startTick: 10, endTick: 20 });
  });

  it('with notes that have no end, or begin again before it', () => {
    const again = [0, 0x90, 60, 90, 10, 60, 90, 10, 62, 90];
    const [voice] = readMidi('tune.mid', Buffer.concat([header(1), track(again)])).voices;
    expect(voice!.notes.map(({ startTick, endTick }) => [startTick, endTick])).toEqual([
      [0, 10],
      [10, 10],
      [20, 20],
    ]);
  });
});

describe('what is not read', () => {
  it.each<[RegExp, Buffer]>([
    [/tune is not a MIDI file/, Buffer.from('la la la')],
    [/tune is empty/, Buffer.alloc(0)],
    [/recorded sound/, Buffer.from('ID3\u0004 la la la')],
    [/recorded sound/, Buffer.from('RIFF____WAVEfmt ')],
    [/MusicXML/, Buffer.from('<?xml version="1.0"?>\n<!DOCTYPE score-partwise PUBLIC "x">')],
    [/a web page/, Buffer.from('<!doctype html><title>404</title>')],
    [/packed/, Buffer.from('PK\u0003\u0004')],
    [/without a track/, header(1)],
    [/does not count its time in beats/, Buffer.concat([header(1, 0xe728), track(played)])],
    [/does not count its time in beats/, Buffer.concat([header(1, 0), track(played)])],
  ])('%s', (message, bytes) => {
    expect(() => readMidi('tune', bytes)).toThrow(message);
  });
});

it('a long wait is no long work', () => {
  const far = track(notes([60]), ...Array.from({ length: 50 }, () => [...delta(0xfff_ffff), 0x90, 62, 90]));
  expect(readMidi('tune.mid', Buffer.concat([header(1), far])).voices[0]!.notes).toHaveLength(51);
});
