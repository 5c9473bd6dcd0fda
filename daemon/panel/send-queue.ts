import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/**
 * Bytes that the kernel has taken from us and the other end of a socket has not: some megabytes disappear there before a
 * write waits. 0 where that cannot be known (not Linux, not IPv4). The kernel takes some milliseconds to print its table.
 */
export async function readSendQueues(): Promise<(socket: Socket) => number> {
  const table = await readFile('/proc/net/tcp', 'latin1').catch(() => '');
  return ({ localPort, remotePort, remoteAddress = '' }) => {
    if (localPort === undefined || remotePort === undefined) return 0;
    // proc_pid_net(5): local and remote address, state, `tx_queue:rx_queue`.
    const ours = `:${hex(localPort, 4)} ${hexAddress(remoteAddress)}:${hex(remotePort, 4)} `;
    const at = table.indexOf(ours);
    if (at < 0) return 0;
    const queues = table.slice(at + ours.length).split(' ', 2)[1] ?? '';
    return Number.parseInt(queues.split(':')[0] ?? '', 16) || 0;
  };
}

const hex = (number: number, digits: number): string =>
  number.toString(16).toUpperCase().padStart(digits, '0');

/** As the kernel writes it on our processors: the last byte first. */
function hexAddress(address: string): string {
  const bytes = address.split('.').map(Number);
  return bytes
    .reverse()
    .map((byte) => hex(byte, 2))
    .join('');
}
