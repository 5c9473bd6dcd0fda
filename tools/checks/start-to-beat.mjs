/** A daemon, from the start of its process to the first beat that is heard. */
import { launchDaemon, nowSeconds } from './daemon.mjs';

/**
 * The beat's moment is asked of the daemon, in monotonic seconds, which are the same in every process of a machine. Gives the
 * daemon, too. Errors: Error where it ends or nothing sounds.
 */
export async function startToBeat(dist, state, more = [], output = 'null') {
  const startedSeconds = nowSeconds();
  const run = ['--simulate', 'easy', '--output', output, ...more];
  const daemon = await launchDaemon({ dist, state, run });
  try {
    const { heardAtSeconds, beat, tempoBpm } = await daemon.until(
      async () => (await daemon.get('/api/v1/state').catch(() => undefined))?.clock,
      'it sounds',
    );
    return { ...daemon, seconds: heardAtSeconds - (beat * 60) / tempoBpm - startedSeconds };
  } catch (error) {
    await daemon.end();
    throw error;
  }
}
