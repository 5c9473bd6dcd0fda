import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../../time/testing/eventually.ts';
import { ManualTime } from '../../time/timers.ts';
import { log } from '../testing/panel-bench.ts';
import { makeAuthority, makeLeaf } from './certificate.ts';
import type { Certificates } from './certificates.ts';
import type { KeyedCertificate } from './make-certificate.ts';
import { keepOwnCertificate } from './own-certificate.ts';

let folder: string;
let time: ManualTime;
let wallSeconds: number;
let certificateFile: string;
let keyFile: string;
const running: Certificates[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tactus-tls-'));
  [certificateFile, keyFile] = [join(folder, 'own.crt'), join(folder, 'own.key')];
  time = new ManualTime();
  wallSeconds = Date.now() / 1000;
});
afterEach(() => {
  for (const certificates of running.splice(0)) certificates.stop();
  rmSync(folder, { recursive: true });
});

const keep = async (files: { certificateFile?: string; keyFile?: string } = { certificateFile, keyFile }) => {
  const certificates = await keepOwnCertificate(
    { certificateFile: undefined, keyFile: undefined, ...files },
    { timers: time, wallSeconds: () => wallSeconds, log: { ...log, warn: () => undefined } },
  );
  running.push(certificates);
  return certificates;
};
const make = async (): Promise<KeyedCertificate> =>
  makeLeaf(await makeAuthority('pi', wallSeconds), ['pi.local'], wallSeconds);
const lay = ({ certificate, key }: KeyedCertificate): void => {
  writeFileSync(certificateFile, certificate);
  writeFileSync(keyFile, key);
};

it('says what is wrong with the files, and takes them once they are right', async () => {
  const [one, other] = [await make(), await make()];
  expect((await keep({})).trouble).toBe('HTTPS is not spoken: panel.certificateFile is not set');
  const certificates = await keep();
  const saying = async (text: string | RegExp): Promise<void> => {
    await time.advance(61);
    await eventually(() => certificates.trouble?.match(text) !== null, String(text), 10);
    expect(certificates.current).toBeUndefined();
  };
  await saying(/own\.crt is not there/);
  lay({ certificate: 'nothing', key: one.key });
  await saying(/own\.crt is no certificate in PEM/);
  lay({ certificate: one.certificate, key: 'nothing' });
  await saying(/own\.key is no private key in PEM/);
  lay({ certificate: one.certificate, key: other.key });
  await saying(/own\.key is not the key of .*own\.crt/);
  writeFileSync(keyFile, 'x'.repeat(2_000_000));
  await saying(/own\.key cannot be read: it is no file of this kind/);
  rmSync(keyFile);
  await saying(/own\.key is not there/);
  let told = 0;
  certificates.onChange(() => {
    told += 1;
  });
  lay(one);
  await time.advance(61);
  await eventually(() => told === 1, 'it was taken');
  expect(certificates).toMatchObject({
    trouble: undefined,
    current: { cert: one.certificate, key: one.key },
  });
});

it('shows the renewed one without a restart, and the earlier one while the new one is wrong', async () => {
  const [one, other] = [await make(), await make()];
  lay(one);
  const certificates = await keep();
  lay({ certificate: other.certificate, key: one.key });
  await time.advance(61);
  await eventually(() => certificates.trouble !== undefined, 'it was seen');
  expect(certificates.trouble).toMatch(/^HTTPS shows an earlier certificate: .*is not the key of/);
  expect(certificates.current).toMatchObject({ cert: one.certificate });
  lay(other);
  await time.advance(61);
  await eventually(() => certificates.trouble === undefined, 'it was taken');
  expect(certificates.current).toMatchObject({ cert: other.certificate });
  wallSeconds += 500 * 86_400;
  await time.advance(61);
  await eventually(() => certificates.trouble !== undefined, 'its end was seen');
  expect(certificates.trouble).toMatch(/own\.crt ended/);
});
