import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../daemon/system/files/package-root.ts';
import { eventually } from '../daemon/time/testing/eventually.ts';
import { type Lan, noLan, openLan } from './support/lan.ts';

const module = join(packageRoot, 'dist/daemon/network/neighbours.js');
/** Looks once, as the daemon does every now and then. */
const look = `import { kernelNeighbours } from ${JSON.stringify(module)};
process.stdout.write(JSON.stringify(await kernelNeighbours.look('wlan0')));`;

describe.skipIf(noLan)('who is in a network of ours', () => {
  let lan: Lan;
  beforeAll(() => {
    lan = openLan();
  });
  afterAll(() => lan?.close());

  const here = (): readonly string[] => {
    const [enter = '', ...inside] = lan.device.inside;
    return JSON.parse(
      execFileSync(enter, [...inside, process.execPath, '--input-type=module', '-e', look], {
        encoding: 'utf8',
      }),
    );
  };
  const onPhone = (command: string): void => {
    const [enter = '', ...inside] = lan.phone.inside;
    spawnSync(enter, [...inside, ...command.split(' ')]);
  };

  it('is known without rights: who has come, and who has gone without a word', async () => {
    expect(here()).toEqual([]);
    lan.phone.ask({ url: `http://${lan.device.ipv4}:7272/` });
    await eventually(() => here().includes(lan.phone.ipv4), 'the phone is there');
    onPhone('ip link set wlan0 down');
    await eventually(() => here().length === 0, 'the phone is gone');
    onPhone('ip link set wlan0 up');
    lan.phone.ask({ url: `http://${lan.device.ipv4}:7272/` });
    await eventually(() => here().includes(lan.phone.ipv4), 'the phone is back');
  });
});
