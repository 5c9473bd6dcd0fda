import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';

/** Who is there in a network of ours: whoever has answered the kernel's question for his address lately. */
export interface Neighbours {
  /** Asks all that are known whether they are still there, and gives back who had answered before. Never throws. */
  look(interfaceName: string): Promise<readonly string[]>;
}

/** Nobody listens there: whoever gets it throws it away, but the kernel must know first where he is. */
const discardPort = 9;
/** An entry of /proc/net/arp that is answered for. */
const isComplete = 0x2;

/**
 * The kernel keeps an address that has gone silent until somebody wants to send there, asks for it then, and marks it when no
 * answer comes: so we send everybody a byte now and then. This needs no rights; whom the access point knows is root's to ask.
 */
export const kernelNeighbours: Neighbours = {
  async look(interfaceName) {
    const table = await readFile('/proc/net/arp', 'latin1').catch(() => '');
    const all = neighboursOf(table, interfaceName);
    if (all.length > 0) await poke(all.map(({ address }) => address)).catch(() => {});
    return all.filter(({ answers }) => answers).map(({ address }) => address);
  },
};

/** Of the text of /proc/net/arp. */
export function neighboursOf(
  table: string,
  interfaceName: string,
): readonly { readonly address: string; readonly answers: boolean }[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[5] === interfaceName)
    .map(([address = '', , flags]) => ({ address, answers: (Number(flags) & isComplete) !== 0 }));
}

async function poke(addresses: readonly string[]): Promise<void> {
  const socket = createSocket('udp4');
  try {
    await Promise.allSettled(
      addresses.map(
        (address) =>
          new Promise((resolve) => socket.send(Buffer.from([0]), discardPort, address, () => resolve(0))),
      ),
    );
  } finally {
    socket.close();
  }
}
