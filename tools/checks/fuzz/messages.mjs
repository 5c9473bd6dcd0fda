/**
 * Messages for the daemon's WebSocket as nobody in his right mind sends them: valid ones, and what becomes of those when
 * names and values are dropped, doubled, swapped, nested, stretched, torn.
 */
const styles = ['game', 'folk', 'electronic', 'songbook', 'polka', 'constructor', '__proto__', ''];
const strange = [
  ...[null, true, false, '', 'x', [], {}, 0, -0, 1, -1, 0.5, 255, 2 ** 31, 2 ** 53, -1e9, 1e308, 5e-324],
  ...[
    'NaN',
    'Infinity',
    '1',
    '2,9',
    '\u0000',
    '\ud800',
    '\u202etrap',
    '\u{1f3b5}'.repeat(40),
    "'; DROP TABLE",
    '../../x',
  ],
];
const oddNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'type',
  'id',
  'a'.repeat(300),
  '\ud83d',
];

const parts = ['drums', 'bass', 'chords', 'lead', 'pad', 'kazoos', '__proto__'];

export function createMessages(chance) {
  const { is, oneOf, integer, next } = chance;
  const number = () => oneOf([next(), integer(-400, 400), 320 * next() - 10, integer(0, 1e9), 1e300, -0]);
  const anything = () => (is(0.5) ? oneOf(strange) : number());
  const sometimes = (value) => (is(0.5) ? {} : value());

  const wish = () => ({
    ...sometimes(() => ({ playing: is(0.8) })),
    ...sometimes(() => ({ volume01: next() })),
    ...sometimes(() => ({ muted: is(0.3) })),
    ...sometimes(() => ({
      follow: oneOf(['auto', 'cadence', 'speed', 'heartRate', 'manual', 'calm', 'link', 'sideways']),
    })),
    ...sometimes(() => ({ manualTempoBpm: integer(40, 260) })),
    ...sometimes(() => ({ style: oneOf(styles) })),
    ...sometimes(() => ({ energyBias: 2 * next() - 1 })),
    ...(is(0.1) && { tempoLowBpm: integer(40, 260), tempoHighBpm: integer(40, 260) }),
    ...(is(0.1) && { energyLow01: 2 * next() - 0.5, energyHigh01: next() }),
    ...(is(0.1) && {
      outputLevelsDb: { [oneOf(['null', 'alsa', '__proto__', 'x'.repeat(251)])]: integer(-70, 6) },
    }),
    ...(is(0.2) && { densityBias: 2 * next() - 1 }),
    ...(is(0.2) && { brightnessBias: 2 * next() - 1 }),
    ...(is(0.2) && { drumsBusyBias: 2 * next() - 1, drumsLooseBias: 2 * next() - 1 }),
    ...(is(0.2) && { key: oneOf(['auto', 'A minor', 'F# dorian', 'H major', '']) }),
    ...(is(0.2) && { partGainsDb: { [oneOf(parts)]: integer(-70, 12), [oneOf(parts)]: number() } }),
    ...(is(0.2) && {
      instruments: { [oneOf(parts)]: oneOf(['auto', 'violin', 'choir', 'kazoo', '__proto__']) },
    }),
    ...(is(0.1) && { scene: oneOf(['easy', 'push', 'calm', 'nowhere']) }),
    ...(is(0.1) && { nextScene: true }),
    ...(is(0.05) && { like: true }),
    ...(is(0.1) && { cue: oneOf(['skip', 'lap', 'coolDown', 'fly']) }),
    ...(is(0.1) && { styleWeights: { [oneOf(styles)]: next(), [oneOf(styles)]: number() } }),
  });
  const moment = () => oneOf([{}, {}, { ageSeconds: 10 * next() }, { atSeconds: number() }]);
  const reading = () => ({
    sensorId: oneOf(['fuzz', 'strap', `fuzz-${integer(0, 5000)}`, 'a b', '__proto__', 'x'.repeat(65)]),
    ...moment(),
    ...oneOf([
      {
        kind: 'heartRate',
        heartRateBpm: integer(10, 260),
        rrSeconds: [next(), 2 * next()],
        contact: is(0.5),
      },
      { kind: 'cadence', cadenceSpm: 320 * next(), totalSteps: integer(0, 1e6) },
      { kind: 'speed', speedMps: 16 * next() },
      { kind: 'position', latitude: 200 * next() - 100, longitude: 400 * next() - 200, accuracyMeters: 5 },
      { kind: 'step', strength01: next() },
      { kind: 'acceleration', xMps2: number(), yMps2: number(), zMps2: 9.81 },
      { kind: 'power', powerWatts: integer(-10, 3100) },
      { kind: 'battery', charge01: next() },
      { kind: 'control', name: oneOf(['play', 'skip', 'volume', 'x/y', '..']), value01: next() },
      { kind: 'note', pitchMidi: integer(-1, 130), velocity01: next(), on: is(0.5) },
      { kind: 'opinion', value: 7 },
    ]),
  });
  const several = (least, most, make) => Array.from({ length: integer(least, most) }, make);
  const id = () => oneOf([{}, { id: integer(0, 1e9) }, { id: integer(0, 9) }, { id: anything() }]);
  const valid = () =>
    oneOf([
      () => ({ type: 'command', ...id(), command: wish() }),
      () => ({ type: 'command', ...id(), command: wish() }),
      () => ({ type: 'readings', ...id(), readings: several(1, is(0.05) ? 256 : 5, reading) }),
      () => ({ type: 'readings', ...id(), readings: several(1, 3, reading) }),
      () => ({ type: 'ping', id: integer(0, 1e6) }),
      () => ({ type: 'watch', ...id(), spectrum: oneOf([true, false, anything()]) }),
      () => ({ type: 'auth', token: oneOf(['', 'guess', 'x'.repeat(32), 'y'.repeat(5000), anything()]) }),
      () => ({ type: oneOf(['hello', 'patch', 'answer', 'sing', '', '__proto__']), ...id() }),
    ])();

  /** Some place in it, be it ever so deep, is another than it was. */
  const disturbed = (value) => {
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0 || is(0.2))
      return anything();
    if (Array.isArray(value)) {
      const at = integer(0, value.length - 1);
      return oneOf([
        () => value.with(at, disturbed(value[at])),
        () => [...value, ...value],
        () => [...value, anything()],
        () => value.slice(0, at),
      ])();
    }
    const entries = Object.entries(value);
    const at = integer(0, entries.length - 1);
    const [name, inner] = entries[at];
    return Object.fromEntries(
      oneOf([
        () => entries.with(at, [name, disturbed(inner)]),
        () => entries.with(at, [name, disturbed(inner)]),
        () => entries.filter((_, index) => index !== at),
        () => [...entries, [oneOf(oddNames), anything()]],
        () => entries.map(([each, its]) => [each === name ? oneOf(oddNames) : each, its]),
      ])(),
    );
  };
  const torn = (text) => {
    const at = integer(0, text.length);
    const rest = integer(at, text.length);
    return oneOf([
      () => text.slice(0, at),
      () => text.slice(0, at) + text.slice(rest),
      () => text + text.slice(at),
      () =>
        `${text.slice(0, at)}${oneOf(['"', '\\', '{', ']', ',', '1e999', '\u0000', '\\ud800', '/*'])}${text.slice(at)}`,
    ])();
  };
  const giant = () =>
    oneOf([
      () => '['.repeat(integer(10, 60_000)),
      () => '{"a":'.repeat(integer(10, 12_000)),
      () => `{"type":"command","command":${'{"a":'.repeat(5000)}1${'}'.repeat(5001)}`,
      () =>
        JSON.stringify({
          type: 'readings',
          readings: Array.from({ length: integer(257, 3000) }, () => ({})),
        }),
      () =>
        JSON.stringify(Object.fromEntries(Array.from({ length: 4000 }, (_, index) => [`n${index}`, index]))),
      () => JSON.stringify({ type: 'command', command: { style: 'x'.repeat(integer(65, 60_000)) } }),
      () => JSON.stringify({ type: 'command', command: { [`k${'\u{1f600}'.repeat(8000)}`]: 1 } }),
      () => ' '.repeat(integer(1, 60_000)),
    ])();

  return {
    /** A text of at most 64 KiB. */
    text() {
      const kind = next();
      if (kind < 0.3) return JSON.stringify(valid());
      if (kind < 0.75)
        return JSON.stringify(is(0.3) ? disturbed(disturbed(valid())) : disturbed(valid())) ?? '';
      if (kind < 0.95) return torn(JSON.stringify(valid()));
      if (kind < 0.97) return giant();
      return oneOf(['', ' ', 'null', '[]', '""', '0', 'undefined', '{}', '\ufeff{}', '{"type":"ping"}']);
    },
  };
}
