/** How far the other end of an endless answer is behind what is sent to it. */
export interface Lag {
  /** Once a second or so: all bytes sent since the beginning, and those of them that were not taken yet. */
  observe(atSeconds: number, sentBytes: number, waitingBytes: number): void;
  /** Age of the oldest byte that was not taken; to the second. */
  readonly seconds: number;
}

const keptSamples = 32;

export function createLag(): Lag {
  /** When so much had been sent. */
  let sent: { readonly atSeconds: number; readonly bytes: number }[] = [];
  let seconds = 0;
  return {
    observe(atSeconds, sentBytes, waitingBytes) {
      sent = [...sent.slice(1 - keptSamples), { atSeconds, bytes: sentBytes }];
      const takenBytes = sentBytes - waitingBytes;
      const taken = sent.findLast(({ bytes }) => bytes <= takenBytes) ?? sent[0]!;
      seconds = atSeconds - taken.atSeconds;
    },
    get seconds() {
      return seconds;
    },
  };
}
