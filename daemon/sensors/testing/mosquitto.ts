import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './gpsd-process.ts';

const program = ['/usr/sbin/mosquitto', '/usr/bin/mosquitto'].find((path) => existsSync(path));
export const mosquittoIsInstalled: boolean = program !== undefined && existsSync('/usr/bin/openssl');

/** A real broker, with TLS or without. */
export interface Broker {
  readonly url: string;
  /** The authority that signed its certificate, with TLS. */
  readonly caFile: string | undefined;
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startBroker({ tls = false } = {}): Promise<Broker> {
  const folder = await mkdtemp(join(tmpdir(), 'tactus-broker-'));
  const port = await freePort();
  const lines = [`listener ${port} 127.0.0.1`, 'allow_anonymous true', 'persistence false'];
  if (tls) {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
        ...subject,
      ].concat(['-keyout', key, '-out', certificate]),
      { stdio: 'ignore' },
    );
    execFileSync('chmod', ['644', key]);
    execFileSync('chmod', ['755', folder]);
    lines.push(`certfile ${certificate}`, `keyfile ${key}`);
  }
  const config = join(folder, 'mosquitto.conf');
  await writeFile(config, `${lines.join('\n')}\n`);
  let broker: ChildProcess | undefined;

  const kill = async (): Promise<void> => {
    if (!broker || broker.exitCode !== null || broker.signalCode !== null) return;
    const gone = once(broker, 'exit');
    broker.kill('SIGKILL');
    await gone;
  };
  const start = async (): Promise<void> => {
    if (!program) throw new Error('mosquitto is not installed: apt-get install mosquitto openssl');
    broker = spawn(program, ['-c', config], { stdio: 'ignore' });
    for (let tries = 0; !(await answers(port)); tries += 1) {
      if (tries > 500) throw new Error('mosquitto did not start');
      await sleep(10);
    }
  };
  await start();
  return {
    url: tls ? `mqtts://localhost:${port}` : `mqtt://127.0.0.1:${port}`,
    caFile: tls ? join(folder, 'certificate.pem') : undefined,
    kill,
    start,
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  const outcome = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  socket.destroy();
  return outcome;
}
