import { expect, it } from 'vitest';
import { colourMap, mixed, parseColour, type Rgb } from './colour-map.ts';
import { spectrogramStops } from './spectrogram-strip.ts';

/** How light a colour looks, 0 to 1 (WCAG's relative luminance). */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const levelsOf = (map: Uint8ClampedArray): Rgb[] =>
  Array.from({ length: 256 }, (_, level) => [map[4 * level]!, map[4 * level + 1]!, map[4 * level + 2]!]);

it('reads the colours of the style sheet', () => {
  expect(parseColour(' #c93a14 ')).toEqual([201, 58, 20]);
  expect(parseColour('rebeccapurple')).toEqual([128, 128, 128]);
  expect(mixed([0, 100, 200], [100, 0, 200], 0.25)).toEqual([25, 75, 200]);
});

it.each([
  ['day', { '--paper-deep': '#fffdf8', '--pad': '#8a5cc7', '--accent': '#c93a14', '--ink': '#201b14' }],
  ['night', { '--paper-deep': '#1e1b17', '--pad': '#b692ee', '--accent': '#ff6f43', '--ink': '#f4eee2' }],
])('is read by lightness alone, by %s: louder is always farther from the paper', (_, colours) => {
  const levels = levelsOf(
    colourMap(spectrogramStops((name) => colours[name as keyof typeof colours] ?? 'none')),
  );
  const paper = luminance(levels[0]!);
  const far = levels.map((level) => Math.abs(luminance(level) - paper));
  expect(far.every((each, level) => level === 0 || each >= far[level - 1]! - 0.004)).toBe(true);
  expect(far.at(-1)).toBeGreaterThan(0.6);
});
