import { damaged, type Extent, type SoundFontFile } from './sound-font-file.ts';

/** The head of an Ogg page without its table of segments. */
const pageHeadBytes = 27;
/** A type, `vorbis`, a version, channels. */
const identificationBytes = 12;
/** What some that make SoundFonts leave between two samples. */
const mostPaddingBytes = 64;
/** Six hours at 48 kHz. */
const mostFrames = 2 ** 30;

/** What may still be looked at for all compressed samples of a file together. */
export interface VorbisEffort {
  pages: number;
  bytes: number;
}

/**
 * Enough for all that are made (a page has some kilobytes), and less than a minute of heads, also where a small file has
 * pages without content, or thousands of samples that are all the same long one.
 */
export const vorbisEffort = (samplesBytes: number): VorbisEffort => ({
  pages: 2 ** 18 + Math.ceil(samplesBytes / 512),
  bytes: 2 ** 26 + 4 * samplesBytes,
});

/**
 * How many frames a compressed sample says that it has: its pages are followed from head to head, nothing is decoded.
 *
 * Errors: SoundFontFault.
 */
export function vorbisFrames(file: SoundFontFile, { at, length }: Extent, left: VorbisEffort): number {
  left.bytes -= length;
  if (left.bytes < 0) throw damaged('its compressed samples lie over each other');
  const end = at + length;
  let stream: number | undefined;
  let frames = 0n;
  let page = at;
  while (end - page > mostPaddingBytes || (end - page >= pageHeadBytes && stream === undefined)) {
    left.pages -= 1;
    if (left.pages < 0) throw damaged('its compressed samples have too many pages');
    const head = file.read(page, Math.min(pageHeadBytes + 255, end - page));
    if (head.length < pageHeadBytes || head.toString('latin1', 0, 5) !== 'OggS\0') {
      throw damaged('a compressed sample is not in Ogg Vorbis');
    }
    const segments = head.readUInt8(26);
    let next = page + pageHeadBytes + segments;
    if (head.length < pageHeadBytes + segments) throw damaged('a compressed sample is cut off');
    for (let index = 0; index < segments; index += 1) next += head.readUInt8(pageHeadBytes + index);
    if (next > end) throw damaged('a compressed sample is cut off');
    if (stream === undefined) checkIdentification(file, page + pageHeadBytes + segments, next);
    stream ??= head.readUInt32LE(14);
    if (head.readUInt32LE(14) !== stream) throw damaged('a compressed sample has several streams');
    // -1 where no packet ends.
    const position = head.readBigInt64LE(6);
    if (position > frames) frames = position;
    page = next;
  }
  if (stream === undefined) throw damaged('a compressed sample is not in Ogg Vorbis');
  if (frames > mostFrames) throw damaged('a compressed sample says that it lasts for hours');
  return Number(frames);
}

function checkIdentification(file: SoundFontFile, at: number, end: number): void {
  const isThere = end - at >= identificationBytes;
  const bytes = isThere ? file.read(at, identificationBytes) : undefined;
  if (bytes?.toString('latin1', 0, 7) !== '\u0001vorbis') {
    throw damaged('a compressed sample is not in Ogg Vorbis');
  }
  if (bytes.readUInt8(11) !== 1) throw damaged('a compressed sample is not mono');
}
