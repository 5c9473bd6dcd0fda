/** Of all excerpts, and of the music that they are cut from, whatever the configuration says: no rate tells who wrote one. */
export const excerptRateHz = 48_000;

/** What the excerpt's process is given, as JSON. */
export interface ExcerptJob {
  /** A WAV file of ours at `excerptRateHz`, or a MIDI file in memory (base64). */
  readonly from: { readonly wavPath: string } | { readonly midi: string };
  /** Of a WAV file; people's pieces begin where `playMidi` says. */
  readonly fromSeconds: number;
  readonly seconds: number;
  /** Absent: it is only looked at whether it could be made. */
  readonly mp3Path?: string;
}
