import { canReadAside, readAside } from '../../system/read-aside.ts';
import { realTimers } from '../../time/timers.ts';

const entry = new URL('./png.process.js', import.meta.url);
const limits = { memoryMegabytes: 256, seconds: 60 };

/** As `makePng`, in a process of its own, which takes its 40 MB with it when it ends. Errors: TactusError `badData`. */
export async function makePngAside(name: string, svg: string): Promise<Uint8Array> {
  // Only where no build is: it is megabytes of WebAssembly.
  if (!canReadAside(entry)) return (await import('./png.ts')).makePng(svg);
  let png = new Uint8Array();
  await readAside<Uint8Array<ArrayBuffer>>({
    ...{ entry, name, bytes: Buffer.from(svg), limits, timers: realTimers },
    onPiece: (piece) => {
      png = piece;
    },
    fix: 'Take the picture as SVG.',
  });
  return png;
}
