// Runs a model's graph step by step for Python: float32 frames in on stdin, out on stdout.
// node run-graph.mjs MODEL.onnx LANES STYLES ROLES. A frame is the inputs in the order below but for previous and the
// states, which are kept here, after one number: 1 begins again from silence, 0 goes on. Last come the velocities of the
// step before as they are to be heard, where the graph's own are not (0 or more; -1: the graph's own). Out: notes, logits.
import './no-telemetry.mjs';
import ort from 'onnxruntime-node';

const [path, lanes, styles, roles] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const session = await ort.InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1 });
const shapes = {
  place: [7],
  style: [styles],
  chord: [24],
  density: [2 * roles],
  energy: [2],
  uniforms: [lanes, 2],
  bias: [lanes, 2],
  temperature: [1],
  polyphony_cap: [roles],
};
const size = (shape) => shape.reduce((a, b) => a * b, 1);
const frameBytes = 4 * (1 + lanes + Object.values(shapes).reduce((sum, shape) => sum + size(shape), 0));
const states = session.inputNames.filter((name) => /^time_[hc]\d+$/.test(name));
const widths = process.argv[6].split(',').map(Number);
const tensor = (data, shape) => new ort.Tensor('float32', data, shape);
const silence = () =>
  Object.fromEntries([
    ['previous', tensor(new Float32Array(lanes * 3), [lanes, 3])],
    ...states.map((name) => {
      const shape = [lanes, widths[Number(name.slice(6))]];
      return [name, tensor(new Float32Array(size(shape)), shape)];
    }),
  ]);

let kept = silence();
let waiting = Buffer.alloc(0);
for await (const chunk of process.stdin) {
  waiting = Buffer.concat([waiting, chunk]);
  while (waiting.length >= frameBytes) {
    const frame = new Float32Array(new Uint8Array(waiting.subarray(0, frameBytes)).buffer);
    waiting = waiting.subarray(frameBytes);
    if (frame[0] === 1) kept = silence();
    const feeds = { ...kept };
    let at = 1;
    for (const [name, shape] of Object.entries(shapes)) {
      feeds[name] = tensor(frame.slice(at, at + size(shape)), shape);
      at += size(shape);
    }
    for (let lane = 0; lane < lanes; lane++) {
      if (frame[at + lane] >= 0) kept.previous.data[3 * lane + 2] = frame[at + lane];
    }
    const results = await session.run(feeds);
    kept = { previous: results.notes };
    for (const name of states) kept[name] = results[`${name}_out`];
    process.stdout.write(
      Buffer.concat(
        [results.notes, results.logits].map((t) =>
          Buffer.from(t.data.buffer, t.data.byteOffset, t.data.byteLength),
        ),
      ),
    );
  }
}
