import { execFile } from 'node:child_process';
import net from 'node:net';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../system/testing/program.ts';
import { requireInstalled } from '../system/testing/require-installed.ts';
import { type CaptivePage, captiveAnswer, openCaptivePage } from './captive.ts';

const hotspot = { address: '10.72.72.1', page: 'http://10.72.72.1:7272/' };

/** What phones, tablets and desks ask for when they have joined a network, under their makers' names. */
const probes: readonly (readonly [host: string, path: string])[] = [
  ['connectivitycheck.gstatic.com', '/generate_204'],
  ['clients3.google.com', '/generate_204'],
  ['connect.rom.miui.com', '/generate_204'],
  ['captive.apple.com', '/hotspot-detect.html'],
  ['www.apple.com', '/library/test/success.html'],
  ['www.msftconnecttest.com', '/connecttest.txt'],
  ['www.msftncsi.com', '/ncsi.txt'],
  ['detectportal.firefox.com', '/canonical.html'],
  ['detectportal.firefox.com', '/success.txt?ipv4'],
  ['nmcheck.gnome.org', '/check_network_status.txt'],
];

describe('the answer to a probe', () => {
  const from = (method: string | undefined, toAddress: string | undefined) =>
    captiveAnswer({ method, toAddress }, hotspot);

  it('is our page, in the hotspot, and nothing elsewhere or else', () => {
    expect(from('GET', '10.72.72.1')).toEqual({ statusCode: 302, location: hotspot.page });
    expect(from('HEAD', '::ffff:10.72.72.1')).toEqual({ statusCode: 302, location: hotspot.page });
    expect(from('POST', '10.72.72.1')).toEqual({ statusCode: 405 });
    expect(from('GET', '192.168.1.5')).toEqual({ statusCode: 404 });
    expect(from('GET', undefined)).toEqual({ statusCode: 404 });
    expect(captiveAnswer({ method: 'GET', toAddress: '10.72.72.1' }, undefined)).toEqual({ statusCode: 404 });
  });
});

requireInstalled('curl', findProgram('curl') !== undefined);

describe.skipIf(findProgram('curl') === undefined)('the captive page, asked by curl', () => {
  let page: CaptivePage;
  let isOn: boolean;

  beforeEach(async () => {
    isOn = true;
    page = await openCaptivePage({ host: '127.0.0.1', port: 0 }, () =>
      isOn ? { ...hotspot, address: '127.0.0.1' } : undefined,
    );
  });
  afterEach(() => page.close());

  const curl = async (...args: readonly string[]): Promise<string> =>
    (await promisify(execFile)('curl', ['--silent', '--max-time', '20', ...args])).stdout;

  it('sends every probe to our page, whatever name it asks for', async () => {
    for (const [host, path] of probes) {
      const said = await curl('--connect-to', `::127.0.0.1:${page.port}`, '-i', `http://${host}${path}`);
      expect(said).toMatch(/^HTTP\/1\.1 302 /);
      expect(said).toContain('location: http://10.72.72.1:7272/\r\n');
      expect(said).not.toContain(host);
    }
    expect(page.sent).toBe(probes.length);
  });

  it('is nothing while the hotspot is not on, and takes nothing else', async () => {
    const url = `http://127.0.0.1:${page.port}/generate_204`;
    const status = (...args: readonly string[]) => curl('-o', '/dev/null', '-w', '%{http_code}', ...args);
    expect(await status('-d', 'x=1', url)).toBe('405');
    expect(await status('-H', `Cookie: ${'x'.repeat(8000)}`, url)).toBe('431');
    isOn = false;
    expect(await status(url)).toBe('404');
    expect(page.sent).toBe(0);
  });

  it('keeps nobody waiting in it: who says nothing is thrown out', async () => {
    const socket = net.connect(page.port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n');
    await new Promise((resolve) => socket.resume().once('close', resolve));
  }, 60_000);
});
