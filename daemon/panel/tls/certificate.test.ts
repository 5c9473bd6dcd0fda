import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../../system/testing/program.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { daySeconds, makeAuthority, makeLeaf, mayVouchFor, stillServes } from './certificate.ts';
import type { KeyedCertificate } from './make-certificate.ts';

const hasOpenSsl = findProgram('openssl') !== undefined;
requireInstalled('openssl', hasOpenSsl);

const nowSeconds = Date.now() / 1000;
const names = ['tactus.local', 'raspberrypi', 'localhost', '192.168.1.20', '127.0.0.1', '::1', 'fd00::2'];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-tls-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lay = (name: string, { certificate }: Pick<KeyedCertificate, 'certificate'>): string => {
  const path = join(folder, name);
  writeFileSync(path, certificate);
  return path;
};
/** What OpenSSL, at its strictest, says of a leaf. */
const verify = (
  authority: KeyedCertificate,
  leaf: KeyedCertificate,
  ...options: readonly string[]
): string => {
  const { stdout, stderr } = spawnSync(
    'openssl',
    [
      'verify',
      '-x509_strict',
      '-purpose',
      'sslserver',
      ...options,
      '-CAfile',
      lay('ca', authority),
      lay('leaf', leaf),
    ],
    { encoding: 'utf8' },
  );
  return stdout + stderr;
};

describe.skipIf(!hasOpenSsl)('to OpenSSL', () => {
  it('a leaf is what it should be, for each of its names and no other', async () => {
    const authority = await makeAuthority('raspberrypi', nowSeconds);
    const leaf = await makeLeaf(authority, names, nowSeconds);
    expect(verify(authority, leaf)).toMatch(/: OK$/m);
    for (const name of names) {
      const option = /^[\d.]+$|:/.test(name) ? '-verify_ip' : '-verify_hostname';
      expect([name, verify(authority, leaf, option, name)]).toEqual([name, expect.stringMatching(/: OK$/m)]);
    }
    expect(verify(authority, leaf, '-verify_hostname', 'other.local')).toMatch(/hostname mismatch/i);
    expect(verify(authority, leaf, '-verify_ip', '192.168.1.21')).toMatch(/IP address mismatch/i);
    expect(verify(await makeAuthority('raspberrypi', nowSeconds), leaf)).not.toMatch(/: OK$/m);
  });

  it('an authority vouches for nothing beyond home, though its key be stolen', async () => {
    const authority = await makeAuthority('pi', nowSeconds);
    for (const name of [
      'bank.example',
      'raspberrypi',
      'evil-local',
      '8.8.8.8',
      '172.32.0.1',
      '2001:db8::1',
    ]) {
      expect([name, mayVouchFor(authority, name)]).toEqual([name, false]);
      const forged = await makeLeaf(authority, [name], nowSeconds);
      expect([name, verify(authority, forged)]).toEqual([name, expect.stringContaining('permitted subtree')]);
    }
    for (const name of ['pi', 'pi.lan', 'tactus.local', '10.42.0.1', '172.31.0.1', 'fd00::2'])
      expect([name, mayVouchFor(authority, name)]).toEqual([name, true]);
    expect(mayVouchFor(authority, 'two words.local')).toBe(false);
  });

  it('it is no authority to anybody else', async () => {
    const authority = await makeAuthority('pi', nowSeconds);
    const leaf = await makeLeaf(authority, ['pi.local'], nowSeconds);
    const forged = await makeLeaf({ ...authority, title: 'Tactus', key: leaf.key }, ['pi.local'], nowSeconds);
    const chain = lay('chain', leaf);
    expect(verify(authority, forged, '-untrusted', chain)).not.toMatch(/: OK$/m);
  });

  it.each([
    ['before there was any Tactus', 0],
    ['a year behind', nowSeconds - 300 * daySeconds],
    ['twenty years ahead', nowSeconds + 20 * 365 * daySeconds],
  ])('an authority that was made when the clock was %s is good now', async (_when, wallSeconds) => {
    const authority = await makeAuthority('pi', wallSeconds);
    expect(verify(authority, await makeLeaf(authority, ['pi.local'], nowSeconds))).toMatch(/: OK$/m);
    const text = execFileSync('openssl', ['x509', '-noout', '-text', '-in', lay('ca', authority)], {
      encoding: 'utf8',
    });
    expect(text).toMatch(/Not Before: Jan {2}1 00:00:00 2026 GMT/);
  });
});

it('a leaf lasts no longer than phones allow, from a month ago', async () => {
  const authority = await makeAuthority('pi', nowSeconds);
  const { validFrom, validTo } = new X509Certificate(
    (await makeLeaf(authority, ['pi'], nowSeconds)).certificate,
  );
  const [from, until] = [Date.parse(validFrom) / 1000, Date.parse(validTo) / 1000];
  expect((until - from + 1) / daySeconds).toBeCloseTo(397, 5);
  expect((nowSeconds - from) / daySeconds).toBeCloseTo(30, 3);
});

it('a leaf serves as long as it is of this authority, for these names, and in its time', async () => {
  const [authority, other] = [await makeAuthority('pi', nowSeconds), await makeAuthority('pi', nowSeconds)];
  const leaf = await makeLeaf(authority, names, nowSeconds);
  const serves = (by = authority, whose: readonly string[] = names, inDays = 0): boolean =>
    stillServes(leaf, by, whose, nowSeconds + inDays * daySeconds);
  expect(serves()).toBe(true);
  expect(serves(authority, ['tactus.local', '::1'])).toBe(true);
  expect(serves(other)).toBe(false);
  expect(serves(authority, [...names, '192.168.1.21'])).toBe(false);
  expect(serves(authority, names, 330)).toBe(true);
  expect(serves(authority, names, 338)).toBe(false);
  expect(serves(authority, names, -28)).toBe(true);
  expect(serves(authority, names, -40)).toBe(false);
});
