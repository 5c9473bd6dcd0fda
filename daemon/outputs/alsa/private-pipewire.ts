import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const programs = ['pipewire', 'wireplumber', 'pw-cli', 'pw-record', 'dbus-daemon'];

/** In CI it must be there. */
export const pipeWireIsInstalled: boolean =
  process.env.CI === 'true' || programs.every((program) => spawnSync('which', [program]).status === 0);

/** Why there is none to be had, in words; undefined when there is. */
export function whyNoPipeWire(): string | undefined {
  if (pipeWireIsInstalled) return undefined;
  return `PipeWire is not installed whole (Debian: apt install pipewire pipewire-alsa pipewire-bin wireplumber dbus-daemon)`;
}

export const sinkName = 'tactus-sink';

/** ALSA devices of a server: a configuration that has them, in place of the system's, and what its own sink plays into. */
export interface ServerDevices {
  readonly configuration: string;
  readonly own: string;
}

/** A sound server of our own with one sink, which plays to nobody unless it is given a device, in a runtime folder of its own. */
export interface PrivateSoundServer {
  /** What a program needs in its environment to find this server. */
  readonly environment: NodeJS.ProcessEnv;
  /**
   * Records what a sink plays, its own or one by its name, as 32-bit floats at 48 kHz; resolves to the left channel once
   * `stop` is called.
   */
  record(sink?: string): { readonly file: string; stop(): Promise<Float32Array> };
  /** Another sink of this name, which plays into an ALSA device, or to nobody. Gives back what takes it away. */
  createSink(name: string, device?: string): () => void;
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  close(): Promise<void>;
}

export interface PrivatePipeWire extends PrivateSoundServer {
  /** The server stands still, as when a machine is overloaded. */
  freeze(): void;
  thaw(): void;
}

interface PipeWireOptions {
  /** With real-time priority, where we may give it one. */
  readonly hasRights?: boolean;
  readonly devices?: ServerDevices;
}

export async function startPipeWire({
  hasRights = true,
  devices,
}: PipeWireOptions = {}): Promise<PrivatePipeWire> {
  const folder = mkdtempSync(join(tmpdir(), 'tactus-pw-'));
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    XDG_RUNTIME_DIR: folder,
    HOME: folder,
    XDG_STATE_HOME: folder,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${folder}/bus`,
  };
  const children = new Set<ChildProcess>();
  const start = (
    program: string,
    args: readonly string[] = [],
    more: NodeJS.ProcessEnv = {},
  ): ChildProcess => {
    const child = spawn(program, args, { env: { ...environment, ...more }, stdio: 'ignore' });
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  };
  const end = async (child: ChildProcess | undefined, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGCONT');
    child.kill(signal);
    await exited;
  };
  // However we end, nobody is left behind.
  const leave = (): void => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', leave);
  start('dbus-daemon', ['--session', '--nofork', `--address=unix:path=${folder}/bus`]);

  const cli = (...args: readonly string[]): void =>
    void execFileSync('pw-cli', args, { env: environment, stdio: 'ignore' });
  const told = (program: string, ...args: readonly string[]): string =>
    spawnSync(program, args, { env: environment, encoding: 'utf8' }).stdout;
  /** The sinks that there are to be, by their names: what makes them. */
  const sinks = new Map<string, string>();
  /** Those of them that are not there for now. */
  const missing = new Set<string>();
  const makeNode = (name: string): void => {
    missing.delete(name);
    cli('create-node', 'adapter', sinks.get(name)!);
  };
  /** Whoever names no sink plays to that of the highest priority. */
  const createNode = (name: string, priority: number, device: string | undefined): void => {
    const way =
      device === undefined
        ? 'factory.name=support.null-audio-sink'
        : `factory.name=api.alsa.pcm.sink api.alsa.path=${device}`;
    sinks.set(
      name,
      `{ ${way} node.name=${name} media.class=Audio/Sink object.linger=true audio.position=[FL FR] priority.session=${priority} }`,
    );
    makeNode(name);
  };
  const destroyNode = (name: string): void => {
    sinks.delete(name);
    if (!missing.delete(name)) cli('destroy', name);
  };

  let server: ChildProcess | undefined;
  let manager: ChildProcess | undefined;
  /** It says what the default is once it looks after sinks that come. */
  const managerIsReady = (): boolean => told('pw-cli', 'ls', 'Metadata').includes('"default"');
  /**
   * WirePlumber 0.4 dies now and then when a sink goes away. As with systemd another takes its place, and as with cards, which go
   * and come with it, the sinks are made anew: it does not take up those that are there.
   */
  const startManager = (): void => {
    const child = start('wireplumber');
    manager = child;
    child.once('exit', () => {
      if (manager !== child) return;
      for (const name of sinks.keys()) {
        missing.add(name);
        spawnSync('pw-cli', ['destroy', name], { env: environment });
      }
      startManager();
      void until(managerIsReady).then(() => {
        if (manager) for (const name of missing) makeNode(name);
      });
    });
  };
  const endManager = async (): Promise<void> => {
    const child = manager;
    manager = undefined;
    await end(child);
  };
  const startServer = async (): Promise<void> => {
    sinks.clear();
    missing.clear();
    server = start('pipewire', [], devices && { ALSA_CONFIG_PATH: devices.configuration });
    await until(() => told('pw-cli', 'info', '0') !== '');
    startManager();
    await until(managerIsReady);
    createNode(sinkName, 1000, devices?.own);
    await until(() => told('pw-metadata', '0', 'default.audio.sink').includes(sinkName));
    if (hasRights && server.pid) goAhead(server.pid);
  };
  await startServer();

  return {
    environment,
    record: (sink = sinkName) => {
      const file = join(folder, 'record.wav');
      const recorder = start('pw-record', [
        ...['--target', sink, '-P', '{ stream.capture.sink=true }'],
        ...['--format', 'f32', '--rate', '48000', '--channels', '2', file],
      ]);
      if (hasRights && recorder.pid) goAhead(recorder.pid);
      return {
        file,
        stop: async () => {
          await end(recorder, 'SIGINT');
          return leftChannel(file);
        },
      };
    },
    createSink: (name, device) => {
      createNode(name, 500, device);
      return () => destroyNode(name);
    },
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    killServer: async () => {
      await endManager();
      await end(server, 'SIGKILL');
    },
    startServer,
    close: async () => {
      await endManager();
      for (const child of [...children].reverse()) await end(child);
      process.off('exit', leave);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Errors: Error when it has not come about within a minute. */
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 600) throw new Error('the private PipeWire does not come up');
    await sleep(100);
  }
}

/** A real sound server runs with real-time priority; where it may, so does this one. */
export function goAhead(pid: number): void {
  for (const thread of readdirSync(`/proc/${pid}/task`))
    spawnSync('chrt', ['-r', '-p', '55', thread], { stdio: 'ignore' });
}

function leftChannel(file: string): Float32Array {
  const bytes = readFileSync(file);
  return leftOf(bytes.subarray(bytes.indexOf('data') + 8));
}

/** The left channel of stereo floats. */
export function leftOf(bytes: Buffer): Float32Array {
  const frames = Math.floor(bytes.length / 8);
  return Float32Array.from({ length: frames }, (_, i) => bytes.readFloatLE(8 * i));
}
