import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { isAlsaInstalled } from './alsa.native.ts';
import { listAlsaDevices } from './alsa-devices.native.ts';

it.skipIf(process.env.CI !== 'true' && !isAlsaInstalled())(
  'to list devices again and again keeps no memory',
  async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const bytesAfter = async (times: number): Promise<number> => {
      for (let time = 0; time < times; time += 1) await listAlsaDevices();
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = await bytesAfter(50);
    expect(((await bytesAfter(400)) - before) / 400).toBeLessThan(500);
  },
);
