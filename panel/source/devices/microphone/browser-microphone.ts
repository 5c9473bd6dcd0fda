import { MicrophoneFault } from './microphone-fault.ts';
import recorderUrl from './recorder.worklet.ts?worker&url';
import { createRecording, type Recording } from './recording.ts';

/** This browser's microphone, open. */
export interface BrowserMicrophone {
  readonly recording: Recording;
  /** Rejects when it goes away: MicrophoneFault. Never resolves. */
  readonly gone: Promise<never>;
  close(): void;
}

/** Chirps of two outputs, and what they may be late. */
const mostSeconds = 25;
const patienceMs = 8000;
/** What makes speech clear takes away what is looked for. */
const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

/** What it hears stays in this page. It is closed once the signal is aborted. Errors: MicrophoneFault. */
export async function openBrowserMicrophone(signal: AbortSignal): Promise<BrowserMicrophone> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio }).catch((error: unknown) => {
    const isDenied = error instanceof DOMException && error.name === 'NotAllowedError';
    throw new MicrophoneFault(isDenied ? 'denied' : 'absent');
  });
  const context = new AudioContext();
  const close = (): void => {
    signal.removeEventListener('abort', close);
    for (const track of stream.getTracks()) track.stop();
    if (context.state !== 'closed') void context.close();
  };
  signal.addEventListener('abort', close);
  const gone = new Promise<never>((_, reject) => {
    const go = (): void => reject(new MicrophoneFault('gone'));
    for (const track of stream.getTracks()) track.addEventListener('ended', go);
    signal.addEventListener('abort', go);
  });
  gone.catch(() => {});
  try {
    signal.throwIfAborted();
    await context.audioWorklet.addModule(recorderUrl);
    const recording = createRecording(context.sampleRate, mostSeconds);
    const recorder = new AudioWorkletNode(context, 'recorder', {
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    // What leads nowhere is not asked for; it gives silence.
    new MediaStreamAudioSourceNode(context, { mediaStream: stream })
      .connect(recorder)
      .connect(context.destination);
    const hears = new Promise<void>((resolve, reject) => {
      recorder.port.onmessage = ({ data }: MessageEvent<{ sound: Float32Array; frame: number }>) => {
        recording.take(data.sound, data.frame, performance.now() / 1000);
        resolve();
      };
      setTimeout(() => reject(new MicrophoneFault('gone')), patienceMs);
    });
    hears.catch(() => {});
    void context.resume();
    await Promise.race([hears, gone]);
    return { recording, gone, close };
  } catch (error) {
    close();
    throw error;
  }
}
