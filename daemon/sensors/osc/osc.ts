import { createSocket, type RemoteInfo } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Attempt } from '../../time/persist.ts';
import { tellSenders } from '../last-senders.ts';
import type { SenderMap } from '../map/sender-map.ts';
import { createPersistentSensor } from '../persistent.ts';
import type { Sensor, SensorTools } from '../sensor.ts';
import { createVitals } from '../vitals.ts';
import { readOscPacket } from './message.ts';

export interface OscOptions {
  /** The address to listen at: 127.0.0.1 for programs on this machine, 0.0.0.0 for all of the network. */
  readonly host: string;
  readonly port: number;
}

export interface OscSensorTools extends SensorTools {
  /** Programs that speak at addresses of their own, or JSON. */
  readonly senders?: Pick<SenderMap, 'osc' | 'udp'>;
}

/** Readings and controls over OSC (UDP). Whoever can reach the port can play: it listens on this machine unless told. */
export function createOscSensor(options: OscOptions, { clock, timers, senders }: OscSensorTools): Sensor {
  const id = 'osc';
  const vitals = createVitals({ id, clock });
  const where = `${options.host}:${options.port}`;
  const tellSender = tellSenders(vitals);

  const onPacket = (packet: Buffer, { address, port }: RemoteInfo): void => {
    const from = `${address}:${port}`;
    tellSender(address);
    const json = senders?.udp(packet);
    if (json) {
      for (const reading of json.readings) vitals.emit(reading, from);
      for (const why of json.refused) vitals.refuse(why, from);
      return;
    }
    const { readings, refusals } = readOscPacket(packet, senders);
    for (const reading of readings) vitals.emit({ atSeconds: clock.nowSeconds(), ...reading }, from);
    for (const why of refusals) vitals.refuse(why, from);
  };

  const attempt = ({ signal, succeeded }: Attempt): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = createSocket(isIPv6(options.host) ? 'udp6' : 'udp4');
      const finish = (error?: Error): void => {
        signal.removeEventListener('abort', abort);
        socket.removeAllListeners('error').on('error', () => {});
        socket.close(() => (error ? reject(error) : resolve()));
      };
      const abort = (): void => finish();
      signal.addEventListener('abort', abort, { once: true });
      socket.on('message', onPacket);
      socket.on('error', finish);
      socket.bind(options.port, options.host, () => {
        succeeded();
        vitals.text('listensAt', where);
        vitals.status('ok', `listening for OSC at ${where}`);
      });
    });

  return createPersistentSensor({
    id,
    vitals,
    timers,
    attempt,
    opening: `opening ${where}`,
    trouble: (why) => `cannot listen at ${where} (${why})`,
  });
}
