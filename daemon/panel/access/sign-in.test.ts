import { describe, expect, it } from 'vitest';
import { bearer, fromPhone, openGuardStage, phone } from '../testing/guard-stage.ts';
import { token } from '../testing/test-access.ts';
import type { Asked } from './guard.ts';

describe('other programs', () => {
  it('have their token in the address, as a password or as bearer: ours through the loopback, a paired one from anywhere', async () => {
    const { judge, pair } = await openGuardStage();
    const { token: secret } = pair('performer');
    const viewer = pair('viewer').token;
    const say = (tokenThere: string | undefined, more: Partial<Asked> & { readonly host?: string } = {}) =>
      judge({ needs: 'performer', sender: { token: tokenThere }, ...more });
    const basic = (password: string) => ({
      headers: { authorization: `Basic ${Buffer.from(`jane:${password}`).toString('base64')}` },
    });
    expect(say(token)).toBe('admin');
    expect(say(undefined, basic(token))).toBe('admin');
    expect(say(undefined)).toBe(403);
    const far = { ends: phone, host: fromPhone };
    expect(say(secret, far)).toBe('performer');
    expect(say(undefined, { ...far, ...basic(secret) })).toBe('performer');
    expect(say('old', { ...far, headers: bearer(secret) })).toBe('performer');
    expect(say(viewer, far)).toBe(403);
    expect(say(token, far)).toBe(401);
    expect(say(undefined, far)).toBe(401);
    // Elsewhere neither an address nor a password will do.
    expect(judge({ ...far, ...basic(secret), needs: 'viewer' })).toBe(401);
  });
});

describe('wrong tokens', () => {
  const guess = (judge: (asked: object) => string | number, times: number): unknown[] =>
    Array.from({ length: times }, (_, index) =>
      judge({ ends: phone, host: fromPhone, headers: bearer(`guess-${index}`), needs: 'viewer' }),
    );

  it('lock an address out for a minute after ten, with a right token too', async () => {
    const { judge, pair, clock } = await openGuardStage();
    const { token: secret } = pair('viewer');
    const right = { ends: phone, host: fromPhone, headers: bearer(secret), needs: 'viewer' } as const;
    expect(guess(judge, 12)).toEqual([...Array(10).fill(401), 429, 429]);
    expect(judge(right)).toBe(429);
    const other = { ...phone, remoteAddress: '192.168.1.78' };
    expect(judge({ ...right, ends: other })).toBe('viewer');
    expect(judge({ ends: phone, host: fromPhone })).toBe('guest');
    clock.advanceTo(1059.9);
    expect(judge(right)).toBe(429);
    clock.advanceTo(1060);
    expect(judge(right)).toBe('viewer');
  });

  it('make no guest of whoever is not heard with a right one: his page would forget it', async () => {
    const { judge, pair, clock } = await openGuardStage();
    const right = { ends: phone, host: fromPhone, headers: bearer(pair('viewer').token) };
    expect(guess(judge, 11).at(-1)).toBe(429);
    expect(judge(right)).toBe(429);
    clock.advanceTo(1060);
    expect(judge(right)).toBe('viewer');
    // A page of this machine itself needs none.
    for (let index = 0; index < 11; index += 1)
      judge({ headers: bearer('guess'), sender: { token: undefined }, needs: 'performer' });
    expect(judge({ headers: bearer('guess'), method: 'POST', needs: 'performer' })).toBe(429);
    expect(judge({ headers: bearer('guess'), needs: 'viewer' })).toBe('admin');
  });

  it('do not lock out whoever was known there before: foreign pages could guess in his browser', async () => {
    const { judge, pair, access } = await openGuardStage();
    const { token: secret, user } = pair('viewer');
    const right = { ends: phone, host: fromPhone, headers: bearer(secret), needs: 'viewer' } as const;
    const atHome = { ...right, ends: { ...phone, remoteAddress: '192.168.1.78' } };
    expect([judge(right), judge(atHome)]).toEqual(['viewer', 'viewer']);
    expect(guess(judge, 11).at(-1)).toBe(429);
    expect([judge(right), judge(atHome)]).toEqual(['viewer', 'viewer']);
    access.users.remove(user.id);
    expect(judge(right)).toBe(429);
  });
});
