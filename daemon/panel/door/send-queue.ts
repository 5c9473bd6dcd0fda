import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/**
 * Bytes that kernels have taken from us and the other end of a socket has not: some megabytes disappear there before a
 * write waits. What another machine's kernel holds for it nobody tells us; on this machine both ends are seen. 0 where
 * nothing can be known (not Linux). The kernel takes some milliseconds to print its tables.
 */
export async function readSendQueues(): Promise<(socket: Socket) => number> {
  const read = (name: string): Promise<string> => readFile(`/proc/net/${name}`, 'latin1').catch(() => '');
  const table = (await Promise.all(['tcp', 'tcp6'].map(read))).join('');
  return ({ localAddress = '', localPort = 0, remoteAddress = '', remotePort = 0 }) => {
    // A socket of IPv6 that speaks IPv4 is in the table of IPv6; the other end may well be in the other.
    const here = hexAddresses(localAddress).map((address) => `${address}:${hex(localPort, 4)}`);
    const there = hexAddresses(remoteAddress).map((address) => `${address}:${hex(remotePort, 4)}`);
    return here.reduce(
      (sum, local, form) =>
        sum +
        queuesOf(table, local, there[form]!).sentBytes +
        queuesOf(table, there[form]!, local).receivedBytes,
      0,
    );
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

/** As the kernel writes it on our processors: of each four bytes the last first. IPv4 in both of its forms. */
function hexAddresses(address: string): readonly string[] {
  const [, dotted] = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (dotted === undefined) return [turned(wordsOf(address))];
  const word = turned(
    dotted
      .split('.')
      .map((byte) => hex(Number(byte), 2))
      .join(''),
  );
  return [word, `${'0'.repeat(16)}FFFF0000${word}`];
}

/** The 32 digits of an address of IPv6, without its zone. */
function wordsOf(address: string): string {
  const [before = '', after] = address.split('%')[0]!.split('::');
  const groups = (text = ''): string[] => text.split(':').filter((group) => group !== '');
  const [head, tail] = [groups(before), groups(after)];
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...zeros, ...tail].map((group) => group.toUpperCase().padStart(4, '0')).join('');
}

const turned = (digits: string): string =>
  (digits.match(/.{8}/g) ?? []).map((word) => (word.match(/../g) ?? []).reverse().join('')).join('');
