// Milliseconds a grid step of several graphs, side by side: node time-graphs.mjs A.onnx B.onnx ...
// They take turns, a few steps each, so that a busy machine is as busy for all of them. Out comes JSON:
// { "A.onnx": { "medianMs", "tenthMs", "lowestMs", "steps" }, ... }; a tenth of the steps took at most `tenthMs`, which a busy
// machine disturbs least. One thread, as the product runs them.
import './no-telemetry.mjs';
import ort from 'onnxruntime-node';

const turns = 60;
const stepsATurn = 10;

const graphs = [];
for (const path of process.argv.slice(2)) {
  const session = await ort.InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const feeds = {};
  for (const { name, shape } of session.inputMetadata) {
    const size = shape.reduce((a, b) => a * b, 1);
    const fill = { uniforms: 0.5, temperature: 1, polyphony_cap: 4 }[name] ?? 0;
    feeds[name] = new ort.Tensor('float32', new Float32Array(size).fill(fill), shape);
  }
  graphs.push({ path, session, feeds, took: [] });
}

/** One step that goes on from the last one's states; its milliseconds. */
async function step({ session, feeds }) {
  const began = process.hrtime.bigint();
  const results = await session.run(feeds);
  const took = Number(process.hrtime.bigint() - began) / 1e6;
  feeds.previous = results.notes;
  for (const name of session.inputNames) feeds[name] = results[`${name}_out`] ?? feeds[name];
  return took;
}

for (let turn = -2; turn < turns; turn++) {
  for (const graph of graphs) {
    for (let i = 0; i < stepsATurn; i++) {
      const took = await step(graph);
      if (turn >= 0) graph.took.push(took);
    }
  }
}
const round = (ms) => Math.round(ms * 1000) / 1000;
const report = {};
for (const { path, took } of graphs) {
  took.sort((a, b) => a - b);
  const at = (share) => round(took[Math.floor(share * took.length)]);
  report[path] = { medianMs: at(0.5), tenthMs: at(0.1), lowestMs: at(0), steps: took.length };
}
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
