import { type MidiEvent, parseMidi } from 'midi-file';
import { palette } from '../../band/instruments.ts';
import { drumChannel, eventGridFrames, mostFramesAtOnce, type Synth } from '../../player/synth/synth.ts';
import { TactusError } from '../../system/errors.ts';
import { excerptRateHz as sampleRateHz } from './excerpt-job.ts';
import type { Stereo } from './level.ts';

const usualMicrosecondsPerBeat = 500_000;
/** Volume, pan, expression, sustain: what a piece says of itself. Effects are ours, the same for all. */
const heardControllers = new Set([7, 10, 11, 64]);
const settleSeconds = 0.5;

interface TimedEvent {
  readonly atSeconds: number;
  readonly event: MidiEvent;
}

/**
 * Plays so many seconds of a MIDI file from a quarter into it on, by the synthesiser that plays our own music, which mixes it
 * itself: each program by the nearest that it holds. Errors: TactusError `badData` of what is no MIDI file, or is too short.
 */
export function playMidi(name: string, bytes: Uint8Array, seconds: number, synth: Synth): Stereo {
  const { events, fromSeconds } = readPiece(name, bytes, seconds);
  const frames = Math.ceil((seconds * sampleRateHz) / eventGridFrames) * eventGridFrames;
  const sound = { left: new Float32Array(frames), right: new Float32Array(frames) };
  const frameOf = (atSeconds: number): number =>
    Math.max(0, Math.round(((atSeconds - fromSeconds) * sampleRateHz) / eventGridFrames)) * eventGridFrames;
  let frame = 0;
  for (const { atSeconds, event } of events) {
    const at = Math.min(frames, frameOf(atSeconds));
    renderInto(sound, frame, at - frame, synth);
    frame = at;
    // What was struck before is not heard any more; how it was set up counts.
    if (atSeconds >= fromSeconds || (event.type !== 'noteOn' && event.type !== 'noteOff')) play(synth, event);
    if (frame === frames) break;
  }
  renderInto(sound, frame, frames - frame, synth);
  return sound;
}

function renderInto({ left, right }: Stereo, from: number, frames: number, synth: Synth): void {
  const bus = synth.buses[0]!;
  for (let at = from; at < from + frames; at += mostFramesAtOnce) {
    const count = Math.min(mostFramesAtOnce, from + frames - at);
    synth.render(0, count);
    left.set(bus.left.subarray(0, count), at);
    right.set(bus.right.subarray(0, count), at);
  }
}

/** What happens in it, and where an excerpt begins. Errors: as `playMidi`. */
export function readPiece(
  name: string,
  bytes: Uint8Array,
  seconds: number,
): { readonly events: readonly TimedEvent[]; readonly fromSeconds: number } {
  const events = timed(name, bytes);
  const lastSeconds = events.findLast(({ event }) => event.type === 'noteOn')?.atSeconds ?? 0;
  if (lastSeconds < seconds)
    throw new TactusError('badData', `${name} is shorter than ${seconds} s`, 'Choose longer pieces.');
  return { events, fromSeconds: Math.min(lastSeconds / 4, lastSeconds - seconds) };
}

function timed(name: string, bytes: Uint8Array): readonly TimedEvent[] {
  const { ticksPerBeat, tracks } = parsed(name, bytes);
  const events = tracks
    .flatMap((track) => {
      let atTick = 0;
      return track.map((event) => {
        atTick += event.deltaTime;
        return { atTick, event };
      });
    })
    .sort((a, b) => a.atTick - b.atTick);
  let [tick, seconds, microsecondsPerBeat] = [0, 0, usualMicrosecondsPerBeat];
  return events.map(({ atTick, event }) => {
    seconds += ((atTick - tick) * microsecondsPerBeat) / (1e6 * ticksPerBeat);
    tick = atTick;
    if (event.type === 'setTempo') microsecondsPerBeat = event.microsecondsPerBeat;
    return { atSeconds: seconds + settleSeconds, event };
  });
}

function parsed(
  name: string,
  bytes: Uint8Array,
): { readonly ticksPerBeat: number; readonly tracks: readonly (readonly MidiEvent[])[] } {
  const fix = 'Choose Standard MIDI Files (.mid).';
  try {
    const { header, tracks } = parseMidi(bytes);
    const { ticksPerBeat } = header;
    if (ticksPerBeat !== undefined && ticksPerBeat > 0) return { ticksPerBeat, tracks };
  } catch (error) {
    throw new TactusError('badData', `${name} is no MIDI file`, fix, { cause: error });
  }
  throw new TactusError('badData', `${name} does not count its time in beats`, fix);
}

function play(synth: Synth, event: MidiEvent): void {
  if (event.type === 'noteOn' && event.velocity > 0)
    synth.noteOn(event.channel, event.noteNumber, event.velocity);
  else if (event.type === 'noteOn' || event.type === 'noteOff')
    synth.noteOff(event.channel, event.noteNumber);
  else if (event.type === 'programChange')
    synth.programSelect(event.channel, nearestProgram(event.programNumber, event.channel === drumChannel));
  else if (event.type === 'controller' && heardControllers.has(event.controllerType))
    synth.controlChange(event.channel, event.controllerType, event.value);
}

/** Of those that can sound: one of the same eight of General MIDI, where there is one. */
export function nearestProgram(program: number, isDrums: boolean): number {
  const known = isDrums ? palette.drumKits : palette.programs;
  const distance = (other: number): number =>
    (Math.floor(other / 8) === Math.floor(program / 8) ? 0 : 128) + Math.abs(other - program);
  return known.reduce((best, other) => (distance(other) < distance(best) ? other : best));
}
