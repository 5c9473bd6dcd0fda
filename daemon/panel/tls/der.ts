/**
 * The few words of DER (X.690) that a certificate is written with. Nothing here reads any: what is written is read back
 * by others, OpenSSL first.
 */

const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

function lengthOf(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.of(bytes);
  const digits = Buffer.from(
    bytes.toString(16).padStart(bytes < 0x100 ? 2 : bytes < 0x10000 ? 4 : 6, '0'),
    'hex',
  );
  return Buffer.concat([Buffer.of(0x80 | digits.length), digits]);
}

function tagged(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const bytes = content.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([Buffer.of(tag), lengthOf(bytes), ...content]);
}

export const sequence = (...content: readonly Uint8Array[]): Buffer => tagged(tags.sequence, ...content);
export const set = (...content: readonly Uint8Array[]): Buffer => tagged(tags.set, ...content);
export const octets = (content: Uint8Array): Buffer => tagged(tags.octets, content);
export const utf8 = (text: string): Buffer => tagged(tags.utf8, Buffer.from(text));
export const truth = (): Buffer => tagged(tags.boolean, Buffer.of(0xff));
/** Not negative, of up to 127 bits a byte group: the first bit of `bytes` is 0. */
export const integer = (...bytes: readonly number[]): Buffer => tagged(tags.integer, Buffer.from(bytes));
/** `unused`: bits at the end that say nothing. */
export const bits = (content: Uint8Array, unused = 0): Buffer =>
  tagged(tags.bits, Buffer.of(unused), content);
/** `[number]`, of whatever is implied. */
export const implicit = (number: number, content: Uint8Array): Buffer => tagged(0x80 | number, content);
/** `[number]`, around what is written out. */
export const explicit = (number: number, ...content: readonly Uint8Array[]): Buffer =>
  tagged(0xa0 | number, ...content);

/** An object identifier, as `2.5.29.17`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const sevens = (value: number): number[] => {
    const low = [value & 0x7f];
    for (let left = value >>> 7; left > 0; left >>>= 7) low.unshift((left & 0x7f) | 0x80);
    return low;
  };
  return tagged(tags.oid, Buffer.from([first * 40 + second, ...rest.flatMap(sevens)]));
}

/** A moment of the wall clock: two digits of the year until 2049, four from then on (RFC 5280). */
export function time(wallSeconds: number): Buffer {
  const digits = new Date(wallSeconds * 1000).toISOString().replace(/\D/g, '').slice(0, 14);
  const isLate = Number(digits.slice(0, 4)) >= 2050;
  const text = `${isLate ? digits : digits.slice(2)}Z`;
  return tagged(isLate ? tags.generalizedTime : tags.utcTime, Buffer.from(text, 'latin1'));
}
