import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../sensors/testing/gpsd-process.ts';
import { answers, createProgram, findProgram } from '../../system/testing/program.ts';

export const mosquittoIsInstalled: boolean = ['mosquitto', 'openssl'].every(findProgram);

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
  const broker = createProgram('mosquitto', ['-c', config], () => answers({ host: '127.0.0.1', port }));
  await broker.start();
  return {
    url: tls ? `mqtts://localhost:${port}` : `mqtt://127.0.0.1:${port}`,
    caFile: tls ? join(folder, 'certificate.pem') : undefined,
    ...broker,
    async close() {
      await broker.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
