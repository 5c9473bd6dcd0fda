import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectSecurely, type PeerCertificate } from 'node:tls';
import { promisify } from 'node:util';
import { fastify } from 'fastify';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findProgram } from '../../system/testing/program.ts';
import { requireInstalled } from '../../system/testing/require-installed.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { realTimers } from '../../time/timers.ts';
import { keepConnections } from '../door/connections.ts';
import { type Doors, openDoors } from '../door/doors.ts';
import { log } from '../testing/panel-bench.ts';
import type { Certificates } from './certificates.ts';
import { fingerprintOf } from './install-page.ts';
import { keepLocalCertificate } from './local-certificate.ts';
import { serveAuthority } from './serve-authority.ts';

const executablePath = findProgram(process.env.CHROMIUM ?? 'chromium');
const canTrust = executablePath !== undefined && findProgram('certutil') !== undefined;
requireInstalled('curl libnss3-tools chromium', canTrust && findProgram('curl') !== undefined);

const app = fastify();
const connections = keepConnections(32);
const machine = {
  current: { hostName: 'pi', addresses: ['192.168.1.20'], names: ['tactus.local'] },
  onChange(listener: () => void) {
    machine.tell = listener;
    return () => undefined;
  },
  tell: (): void => undefined,
};
let folder: string;
let certificates: Certificates;
let doors: Doors;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-tls-'));
  certificates = await keepLocalCertificate({
    ...{ own: machine, timers: realTimers, log },
    wallSeconds: () => Date.now() / 1000,
  });
  await eventually(() => certificates.current !== undefined, 'it was made');
  serveAuthority(app, {
    get port() {
      return doors.securePort;
    },
    get authority() {
      return certificates.authority;
    },
  });
  app.get('/where', async (request) => ({ scheme: request.protocol, isSecure: true }));
  app.get('/page', (_request, reply) => reply.type('text/html').send('<title>in</title>'));
  await app.ready();
  doors = await openDoors({
    ...{ app, connections, log, timers: realTimers, certificate: certificates },
    ports: { plain: 0, secure: 0 },
    outer: { isOpen: true, onChange: () => () => undefined },
    tell: () => undefined,
  });
  writeFileSync(
    join(folder, 'tactus.crt'),
    await (await fetch(`http://127.0.0.1:${doors.port}/ca/tactus.crt`)).text(),
  );
});
afterAll(async () => {
  certificates.stop();
  doors.close();
  connections.end();
  await app.close();
  rmSync(folder, { recursive: true });
});

const ask = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${doors.port}${path}`);
  return { type: response.headers.get('content-type'), status: response.status, text: await response.text() };
};

it('tells how to trust it, without a script', async () => {
  const page = await ask('/ca');
  expect(page).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  expect(page.text).toContain(fingerprintOf(certificates.authority!));
  expect(page.text).toContain(`href="https://127.0.0.1:${doors.securePort}/"`);
  expect(page.text).not.toMatch(/<script|style=|<style| on\w+=/);
  expect(page.text).not.toContain('PRIVATE KEY');
  for (const [path, type] of [
    ['/ca/tactus.crt', 'application/x-x509-ca-cert'],
    ['/ca/tactus.mobileconfig', 'application/x-apple-aspen-config'],
    ['/ca/page.css', 'text/css'],
  ] as const) {
    const answer = await ask(path);
    expect(answer).toMatchObject({ status: 200, type });
    expect(answer.text).not.toContain('PRIVATE KEY');
  }
});

it('gives iPhones a profile with the very same certificate', async () => {
  const { text } = await ask('/ca/tactus.mobileconfig');
  const script = `import plistlib, sys, json, base64
profile = plistlib.loads(sys.stdin.buffer.read())
inner = profile['PayloadContent'][0]
print(json.dumps([profile['PayloadType'], inner['PayloadType'], base64.b64encode(inner['PayloadContent']).decode(), profile['PayloadUUID'], inner['PayloadUUID']]))`;
  const read = JSON.parse(execFileSync('python3', ['-c', script], { input: text, encoding: 'utf8' }));
  const der = certificates.authority!.certificate.replace(/-----.*-----|\n/g, '');
  expect(read.slice(0, 3)).toEqual(['Configuration', 'com.apple.security.root', der]);
  expect(read[3]).toMatch(/^[\dA-F]{8}-[\dA-F]{4}-8[\dA-F]{3}-A[\dA-F]{3}-[\dA-F]{12}$/);
  expect(read[4]).not.toBe(read[3]);
});

it.skipIf(!findProgram('curl'))(
  'is trusted by curl under each of its names, and by nobody else',
  async () => {
    const curl = async (name: string, ...options: readonly string[]): Promise<string> =>
      promisify(execFile)('curl', [
        ...['-sS', '--noproxy', '*', ...options, '--resolve', `${name}:${doors.securePort}:127.0.0.1`],
        `https://${name}:${doors.securePort}/where`,
      ]).then(
        ({ stdout }) => stdout,
        (error: Error & { readonly stderr: string }) => error.stderr,
      );
    const trusting = ['--cacert', join(folder, 'tactus.crt')];
    for (const name of ['tactus.local', 'pi', 'localhost', '127.0.0.1'])
      expect([name, await curl(name, ...trusting)]).toEqual([name, '{"scheme":"https","isSecure":true}']);
    expect(await curl('other.local', ...trusting)).toMatch(/no alternative certificate subject name/);
    expect(await curl('localhost')).toMatch(
      /self-signed certificate in certificate chain|unable to get local issuer/,
    );
    expect(await curl('localhost', ...trusting, '--tls-max', '1.1')).toMatch(/curl: \(35\)/);
  },
);

it('shows a new certificate to whoever comes, and leaves alone who is in', async () => {
  const connect = (): Promise<PeerCertificate> =>
    new Promise((resolve, reject) => {
      const options = { port: doors.securePort!, host: '127.0.0.1', ca: certificates.authority!.certificate };
      const socket = connectSecurely({ ...options, servername: 'localhost' }, () => {
        resolve(socket.getPeerCertificate());
        socket.destroy();
      });
      socket.once('error', reject);
    });
  const before = await connect();
  machine.current = { ...machine.current, addresses: ['192.168.1.20', '10.42.0.1'] };
  machine.tell();
  await expect.poll(async () => (await connect()).subjectaltname).toContain('10.42.0.1');
  expect((await connect()).serialNumber).not.toBe(before.serialNumber);
});

it.skipIf(!canTrust)('is trusted by Chromium once the certificate is installed, and not before', async () => {
  const home = join(folder, 'home');
  const store = join(home, '.pki/nssdb');
  execFileSync('mkdir', ['-p', store]);
  execFileSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
  const open = async (): Promise<string> => {
    const browser = await chromium.launch({
      executablePath: executablePath!,
      args: ['--no-sandbox', '--host-resolver-rules=MAP tactus.local 127.0.0.1'],
      env: { ...process.env, HOME: home },
    });
    try {
      const page = await browser.newPage();
      await page.goto(`https://tactus.local:${doors.securePort}/page`);
      // Where phones tell where they are.
      return await page.evaluate("document.title + ' ' + isSecureContext");
    } catch (error) {
      return (error as Error).message;
    } finally {
      await browser.close();
    }
  };
  expect(await open()).toContain('ERR_CERT_AUTHORITY_INVALID');
  const trust = ['-A', '-t', 'C,,', '-n', 'tactus', '-i', join(folder, 'tactus.crt')];
  execFileSync('certutil', ['-d', `sql:${store}`, ...trust]);
  expect(await open()).toBe('in true');
});

it('who shakes hands for too long, or says no HTTPS, is let go, and counts while he is there', async () => {
  const before = connections.count;
  const silent = connect(doors.securePort!, '127.0.0.1');
  silent.resume().on('error', () => undefined);
  await once(silent, 'connect');
  await expect.poll(() => connections.count).toBe(before + 1);
  const plain = connect(doors.securePort!, '127.0.0.1');
  plain.resume().on('error', () => undefined);
  plain.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(plain, 'close');
  const beginSeconds = monotonicClock.nowSeconds();
  await once(silent, 'close');
  // Ten seconds, not Node's two minutes.
  expect(monotonicClock.nowSeconds() - beginSeconds).toBeLessThan(60);
  await expect.poll(() => connections.count).toBeLessThanOrEqual(before);
});
