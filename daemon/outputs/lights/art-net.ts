const headerBytes = 18;
const opDmx = 0x5000;
const protocolVersion = 14;

/** The port of Art-Net. */
export const artNetPort = 6454;

/**
 * ArtDmx of Art-Net 4 (art-net.org.uk): the channels of one universe from its first on. `sequence`: 1 to 255, one after the
 * other, by which whoever hears it knows what came too late. `universe`: 0 to 32767.
 */
export function encodeArtDmx(sequence: number, universe: number, channels: Uint8Array): Buffer {
  const even = channels.length + (channels.length % 2);
  const packet = Buffer.alloc(headerBytes + even);
  packet.write('Art-Net\0', 'latin1');
  packet.writeUInt16LE(opDmx, 8);
  packet.writeUInt16BE(protocolVersion, 10);
  packet.writeUInt8(sequence, 12);
  packet.writeUInt16LE(universe, 14);
  packet.writeUInt16BE(even, 16);
  packet.set(channels, headerBytes);
  return packet;
}
