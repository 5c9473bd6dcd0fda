import { authorship } from '../../score/authorship.ts';
import { rounded } from '../digest/mean.ts';
import type { Place } from './places.ts';
import { mostOf, type Sample, type SampledLap, type SampledSession, type Sport } from './samples.ts';

/** All that TCX knows. */
const sportNames: Readonly<Record<Sport, string>> = {
  ...{ running: 'Running', walking: 'Other', cycling: 'Biking', generic: 'Other' },
};

/**
 * An activity of Garmin's Training Center Database 2 with ActivityExtension 2. Cadence is of one foot, as Garmin's is:
 * half the steps.
 */
export function makeTcx({ startedSeconds, summary, sport, laps }: SampledSession): string {
  const timeOf = (atSeconds: number): string =>
    new Date((startedSeconds + Math.floor(atSeconds)) * 1000).toISOString();
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" xmlns:ax="http://www.garmin.com/xmlschemas/ActivityExtension/v2">',
    `<Activities><Activity Sport="${sportNames[sport]}"><Id>${timeOf(0)}</Id>`,
    ...laps.flatMap((lap) => lapText(lap, sport, timeOf)),
    `<Notes>${authorship} ${lockedText(summary.lockedShare01)}</Notes>`,
    '</Activity></Activities></TrainingCenterDatabase>',
    '',
  ].join('\n');
}

const lockedText = (share01: number | undefined): string =>
  share01 === undefined ? '' : `Locked to the beat: ${Math.round(100 * share01)} %.`;

const element = (name: string, value: number | string | undefined): string =>
  value === undefined ? '' : `<${name}>${value}</${name}>`;
const heartText = (name: string, bpm: number | undefined): string =>
  element(name, bpm === undefined || bpm > 255 ? undefined : element('Value', Math.round(bpm)));
const wholeOf = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value);
const halfOf = (spm: number | undefined): number | undefined =>
  spm === undefined || spm > 500 ? undefined : Math.round(spm / 2);

type TimeOf = (atSeconds: number) => string;

function lapText(lap: SampledLap, sport: Sport, timeOf: TimeOf): readonly string[] {
  const { atSeconds, lengthSeconds, distanceMeters = 0, heartRateMeanBpm, cadenceMeanSpm, samples } = lap;
  const isBike = sport === 'cycling';
  const maxSpeedMps = mostOf(samples, ({ speedMps }) => speedMps);
  const maxHeartRateBpm = mostOf(samples, ({ heartRateBpm }) => heartRateBpm);
  const extension = [
    element('ax:AvgSpeed', lengthSeconds > 0 ? rounded(distanceMeters / lengthSeconds, 3) : undefined),
    element('ax:AvgRunCadence', isBike ? undefined : halfOf(cadenceMeanSpm)),
  ].join('');
  return [
    `<Lap StartTime="${timeOf(atSeconds)}">`,
    [
      element('TotalTimeSeconds', lengthSeconds),
      element('DistanceMeters', distanceMeters),
      element('MaximumSpeed', rounded(maxSpeedMps, 3)),
      // The schema asks for them; we know of none.
      element('Calories', 0),
      heartText('AverageHeartRateBpm', heartRateMeanBpm),
      heartText('MaximumHeartRateBpm', maxHeartRateBpm),
      element('Intensity', 'Active'),
      element('Cadence', isBike ? halfOf(cadenceMeanSpm) : undefined),
      element('TriggerMethod', 'Manual'),
    ].join(''),
    ...(samples.length === 0
      ? []
      : ['<Track>', ...samples.map((sample) => pointText(sample, isBike, timeOf)), '</Track>']),
    `<Extensions><ax:LX>${extension}</ax:LX></Extensions>`,
    '</Lap>',
  ];
}

function pointText(sample: Sample, isBike: boolean, timeOf: TimeOf): string {
  const { second, place, distanceMeters, speedMps, heartRateBpm, cadenceSpm, powerWatts } = sample;
  const cycles = halfOf(cadenceSpm);
  const extension = [
    element('ax:Speed', rounded(speedMps, 3)),
    element('ax:RunCadence', isBike ? undefined : cycles),
    element('ax:Watts', wholeOf(powerWatts)),
  ].join('');
  return [
    '<Trackpoint>',
    element('Time', timeOf(second)),
    place ? placeText(place) : '',
    element('DistanceMeters', rounded(distanceMeters, 2)),
    heartText('HeartRateBpm', heartRateBpm),
    element('Cadence', isBike ? cycles : undefined),
    extension === '' ? '' : `<Extensions><ax:TPX>${extension}</ax:TPX></Extensions>`,
    '</Trackpoint>',
  ].join('');
}

function placeText({ point: [latitude, longitude], altitudeMeters }: Place): string {
  const position = `${element('LatitudeDegrees', latitude)}${element('LongitudeDegrees', longitude)}`;
  return `${element('Position', position)}${element('AltitudeMeters', altitudeMeters)}`;
}
