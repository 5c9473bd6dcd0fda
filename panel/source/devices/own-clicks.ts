/** Clicks of this page itself, and when each is heard here, as far as the browser knows. */
export interface OwnClicks {
  /** How long after the nearest click a moment of the page's clock is. Undefined where the browser does not tell. */
  lateMs(atMs: number): number | undefined;
  stop(): void;
}

export const ownEveryMs = 700;
const firstSeconds = 0.6;
const clickHz = 1760;
const clickSeconds = 0.08;
const clicks = 90;

/** Must be called at a press: browsers keep silent otherwise. */
export function startOwnClicks(): OwnClicks {
  const context = new AudioContext({ latencyHint: 'interactive' });
  void context.resume();
  const beginSeconds = context.currentTime + firstSeconds;
  for (let click = 0; click < clicks; click += 1) {
    const atSeconds = beginSeconds + (click * ownEveryMs) / 1000;
    const tone = new OscillatorNode(context, { frequency: clickHz });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0.5, atSeconds);
    gain.gain.exponentialRampToValueAtTime(0.001, atSeconds + clickSeconds);
    tone.connect(gain).connect(context.destination);
    tone.start(atSeconds);
    tone.stop(atSeconds + clickSeconds);
  }
  return {
    lateMs(atMs) {
      const { contextTime, performanceTime } = context.getOutputTimestamp();
      if (!contextTime || !performanceTime) return undefined;
      // What leaves the loudspeaker now has this time in the context's own.
      const heardSeconds = contextTime + (atMs - performanceTime) / 1000;
      const sinceMs = (heardSeconds - beginSeconds) * 1000;
      return sinceMs - Math.round(sinceMs / ownEveryMs) * ownEveryMs;
    },
    stop: () => void context.close(),
  };
}
