import { expect, it } from 'vitest';
import { commandsIn, findingsOf } from './findings.ts';

const station = (name: string, status: 'ok' | 'degraded' | 'failed' | 'starting') => ({
  ...{ station: name, status, sinceSeconds: 0, detail: `${name} is so`, counters: { beats: 3 }, gauges: {} },
  texts: { model: 'none' },
});

it('puts the worst first, whoever found it', () => {
  const checks = [
    { name: 'node', status: 'ok', detail: 'Node 20', fix: '' },
    { name: 'audio', status: 'fail', detail: 'No such device', fix: 'Plug it in.' },
  ] as const;
  const found = findingsOf([station('player', 'ok'), station('composer', 'degraded')], checks);
  expect(found.map(({ name, severity }) => [name, severity])).toEqual([
    ['audio', 'fail'],
    ['composer', 'warn'],
    ['player', 'ok'],
    ['node', 'ok'],
  ]);
  expect(found[1]).toMatchObject({
    kind: 'station',
    figures: [
      ['model', 'none'],
      ['beats', 3],
    ],
  });
});

it('tells one trouble once, and all that is well', () => {
  const noBroker = { ...station('sensors.mqtt', 'degraded'), detail: 'no broker', fix: 'Start it.' };
  const fine = { ...station('clock', 'ok'), detail: 'well' };
  const found = findingsOf(
    [noBroker, { ...noBroker, station: 'mqtt' }, fine, { ...fine, station: 'body' }],
    [{ name: 'mqtt', status: 'warn', detail: 'no broker', fix: '' }],
  );
  expect(found.map(({ name }) => name)).toEqual(['sensors.mqtt', 'clock', 'body']);
  const doctors = { name: 'broker', status: 'fail', detail: 'no broker', fix: 'Start it.' } as const;
  // Of two the worse.
  expect(findingsOf([noBroker], [doctors]).map(({ name }) => name)).toEqual(['broker']);
});

it.each([
  ['Debian: apt install libasound2 (libasound2t64 from Debian 13 on)', ['apt install libasound2']],
  ['Debian: apt install avahi-daemon. The address with numbers needs none.', ['apt install avahi-daemon']],
  [
    'Debian: apt install gpsd; systemctl enable --now gpsd.socket',
    ['apt install gpsd; systemctl enable --now gpsd.socket'],
  ],
  ['Install it (Debian: apt install libfluidsynth3), or wait.', ['apt install libfluidsynth3']],
  ['List devices with `tactus devices`; the stream needs none.', ['tactus devices']],
  ['sudo ufw allow 7272/tcp', ['sudo ufw allow 7272/tcp']],
  ['timedatectl set-ntp true. The music does not mind; dates do.', ['timedatectl set-ntp true']],
  ['Stop the other program, or set panel.port (or --port).', []],
  ['`composer.model` says which.', []],
])('finds what to type in: %s', (fix, commands) => expect(commandsIn(fix)).toEqual(commands));
