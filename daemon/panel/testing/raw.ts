import { connect, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';

/** Where to say it. */
export interface RawTarget {
  readonly host: string;
  readonly port: number;
  /** The authority to trust, PEM, where TLS is spoken. */
  readonly ca?: string | undefined;
  readonly localAddress?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function openRaw({ host, port, ca, localAddress }: RawTarget): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const to = { host, port, ...(localAddress !== undefined && { localAddress }) };
    const socket: Socket =
      ca === undefined ? connect(to) : connectSecurely({ ...to, ca, checkServerIdentity: () => undefined });
    socket.once(ca === undefined ? 'connect' : 'secureConnect', () => {
      socket.off('error', reject).on('error', () => undefined);
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** Says bytes as they are. Gives what is answered: so many answers, or as many as come before the connection ends. */
export async function sayRaw(target: RawTarget, text: string, answers = 1): Promise<readonly RawAnswer[]> {
  const socket = await openRaw(target);
  let heard = '';
  return new Promise((resolve) => {
    const settle = (): void => {
      socket.destroy();
      resolve(answersIn(heard));
    };
    socket.on('data', (data) => {
      heard += data.toString('latin1');
      if (answersIn(heard).length >= answers) settle();
    });
    socket.once('close', settle);
    socket.write(text);
  });
}

/** Those that are whole; of one without an end its head. */
function answersIn(text: string): RawAnswer[] {
  const found: RawAnswer[] = [];
  let left = text;
  for (;;) {
    const end = left.indexOf('\r\n\r\n');
    const [, digits] = /^HTTP\/1\.1 (\d{3})/.exec(left) ?? [];
    if (end < 0 || digits === undefined) return found;
    const headers = Object.fromEntries(
      left
        .slice(0, end)
        .split('\r\n')
        .slice(1)
        .map((line) => [
          line.slice(0, line.indexOf(':')).toLowerCase(),
          line.slice(line.indexOf(':') + 1).trim(),
        ]),
    );
    const bytes = Number(headers['content-length'] ?? 0);
    const body = left.slice(end + 4, end + 4 + bytes);
    if (body.length < bytes) return found;
    left = left.slice(end + 4 + bytes);
    if (digits !== '100') found.push({ status: Number(digits), headers, body });
  }
}
