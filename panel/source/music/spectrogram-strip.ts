import { spectrumBands } from '../../../daemon/player/spectrum/spectrum.ts';
import type { ColourName } from '../components/canvas.tsx';
import { type ColourStop, colourMap, mixed, parseColour } from './colour-map.ts';

/** After so long without a spectrum (a slow line, silence elsewhere) nothing is known of the time between. */
const longestGapSeconds = 0.4;

export interface StripLayout {
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
  readonly pixelsPerSecond: number;
}

/** Louder is farther from the paper, by day and by night: the colours of the page, from its paper to its ink. */
export function spectrogramStops(colour: (name: ColourName) => string): readonly ColourStop[] {
  const of = (name: ColourName) => parseColour(colour(name));
  const paper = of('--paper-deep');
  return [
    { at01: 0, colour: paper },
    { at01: 0.25, colour: paper },
    { at01: 0.5, colour: mixed(paper, of('--pad'), 0.5) },
    { at01: 0.75, colour: of('--accent') },
    { at01: 1, colour: of('--ink') },
  ];
}

/**
 * What was heard as a picture without end: columns are drawn once, into a ring as wide as what is shown, and a screen is
 * two copies out of it.
 */
export class SpectrogramStrip {
  readonly #ring = document.createElement('canvas');
  readonly #column = document.createElement('canvas');
  #layout: StripLayout = { width: 0, height: 0, pixelsPerSecond: 1 };
  #map = colourMap([
    { at01: 0, colour: [0, 0, 0] },
    { at01: 1, colour: [0, 0, 0] },
  ]);
  /** Pixel behind the newest column, counted without end. */
  #end: number | undefined;

  constructor() {
    this.#column.width = 1;
    this.#column.height = spectrumBands;
  }

  /** Begins anew where the picture has another size or other colours. */
  fit(layout: StripLayout, colour: (name: ColourName) => string): void {
    this.#layout = layout;
    this.#ring.width = layout.width;
    this.#ring.height = layout.height;
    this.#map = colourMap(spectrogramStops(colour));
    this.#end = undefined;
  }

  add(levels: readonly number[], atSeconds: number): void {
    const { width, height, pixelsPerSecond } = this.#layout;
    const context = this.#ring.getContext('2d');
    if (!context || width === 0) return;
    const end = Math.round(atSeconds * pixelsPerSecond);
    const since = this.#end === undefined ? Number.POSITIVE_INFINITY : end - this.#end;
    const gap = longestGapSeconds * pixelsPerSecond;
    // The same pixel again.
    if (since <= 0 && since > -gap) return;
    const isNext = since > 0 && since < gap;
    if (!isNext) this.#blank(context, since > 0 && since < width ? this.#end! : end - width, end);
    this.#paint(levels);
    for (let pixel = isNext ? this.#end! : end - 1; pixel < end; pixel += 1)
      context.drawImage(this.#column, wrap(pixel, width), 0, 1, height);
    this.#end = end;
  }

  /** The picture whose right edge is this moment. */
  draw(context: CanvasRenderingContext2D, nowSeconds: number): void {
    const { width, height, pixelsPerSecond } = this.#layout;
    if (this.#end === undefined || width === 0) return;
    // Newer than the newest there is nothing, older than the ring neither.
    const late = Math.min(width, Math.max(0, Math.round(nowSeconds * pixelsPerSecond) - this.#end));
    const shown = width - late;
    const begin = wrap(this.#end - shown, width);
    const first = Math.min(shown, width - begin);
    if (first > 0) context.drawImage(this.#ring, begin, 0, first, height, 0, 0, first, height);
    if (shown > first)
      context.drawImage(this.#ring, 0, 0, shown - first, height, first, 0, shown - first, height);
  }

  #blank(context: CanvasRenderingContext2D, from: number, end: number): void {
    for (let pixel = from; pixel < end; pixel += 1)
      context.clearRect(wrap(pixel, this.#layout.width), 0, 1, this.#layout.height);
  }

  #paint(levels: readonly number[]): void {
    const context = this.#column.getContext('2d');
    if (!context) return;
    const image = context.createImageData(1, spectrumBands);
    levels.forEach((level, band) => {
      const from = 4 * level;
      image.data.set(this.#map.subarray(from, from + 4), 4 * (spectrumBands - 1 - band));
    });
    context.putImageData(image, 0, 0);
  }
}

const wrap = (pixel: number, width: number): number => ((pixel % width) + width) % width;
