/** A whole daemon, a simulated runner and nobody who hears it: what its sound is like, and what it keeps. */
import { launchDaemon, nowSeconds } from '../daemon.mjs';

export { nowSeconds };

/** `nodeArguments`: of Node itself. Gives it when it can be asked; whatever happens, `end` ends it. */
export async function startDaemon({ simulation = 'easy', ...how }) {
  const run = ['--simulate', simulation, '--play', '--output', 'null'];
  const daemon = await launchDaemon({ ...how, run });
  const { get } = daemon;
  const station = async (name) =>
    (await get('/healthz')).stations.find((each) => each.station === name) ?? {};
  return {
    ...daemon,
    station,
    /** Of the session that goes on, as it says; `atSeconds`: before it was asked. */
    async current() {
      const atSeconds = nowSeconds();
      const { summary } = await get('/api/v1/sessions/current');
      return { atSeconds, ...summary };
    },
    /** Blocks of sound until now, and how many were late. */
    async sound() {
      const { counters } = await station('player');
      return { blocks: counters.blocks, lateBlocks: counters.lateBlocks, atSeconds: nowSeconds() };
    },
  };
}

/** Of 256 frames at 48 kHz there are 187.5 a second; whoever asks on a busy machine is answered late. */
const leastBlocksASecond = 100;
/** Others take the machine's time, too, and it may not be real-time here: how many were late is told, and so many are a fault. */
const mostLateShare = 0.1;

/** Whether the sound went on from one look to the other, some seconds later; and how. */
export function soundBetween(before, after) {
  const seconds = after.atSeconds - before.atSeconds;
  const blocks = after.blocks - before.blocks;
  const lateBlocks = after.lateBlocks - before.lateBlocks;
  const faults = [];
  if (blocks < leastBlocksASecond * seconds)
    faults.push(`the sound: ${blocks} blocks in ${seconds.toFixed(1)} s`);
  if (lateBlocks > mostLateShare * blocks)
    faults.push(`the sound: ${lateBlocks} of ${blocks} blocks were late`);
  return { sound: { seconds, blocks, lateBlocks }, faults };
}

const stepFrames = 64;
/** What the sound was told, and the moment of it, are read one after the other, and a busy machine may let one wait in between. */
const readSeconds = 1;
const median = (values) => values.sort((one, other) => one - other)[values.length >> 1];

/** What is wrong with the sound by a journal: whether its own time went on as the clock did, and nothing that it was told is missing. */
export function soundFaults(lines) {
  const pieces = lines.filter(({ kind }) => kind === 'sound');
  const faults = [];
  if (pieces.length < 2) return faults;
  if (pieces.some(({ lost }) => lost)) faults.push('some of what the sound was told is missing');
  const { sampleRateHz } = lines.find(({ kind }) => kind === 'synth');
  const offsets = pieces.map(({ atSeconds, to }) => atSeconds - (to * stepFrames) / sampleRateHz);
  const half = pieces.length >> 1;
  const behind = median(offsets.slice(half)) - median(offsets.slice(0, half));
  if (Math.abs(behind) > readSeconds)
    faults.push(`the sound is ${behind.toFixed(1)} s behind the clock after ${pieces.at(-1).atSeconds} s`);
  return faults;
}
