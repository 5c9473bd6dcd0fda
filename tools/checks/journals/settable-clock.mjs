/**
 * Loaded before a program, by `node --import`: its wall clock is ahead by TACTUS_CLOCK_AHEAD seconds, and is set back by an hour
 * whenever it gets SIGUSR2. The machine's own clock is left alone.
 */
const { now } = Date;
let aheadMs = Number(process.env.TACTUS_CLOCK_AHEAD ?? 0) * 1000;
Date.now = () => now() + aheadMs;
process.on('SIGUSR2', () => {
  aheadMs -= 3_600_000;
});
