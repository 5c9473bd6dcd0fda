// Scores an exported graph with onnxruntime-node, the runtime that plays: nats a step, joint over the 88 notes.
// node score.mjs MODEL.onnx benchmark-NAME.json.gz valid|test  →  {"nll": …, "steps": …, "pieces": …}
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import '../../no-telemetry.mjs';
import ort from 'onnxruntime-node';

const LOWEST_MIDI = 21;
const LANES = 88;

/** ln(1 + e^x) without overflow. */
const softplus = (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function rollOf(steps) {
  const roll = new Float32Array(steps.length * LANES);
  steps.forEach((pitches, t) => {
    for (const pitch of pitches) roll[t * LANES + pitch - LOWEST_MIDI] = 1;
  });
  return roll;
}

const [modelPath, dataPath, split] = process.argv.slice(2);
if (!modelPath || !dataPath || !split) {
  console.error('usage: node score.mjs MODEL.onnx benchmark-NAME.json.gz valid|test');
  process.exit(2);
}
const pieces = JSON.parse(gunzipSync(readFileSync(dataPath)).toString())[split];
const session = await ort.InferenceSession.create(modelPath, { intraOpNumThreads: 1, interOpNumThreads: 1 });
let total = 0;
let steps = 0;
for (const piece of pieces.filter((piece) => piece.length > 0)) {
  const roll = rollOf(piece);
  const { logits } = await session.run({ roll: new ort.Tensor('float32', roll, [piece.length, LANES]) });
  for (let i = 0; i < roll.length; i++) total += softplus(logits.data[i]) - roll[i] * logits.data[i];
  steps += piece.length;
}
console.log(JSON.stringify({ nll: total / steps, steps, pieces: pieces.length }));
