import { describe, expect, it } from 'vitest';
import { bearer, fromPhone, here, openGuardStage, own, phone } from '../testing/guard-stage.ts';
import { token } from '../testing/test-access.ts';
import type { Asked } from './guard.ts';

describe('whoever asks from this machine', () => {
  it('is trusted under the names that it has for itself, to look', async () => {
    const { judge } = await openGuardStage();
    for (const host of [own, 'LOCALHOST:7272', '127.0.0.1:7272', '[::1]:7272', 'localhost:8080']) {
      expect([host, judge({ host, needs: 'admin' })]).toEqual([host, 'admin']);
    }
    const v6 = { remoteAddress: '::1', localAddress: '::1', localPort: 7272 };
    expect(judge({ ends: v6, host: '[::1]:7272' })).toBe('admin');
    expect(judge({ ends: { ...here, localPort: 80 }, host: 'localhost' })).toBe('admin');
    expect(judge({ ends: { ...here, localPort: 443, encrypted: true }, host: 'localhost' })).toBe('admin');
  });

  it('is not trusted under a name that others use, nor when somebody else is spoken for', async () => {
    const { judge } = await openGuardStage();
    for (const host of ['tactus:7272', 'tactus.local:7272', 'band.example.org']) {
      expect([host, judge({ host })]).toEqual([host, 'guest']);
      expect([host, judge({ host, needs: 'viewer' })]).toEqual([host, 401]);
    }
    const names = [
      'x-forwarded-for',
      'x-forwarded-proto',
      'x-forwarded-host',
      'forwarded',
      'via',
      'x-real-ip',
    ];
    for (const name of names) {
      expect([name, judge({ headers: { [name]: '127.0.0.1' } })]).toEqual([name, 'guest']);
      const claims = { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1;host=localhost:7272' };
      expect(judge({ ends: phone, host: fromPhone, headers: claims })).toBe('guest');
    }
  });

  it('changes something only from our own page, or with a token', async () => {
    const { judge } = await openGuardStage();
    const change = (headers: object, more: Partial<Asked> = {}) =>
      judge({ method: 'POST', needs: 'performer', headers: { ...headers }, ...more });
    expect(change({})).toBe(403);
    expect(change({ origin: `http://${own}` })).toBe('admin');
    expect(change(bearer(token))).toBe('admin');
    expect(change({ origin: 'http://localhost:8080' })).toBe(403);
    expect(
      judge({ method: 'POST', host: 'localhost:8080', headers: { origin: 'http://localhost:8080' } }),
    ).toBe('admin');
    // Whoever says nothing of where he comes from is nobody, and may prove who he is later.
    expect(change({}, { needs: 'guest' })).toBe('guest');
    expect(judge({ isUpgrade: true })).toBe('guest');
    expect(judge({ isUpgrade: true, headers: { origin: `http://${own}` } })).toBe('admin');
  });

  it('is a guest where another page has his browser ask, unless he has a token', async () => {
    const { judge } = await openGuardStage();
    const look = (site: string, more: object = {}, needs: Asked['needs'] = 'admin') =>
      judge({ needs, headers: { 'sec-fetch-site': site, ...more } });
    for (const site of ['same-origin', 'none']) expect([site, look(site)]).toEqual([site, 'admin']);
    for (const site of ['cross-site', 'same-site']) {
      expect([site, look(site)]).toEqual([site, 403]);
      // The page itself opens by a link from anywhere.
      expect([site, look(site, {}, 'guest')]).toEqual([site, 'guest']);
      expect([site, look(site, bearer(token))]).toEqual([site, 'admin']);
    }
  });

  it('may look on a kiosk that is locked, and is admin by its token alone', async () => {
    const { judge } = await openGuardStage({ kioskLock: true });
    const origin = `http://${own}`;
    expect(judge({ needs: 'viewer' })).toBe('viewer');
    expect(judge({ method: 'POST', headers: { origin }, needs: 'performer' })).toBe(403);
    expect(judge({ method: 'POST', headers: { origin, ...bearer(token) }, needs: 'admin' })).toBe('admin');
  });

  it('needs no token to look, and is not locked out for a wrong one', async () => {
    const { judge, access } = await openGuardStage();
    for (let tries = 0; tries < 30; tries += 1) expect(judge({ headers: bearer('stale') })).toBe('admin');
    expect(access.lockOut.count).toBe(0);
  });
});

describe('whoever asks from elsewhere', () => {
  it('is a guest without a token, whatever he calls us', async () => {
    const { judge } = await openGuardStage();
    const ends = phone;
    for (const host of [
      fromPhone,
      'tactus.local:7272',
      own,
      '127.0.0.1:7272',
      '[::1]:7272',
      'localhost:8080',
    ]) {
      expect([host, judge({ ends, host })]).toEqual([host, 'guest']);
      expect([host, judge({ ends, host, needs: 'viewer' })]).toEqual([host, 401]);
      const headers = { origin: `http://${host}` };
      expect([host, judge({ ends, host, headers, method: 'POST', needs: 'viewer' })]).toEqual([host, 401]);
    }
  });

  it('has the role of his token, and no other', async () => {
    const { judge, pair, access } = await openGuardStage();
    const { user, token: secret } = pair('performer');
    const ask = (needs: Asked['needs'], given = secret) =>
      judge({ ends: phone, host: fromPhone, method: 'POST', headers: bearer(given), needs });
    expect(ask('performer')).toBe('performer');
    expect(ask('admin')).toBe(403);
    expect(ask('performer', `${secret}x`)).toBe(401);
    access.users.change(user.id, { role: 'viewer' });
    expect(ask('performer')).toBe(403);
    access.users.remove(user.id);
    expect(ask('viewer')).toBe(401);
  });

  it("is nobody with the token of the owner's folder, which counts through the loopback only", async () => {
    const { judge } = await openGuardStage();
    const headers = bearer(token);
    expect(judge({ ends: phone, host: fromPhone, headers, needs: 'viewer' })).toBe(401);
    const byProxy = { host: 'band.example.org', headers: { ...headers, 'x-forwarded-for': '203.0.113.5' } };
    expect(judge({ ...byProxy, needs: 'admin' })).toBe('admin');
  });

  it('is refused with a foreign Origin whatever he has, when something is to change', async () => {
    const { judge, pair } = await openGuardStage();
    const { token: secret } = pair('admin');
    const origins = [
      'null',
      'http://evil.example',
      'http://192.168.1.5',
      'http://192.168.1.5:7273',
      'https://192.168.1.5:7272',
      'http://192.168.1.5:7272.evil.example',
      'http://192.168.1.5:7272/',
      'HTTP://192.168.1.5:7272',
      'http://user@192.168.1.5:7272',
      '',
    ];
    for (const origin of origins) {
      const asked = { ends: phone, host: fromPhone, headers: { origin, ...bearer(secret) } };
      expect([origin, judge({ ...asked, method: 'POST' })]).toEqual([origin, 403]);
      expect([origin, judge({ ...asked, isUpgrade: true })]).toEqual([origin, 403]);
      expect([origin, judge({ ...asked, sender: { token: secret } })]).toEqual([origin, 403]);
    }
    const ours = { ends: { ...phone, encrypted: true }, host: fromPhone, method: 'POST' };
    expect(judge({ ...ours, headers: { origin: `https://${fromPhone}` } })).toBe('guest');
    expect(judge({ ...ours, headers: { origin: `http://${fromPhone}` } })).toBe(403);
  });

  it('reaches us only by a name of ours, with the port that was asked', async () => {
    const { judge } = await openGuardStage();
    const hosts = [
      undefined,
      '',
      '192.168.1.5',
      '192.168.1.5:80',
      '192.168.1.5:07272x',
      '192.168.1.6:7272',
      '192.168.1.5.:7272',
      '192.168.001.005:7272',
      '3232235781:7272',
      'tactus.evil.example:7272',
      'tactus.local.:7272',
      'tactus.local:7272:7272',
      'localhost:1',
      'localhost.:7272',
      'evil@localhost:7272',
      'localhost:7272@evil',
      'localhost:7272/',
      'localhost:7272,evil.example',
      '[::ffff:192.168.1.5]:7272',
      '[::1%lo]:7272',
      'ⓛocalhost:7272',
      'band.example.org:7272',
    ];
    for (const host of hosts) expect([host, judge({ ends: phone, host })]).toEqual([host, 421]);
    const v6 = { remoteAddress: 'fe80::9%wlan0', localAddress: 'fe80::1%wlan0', localPort: 7272 };
    expect(judge({ ends: v6, host: '[fe80::1]:7272' })).toBe('guest');
  });
});
