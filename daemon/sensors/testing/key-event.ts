import { inputEventBytes } from '../buttons/input-event.ts';

/** What Linux writes down of an input: struct input_event of 64-bit machines. */
export interface InputEvent {
  readonly seconds?: bigint;
  readonly micros?: bigint;
  /** 1: a key. */
  readonly type?: number;
  readonly code: number;
  readonly value: number;
}

export function writeInputEvent({ seconds = 0n, micros = 0n, type = 1, code, value }: InputEvent): Buffer {
  const bytes = Buffer.alloc(inputEventBytes);
  bytes.writeBigInt64LE(seconds, 0);
  bytes.writeBigInt64LE(micros, 8);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
}

const values = { release: 0, press: 1, repeat: 2 } as const;

export function writeKeyEvent(code: number, action: keyof typeof values, seconds = 0): Buffer {
  return writeInputEvent({
    seconds: BigInt(Math.floor(seconds)),
    micros: BigInt(Math.round((seconds % 1) * 1e6)),
    code,
    value: values[action],
  });
}
