import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { goAhead, type PrivatePipeWire, sinkName } from '../../outputs/alsa/private-pipewire.ts';

/** Loudspeakers and microphones around the sink of a PipeWire, which is the air between them. By ALSA's names. */
export interface Room {
  /** Sounds in the air so much later. */
  addLoudspeaker(name: string, delaySeconds: number): Promise<string>;
  /** Hears what is in the air so much later. */
  addMicrophone(name: string, delaySeconds: number): Promise<string>;
  /** Plays a file into it. */
  disturb(file: string): void;
  close(): Promise<void>;
}

export function openRoom({ environment }: PrivatePipeWire): Room {
  const children: ChildProcess[] = [];
  const start = (program: string, args: readonly string[]): void =>
    void children.push(spawn(program, args, { env: environment, stdio: 'ignore' }));
  const loop = async (name: string, delaySeconds: number, capture: string[], playback: string[]) => {
    start('pw-loopback', ['--delay', String(delaySeconds), ...capture, ...playback]);
    await sleep(1000);
    const pid = children.at(-1)?.pid;
    if (pid !== undefined) goAhead(pid);
    return `pipewire:NODE=${name}`;
  };
  return {
    addLoudspeaker: (name, delaySeconds) =>
      loop(
        name,
        delaySeconds,
        ['--capture-props', `{ media.class=Audio/Sink node.name=${name} }`],
        ['--playback', sinkName],
      ),
    addMicrophone: (name, delaySeconds) =>
      loop(
        name,
        delaySeconds,
        ['--capture', sinkName, '--capture-props', '{ stream.capture.sink=true }'],
        ['--playback-props', `{ media.class=Audio/Source node.name=${name} }`],
      ),
    disturb: (file) => start('pw-play', ['--target', sinkName, file]),
    async close() {
      for (const child of children) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const exited = new Promise((resolve) => child.once('exit', resolve));
        child.kill();
        await exited;
      }
    },
  };
}
