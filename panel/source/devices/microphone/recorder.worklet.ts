/// <reference types="./worklet.d.ts" />

/** In the thread of the audio: hands on what is heard, of one channel, in pieces. */
const pieceFrames = 2048;

registerProcessor(
  'recorder',
  class extends AudioWorkletProcessor {
    #piece = new Float32Array(pieceFrames);
    #filled = 0;

    process([input]: readonly (readonly Float32Array[])[]): boolean {
      // Without channels, as of a microphone that was pulled out, time goes on in silence.
      const sound = input?.[0];
      const frames = sound?.length ?? 128;
      if (sound) this.#piece.set(sound, this.#filled);
      this.#filled += frames;
      if (this.#filled >= pieceFrames) {
        const frame = currentFrame + frames - pieceFrames;
        this.port.postMessage({ sound: this.#piece, frame }, [this.#piece.buffer]);
        this.#piece = new Float32Array(pieceFrames);
        this.#filled = 0;
      }
      return true;
    }
  },
);
