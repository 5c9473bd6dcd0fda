import { frameWords } from '../words/frame.ts';

const type = 'audio/mpeg';
/** Sound that is ready before playing begins, seconds: what the network's jitter may eat. */
const startSeconds = 0.6;
/** Farther behind than this we skip to the newest: a band that is late is of no use to a runner. */
const farBehindSeconds = 3;
const keptSeconds = 10;

/** Sound that stands still so long is not coming back by itself. */
const stallMs = 4000;
/** Until the first sound: browsers that cannot be fed collect for some eight seconds. */
const openingMs = 15_000;
const watchMs = 500;

export interface LiveAudioListener {
  /** Sound is heard. */
  onPlaying(): void;
  /** The phone, its headphones or the browser paused the sound; nobody here did. Nothing is called after it. */
  onPause(): void;
  /** The stream ended, broke or stands still; `why` when the daemon said why. Nothing is called after it. */
  onLost(why?: string): void;
}

/** The daemon does not give the stream, and says why. */
class AudioRefusal extends Error {}

/**
 * The stream, played as it comes. An `<audio>` with the address alone collects some eight seconds before it begins (in
 * Chromium); feeding it by hand it is less than one. Browsers that cannot be fed get the address.
 *
 * After `stop` nothing is called; after a loss or a pause it is stopped already.
 */
export function playLive(
  element: HTMLAudioElement,
  address: string,
  listener: LiveAudioListener,
): { stop(): void } {
  const abort = new AbortController();
  const { signal } = abort;
  let objectUrl: string | undefined;
  const stop = (): void => {
    if (signal.aborted) return;
    abort.abort();
    clearInterval(watch);
    element.pause();
    // Only without a source does the browser stop to read.
    element.removeAttribute('src');
    element.load();
    if (objectUrl) URL.revokeObjectURL(objectUrl);
  };
  const lose = (error?: unknown): void => {
    if (signal.aborted) return;
    stop();
    listener.onLost(error instanceof AudioRefusal ? error.message : undefined);
  };
  element.addEventListener('error', () => lose(), { signal });
  element.addEventListener('ended', () => lose(), { signal });
  element.addEventListener('playing', () => listener.onPlaying(), { signal });
  element.addEventListener(
    'pause',
    () => {
      // An end pauses, too, and so did the playing before this one, whose event may come only now.
      if (element.ended || !element.paused) return;
      stop();
      listener.onPause();
    },
    { signal },
  );
  let heardUntil = 0;
  let aliveAtMs = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    if (element.currentTime !== heardUntil) {
      heardUntil = element.currentTime;
      aliveAtMs = now;
    } else if (now - aliveAtMs >= (heardUntil === 0 ? openingMs : stallMs)) lose();
  }, watchMs);
  if ('MediaSource' in globalThis && MediaSource.isTypeSupported(type)) {
    const source = new MediaSource();
    objectUrl = URL.createObjectURL(source);
    source.addEventListener(
      'sourceopen',
      () => void feed(source, element, address, signal).then(lose, lose),
      {
        once: true,
        signal,
      },
    );
    element.src = objectUrl;
  } else element.src = address;
  element.play().catch(lose);
  return { stop };
}

/** Ends when the stream does. Errors: whatever fetch and the media source throw. */
async function feed(
  source: MediaSource,
  element: HTMLAudioElement,
  address: string,
  signal: AbortSignal,
): Promise<void> {
  const buffer = source.addSourceBuffer(type);
  buffer.mode = 'sequence';
  const response = await fetch(address, { signal, cache: 'no-store' });
  if (!response.ok || !response.body) throw await refusalOf(response);
  const reader = response.body.getReader();
  const settled = (): Promise<void> =>
    new Promise((resolve, reject) => {
      buffer.addEventListener('updateend', () => resolve(), { once: true });
      buffer.addEventListener('error', () => reject(new Error('damaged sound')), { once: true });
    });
  let begun = false;
  for (;;) {
    const { value, done } = await reader.read();
    if (done || signal.aborted) return;
    const appended = settled();
    buffer.appendBuffer(value);
    await appended;
    const ranges = buffer.buffered;
    if (ranges.length === 0) continue;
    const newest = ranges.end(ranges.length - 1);
    const behind = newest - element.currentTime;
    if (!begun ? behind >= startSeconds : behind > farBehindSeconds) {
      begun = true;
      element.currentTime = Math.max(0, newest - startSeconds);
    }
    if (element.currentTime - ranges.start(0) > 2 * keptSeconds) {
      const removed = settled();
      buffer.remove(0, element.currentTime - keptSeconds);
      await removed;
    }
  }
}

async function refusalOf(response: Response): Promise<AudioRefusal> {
  const { error } = (await response.json().catch(() => ({}))) as { error?: string };
  return new AudioRefusal(error ?? frameWords().api.streamAnswers(response.status));
}
