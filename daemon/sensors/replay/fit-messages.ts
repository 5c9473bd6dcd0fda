import { numberKinds } from './fit-base-types.ts';
import { badRecording } from './track.ts';

/**
 * The container of FIT (Garmin's Flexible and Interoperable Data Transfer): files one after the other, each with a
 * header, definitions, data and a checksum. Every length in it is held against the bytes that there are.
 */

/** A message as it was written: values by the number of their field, without what the device did not know. */
export interface FitMessage {
  /** Which message of the profile. */
  readonly number: number;
  readonly values: ReadonlyMap<number, number>;
  /** Fields of several bytes that are no number. */
  readonly bytes: ReadonlyMap<number, Uint8Array>;
}

export const timestampField = 253;

const damagedFix = 'Copy it from the watch again, or export it again.';
/** A header's length, its magic, and a checksum at the end. */
const shortestBytes = 14;

interface FitFile {
  readonly bytes: Buffer;
  /** Where the data begins and ends in it. */
  readonly from: number;
  readonly to: number;
  /** A watch that loses its power leaves a header that says nothing yet, and data that ends anywhere. */
  readonly isFinished: boolean;
}

/**
 * What of the wanted messages a FIT file tells, in the order in which they were written. `onRemark` hears what a person
 * should know of how it was read.
 *
 * Errors: TactusError `badData` when it is damaged or cut off.
 */
export function* readFitMessages(
  name: string,
  bytes: Buffer,
  wanted: ReadonlySet<number>,
  onRemark: (remark: string) => void,
): Generator<FitMessage> {
  for (const file of splitChain(name, bytes, onRemark)) yield* messagesOf(name, file, wanted);
}

function splitChain(name: string, bytes: Buffer, onRemark: (remark: string) => void): FitFile[] {
  const files: FitFile[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    if (!isHeader(bytes, offset)) {
      if (files.length === 0) throw badRecording(name, 'is damaged: it has no FIT header', damagedFix);
      // Blocks that a device filled up, or what a mail program or a card reader left behind.
      const behind = bytes.subarray(offset);
      if (!behind.every((byte) => byte === 0 || byte === 10 || byte === 13))
        onRemark(`${behind.length} bytes behind its end were passed over`);
      break;
    }
    const file = fileAt(name, bytes, offset);
    if (!file.isFinished) onRemark('the watch never finished this file: it is read as far as it goes');
    files.push(file);
    offset += file.bytes.length;
  }
  return files;
}

const isHeader = (bytes: Buffer, offset: number): boolean =>
  bytes.length - offset >= shortestBytes &&
  (bytes[offset] === 12 || bytes[offset] === 14) &&
  bytes.toString('latin1', offset + 8, offset + 12) === '.FIT';

function fileAt(name: string, all: Buffer, offset: number): FitFile {
  const bytes = all.subarray(offset);
  const from = bytes[0]!;
  const headerChecksum = from === 14 ? bytes.readUInt16LE(12) : 0;
  if (headerChecksum !== 0 && headerChecksum !== checksumOf(bytes.subarray(0, 12)))
    throw badRecording(name, 'is damaged: its header has a wrong checksum', damagedFix);
  const length = bytes.readUInt32LE(4);
  if (length === 0 && bytes.length > from + 2) return { bytes, from, to: bytes.length, isFinished: false };
  const to = from + length;
  if (to + 2 > bytes.length) {
    const missing = to + 2 - bytes.length;
    throw badRecording(name, `is cut off: its last ${missing} bytes are missing`, damagedFix);
  }
  if (bytes.readUInt16LE(to) !== checksumOf(bytes.subarray(0, to)))
    throw badRecording(name, 'is damaged: its checksum is wrong', damagedFix);
  return { bytes: bytes.subarray(0, to + 2), from, to, isFinished: true };
}

interface Field {
  readonly number: number;
  readonly size: number;
  readonly baseType: number;
}

interface Definition {
  readonly number: number;
  readonly isLittleEndian: boolean;
  readonly fields: readonly Field[];
  /** Of a message's data, developers' fields included. */
  readonly size: number;
}

function* messagesOf(name: string, file: FitFile, wanted: ReadonlySet<number>): Generator<FitMessage> {
  const definitions = new Map<number, Definition>();
  const data = file.bytes.subarray(0, file.to);
  let clock = 0;
  for (let offset = file.from; offset < data.length; ) {
    const header = data[offset]!;
    const isCompressed = (header & 0x80) !== 0;
    const local = isCompressed ? (header >> 5) & 3 : header & 15;
    if (!isCompressed && (header & 0x40) !== 0) {
      const defined = definitionAt(data, offset + 1, (header & 0x20) !== 0);
      if (defined) definitions.set(local, defined.definition);
      offset = defined?.end ?? Number.POSITIVE_INFINITY;
    } else {
      const definition = definitions.get(local);
      const end = offset + 1 + (definition?.size ?? Number.POSITIVE_INFINITY);
      if (definition && end <= data.length) {
        const message = decode(data, offset + 1, definition, wanted.has(definition.number));
        // Five bits of time, counted on from the last whole one.
        if (isCompressed) message.values.set(timestampField, clock + (((header & 31) - clock) & 31));
        clock = message.values.get(timestampField) ?? clock;
        if (wanted.has(definition.number)) yield message;
      }
      offset = end;
    }
    if (offset > data.length) {
      // An unfinished file ends anywhere, or with what was on the card before.
      if (!file.isFinished) return;
      throw badRecording(name, 'is damaged: its messages do not fit together', damagedFix);
    }
  }
}

/** Undefined when there are not as many bytes as it says. */
function definitionAt(
  data: Buffer,
  offset: number,
  hasDeveloperFields: boolean,
): { readonly definition: Definition; readonly end: number } | undefined {
  if (offset + 5 > data.length) return undefined;
  const isLittleEndian = data[offset + 1] === 0;
  const number = isLittleEndian ? data.readUInt16LE(offset + 2) : data.readUInt16BE(offset + 2);
  const fieldsAt = offset + 5;
  const developersAt = fieldsAt + 3 * data[offset + 4]!;
  if (developersAt > data.length) return undefined;
  const fields: Field[] = [];
  let size = 0;
  for (let at = fieldsAt; at < developersAt; at += 3) {
    fields.push({ number: data[at]!, size: data[at + 1]!, baseType: data[at + 2]! & 31 });
    size += data[at + 1]!;
  }
  if (!hasDeveloperFields) return { definition: { number, isLittleEndian, fields, size }, end: developersAt };
  const end = developersAt + 1 + 3 * (data[developersAt] ?? Number.POSITIVE_INFINITY);
  if (end > data.length) return undefined;
  for (let at = developersAt + 1; at < end; at += 3) size += data[at + 1]!;
  return { definition: { number, isLittleEndian, fields, size }, end };
}

/** `isWanted`: else its time is enough. */
function decode(
  data: Buffer,
  offset: number,
  { number, isLittleEndian, fields }: Definition,
  isWanted: boolean,
): FitMessage & { readonly values: Map<number, number> } {
  const values = new Map<number, number>();
  const bytes = new Map<number, Uint8Array>();
  let at = offset;
  for (const field of fields) {
    const from = at;
    at += field.size;
    if (!isWanted && field.number !== timestampField) continue;
    const kind = numberKinds[field.baseType];
    if (kind === undefined || kind.size !== field.size) {
      bytes.set(field.number, data.subarray(from, at));
      continue;
    }
    const value = kind.read(data, from, isLittleEndian);
    if (value !== kind.unknown && Number.isFinite(value)) values.set(field.number, value);
  }
  return { number, values, bytes };
}

/** CRC-16/ARC, four bits at a time. */
function checksumOf(bytes: Uint8Array): number {
  let checksum = 0;
  for (const each of bytes) {
    checksum = (checksum >>> 4) ^ nibbles[checksum & 15]! ^ nibbles[each & 15]!;
    checksum = (checksum >>> 4) ^ nibbles[checksum & 15]! ^ nibbles[each >>> 4]!;
  }
  return checksum;
}

const nibbles = Array.from({ length: 16 }, (_, nibble) => {
  let checksum = nibble;
  for (let bit = 0; bit < 4; bit += 1) checksum = checksum & 1 ? (checksum >>> 1) ^ 0xa001 : checksum >>> 1;
  return checksum;
});
