import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { realTimers } from '../time/timers.ts';
import { openMicrophone } from './microphone.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tactus-microphone-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A listener that hears at once, and then does what is written here. */
function listenerThat(goesOn: string): string {
  const program = path.join(folder, 'listener.mjs');
  writeFileSync(
    program,
    `process.once('message', () => process.send({ kind: 'hears' }, () => { ${goesOn} }));`,
  );
  return program;
}

it('says why a microphone is gone, also where it went while nobody waited', async () => {
  const listening = await openMicrophone(
    'plughw:CARD=Mic',
    realTimers,
    listenerThat(`
      const last = { kind: 'failed', message: 'ALSA device plughw:CARD=Mic went away', fix: 'Choose another.' };
      process.send(last, () => process.disconnect());`),
  );
  // Until it has ended: the chirps take some seconds.
  await sleep(500);
  await expect(listening.find([])).rejects.toMatchObject({
    kind: 'unavailable',
    message: 'ALSA device plughw:CARD=Mic went away.',
    fix: 'Choose another.',
  });
});

it('says that one ended that said nothing', async () => {
  const listening = await openMicrophone('default', realTimers, listenerThat('process.exit(1);'));
  await expect(listening.find([])).rejects.toMatchObject({ message: /ended early/ });
});
