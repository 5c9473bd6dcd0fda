/** Runs in a page: bars in a row, drawn as the page's own piano roll draws each of them. */
import '../../panel/source/frame/frame.css';
import { layOut, rangeOf } from '../../panel/source/music/roll-layout.ts';
import { RollTiles } from '../../panel/source/music/roll-tiles.ts';

const gains = { lead: 0, chords: 0, pad: 0, bass: 0, drums: 0 };

/** A PNG as a data URL. `titles`: what stands over each bar. */
export function drawRoll({ bars, titles, endBeat, width, height }) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name);
  const startBeat = bars[0].startBeat;
  const beatWidth = width / (endBeat - startBeat);
  const layout = { ...layOut({ width, height, ratio: 1 }, rangeOf(bars)), beatWidth };
  const tiles = new RollTiles();
  context.fillStyle = colour('--paper-deep');
  context.fillRect(0, 0, width, height);
  bars.forEach((bar, index) => {
    const tile = tiles.tileOf(
      bar,
      titles[index],
      layout,
      { context, width, height, ratio: 1, colour },
      gains,
      '',
    );
    context.drawImage(tile, Math.round((bar.startBeat - startBeat) * beatWidth), 0);
  });
  return canvas.toDataURL('image/png');
}
