import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectTactusError } from '../testing/expect.ts';
import { encodeFit } from '../testing/fit-file.ts';
import { nmeaLog } from '../testing/nmea-log.ts';
import { largestRecordingBytes, openRecording } from './recording.ts';

let folder = '';
const save = async (name: string, content: string | Buffer): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tactus-recordings-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('openRecording', () => {
  it('goes by the content, whatever the name', async () => {
    const fit = encodeFit({ samples: [0, 1, 2].map((atSeconds) => ({ atSeconds, stridesPerMinute: 80 })) });
    const gpx = `<gpx><trk><trkseg>${[0, 1, 2]
      .map(
        (second) =>
          `<trkpt lat="52.5" lon="13.40${second}"><time>2026-04-01T07:00:0${second}Z</time></trkpt>`,
      )
      .join('')}</trkseg></trk></gpx>`;
    const journal = '{"kind":"step","atSeconds":2}\n';
    const gpsd = [0, 1, 2]
      .map((s) => `{"class":"TPV","mode":3,"time":"2026-04-01T07:00:0${s}.000Z","lat":52.5,"lon":13.4}\n`)
      .join('');
    const nmea = nmeaLog({ seconds: 3 });
    for (const [name, content] of Object.entries({ fit, gpx, journal, nmea, gpsd })) {
      const recording = await openRecording(await save(`${name}.dat`, content));
      expect([name, recording.name, recording.durationSeconds]).toEqual([name, `${name}.dat`, 2]);
      expect([...recording.readings]).toEqual([...recording.readings]);
    }
  });

  it('says so when a file is absent, a folder, empty, too large or something else', async () => {
    await expectTactusError(() => openRecording(join(folder, 'none.fit')), 'noInput', /There is no file/);
    await expectTactusError(() => openRecording(folder), 'noInput', /is not a file/);
    const empty = await save('empty.fit', '');
    await expectTactusError(() => openRecording(empty), 'badData', /empty\.fit is empty/);
    const large = await save('large.fit', '');
    await truncate(large, largestRecordingBytes + 1);
    await expectTactusError(() => openRecording(large), 'badData', /larger than 32 MB/);
    const other = await save('song.mp3', 'ID3\u0004 something');
    await expectTactusError(() => openRecording(other), 'badData', /no recording that Tactus knows/);
    const fake = await save('fake.fit', 'ID3\u0004 something');
    await expectTactusError(() => openRecording(fake), 'badData', /fake\.fit is damaged/);
  });

  it('reads UTF-16, with a mark or without, and what has a blank line in front', async () => {
    const log = nmeaLog({ seconds: 3 });
    const points = [0, 1, 2].map(
      (s) => `<trkpt lat="52.5" lon="13.40${s}"><time>2026-04-01T07:00:0${s}Z</time></trkpt>`,
    );
    const gpx = `\r\n<?xml version="1.0"?><gpx><trk><trkseg>${points.join('')}</trkseg></trk></gpx>`;
    for (const text of [log, gpx]) {
      const little = Buffer.from(text, 'utf16le');
      const marked = Buffer.from(`\uFEFF${text}`, 'utf16le');
      const written = [
        Buffer.from(text),
        little,
        marked,
        Buffer.from(marked).swap16(),
        Buffer.from(little).swap16(),
      ];
      for (const bytes of written)
        expect((await openRecording(await save('a.txt', bytes))).durationSeconds).toBe(2);
    }
  });

  it.each([
    ['<!DOCTYPE html><html><body>Log in</body></html>', /a web page/],
    ['<?xml version="1.0"?>\n<!-- made by hand --><workout_file></workout_file>', /a Zwift workout/],
    ['<kml xmlns="http://www.opengis.net/kml/2.2"></kml>', /is KML/],
    ['<x:bookmarks xmlns:x="x"/>', /XML of another kind \(<bookmarks>\)/],
    ['{"activities":[{"hr":120}]}', /JSON of another program/],
    ['[{"lat":52.5}]', /JSON of another program/],
    ['[COURSE HEADER]\nFTP = 200\n', /a workout for a trainer/],
    ['MThd\0\0\0\x06\0\x01\0\x02\0\x60', /a MIDI file/],
  ])('names what is no recording: %s', async (content, message) => {
    for (const name of ['a.gpx', 'a.fit', 'a']) {
      const path = await save(name, content);
      await expectTactusError(() => openRecording(path), 'badData', message);
    }
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe that nobody writes to', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expectTactusError(() => openRecording(pipe), 'noInput', /is not a file/);
  });
});
