import { defineRecord, number } from '../../system/shared-record.ts';

/** What the writer of a device counts, and the delay that the device says it has. */
export interface DeviceFigures {
  underruns: number;
  /** Times that sound was left out. */
  skips: number;
  /** Times that the device was opened, or tried to be. */
  opens: number;
  framesWritten: number;
  delayMs: number;
}

export const figuresRecord = defineRecord<DeviceFigures>({
  underruns: number,
  skips: number,
  opens: number,
  framesWritten: number,
  delayMs: number,
});
