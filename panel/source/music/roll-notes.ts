import type { BarMessage } from '../../../daemon/panel/protocol/bar-message.ts';
import type { Picture } from '../components/canvas.tsx';
import { type RollLayout, yOf, yOfDrum } from './roll-layout.ts';

type Note = BarMessage['notes'][number];

/** One note whose beginning lies at `x`. `isSounding`: a little larger. */
export function drawNote(
  context: CanvasRenderingContext2D,
  note: Note,
  x: number,
  layout: RollLayout,
  colour: Picture['colour'],
  isSounding = false,
): void {
  context.fillStyle = colour(`--${note.part}`);
  if (note.part === 'drums') {
    context.beginPath();
    context.arc(x + 2, yOfDrum(layout, note.pitchMidi), isSounding ? 4.5 : 2.6, 0, 2 * Math.PI);
    context.fill();
    return;
  }
  const swell = isSounding ? 1 : 0;
  const width = Math.max(3, note.durationBeats * layout.beatWidth - 1.5);
  const thick = layout.thickness + 2 * swell;
  const top = yOf(layout, note.pitchMidi) - thick / 2;
  pill(context, x - swell, top, width + 2 * swell, thick);
  if (width < 6 || thick < 5) return;
  // What theory wrote instead of the network is hollow; what a person played has a rim.
  if (note.source === 'fallback') {
    context.fillStyle = colour('--paper-deep');
    pill(context, x + 1.5, top + 1.5, width - 3, thick - 3);
  } else if (note.source === 'jam') {
    context.strokeStyle = colour('--ink');
    context.lineWidth = 1.5;
    context.stroke();
  }
}

export function pill(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(3, height / 2));
  context.fill();
}
