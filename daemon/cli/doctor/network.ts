import { connect, createServer } from 'node:net';
import { type Check, type Finding, fail, ok, warn } from './check.ts';
import { phoneCheck } from './phone.ts';

const patienceMs = 2000;

/** Whom we must be able to speak to, and where. */
export const networkChecks: readonly Check[] = [
  { name: 'port', look: ({ panel }, { isRunning }) => lookAtPort(panel.port, isRunning) },
  phoneCheck,
  {
    name: 'gpsd',
    look: async ({ sensors }) => {
      const { enabled, host, port } = sensors.gpsd;
      if (!enabled) return ok('not asked for (sensors.gpsd.enabled)');
      const greeting = await firstLine(host, port);
      if (greeting instanceof Error) {
        return warn(
          `gpsd does not answer at ${host}:${port} (${greeting.message}); Tactus goes on trying`,
          'Debian: apt install gpsd; systemctl enable --now gpsd.socket',
        );
      }
      return greeting.includes('"class":"VERSION"')
        ? ok(`gpsd ${/"release":"([^"]*)"/.exec(greeting)?.[1] ?? ''} at ${host}:${port}`)
        : warn(`what answers at ${host}:${port} is not gpsd`, 'Correct sensors.gpsd.port.');
    },
  },
];

async function lookAtPort(port: number, isRunning: boolean): Promise<Finding> {
  if (port === 0) return ok('any free one');
  const server = createServer();
  const code = await new Promise<string | undefined>((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  if (code === undefined) {
    await new Promise((resolve) => server.close(resolve));
    return ok(`${port} is free`);
  }
  if (code === 'EADDRINUSE' && isRunning) return ok(`Tactus itself is at ${port}`);
  return fail(
    code === 'EADDRINUSE' ? `${port} is in use by another program` : `${port} cannot be opened (${code})`,
    'Stop the other program, or set panel.port (or --port).',
  );
}

/** Whether one of us answers at this port of this machine. */
export async function isTactus(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://localhost:${port}/healthz`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    return Array.isArray(((await response.json()) as { stations?: unknown }).stations);
  } catch {
    return false;
  }
}

function firstLine(host: string, port: number): Promise<string | Error> {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    const end = (result: string | Error): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(patienceMs, () => end(new Error('no answer')));
    socket.once('error', (error: NodeJS.ErrnoException) => end(new Error(error.code ?? error.message)));
    socket.once('data', (data) => end(String(data).slice(0, 1000)));
  });
}
