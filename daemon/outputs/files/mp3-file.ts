import { authorship } from '../../score/authorship.ts';
import { createGrowingFile } from '../../system/files/growing-file.ts';
import { mp3FrameFrames } from '../mp3/mp3-encoder.ts';
import { openMp3Encoder } from '../mp3/open-mp3-encoder.ts';
import type { SoundFile } from './sound-file.ts';

const bitrateKbps = 192;
/** What the encoder holds back, and so must be pushed out behind the last sound, in frames of MP3. */
const heldBack = 2;

/** `comment` says who made it; null: nobody is to know. Errors, from every method: TactusError `cannotCreate`. */
export async function createMp3File(
  path: string,
  sampleRateHz: number,
  comment: string | null = authorship,
): Promise<SoundFile> {
  const file = createGrowingFile(path);
  const encoder = await openMp3Encoder(bitrateKbps, sampleRateHz);
  const interleaved = new Float32Array(2 * mp3FrameFrames);
  let filled = 0;
  let isOpen = true;
  const close = (): void => {
    if (isOpen) encoder.close();
    isOpen = false;
  };
  const push = (left: number, right: number): void => {
    interleaved[2 * filled] = left;
    interleaved[2 * filled + 1] = right;
    filled += 1;
    if (filled < mp3FrameFrames) return;
    filled = 0;
    file.append(encoder.encode(interleaved));
  };
  if (comment !== null) file.append(id3Tag(comment));
  return {
    write(left, right, frames) {
      for (let i = 0; i < frames; i += 1) push(left[i]!, right[i]!);
    },
    finish() {
      const silence = heldBack * mp3FrameFrames - filled;
      for (let i = 0; i < silence; i += 1) push(0, 0);
      close();
      file.finish();
    },
    abort() {
      close();
      file.discard();
    },
  };
}

/** An ID3v2.4 tag with one comment, in UTF-8. */
function id3Tag(comment: string): Buffer {
  const body = Buffer.concat([
    Buffer.from([3]),
    Buffer.from('eng\0', 'latin1'),
    Buffer.from(comment, 'utf8'),
  ]);
  const frame = Buffer.concat([Buffer.from('COMM', 'latin1'), sevenBits(body.length), Buffer.alloc(2), body]);
  return Buffer.concat([Buffer.from('ID3\x04\0\0', 'latin1'), sevenBits(frame.length), frame]);
}

/** Lengths in ID3 never look like the beginning of an MP3 frame. */
const sevenBits = (value: number): Buffer =>
  Buffer.from([(value >> 21) & 127, (value >> 14) & 127, (value >> 7) & 127, value & 127]);
