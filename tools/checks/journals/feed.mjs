/**
 * What a daemon's recorder was told, made of the journal that it wrote: the same readings, moments, bars, beats, notes and
 * sound, over and over, as long as anybody likes.
 */

/** `lines`: of a journal, in order. `load`: gives modules of the built daemon. */
export async function createFeed(lines, load) {
  const { parseChordSymbol } = await load('score/chord.js');
  const { parsePitchClass } = await load('score/pitch.js');
  const { header, synth, body, events, seconds } = sortedOut(lines);
  const chordOf = (symbol) => parseChordSymbol(symbol) ?? { root: 0, quality: 'maj' };
  const keyOf = (name) => {
    const [tonic, mode] = name.split(' ');
    return { tonic: parsePitchClass(tonic) ?? 0, mode };
  };
  const last = (kind, value) => Math.max(0, ...events.filter((each) => each.kind === kind).map(value));
  const bars = 1 + last('bar', ({ index }) => index);
  const beats = 1 + last('played', (line) => Math.max(0, ...(line.beats ?? []).map(([beat]) => beat)));
  const steps = 1 + last('sound', ({ to }) => to);
  const meters = body.at(-1)?.distanceMeters ?? 0;

  return {
    header,
    seconds,
    /** Tells a recorder, from `zeroSeconds` of its clock on; `sound` is to be its source of sound. */
    tellTo(zeroSeconds) {
      let settings = {};
      let intentOf = {};
      let sources = {};
      let instruments = {};
      let waiting = { to: 0, events: [], lost: 0 };
      let nextIndex = 0;
      let isSynthKnown = false;
      const tell = (listener, line, round) => {
        const atSeconds = zeroSeconds + round * seconds + line.atSeconds;
        const index = (line.index ?? 0) + round * bars;
        if (isReading(line)) listener.reading(readingOf(line, atSeconds));
        else if (line.kind === 'settings') settings = line;
        else if (line.kind === 'intent') intentOf = line;
        else if (line.kind === 'body') {
          sources = line.sources ?? sources;
          listener.moment(momentOf({ line, atSeconds, meters: round * meters, intentOf, settings, sources }));
        } else if (line.kind === 'bar') {
          instruments = line.instruments ?? instruments;
          listener.played({
            event: {
              ...{ kind: 'bar', frame: 0, atSeconds, barIndex: index, generation: 1 },
              startBeat: line.startBeat + round * beats,
            },
            bar: {
              ...{ ...line, index, generation: 1, startBeat: line.startBeat + round * beats, notes: [] },
              ...{ closing: false, key: keyOf(line.key) },
              chords: line.chords.map((symbol) => ({ startStep: 0, chord: chordOf(symbol) })),
              instruments,
            },
          });
        } else if (line.kind === 'played') {
          for (const [beat, , tempoBpm] of line.beats ?? [])
            listener.played({
              event: { kind: 'beat', frame: 0, atSeconds, beat: beat + round * beats, tempoBpm },
              bar: undefined,
            });
          for (const [part, atBeat, durationBeats, pitchMidi, velocity, source, goesOn] of line.notes ?? [])
            listener.played({
              event: {
                ...{ kind: 'note', frame: 0, atSeconds, barIndex: 0, part, durationBeats, pitchMidi, source },
                ...{ atBeat: atBeat + round * beats, velocity01: velocity / 127, goesOn: goesOn === 1 },
              },
              bar: undefined,
            });
        } else if (line.kind === 'sound')
          waiting = {
            to: line.to + round * steps,
            events: [
              ...waiting.events,
              ...(line.events ?? []).map(([step, ...said]) => [step + round * steps, ...said]),
            ],
            lost: 0,
          };
      };
      return {
        sound: {
          synth: () => (isSynthKnown ? synth : undefined),
          begin: () => {},
          read() {
            const piece = waiting;
            waiting = { to: piece.to, events: [], lost: 0 };
            return piece;
          },
        },
        /** All until `elapsedSeconds`; `onReading` is called after each of them. */
        until(elapsedSeconds, listener, onReading = () => {}) {
          isSynthKnown = synth !== undefined;
          for (;;) {
            const round = Math.floor(nextIndex / events.length);
            const line = events[nextIndex % events.length];
            if (round * seconds + line.atSeconds > elapsedSeconds) return;
            nextIndex += 1;
            tell(listener, line, round);
            if (isReading(line)) onReading();
          }
        },
      };
    },
  };
}

export const isReading = ({ kind }) => kind === 'reading' || kind === 'step';
/** All of one round that are told of the journal of these lines, in order. */
export const readingsTold = (lines) => sortedOut(lines).events.filter(isReading);

/** From the first second of moving on: a session is kept then, however short it is. Times count from there. */
function sortedOut(lines) {
  const header = lines.find(({ kind }) => kind === 'session');
  const { kind: _kind, atSeconds: _at, ...synth } = lines.find(({ kind }) => kind === 'synth') ?? {};
  const movesAt = lines.find(({ kind, activity }) => kind === 'body' && activity === 'running')?.atSeconds;
  if (movesAt === undefined) throw new Error('nobody runs in the journal that is to be told again');
  const settings = lines.filter(({ kind }) => kind === 'settings').slice(0, 1);
  const kinds = new Set(['reading', 'step', 'body', 'intent', 'bar', 'played', 'sound']);
  // Charge is told once a minute only, however often a round comes.
  const isTold = ({ kind, reading }) => kinds.has(kind) && reading !== 'battery';
  const events = [
    ...settings.map((line) => ({ ...line, atSeconds: 0 })),
    ...intentsFirst(lines.filter((line) => isTold(line) && line.atSeconds >= movesAt)).map((line) => ({
      ...line,
      atSeconds: line.atSeconds - movesAt,
    })),
  ].sort((one, other) => one.atSeconds - other.atSeconds);
  const body = events.filter(({ kind }) => kind === 'body');
  return {
    ...{ header, body, events, seconds: events.at(-1).atSeconds + 0.5 },
    synth: synth.description === undefined ? undefined : synth,
  };
}

/** A moment is told whole when its body is: its intent comes first. */
function intentsFirst(lines) {
  const sorted = [...lines];
  for (let index = 1; index < sorted.length; index += 1)
    if (sorted[index].kind === 'intent' && sorted[index - 1].kind === 'body')
      [sorted[index - 1], sorted[index]] = [sorted[index], sorted[index - 1]];
  return sorted;
}

function readingOf({ kind, reading, ...said }, atSeconds) {
  return { ...said, kind: kind === 'step' ? 'step' : reading, atSeconds };
}

function momentOf({ line, atSeconds, meters, intentOf, settings, sources }) {
  const { activity, cadenceSpm, speedMps, distanceMeters = 0, heartRateBpm, effort01 } = line;
  const { tempoBpm, feel, energy01, density01, section, phaseOffsetMs } = intentOf;
  const { follow, manualTempoBpm, energyBias, styleWeights, volume01, muted } = settings;
  return {
    body: {
      ...{ atSeconds, activity, cadenceSpm, speedMps, heartRateBpm, effort01, sources, ageSeconds: {} },
      ...{ distanceMeters: distanceMeters + meters, confidence01: 1 },
    },
    intent: {
      ...{
        tempoBpm,
        feel,
        energy01,
        density01,
        brightness01: 0.5,
        section,
        styleWeights: styleWeights ?? {},
      },
      ...{ key: { tonic: 0, mode: 'major' }, seed: 1 },
      ...(phaseOffsetMs !== undefined && { phase: { offsetMs: phaseOffsetMs } }),
    },
    sound: { playing: 'playing', volume01: volume01 ?? 1, muted: muted ?? false },
    settings: { follow, manualTempoBpm, energyBias },
  };
}
