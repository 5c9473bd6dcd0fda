import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Listening } from './listening.ts';

/** An `<audio>` as a browser's: events come a moment later, and a new source stops what played before. */
class FakeAudio extends EventTarget {
  src = '';
  paused = true;
  ended = false;
  currentTime = 0;
  /** Whether there is a stream to be had. */
  isThere = true;
  tries = 0;
  #sound: ReturnType<typeof setInterval> | undefined;

  play(): Promise<void> {
    this.tries += 1;
    this.paused = false;
    this.ended = false;
    this.currentTime = 0;
    if (!this.isThere) return Promise.reject(new Error('no source'));
    this.#tell('playing');
    this.flow();
    return Promise.resolve();
  }
  pause(): void {
    this.stall();
    if (this.paused) return;
    this.paused = true;
    this.#tell('pause');
  }
  removeAttribute(): void {
    this.src = '';
  }
  load(): void {}
  flow(): void {
    this.stall();
    this.#sound = setInterval(() => {
      this.currentTime += 0.1;
    }, 100);
  }
  /** The network is gone, and nobody says so. */
  stall(): void {
    clearInterval(this.#sound);
  }
  /** The daemon ended the stream. */
  end(): void {
    this.stall();
    this.paused = true;
    this.ended = true;
    this.#tell('pause');
    this.#tell('ended');
  }
  #tell(type: string): void {
    setTimeout(() => this.dispatchEvent(new Event(type)), 0);
  }
}

let audio: FakeAudio;
let listening: Listening;
let changes: string[];
/** How often another ticket was asked for. */
let renewals: number;
const start = async (): Promise<void> => {
  listening.start(audio as unknown as HTMLAudioElement);
  await vi.advanceTimersByTimeAsync(20_000);
};

beforeEach(() => {
  vi.useFakeTimers();
  audio = new FakeAudio();
  changes = [];
  renewals = 0;
  let asked = 0;
  const ticket = {
    get fresh() {
      asked += 1;
      return `stream.mp3?since=${asked}`;
    },
    renew: async () => {
      renewals += 1;
    },
  };
  listening = new Listening(
    ticket,
    () => changes.at(-1) !== listening.state && changes.push(listening.state),
  );
});
afterEach(() => {
  listening.stop();
  vi.advanceTimersByTime(0);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('listening', () => {
  it('plays from a press to a press, each time from another address', async () => {
    await start();
    expect(listening.state).toBe('on');
    const first = audio.src;
    expect(first).toMatch(/^stream\.mp3\?since=\d+$/);
    listening.stop();
    expect(audio).toMatchObject({ src: '', paused: true });
    await start();
    expect(audio.src).not.toBe(first);
    expect(changes).toEqual(['opening', 'on', 'off', 'opening', 'on']);
  });

  it('opens a stream that ended again, with another ticket', async () => {
    await start();
    audio.end();
    await vi.advanceTimersByTimeAsync(100);
    expect(listening).toMatchObject({ state: 'again', wanted: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(listening.state).toBe('on');
    expect(audio.tries).toBe(2);
    expect(renewals).toBe(1);
  });

  it('opens a stream that stands still again, and one that never begins', async () => {
    await start();
    audio.stall();
    audio.isThere = false;
    await vi.advanceTimersByTimeAsync(6000);
    expect(listening.state).toBe('again');
    audio.isThere = true;
    await vi.advanceTimersByTimeAsync(9000);
    expect(listening.state).toBe('on');
    listening.stop();
    audio.tries = 0;
    listening.start(audio as unknown as HTMLAudioElement);
    audio.stall();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(audio.tries).toBe(2);
    expect(listening.state).toBe('on');
  });

  it('tries for as long as it is wanted, at most every eight seconds, and at once when the daemon is back', async () => {
    await start();
    audio.isThere = false;
    audio.dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(audio.tries).toBeGreaterThan(440);
    expect(audio.tries).toBeLessThan(460);
    audio.isThere = true;
    listening.hurry();
    await vi.advanceTimersByTimeAsync(10);
    expect(listening.state).toBe('on');
    const { tries } = audio;
    listening.hurry();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(audio.tries).toBe(tries);
  });

  it('is opened again at once, too, where the daemon comes back while a try is under way', async () => {
    await start();
    audio.isThere = false;
    audio.end();
    await vi.advanceTimersByTimeAsync(60_000);
    const play = audio.play.bind(audio);
    let refuse: (() => void) | undefined;
    audio.play = () =>
      new Promise((_, reject) => {
        refuse = () => reject(new Error('401'));
      });
    while (!refuse) await vi.advanceTimersByTimeAsync(100);
    listening.hurry();
    audio.play = play;
    audio.isThere = true;
    refuse();
    await vi.advanceTimersByTimeAsync(600);
    expect(listening.state).toBe('on');
  });

  it('is off when somebody else paused it, and plays at one press', async () => {
    await start();
    audio.pause();
    await vi.advanceTimersByTimeAsync(10);
    expect(listening).toMatchObject({ state: 'off', wanted: false });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(audio.tries).toBe(1);
    await start();
    expect(listening.state).toBe('on');
  });

  it('stays off when it is stopped between two tries', async () => {
    await start();
    audio.isThere = false;
    audio.end();
    await vi.advanceTimersByTimeAsync(2000);
    listening.stop();
    const { tries } = audio;
    listening.hurry();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(audio.tries).toBe(tries);
    expect(listening.state).toBe('off');
  });
});
