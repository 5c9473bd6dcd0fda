import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { parseMidi } from 'midi-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGpx } from '../../sensors/replay/gpx.ts';
import { readJournalFile } from '../read-journal.ts';
import type { Details, Summary } from '../summary.ts';
import { createRecorderStage, type RecorderStage } from '../testing/stage.ts';
import { makeCard } from './card.ts';
import { makeCsv } from './csv.ts';
import { makeGpx } from './gpx.ts';
import { makeMidi } from './midi.ts';
import { trimmedTrack } from './trim.ts';

let stage: RecorderStage;
let summary: Summary;
let details: Details;
let journal: string;
beforeAll(async () => {
  stage = createRecorderStage();
  await stage.run(200);
  await stage.recorder.close();
  [summary] = stage.store.list() as [Summary];
  details = (await stage.store.details(summary.id))!;
  journal = join(stage.folder, summary.id, 'journal.jsonl.gz');
});
afterAll(() => stage.remove());

const gpx = (trimMeters: number) =>
  makeGpx({ lines: readJournalFile(journal), startedAt: summary.startedAt, trimMeters });

describe('GPX', () => {
  it('is read as the run that it was, and shows no door', async () => {
    const text = (await gpx(0))!;
    expect(XMLValidator.validate(text)).toBe(true);
    const recording = readGpx('a.gpx', text);
    expect(recording.durationSeconds).toBe(199);
    const readings = [...recording.readings];
    const last = (kind: string) => readings.findLast((reading) => reading.kind === kind);
    expect(last('heartRate')).toMatchObject({ heartRateBpm: 150 });
    expect(last('cadence')).toMatchObject({ cadenceSpm: 180 });
    const trimmed = (await gpx(200))!;
    const latitudes = [...trimmed.matchAll(/lat="([\d.]+)"/g)].map(([, latitude]) => Number(latitude));
    expect((Math.min(...latitudes) - 52.5) * 111_195).toBeGreaterThan(200);
    expect(trimmed).not.toContain('T18:40:03');
    expect(await gpx(5000)).toBeUndefined();
  });
});

describe('CSV', () => {
  it('has a line a second under its names', async () => {
    let text = '';
    for await (const more of makeCsv(readJournalFile(journal), summary.startedAt)) text += more;
    const rows = text
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    expect(rows).toHaveLength(201);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([16]));
    expect(rows[100]!.slice(0, 8)).toEqual([
      ...['99', '2026-11-27T18:41:42.000Z', 'running', '180', '3', '300', '150', '0.5'],
    ]);
  });
});

describe('MIDI', () => {
  it('has the notes that were heard, with a beat where it was heard', async () => {
    const { tracks } = parseMidi((await makeMidi(readFileSync(journal)))!);
    const events = tracks.flat();
    expect(events.filter(({ type }) => type === 'noteOn')).toHaveLength(600);
    const tempi = events.flatMap((event) => (event.type === 'setTempo' ? [event.microsecondsPerBeat] : []));
    expect(tempi).toHaveLength(599);
    for (const tempo of tempi) expect(tempo).toBeCloseTo(333_333, -3);
    expect(
      events.flatMap((event) => (event.type === 'programChange' ? [event.programNumber] : [])),
    ).toContain(73);
  });
});

describe('the card', () => {
  const card = (more: Partial<Parameters<typeof makeCard>[0]> = {}) =>
    makeCard({ summary, curve: details.curve, trimMeters: 100, language: 'en', ...more });

  it('is a picture by itself: well-formed, of nothing else, and shows no place', () => {
    const text = card();
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).toMatch(/^<svg [^>]*width="1080" height="1350"/);
    expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|href|url\(|@import|<script|<image/,
    );
    expect(text).not.toMatch(/52\.5|13\.4/);
    for (const figure of ['>0.60<', '>3:19<', '>5:33<', '>150<', '>180<', '>100<'])
      expect(text).toContain(figure);
  });

  it('tells of whatever it is named as text', () => {
    const name = `<script>alert("1")</script>&'\u0000`;
    const text = card({ summary: { ...summary, styles: [{ name, share01: 1 }] } });
    expect(XMLValidator.validate(text)).toBe(true);
    expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;<');
  });

  it('draws the shape of the way where that is wanted, without its ends', () => {
    const paths = (text: string): number => text.match(/<path /g)!.length;
    expect(paths(card({ track: details.track }))).toBe(paths(card()) + 1);
    expect(paths(card({ track: details.track, trimMeters: 5000 }))).toBe(paths(card()));
    const whole = details.track;
    expect([trimmedTrack(whole, 0)[0], trimmedTrack(whole, 0).at(-1)]).toEqual([whole[0], whole.at(-1)]);
  });

  it('has something to say of a session that knows nothing', () => {
    const { id, running, startedAt, source, seed, model, version } = summary;
    const counts = { songs: 0, barsHeard: 0, likes: 0, skips: 0, laps: 0, bytes: 0 };
    const facts = { id, running, startedAt, source, seed, model, version, hasTrack: false, hasSound: false };
    const bare: Summary = { ...facts, ...counts, lengthSeconds: 61, movingSeconds: 0, styles: [] };
    expect(card({ summary: bare, curve: [], language: 'de' })).toContain('>1:01<');
  });
});
