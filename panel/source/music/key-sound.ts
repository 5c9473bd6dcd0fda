/** Softer than the band: it is there to play by. */
const loudness = 0.22;
const attackSeconds = 0.006;
const fadeSeconds = 1.4;
const releaseSeconds = 0.12;

interface Voice {
  readonly oscillator: OscillatorNode;
  readonly gain: GainNode;
}

/** What the keys of this page sound like, here and at once: the band answers later, and does not play them again. */
export class KeySound {
  readonly #voices = new Map<number, Voice>();
  #audio: AudioContext | undefined;

  /** To be called from a press: browsers let nothing else begin to sound. */
  start(pitchMidi: number, velocity01: number): void {
    this.stop(pitchMidi);
    this.#audio ??= new AudioContext({ latencyHint: 'interactive' });
    void this.#audio.resume();
    const now = this.#audio.currentTime;
    const oscillator = new OscillatorNode(this.#audio, {
      type: 'triangle',
      frequency: 440 * 2 ** ((pitchMidi - 69) / 12),
    });
    const gain = new GainNode(this.#audio, { gain: 0 });
    gain.gain.linearRampToValueAtTime(loudness * velocity01, now + attackSeconds);
    gain.gain.setTargetAtTime(0, now + attackSeconds, fadeSeconds);
    oscillator.connect(gain).connect(this.#audio.destination);
    oscillator.start();
    this.#voices.set(pitchMidi, { oscillator, gain });
  }

  stop(pitchMidi: number): void {
    const voice = this.#voices.get(pitchMidi);
    if (!voice || !this.#audio) return;
    this.#voices.delete(pitchMidi);
    const now = this.#audio.currentTime;
    voice.gain.gain.cancelScheduledValues(now);
    voice.gain.gain.setTargetAtTime(0, now, releaseSeconds / 3);
    voice.oscillator.stop(now + 2 * releaseSeconds);
  }

  close(): void {
    void this.#audio?.close();
    this.#audio = undefined;
    this.#voices.clear();
  }
}
