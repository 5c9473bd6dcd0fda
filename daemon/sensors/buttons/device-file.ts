import { closeSync, constants, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { inputEventBytes } from './input-event.ts';

/** Linux's input devices and their files. */
export interface InputDevice {
  /** `event3` */
  readonly node: string;
  /** What the driver calls it, such as `gpio-keys` or `BT-Headphones (AVRCP)`. */
  readonly name: string;
}

const mostDevices = 64;

/** Errors: none; a system without input devices has none. */
export function listInputDevices(sysFolder: string): readonly InputDevice[] {
  try {
    return readdirSync(sysFolder)
      .filter((node) => /^event\d+$/.test(node))
      .slice(0, mostDevices)
      .flatMap((node) => {
        try {
          const name = readFileSync(join(sysFolder, node, 'device', 'name'), 'utf8').trim();
          return [{ node, name }];
        } catch {
          return [];
        }
      });
  } catch {
    return [];
  }
}

/**
 * A device that is asked, never waited for: a blocking read of each would hold one of Node's few file threads for ever.
 */
export interface InputFile {
  /** What has happened since; empty when nothing. Errors: Error when the device is gone. */
  read(): Buffer;
  close(): void;
}

/** Errors: Error when it cannot be opened, mostly for want of rights (group `input`). */
export function openInputFile(path: string): InputFile {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const bytes = Buffer.alloc(64 * inputEventBytes);
  return {
    read() {
      try {
        const length = readSync(file, bytes);
        // A device that has nothing to say refuses (EAGAIN); only one that is gone has an end.
        if (length === 0) throw new Error('the device is gone');
        return bytes.subarray(0, length);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return bytes.subarray(0, 0);
        throw error;
      }
    },
    close: () => closeSync(file),
  };
}
