/**
 * Open Sound Control 1.0 and the types of 1.1, byte for byte (opensoundcontrol.stanford.edu/spec-1_0.html): every type
 * that is in use, so that what stands behind a strange argument is read too.
 */

/** What is neither number, word nor switch (a blob, a colour, a time) is told by its type alone. */
export type OscArgument = number | string | boolean | null | { readonly type: string };

export interface OscMessage {
  readonly address: string;
  /** Arrays are laid flat; an impulse, which says only that it is there, is left out. */
  readonly args: readonly OscArgument[];
}

/** Messages in their order; of what cannot be read, why not. A damaged element of a bundle does no harm to the others. */
export interface OscContent {
  readonly messages: readonly OscMessage[];
  readonly faults: readonly string[];
}

/** A bundle in a bundle in a bundle is somebody's joke. */
const deepestBundle = 4;
const mostArguments = 64;
const bundleMark = '#bundle\0';

/** A bundle's time tag is of a clock that is not ours: it is passed over. */
export function decodeOsc(packet: Buffer): OscContent {
  const messages: OscMessage[] = [];
  const faults: string[] = [];
  collect(packet, 0, messages, faults);
  return { messages, faults };
}

function collect(bytes: Buffer, depth: number, messages: OscMessage[], faults: string[]): void {
  try {
    if (bytes.toString('latin1', 0, bundleMark.length) !== bundleMark) messages.push(readMessage(bytes));
    else if (depth >= deepestBundle) faults.push('bundles in bundles in bundles');
    else for (const element of elementsOf(bytes, faults)) collect(element, depth + 1, messages, faults);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof NotOsc)) throw error;
    faults.push(error instanceof NotOsc ? error.message : 'a packet that is cut off');
  }
}

class NotOsc extends Error {}

function elementsOf(bundle: Buffer, faults: string[]): readonly Buffer[] {
  const elements: Buffer[] = [];
  let offset = bundleMark.length + 8;
  while (offset + 4 <= bundle.length) {
    const size = bundle.readInt32BE(offset);
    offset += 4;
    if (size <= 0 || offset + size > bundle.length) {
      faults.push('a bundle that is cut off');
      break;
    }
    elements.push(bundle.subarray(offset, offset + size));
    offset += size;
  }
  return elements;
}

function readMessage(bytes: Buffer): OscMessage {
  if (bytes[0] !== 0x2f) throw new NotOsc('not an OSC packet: it does not begin with / or #bundle');
  const from = reader(bytes);
  const address = from.string();
  // Some old programs leave out the types where there are no arguments.
  const types = from.left > 0 ? from.string() : ',';
  if (!types.startsWith(',')) throw new NotOsc('an OSC message without the types of its arguments');
  const args: OscArgument[] = [];
  for (const type of types.slice(1, 1 + mostArguments)) {
    const value = readArgument(type, from);
    if (value !== undefined) args.push(value);
  }
  return { address, args };
}

/** Undefined for what says nothing: an impulse, the brackets of an array. */
function readArgument(type: string, from: ReturnType<typeof reader>): OscArgument | undefined {
  switch (type) {
    case 'i':
      return from.take(4).readInt32BE();
    case 'f':
      return from.take(4).readFloatBE();
    case 'd':
      return from.take(8).readDoubleBE();
    case 'h':
      return Number(from.take(8).readBigInt64BE());
    case 's':
    case 'S':
      return from.string();
    case 'T':
      return true;
    case 'F':
      return false;
    case 'N':
      return null;
    case 'I':
    case '[':
    case ']':
      return undefined;
    case 'b':
      from.blob();
      return { type };
    case 't':
      from.take(8);
      return { type };
    case 'c':
    case 'r':
    case 'm':
      from.take(4);
      return { type };
    default:
      throw new NotOsc(`an OSC argument of the unknown type "${type}"`);
  }
}

/** Takes one field after the other. Errors: RangeError when the bytes run out. */
function reader(bytes: Buffer) {
  let offset = 0;
  const take = (size: number): Buffer => {
    if (size < 0 || offset + size > bytes.length) throw new RangeError('the bytes run out');
    offset += size;
    return bytes.subarray(offset - size, offset);
  };
  /** Strings and blobs fill up to four bytes; the last may have lost what it is filled with. */
  const align = (): void => {
    offset = Math.min(bytes.length, Math.ceil(offset / 4) * 4);
  };
  return {
    take,
    string(): string {
      const end = bytes.indexOf(0, offset);
      if (end < 0) throw new RangeError('a string without an end');
      const text = take(end - offset).toString('utf8');
      take(1);
      align();
      return text;
    },
    blob(): void {
      take(take(4).readInt32BE());
      align();
    },
    get left(): number {
      return bytes.length - offset;
    },
  };
}
