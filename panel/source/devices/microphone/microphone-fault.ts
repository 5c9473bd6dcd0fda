/** Why this browser's microphone is not heard. */
export type MicrophoneTrouble = 'insecure' | 'denied' | 'absent' | 'gone';

export class MicrophoneFault extends Error {
  readonly trouble: MicrophoneTrouble;

  constructor(trouble: MicrophoneTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** Why the page may not even ask for it. */
export function microphoneObstacle(): MicrophoneTrouble | undefined {
  if (!window.isSecureContext) return 'insecure';
  return 'mediaDevices' in navigator && 'AudioWorkletNode' in window ? undefined : 'absent';
}
