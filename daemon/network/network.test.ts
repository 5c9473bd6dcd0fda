import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../time/clock.ts';
import type { AvahiState } from './avahi.ts';
import type { HotspotPhase } from './hotspot-rules.ts';
import { createNetwork, type Network } from './network.ts';
import type { HotspotMode } from './options.ts';

/** Its parts, as they say that they are. */
let phase: HotspotPhase;
let trouble: string | undefined;
let avahi: AvahiState;
let announced: unknown;
let asked: boolean[];
let isDoorOpen: boolean;
let holds: number;
let change: () => void;

const enter = (next: HotspotPhase): void => {
  phase = next;
  change();
};
const open = (mode: HotspotMode, captiveFails = false): Network => {
  const network = createNetwork({
    mode,
    manager: { start: () => {}, stop: async () => {}, known: Promise.resolve() },
    hasAddress: () => false,
    hotspot: {
      get phase() {
        return phase;
      },
      get trouble() {
        return trouble;
      },
      ...{ guests: 2, starts: 1, start: () => {}, stop: () => {} },
      ask: (on) => void asked.push(on),
      onChange(listener) {
        change = listener;
        return () => {};
      },
    },
    avahi: {
      stop: async () => {},
      announce(next) {
        announced = next;
      },
      get state() {
        return avahi;
      },
    },
    credentials: () => ({ name: 'Tactus-ABCD', passphrase: 'hjkmnpqrstuvwxyz' }),
    door: {
      get isOpen() {
        return isDoorOpen;
      },
      onChange: () => () => {},
      hold() {
        holds += 1;
        return () => {
          holds -= 1;
        };
      },
    },
    openCaptivePage: async () => {
      if (captiveFails) throw new Error('EINVAL');
      return undefined;
    },
    version: '1.2.3',
    clock: new ManualClock(),
  });
  network.start(7272);
  return network;
};

beforeEach(() => {
  phase = 'off';
  trouble = undefined;
  avahi = { status: 'established', names: ['tactus.local'], detail: 'tactus.local' };
  announced = undefined;
  asked = [];
  isDoorOpen = true;
  holds = 0;
});

describe('the network', () => {
  it('holds the door from the start of a hotspot to its end, once', () => {
    open('auto');
    for (const next of ['waiting', 'starting', 'on', 'on', 'returning', 'starting', 'on', 'off'] as const) {
      enter(next);
      expect(holds).toBe(next === 'waiting' || next === 'off' ? 0 : 1);
    }
  });

  it('announces nothing while its door is closed', () => {
    isDoorOpen = false;
    open('button');
    expect(announced).toBeUndefined();
    isDoorOpen = true;
    open('button');
    expect(announced).toEqual({ port: 7272, version: '1.2.3' });
  });

  it('says in a line how it is found, and what keeps it from that', () => {
    const network = open('button');
    expect(network.health()).toMatchObject({
      station: 'network',
      status: 'ok',
      detail: 'tactus.local; hotspot off',
      texts: { name: 'tactus.local', hotspot: 'off' },
    });
    enter('on');
    expect(network.health().detail).toContain('hotspot Tactus-ABCD on with 2 in it, http://10.72.72.1:7272');
    isDoorOpen = false;
    expect(network.health().detail).toContain('for this machine only (panel.listen)');
    expect(JSON.stringify(network.health())).not.toContain('hjkmnpqrstuvwxyz');
  });

  it('limps when what it is to do cannot be done, and not when nobody wants it', async () => {
    phase = 'absent';
    trouble = 'there is no Wi-Fi adapter';
    expect(open('button').health().status).toBe('ok');
    expect(open('auto').health()).toMatchObject({
      status: 'degraded',
      detail: 'tactus.local; hotspot absent: there is no Wi-Fi adapter',
    });
    phase = 'waiting';
    trouble = 'it did not come up';
    expect(open('auto').health().status).toBe('degraded');
    phase = 'off';
    expect(open('auto').health()).toMatchObject({
      status: 'ok',
      detail: 'tactus.local; hotspot off: it did not come up',
    });
    avahi = { status: 'failed', names: [], detail: 'Avahi refuses: all names are taken' };
    expect(open('button').health().status).toBe('degraded');
    avahi = { status: 'absent', names: [], detail: 'Avahi: it does not run' };
    expect(open('button').health().status).toBe('ok');
    const broken = open('button', true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(broken.health()).toMatchObject({ status: 'degraded', detail: expect.stringContaining('EINVAL') });
  });

  it('takes the button where there is one', async () => {
    await expect(open('off').setHotspot(true)).rejects.toMatchObject({ kind: 'usage' });
    phase = 'absent';
    trouble = 'there is no Wi-Fi adapter';
    await expect(open('button').setHotspot(true)).rejects.toThrow(
      'There can be no hotspot: there is no Wi-Fi',
    );
    phase = 'off';
    await open('button').setHotspot(true);
    await open('off').setHotspot(false);
    expect(asked).toEqual([true, false]);
  });
});
