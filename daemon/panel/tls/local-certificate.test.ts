import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStateKeeper, type StateKeeper } from '../../system/files/state-keeper.ts';
import { monotonicClock } from '../../time/clock.ts';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime, realTimers } from '../../time/timers.ts';
import type { OwnAddresses } from '../door/addresses.ts';
import { log } from '../testing/panel-bench.ts';
import { daySeconds } from './certificate.ts';
import type { Certificates } from './certificates.ts';
import { keepLocalCertificate } from './local-certificate.ts';

let folder: string;
let state: StateKeeper;
let time: ManualTime;
let wallSeconds: number;
const running: Certificates[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-tls-'));
  state = await openStateKeeper(folder, { clock: monotonicClock, timers: realTimers, log });
  time = new ManualTime();
  wallSeconds = Date.UTC(2030, 10, 27) / 1000;
});
afterEach(async () => {
  for (const certificates of running.splice(0)) certificates.stop();
  await state.close();
  rmSync(folder, { recursive: true });
});

/** A machine whose addresses the test changes. */
function createMachine(hostName = 'pi') {
  const listeners = new Set<() => void>();
  const machine = {
    current: {
      hostName,
      addresses: ['192.168.1.20'],
      names: ['tactus.local', `${hostName}.local`],
    } as OwnAddresses,
    onChange(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(next: Partial<OwnAddresses>) {
      machine.current = { ...machine.current, ...next };
      for (const tell of listeners) tell();
    },
  };
  return machine;
}

const keep = async (own = createMachine(), remembers = true) => {
  const certificates = await keepLocalCertificate({
    ...{ own, log, timers: time, state: remembers ? state : undefined },
    wallSeconds: () => wallSeconds,
  });
  running.push(certificates);
  await eventually(() => certificates.current !== undefined, 'it was made');
  return certificates;
};

const leafOf = ({ current }: Certificates): X509Certificate => new X509Certificate(String(current?.cert));
const isVouchedFor = (certificates: Certificates): boolean =>
  leafOf(certificates).verify(new X509Certificate(certificates.authority!.certificate).publicKey);

describe('the certificate of this device', () => {
  it('is kept for its owner only, and is the same after a restart', async () => {
    const first = await keep();
    expect(isVouchedFor(first)).toBe(true);
    expect(leafOf(first).subjectAltName).toContain('DNS:tactus.local');
    await state.close();
    for (const file of ['authority', 'certificate'])
      expect(statSync(join(folder, `tls/${file}.json`)).mode & 0o777).toBe(0o600);
    state = await openStateKeeper(folder, { clock: monotonicClock, timers: realTimers, log });
    const second = await keep();
    expect(second.current).toEqual(first.current);
    expect(second.authority).toEqual(first.authority);
  });

  it('is made anew for a new address and a new name, by the same authority', async () => {
    const own = createMachine();
    const certificates = await keep(own);
    const authority = certificates.authority;
    let told = 0;
    certificates.onChange(() => {
      told += 1;
    });
    own.change({ addresses: ['10.42.0.1', '192.168.1.20'] });
    await eventually(() => told === 1, 'it was made anew');
    expect(leafOf(certificates).checkIP('10.42.0.1')).toBe('10.42.0.1');
    // Fewer need none.
    own.change({ addresses: ['10.42.0.1'] });
    own.change({ hostName: 'board', names: ['tactus.local', 'board.local'] });
    await eventually(() => told === 2, 'it was made anew');
    expect(leafOf(certificates).checkHost('board.local')).toBe('board.local');
    // It never vouched for that name, nor for public addresses: one of them would make all of it void.
    expect(leafOf(certificates).checkHost('board')).toBeUndefined();
    own.change({ addresses: ['10.42.0.1', '203.0.113.5'] });
    await time.advance(1);
    expect(told).toBe(2);
    expect(certificates.authority).toBe(authority);
    expect(isVouchedFor(certificates)).toBe(true);
  });

  it('is made anew a month before its end, and when the clock is set', async () => {
    const certificates = await keep();
    const first = certificates.current?.cert;
    wallSeconds += 330 * daySeconds;
    await time.advance(61);
    expect(certificates.current?.cert).toBe(first);
    wallSeconds += 10 * daySeconds;
    await time.advance(61);
    await eventually(() => certificates.current?.cert !== first, 'it was made anew');
    // It had been years ahead: what was made then is of the future.
    const second = certificates.current?.cert;
    wallSeconds -= 700 * daySeconds;
    await time.advance(61);
    await eventually(() => certificates.current?.cert !== second, 'it was made anew');
    expect(Date.parse(leafOf(certificates).validFrom) / 1000).toBeLessThan(wallSeconds);
    expect(isVouchedFor(certificates)).toBe(true);
  });

  it('comes anew where what was kept is broken, or of another authority', async () => {
    const first = await keep();
    await state.close();
    const path = join(folder, 'tls/authority.json');
    const kept = JSON.parse(readFileSync(path, 'utf8'));
    const stranger = await keep(createMachine('other'), false);
    writeFileSync(path, JSON.stringify({ ...kept, certificate: stranger.authority!.certificate }));
    state = await openStateKeeper(folder, { clock: monotonicClock, timers: realTimers, log });
    const second = await keep();
    expect(second.authority!.certificate).not.toBe(first.authority!.certificate);
    expect(second.authority!.certificate).not.toBe(stranger.authority!.certificate);
    expect(isVouchedFor(second)).toBe(true);
  });

  it('is there without a state folder, and that of the folder counts once it is back', async () => {
    const certificates = await keep(createMachine(), false);
    expect(isVouchedFor(certificates)).toBe(true);
    let comesBack = (): Promise<void> => Promise.resolve();
    let kept: string | undefined;
    const away = {
      read: async <T>(name: string, parse: (text: string) => T): Promise<T | undefined> =>
        kept !== undefined && name.includes('authority') ? parse(kept) : undefined,
      keep: (): void => undefined,
      whenBack: (listener: () => Promise<void>): void => {
        comesBack = listener;
      },
    };
    const own = createMachine();
    const late = await keepLocalCertificate({
      ...{ own, log, timers: time, state: away },
      wallSeconds: () => wallSeconds,
    });
    running.push(late);
    await eventually(() => late.current !== undefined, 'it was made');
    const other = await keep();
    await state.close();
    kept = readFileSync(join(folder, 'tls/authority.json'), 'utf8');
    await comesBack();
    expect(late.authority).toEqual(other.authority);
    expect(isVouchedFor(late)).toBe(true);
  });
});
