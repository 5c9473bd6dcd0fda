import { useCallback } from 'preact/hooks';
import type { BarMessage } from '../../../daemon/panel/protocol/protocol.ts';
import { sentence } from '../model/format.ts';
import type { Model } from '../model/model.ts';
import { Canvas, type Picture } from './canvas.tsx';

type Note = BarMessage['notes'][number];
type Part = Note['part'];

const parts: readonly Part[] = ['lead', 'chords', 'pad', 'bass', 'drums'];

const beatsBehind = 3;
const beatsAhead = 13;
const chordRow = 22;
const drumRow = 34;
/** General MIDI keys that drummers play, as rows from the foot up. */
const drumRows = 4;
const lowestSpan = 36;

/** Height of a drum in its strip: kick at the foot, then snare, toms, metal. */
function drumRowOf(pitchMidi: number): number {
  if (pitchMidi <= 36) return 0;
  if (pitchMidi <= 40) return 1;
  return [41, 43, 45, 47, 48, 50].includes(pitchMidi) ? 2 : 3;
}

interface Range {
  low: number;
  high: number;
}

/** Pitches in sight with a little air, so that no voice leaves the picture. */
function rangeOf(bars: readonly BarMessage[]): Range {
  const pitches = bars.flatMap((bar) =>
    bar.notes.flatMap((note) => (note.part === 'drums' ? [] : [note.pitchMidi])),
  );
  if (pitches.length === 0) return { low: 40, high: 40 + lowestSpan };
  const low = Math.min(...pitches) - 2;
  const high = Math.max(...pitches) + 2;
  const air = Math.max(0, lowestSpan - (high - low)) / 2;
  return { low: low - air, high: high + air };
}

/** The notes being played and those planned, each part in its colour; what may still change is paler. */
export function PianoRoll({ model }: { readonly model: Model }) {
  const draw = useCallback(
    (() => {
      let shown: Range | undefined;
      return (picture: Picture): void => {
        const bars = model.score.bars;
        const wanted = rangeOf(bars);
        shown ??= wanted;
        // It opens at once for what would not fit, and closes slowly: the picture breathes instead of jumping.
        shown.low = Math.min(wanted.low, shown.low + (wanted.low - shown.low) * 0.04);
        shown.high = Math.max(wanted.high, shown.high + (wanted.high - shown.high) * 0.04);
        drawRoll(picture, bars, model.beat(), shown);
      };
    })(),
    [model],
  );
  return (
    <section class="roll" aria-label="Notes">
      <Canvas class="roll-canvas" label={describe(model)} draw={draw} />
      <ul class="legend">
        {parts.map((part) => (
          <li key={part} class={`legend-${part}`}>
            {sentence(part)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For who cannot see it; changes once a bar. */
function describe(model: Model): string {
  const beat = model.beat();
  const bar = beat === undefined ? undefined : model.score.barAt(beat);
  if (!bar) return 'Piano roll: nothing is playing';
  const counts = parts.map((part) => `${part} ${bar.notes.filter((note) => note.part === part).length}`);
  return `Piano roll: ${bar.section}, ${bar.key}, notes in this bar: ${counts.join(', ')}`;
}

function drawRoll(
  picture: Picture,
  bars: readonly BarMessage[],
  beat: number | undefined,
  range: Range,
): void {
  const { context, width, height, colour } = picture;
  const now = beat ?? bars[0]?.startBeat ?? 0;
  const beatWidth = width / (beatsBehind + beatsAhead);
  const toX = (atBeat: number): number => (atBeat - now + beatsBehind) * beatWidth;
  const rollHeight = height - chordRow - drumRow;
  const row = rollHeight / (range.high - range.low);
  const toY = (pitch: number): number => chordRow + (range.high - pitch) * row;
  const playheadX = toX(now);

  context.textBaseline = 'middle';
  context.font = '600 12px system-ui, sans-serif';
  for (const bar of bars) {
    drawBarLines(picture, bar, toX);
    for (const chord of bar.chords) {
      const x = toX(chord.atBeat);
      context.fillStyle = colour(chord.atBeat <= now ? '--ink' : '--ink-soft');
      context.fillText(chord.symbol, x + 5, chordRow / 2);
    }
  }
  context.fillStyle = colour('--line');
  context.fillRect(0, height - drumRow, width, 1);

  const playing = bars.find((bar) => bar.startBeat <= now && now < bar.startBeat + bar.lengthBeats);
  for (const bar of bars) {
    const mayChange = beat !== undefined && playing !== undefined && bar.index > playing.index + 1;
    for (const note of bar.notes) {
      const x = toX(note.atBeat);
      const length = Math.max(3, note.durationBeats * beatWidth - 1.5);
      if (x + length < 0 || x > width) continue;
      const sounding = beat !== undefined && note.atBeat <= now && now < note.atBeat + note.durationBeats;
      const past = note.atBeat + note.durationBeats <= now;
      context.globalAlpha = (past ? 0.28 : mayChange ? 0.45 : 0.85) * (0.55 + 0.45 * note.velocity01);
      if (sounding) context.globalAlpha = 1;
      context.fillStyle = colour(`--${note.part}`);
      if (note.part === 'drums') {
        const step = (drumRow - 8) / drumRows;
        const y = height - 4 - (drumRowOf(note.pitchMidi) + 0.5) * step;
        dot(context, x + 2, y, sounding ? 4 : 2.6);
      } else {
        const thick = Math.min(13, Math.max(4, row * 0.9));
        pill(context, x, toY(note.pitchMidi) - thick / 2, length, thick);
        if (note.source === 'fallback')
          hollow(context, colour('--paper-deep'), x, toY(note.pitchMidi), length, thick);
      }
    }
  }
  context.globalAlpha = 1;
  context.fillStyle = colour('--accent');
  context.fillRect(playheadX - 1, chordRow - 2, 2, height - chordRow + 2);
}

function drawBarLines(picture: Picture, bar: BarMessage, toX: (beat: number) => number): void {
  const { context, height, colour } = picture;
  for (let beat = 0; beat < bar.lengthBeats; beat += 1) {
    context.fillStyle = colour(beat === 0 ? '--line-strong' : '--line');
    const top = beat === 0 ? 0 : chordRow;
    context.fillRect(toX(bar.startBeat + beat), top, 1, height - top);
  }
}

function dot(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function pill(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(3, height / 2));
  context.fill();
}

/** Notes that theory wrote instead of the network are hollow. */
function hollow(
  context: CanvasRenderingContext2D,
  paper: string,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  if (width < 6 || height < 5) return;
  context.fillStyle = paper;
  pill(context, x + 1.5, y - height / 2 + 1.5, width - 3, height - 3);
}
