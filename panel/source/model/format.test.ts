import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commonWords } from '../words/common.ts';
import { type Language, setLanguage } from '../words/language.ts';
import {
  age,
  day,
  decimal,
  distance,
  duration,
  named,
  pace,
  rate,
  readingText,
  sceneTitle,
  sensorTitle,
  speedText,
  styleTitle,
  timeOfDay,
} from './format.ts';

const origin = { sensorId: 'strap', atSeconds: 0 };
const inEach = (text: () => string): string[] =>
  (['en', 'pt', 'de'] satisfies Language[]).map((language) => {
    setLanguage(language);
    return text();
  });

describe('figures and names for people', () => {
  beforeAll(() => void vi.stubGlobal('document', { documentElement: {} }));
  afterAll(() => vi.unstubAllGlobals());

  it('are written as each language writes them', () => {
    expect(inEach(() => decimal(2.945, 1))).toEqual(['2.9', '2,9', '2,9']);
    expect(inEach(() => distance(12_345))).toEqual(['12.35 km', '12,35 km', '12,35 km']);
    expect(inEach(() => age(12.3))).toEqual(['12 s ago', 'há 12 s', 'vor 12 s']);
    expect(inEach(() => rate(0.2))).toEqual(['every 5 s', 'cada 5 s', 'alle 5 s']);
    expect(
      inEach(() => readingText({ ...origin, kind: 'heartRate', heartRateBpm: 142, contact: false })),
    ).toEqual(['142/min, no contact', '142/min, sem contacto', '142/min, kein Kontakt']);
    const june = new Date(2026, 5, 3, 18, 5);
    // Which words there are between them is the browser's.
    expect(inEach(() => day(june, june)).map((text) => /[A-Z]?[a-zé]+/.exec(text)?.[0])).toEqual([
      'Wed',
      'qua',
      'Mi',
    ]);
    expect(inEach(() => timeOfDay(june)).map((text) => /[\d:]+/.exec(text)?.[0])).toEqual([
      '6:05',
      '18:05',
      '18:05',
    ]);
  });

  it('are short where little is to be said, and tell hours only when there are some', () => {
    setLanguage('en');
    expect([distance(undefined), distance(999.6), duration(undefined)]).toEqual(['–', '999 m', '–']);
    expect([duration(0), duration(65.9), duration(3723)]).toEqual(['0:00', '1:05', '1:02:03']);
    expect([pace(2.9), pace(0.2), pace(undefined)]).toEqual(['5:45', '–', '–']);
    expect([2.9, 0.2, 9, undefined].map(speedText)).toEqual(['5:45 /km', '0.7 km/h', '32.4 km/h', '– /km']);
    expect(readingText({ ...origin, kind: 'speed', speedMps: 3 })).toBe('5:33 /km');
  });

  it('leave alone what people or models called so', () => {
    setLanguage('de');
    const { readings } = commonWords();
    expect([named(readings, 'cadence'), named(readings, 'skinTemperature')]).toEqual([
      'Schrittfrequenz',
      'Skin temperature',
    ]);
    expect(styleTitle({ name: 'game', title: 'Game' })).toBe('Videospiel');
    expect(styleTitle({ name: 'game', title: 'Chiptune' })).toBe('Chiptune');
    expect(styleTitle({ name: 'toString', title: 'ToString' })).toBe('ToString');
    expect([sceneTitle('calm'), sceneTitle('hill')]).toEqual(['Ruhig', 'Hill']);
    expect([sensorTitle('headphones'), sensorTitle('hrm-1')]).toEqual(['Kopfhörer', 'hrm-1']);
  });
});
