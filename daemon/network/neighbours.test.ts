import { expect, it } from 'vitest';
import { kernelNeighbours, neighboursOf } from './neighbours.ts';

const table = `IP address       HW type     Flags       HW address            Mask     Device
10.72.72.23      0x1         0x2         3a:5e:11:22:33:44     *        wlan0
10.72.72.99      0x1         0x0         00:00:00:00:00:00     *        wlan0
192.168.1.1      0x1         0x2         aa:bb:cc:dd:ee:ff     *        eth0
`;

it('are those of the interface, and whether they answer', () => {
  expect(neighboursOf(table, 'wlan0')).toEqual([
    { address: '10.72.72.23', answers: true },
    { address: '10.72.72.99', answers: false },
  ]);
  expect(neighboursOf('', 'wlan0')).toEqual([]);
});

it('are none where there is no such interface', async () => {
  expect(await kernelNeighbours.look('tactus-none0')).toEqual([]);
});
