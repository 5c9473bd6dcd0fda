import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlayState } from '../../../daemon/score/play-state.ts';
import { Transport } from './transport.ts';

describe('play and stop', () => {
  let playing: PlayState | undefined;
  let wishes: boolean[];
  let transport: Transport;

  beforeEach(() => {
    vi.useFakeTimers();
    playing = 'playing';
    wishes = [];
    transport = new Transport({
      playing: () => playing,
      wish: ({ playing: on }) => {
        wishes.push(on);
        playing = on ? 'starting' : playing === 'stopping' ? 'stopped' : 'stopping';
      },
      onChange: () => {},
    });
  });
  afterEach(() => vi.useRealTimers());

  const tap = (): void => {
    transport.hold();
    vi.advanceTimersByTime(80);
    transport.release();
    transport.press('finger');
  };

  it('begins at any press', () => {
    playing = 'stopped';
    tap();
    expect(wishes).toEqual([true]);
    playing = 'stopped';
    transport.press('other');
    expect(wishes).toEqual([true, true]);
  });

  it('ends when a finger stays on it for 0.7 s, and hears nothing of its going', () => {
    transport.hold();
    vi.advanceTimersByTime(699);
    expect([wishes, transport.isHeld]).toEqual([[], true]);
    vi.advanceTimersByTime(1);
    expect([wishes, transport.isHeld]).toEqual([[false], false]);
    vi.advanceTimersByTime(500);
    transport.release();
    transport.press('finger');
    expect([wishes, transport.asks]).toEqual([[false], undefined]);
  });

  it('plays on when the finger slides off, and after any number of taps of a wet sleeve, and says what to do', () => {
    transport.hold();
    vi.advanceTimersByTime(650);
    transport.release();
    vi.advanceTimersByTime(1000);
    for (let count = 0; count < 20; count += 1) tap();
    expect([wishes, transport.asks]).toEqual([[], 'hold']);
    vi.advanceTimersByTime(4000);
    expect(transport.asks).toBeUndefined();
  });

  it('ends at a second press of whatever cannot hold, soon enough, unless it is taken back', () => {
    transport.press('other');
    expect([wishes, transport.asks]).toEqual([[], 'again']);
    transport.cancel();
    transport.press('other');
    vi.advanceTimersByTime(4000);
    transport.press('other');
    expect(wishes).toEqual([]);
    transport.press('other');
    expect([wishes, transport.asks]).toEqual([[false], undefined]);
  });

  it('is silent at once at two taps while it comes to its end', () => {
    playing = 'stopping';
    tap();
    expect([wishes, transport.asks]).toEqual([[], 'again']);
    tap();
    expect([wishes, playing]).toEqual([[false], 'stopped']);
  });

  it('does nothing while nobody knows what the music does', () => {
    playing = undefined;
    tap();
    transport.press('other');
    transport.hold();
    vi.advanceTimersByTime(1000);
    expect(wishes).toEqual([]);
  });
});
