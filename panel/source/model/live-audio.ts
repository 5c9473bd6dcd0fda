const type = 'audio/mpeg';
/** Sound that is ready before playing begins, seconds: what the network's jitter may eat. */
const startSeconds = 0.6;
/** Farther behind than this we skip to the newest: a band that is late is of no use to a runner. */
const farBehindSeconds = 3;
const keptSeconds = 10;

/**
 * The stream, played as it comes. An `<audio>` with the address alone collects some eight seconds before it begins (in
 * Chromium); feeding it by hand it is less than one. Browsers that cannot be fed get the address.
 *
 * Errors reach `onEnd`, which is called once when the stream is over for whatever reason but `stop`.
 */
export function playLive(element: HTMLAudioElement, address: string, onEnd: () => void): { stop(): void } {
  const abort = new AbortController();
  const canFeed = 'MediaSource' in window && MediaSource.isTypeSupported(type);
  const end = (): void => {
    if (abort.signal.aborted) return;
    abort.abort();
    onEnd();
  };
  element.addEventListener('error', end, { signal: abort.signal });
  element.addEventListener('ended', end, { signal: abort.signal });
  let objectUrl: string | undefined;
  if (canFeed) {
    const source = new MediaSource();
    objectUrl = URL.createObjectURL(source);
    source.addEventListener(
      'sourceopen',
      () => void feed(source, element, address, abort.signal).then(end, end),
      {
        once: true,
      },
    );
    element.src = objectUrl;
  } else element.src = address;
  element.play().catch(end);
  return {
    stop: () => {
      abort.abort();
      element.pause();
      // Only without a source does the browser stop to read.
      element.removeAttribute('src');
      element.load();
      if (objectUrl) URL.revokeObjectURL(objectUrl);
    },
  };
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
  if (!response.ok || !response.body) throw new Error(`The stream answers ${response.status}`);
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
