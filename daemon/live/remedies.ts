import type { StationHealth } from '../system/health.ts';

/** What to do about a station that limps, where it does not say so itself; the first that fits by the station's name. */
const remedies: readonly (readonly [station: RegExp, fix: string])[] = [
  [
    /^sensors\.ble/,
    'Wear it, with wet electrodes or a moved shoe; a flat battery or another phone that holds it keeps it away.',
  ],
  [
    /^sensors\.headphones/,
    'See that Bluetooth is on (`bluetoothctl show`) and the headphones are paired on the page Devices.',
  ],
  [
    /^sensors\.gpsd/,
    'Go where the sky is seen and wait a minute or two. `cgps` shows what gpsd receives; sensors.gpsd.port is where it is asked.',
  ],
  [
    /^sensors\.serial/,
    'Go where the sky is seen, see that the receiver is plugged in, and name it by sensors.serial.path (`tactus devices`).',
  ],
  [
    /^sensors\.mqtt|^mqtt$/,
    'See that the broker runs and lets us in: sensors.mqtt.url, username and password.',
  ],
  [
    /^sensors\.midi/,
    'Plug the instrument in; `tactus devices` lists what is there, sensors.midi.ports says which are meant.',
  ],
  [/^sensors\.osc/, 'Another program may have this port: choose another one by sensors.osc.port.'],
  [/^sensors\.buttons/, 'Let the service read keys: sudo usermod -aG input tactus, then restart it.'],
  [
    /^sensors\.(motion|iio)/,
    'See that the motion sensor is wired and known to the system (`ls /sys/bus/iio/devices`).',
  ],
  [/^sensors\./, 'See on the page Devices what it says, and whether its sender is on.'],
  [
    /^composer/,
    'The music goes on without it. Where it stays so, choose a smaller model (composer.model) or restart.',
  ],
  [
    /^player/,
    'Restart. Where it comes again, something else takes the processor: `tactus doctor` says what is missing.',
  ],
  [
    /^alsa/,
    'See that the sound device is plugged in, switched on and free; `tactus devices` lists those that are there.',
  ],
  [/^stream|^icecast/, 'Restart. The other outputs play on meanwhile.'],
  [/^wav|^trace|^recorder/, 'See that the disk has room and the folder may be written.'],
  [
    /^state/,
    'Free some space, and let the service write its folder (STATE_DIRECTORY); until then nothing new is remembered.',
  ],
  [
    /^network/,
    'The address with numbers works all the same. For the name: apt install avahi-daemon; for a hotspot see docs/network.md.',
  ],
  [/^panel/, 'Another program may have the port: choose another one by panel.port or panel.httpsPort.'],
  [/^session/, 'Restart, and report it with the support bundle: this is a fault of ours.'],
];

/** Where nobody knows better. */
const anyRemedy = 'Restart. Where it comes again, report it with the support bundle.';

/** A station that limps or does nothing says what to do about it. */
export function withRemedy(health: StationHealth): StationHealth {
  const { station, status, fix } = health;
  if (fix !== undefined || (status !== 'degraded' && status !== 'failed')) return health;
  return { ...health, fix: remedies.find(([pattern]) => pattern.test(station))?.[1] ?? anyRemedy };
}
