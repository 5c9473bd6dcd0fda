import { describe, expect, it } from 'vitest';
import { createDesk } from './desk.ts';
import { type Mail, mailRecord } from './mailbox.ts';

function stage(initial: Parameters<typeof createDesk>[0] = {}) {
  const { desk, mailbox } = createDesk(initial);
  const mail = mailRecord.open(mailbox);
  const heard = (): Mail => mail.read();
  return { desk, heard };
}

describe('the desk', () => {
  it('has a volume that is a share of the ceiling', () => {
    const { desk, heard } = stage({ volume01: 0.5, volumeCeiling01: 0.8 });
    expect(desk.volume01).toBe(0.5);
    desk.setVolume(1);
    expect(heard()).toMatchObject({ volume01: 1, volumeCeiling01: 0.8 });
    expect([desk.volume01, desk.volumeCeiling01]).toEqual([1, 0.8]);
    expect(stage({ volume01: 0.3, volumeCeiling01: 0 }).desk.volume01).toBe(0.3);
  });

  it('comes to another loudness within a while, and tells where it comes to', () => {
    const { desk, heard } = stage({ volume01: 0.2 });
    desk.glide(0);
    desk.setVolume(0.6, 4);
    desk.setPartGains({ drums: -60, pad: 3 }, 6);
    expect([desk.volume01, desk.partGainsDb.drums, desk.partGainsDb.bass]).toEqual([0.6, -60, 0]);
    expect(heard()).toMatchObject({ volume01: 0.2, drumsDb: 0 });
    desk.glide(1);
    expect(heard().volume01).toBeCloseTo(0.3);
    desk.glide(3);
    expect(heard()).toMatchObject({ volume01: expect.closeTo(0.5), drumsDb: -30, padDb: 1.5, bassDb: 0 });
    // Who turns a knob meanwhile turns that one, at once.
    desk.setPartGains({ pad: -6 });
    desk.setVolume(0.1);
    expect(heard()).toMatchObject({ volume01: 0.1, drumsDb: -30, padDb: -6 });
    desk.glide(7);
    expect(heard()).toMatchObject({ volume01: 0.1, drumsDb: -60, padDb: -6 });
  });

  it('keeps within another ceiling what is on its way to more', () => {
    const { desk, heard } = stage({ volume01: 0.2 });
    desk.glide(0);
    desk.setVolume(1, 10);
    desk.setCeiling(0.5);
    desk.glide(20);
    expect(heard()).toMatchObject({ volume01: 1, volumeCeiling01: 0.5 });
  });

  it('fades out for the end without telling anybody that it is muted', () => {
    const { desk, heard } = stage();
    desk.fadeOut();
    expect([desk.muted, heard().muted]).toEqual([false, true]);
  });

  it('leads the music and leaves volume and silence as they are, and the other way round', () => {
    const { desk, heard } = stage({ volume01: 0.5 });
    desk.setMuted(true);
    const phase = { beatAtSeconds: 3, periodSeconds: 0.35, confidence01: 1 };
    desk.lead({ tempoBpm: 170, playing: true, phase });
    expect(heard()).toMatchObject({
      tempoBpm: 170,
      playing: true,
      muted: true,
      volume01: 0.5,
      beatAtSeconds: 3,
      beatPeriodSeconds: 0.35,
    });
    desk.setMuted(false);
    desk.lead({ energy01: 0.9 });
    expect(heard()).toMatchObject({ tempoBpm: 170, playing: true, muted: false, phaseConfidence01: 1 });
    desk.lead({ phase: undefined });
    expect(heard().phaseConfidence01).toBe(0);
    expect(heard().ended).toBe(false);
    desk.end();
    expect(heard().ended).toBe(true);
  });
});
