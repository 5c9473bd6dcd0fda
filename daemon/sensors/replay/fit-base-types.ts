interface NumberKind {
  readonly size: number;
  /** What a device writes that does not know. */
  readonly unknown: number;
  readonly read: (data: Buffer, at: number, isLittleEndian: boolean) => number;
}

const byte = (unknown: number): NumberKind => ({ size: 1, unknown, read: (data, at) => data.readUInt8(at) });
const word = (unknown: number): NumberKind => ({
  size: 2,
  unknown,
  read: (data, at, little) => (little ? data.readUInt16LE(at) : data.readUInt16BE(at)),
});
const long = (unknown: number): NumberKind => ({
  size: 4,
  unknown,
  read: (data, at, little) => (little ? data.readUInt32LE(at) : data.readUInt32BE(at)),
});

/** The numbers of FIT by base type; integers of 64 bits and strings hold nothing that is wanted. */
export const numberKinds: Readonly<Record<number, NumberKind>> = {
  0: byte(0xff),
  1: { size: 1, unknown: 0x7f, read: (data, at) => data.readInt8(at) },
  2: byte(0xff),
  3: {
    size: 2,
    unknown: 0x7fff,
    read: (data, at, little) => (little ? data.readInt16LE(at) : data.readInt16BE(at)),
  },
  4: word(0xffff),
  5: {
    size: 4,
    unknown: 0x7fffffff,
    read: (data, at, little) => (little ? data.readInt32LE(at) : data.readInt32BE(at)),
  },
  6: long(0xffffffff),
  8: {
    size: 4,
    unknown: Number.NaN,
    read: (data, at, little) => (little ? data.readFloatLE(at) : data.readFloatBE(at)),
  },
  9: {
    size: 8,
    unknown: Number.NaN,
    read: (data, at, little) => (little ? data.readDoubleLE(at) : data.readDoubleBE(at)),
  },
  10: byte(0),
  11: word(0),
  12: long(0),
  13: byte(0xff),
};
