/** An argument of OSC 1.0: a string, or a number as `i` (whole, 32 bits) or `f` (32 bits). */
export type OscValue = string | { readonly i: number } | { readonly f: number };

/** One message of OSC 1.0 (opensoundcontrol.stanford.edu/spec-1_0.html). */
export function encodeOsc(address: string, values: readonly OscValue[]): Buffer {
  const types = values.map((value) => (typeof value === 'string' ? 's' : 'i' in value ? 'i' : 'f'));
  return Buffer.concat([text(address), text(`,${types.join('')}`), ...values.map(bytesOf)]);
}

function bytesOf(value: OscValue): Buffer {
  if (typeof value === 'string') return text(value);
  const bytes = Buffer.alloc(4);
  if ('i' in value) bytes.writeInt32BE(Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Math.round(value.i))));
  else bytes.writeFloatBE(value.f);
  return bytes;
}

/** Ends in a zero at least, and fills up to four bytes. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);
}
