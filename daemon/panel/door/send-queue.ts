import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/**
 * Bytes that kernels have taken from us and the other end of a socket has not: some megabytes disappear there before a
 * write waits. What another machine's kernel holds for it nobody tells us; on this machine both ends are seen. 0 where
 * nothing can be known (not Linux, not IPv4). The kernel takes some milliseconds to print its table.
 */
export async function readSendQueues(): Promise<(socket: Socket) => number> {
  const table = await readFile('/proc/net/tcp', 'latin1').catch(() => '');
  return ({ localAddress = '', localPort = 0, remoteAddress = '', remotePort = 0 }) => {
    const here = `${hexAddress(localAddress)}:${hex(localPort, 4)}`;
    const there = `${hexAddress(remoteAddress)}:${hex(remotePort, 4)}`;
    return queuesOf(table, here, there).sentBytes + queuesOf(table, there, here).receivedBytes;
  };
}

/** proc_pid_net(5): local and remote address, state, `tx_queue:rx_queue`. */
function queuesOf(
  table: string,
  local: string,
  remote: string,
): { sentBytes: number; receivedBytes: number } {
  const addresses = ` ${local} ${remote} `;
  const at = table.indexOf(addresses);
  const queues = at < 0 ? '' : (table.slice(at + addresses.length).split(' ', 2)[1] ?? '');
  const [sentBytes = 0, receivedBytes = 0] = queues.split(':').map((each) => Number.parseInt(each, 16) || 0);
  return { sentBytes, receivedBytes };
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
