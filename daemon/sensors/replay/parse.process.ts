import { serveAside } from '../../system/serve-aside.ts';
import type { RecordingPiece } from './parse-aside.ts';
import { parseRecording } from './recording.ts';

/** Few enough that whoever receives them is not held up. */
const readingsAtOnce = 1000;

serveAside<RecordingPiece>(async ({ name, bytes }, tell) => {
  const recording = await parseRecording(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const readings = [...recording.readings];
  for (let from = 0; from < readings.length; from += readingsAtOnce) {
    tell({ ...recording, readings: readings.slice(from, from + readingsAtOnce) });
  }
  if (readings.length === 0) tell({ ...recording, readings });
});
