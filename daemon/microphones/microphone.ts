import { fork } from 'node:child_process';
import path from 'node:path';
import { TactusError } from '../system/errors.ts';
import { packageRoot } from '../system/files/package-root.ts';
import type { Timers } from '../time/timers.ts';
import type { Expected, HeardChirps, ListenerAnswer, ListenerJob } from './job.ts';

/** A microphone that listens. */
export interface Listening {
  /** What it heard of these, some seconds after the last of them. Errors: TactusError `unavailable` when it went away. */
  find(chirps: readonly Expected[]): Promise<readonly HeardChirps[]>;
  close(): void;
}

/** Always the built one, also for callers that run from the sources. */
const entry = path.join(packageRoot, 'dist/daemon/microphones/listener.process.js');
/** Sound servers may take their time to open a microphone; listening and counting take seconds. */
const openSeconds = 8;
const findSeconds = 20;
const mostSeconds = 30;

/**
 * Opens an ALSA device of this machine to listen to chirps with; in a process of its own, which a driver that hangs
 * holds up alone, and which takes its megabytes with it. `program`: that process, for tests.
 *
 * Errors: TactusError `unavailable` when no sound comes from it.
 */
export async function openMicrophone(device: string, timers: Timers, program = entry): Promise<Listening> {
  const child = fork(program, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const send = (job: ListenerJob): void => void child.send(job, () => {}); // One that is gone by now says so itself.
  const close = (): void => void child.kill('SIGKILL');
  /** What it said last that nobody has asked for yet: it may fail while nobody waits. */
  let unheard: ListenerAnswer | undefined;
  let hearNext: ((answer: ListenerAnswer) => void) | undefined;
  child.on('message', (answer: ListenerAnswer) => {
    unheard = answer;
    hearNext?.(answer);
  });
  const hear = <Kind extends ListenerAnswer['kind']>(
    kind: Kind,
    seconds: number,
  ): Promise<Extract<ListenerAnswer, { kind: Kind }>> =>
    new Promise((resolve, reject) => {
      const refuse = (message: string, fix: string): void => {
        cancel();
        close();
        reject(new TactusError('unavailable', message, fix));
      };
      const cancel = timers.after(seconds, () =>
        refuse(
          `Nothing is heard of the microphone ${device} for ${seconds} s.`,
          'Try another, or plug it in anew.',
        ),
      );
      const over = (): void => refuse(`Whoever listened to ${device} ended early.`, 'Try again.');
      hearNext = (answer) => {
        cancel();
        child.off('exit', over);
        hearNext = undefined;
        if (answer.kind === kind) resolve(answer as Extract<ListenerAnswer, { kind: Kind }>);
        else if (answer.kind === 'failed') refuse(`${answer.message}.`, answer.fix);
      };
      if (unheard?.kind === 'failed') return hearNext(unheard);
      if (!child.connected) return over();
      child.once('exit', over);
    });
  child.on('error', () => {}); // It ends; that is heard.
  send({ kind: 'open', device, mostSeconds });
  await hear('hears', openSeconds);
  return {
    async find(chirps) {
      send({ kind: 'find', chirps });
      return (await hear('found', findSeconds)).heard;
    },
    close,
  };
}
