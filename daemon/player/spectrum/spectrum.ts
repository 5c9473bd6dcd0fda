/** What the master sounds like at one moment, for people to look at. */
export interface Spectrum {
  /** When that is heard at the reference ear, monotonic seconds. */
  readonly atSeconds: number;
  /** One for each band, lowest first: 0 is -90 dBFS or less, 255 is 0 dBFS. */
  readonly levels: readonly number[];
  /** Largest samples of that moment, left and right, dBFS; -90 or more. */
  readonly peakDb: readonly [number, number];
}

export const spectrumBands = 64;
/** As often it is worth being asked for. */
export const spectraPerSecond = 15;
export const softestDb = -90;
export const mostLevel = 255;

const lowestHz = 40;
const highestHz = 16_000;

/** Where a band begins and the one below it ends: each is as many times as high as the last. Also between them. */
export const bandEdgeHz = (band: number): number =>
  lowestHz * (highestHz / lowestHz) ** (band / spectrumBands);

export const silenceAt = (atSeconds: number): Spectrum => ({
  atSeconds,
  levels: Array.from({ length: spectrumBands }, () => 0),
  peakDb: [softestDb, softestDb],
});
