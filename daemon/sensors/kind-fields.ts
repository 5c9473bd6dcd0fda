/** Kinds by name, and which numbers they take; those with ? may be absent. */
export const kindFields: ReadonlyMap<string, readonly string[]> = new Map([
  ['heartRate', ['heartRateBpm']],
  ['cadence', ['cadenceSpm']],
  ['speed', ['speedMps']],
  ['position', ['latitude', 'longitude', 'altitudeMeters?', 'speedMps?', 'accuracyMeters?']],
  ['step', ['strength01?']],
  ['acceleration', ['xMps2', 'yMps2', 'zMps2']],
  ['power', ['powerWatts']],
  ['battery', ['charge01']],
  ['note', ['pitchMidi', 'velocity01?']],
]);
