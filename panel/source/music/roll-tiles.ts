import type { BarMessage } from '../../../daemon/panel/protocol/bar-message.ts';
import type { Picture } from '../components/canvas.tsx';
import { chordText } from './key-names.ts';
import { type Gains, isSilent } from './mixer.ts';
import { chordRow, drumRow, notesTop, type RollLayout, sectionRow } from './roll-layout.ts';
import { drawNote } from './roll-notes.ts';

/** Names at the end of a bar may reach into the next. */
const overhang = 64;
const octave = 12;
/** Of a part that is written and not heard. */
const silentAlpha = 0.16;

interface Tile {
  readonly key: string;
  readonly canvas: HTMLCanvasElement;
}

/** What stands over a bar: its section where that begins, else its number in it. */
export interface BarTitle {
  readonly text: string;
  readonly isSection: boolean;
}

/**
 * Each bar as a picture of its own, drawn once and then only moved: drawing every note of every bar for every picture
 * takes a phone longer than a thirtieth of a second.
 */
export class RollTiles {
  readonly #tiles = new Map<number, Tile>();

  /** Of those that are not in sight any more nothing is kept. */
  keepOnly(bars: readonly BarMessage[]): void {
    for (const index of this.#tiles.keys())
      if (!bars.some((bar) => bar.index === index)) this.#tiles.delete(index);
  }

  /** The bar's picture; `dress` names all else that it depends on. */
  tileOf(
    bar: BarMessage,
    title: BarTitle,
    layout: RollLayout,
    picture: Picture,
    gains: Gains,
    dress: string,
  ): HTMLCanvasElement {
    const key = `${bar.generation} ${title.text} ${dress}`;
    const known = this.#tiles.get(bar.index);
    if (known?.key === key) return known.canvas;
    const canvas = known?.canvas ?? document.createElement('canvas');
    const { beatWidth, height, ratio } = layout;
    canvas.width = Math.ceil((bar.lengthBeats * beatWidth + overhang) * ratio);
    canvas.height = Math.round(height * ratio);
    const context = canvas.getContext('2d');
    if (context) {
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawBar(context, bar, title, layout, picture.colour, gains);
    }
    this.#tiles.set(bar.index, { key, canvas });
    return canvas;
  }
}

function drawBar(
  context: CanvasRenderingContext2D,
  bar: BarMessage,
  title: BarTitle,
  layout: RollLayout,
  colour: Picture['colour'],
  gains: Gains,
): void {
  const { beatWidth, height, low, high, row } = layout;
  const width = bar.lengthBeats * beatWidth;
  context.fillStyle = colour('--line');
  for (let pitch = Math.ceil(low / octave) * octave; pitch < high; pitch += octave)
    context.fillRect(0, notesTop + (high - pitch + 0.5) * row, width, 1);
  context.fillRect(0, height - drumRow, width, 1);
  for (let beat = 0; beat < bar.lengthBeats; beat += 1) {
    const top = beat > 0 ? notesTop : title.isSection ? 0 : sectionRow;
    context.fillStyle = colour(beat === 0 ? '--line-strong' : '--line');
    context.fillRect(beat * beatWidth, top, beat === 0 && title.isSection ? 2 : 1, height - top);
  }
  context.textBaseline = 'middle';
  context.font = `${title.isSection ? 700 : 500} 11px system-ui, sans-serif`;
  context.fillStyle = colour(title.isSection ? '--ink' : '--ink-soft');
  context.fillText(title.text, 6, sectionRow / 2 + 1);
  context.font = '600 12.5px system-ui, sans-serif';
  context.fillStyle = colour('--ink');
  for (const { atBeat, symbol } of bar.chords)
    context.fillText(chordText(symbol), (atBeat - bar.startBeat) * beatWidth + 6, sectionRow + chordRow / 2);
  for (const note of bar.notes) {
    const played = isSilent(gains, note.part) ? silentAlpha : 0.85;
    context.globalAlpha = played * (0.55 + 0.45 * note.velocity01);
    drawNote(context, note, (note.atBeat - bar.startBeat) * beatWidth, layout, colour);
  }
}
