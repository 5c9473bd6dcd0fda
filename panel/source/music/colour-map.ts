/** Red, green, blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

export interface ColourStop {
  /** 0 is silence, 1 as loud as can be. */
  readonly at01: number;
  readonly colour: Rgb;
}

/** Colours for 256 levels, four bytes each, opaque. The stops rise from 0 to 1. */
export function colourMap(stops: readonly ColourStop[]): Uint8ClampedArray<ArrayBuffer> {
  const map = new Uint8ClampedArray(4 * 256);
  for (let level = 0; level < 256; level += 1) {
    const at01 = level / 255;
    const next = Math.max(
      1,
      stops.findIndex((stop) => stop.at01 >= at01),
    );
    const [from, to] = [stops[next - 1]!, stops[next]!];
    map.set([...mixed(from.colour, to.colour, (at01 - from.at01) / (to.at01 - from.at01)), 255], 4 * level);
  }
  return map;
}

export const mixed = (from: Rgb, to: Rgb, share01: number): Rgb => {
  const at = (channel: 0 | 1 | 2): number => from[channel] + share01 * (to[channel] - from[channel]);
  return [at(0), at(1), at(2)];
};

/** `#c93a14` of the style sheet; grey for anything else. */
export function parseColour(text: string): Rgb {
  const digits = /^\s*#([\da-f]{2})([\da-f]{2})([\da-f]{2})\s*$/i.exec(text);
  const [red = 128, green = 128, blue = 128] = (digits?.slice(1) ?? []).map((hex) =>
    Number.parseInt(hex, 16),
  );
  return [red, green, blue];
}
