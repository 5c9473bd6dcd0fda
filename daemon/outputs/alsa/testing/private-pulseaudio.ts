import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, mortal } from '../../../system/testing/program.ts';
import { eventually } from '../../../time/testing/eventually.ts';
import { hasAlsaPlugin } from '../alsa-plugins.ts';
import {
  goAhead,
  leftOf,
  type PrivateSoundServer,
  type ServerDevices,
  sinkName,
} from '../private-pipewire.ts';

/**
 * Where PulseAudio's daemon lies: Debian has either it or PipeWire's ALSA names installed, so it may be unpacked in a folder
 * of its own (`.ci/run` shows how).
 */
const root = process.env.TACTUS_PULSEAUDIO_ROOT ?? '';
const daemon = `${root}/usr/bin/pulseaudio`;

/** In CI it must be there. */
export const pulseAudioIsInstalled: boolean =
  process.env.CI === 'true' ||
  (existsSync(daemon) && ['pactl', 'parec'].every(findProgram) && hasAlsaPlugin('pulse'));

/** Said where tests are skipped. */
export const whyNoPulseAudio: string | undefined = pulseAudioIsInstalled
  ? undefined
  : 'tests are skipped: PulseAudio is absent (Debian: apt install libasound2-plugins pulseaudio-utils, and its daemon as .ci/run does)';

export async function startPulseAudio({
  devices,
}: {
  readonly devices?: ServerDevices;
} = {}): Promise<PrivateSoundServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tactus-pa-'));
  const environment: NodeJS.ProcessEnv = { ...process.env, XDG_RUNTIME_DIR: folder, HOME: folder };
  const libraries = unpackedLibraries();
  const children = new Set<ChildProcess>();
  const start = (program: string, args: readonly string[], more: { file?: string; env?: object } = {}) => {
    const [first = program, ...rest] = [...mortal, program, ...args];
    const out = more.file === undefined ? 'ignore' : openSync(more.file, 'w');
    const child = spawn(first, rest, {
      env: { ...environment, ...more.env },
      stdio: ['ignore', out, 'ignore'],
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  };
  const end = async (child: ChildProcess | undefined, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  };
  const pactl = (...args: readonly string[]): string =>
    execFileSync('pactl', args, {
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  const createSink = (name: string, device?: string): (() => void) => {
    const module = pactl('load-module', ...sinkModule(name, device));
    return () => void pactl('unload-module', module);
  };
  const answers = (): boolean => {
    try {
      return pactl('info') !== '';
    } catch {
      return false;
    }
  };

  let server: ChildProcess | undefined;
  const startServer = async (): Promise<void> => {
    const modules = libraries && ['--dl-search-path', libraries.modules];
    server = start(
      daemon,
      [
        ...['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', ...(modules ?? [])],
        ...['-L', 'module-native-protocol-unix', '-L', sinkModule(sinkName, devices?.own).join(' ')],
      ],
      {
        env: {
          LD_LIBRARY_PATH: libraries?.path,
          ...(devices && { ALSA_CONFIG_PATH: devices.configuration }),
        },
      },
    );
    await eventually(answers, 'PulseAudio answers');
    if (server.pid) goAhead(server.pid);
  };
  await startServer();

  return {
    environment,
    record: (sink = sinkName) => {
      const file = join(folder, 'record.raw');
      const format = ['--raw', '--format=float32le', '--rate=48000', '--channels=2', '--latency-msec=20'];
      const recorder = start('parec', ['-d', `${sink}.monitor`, ...format], { file });
      return {
        file,
        stop: async () => {
          await end(recorder, 'SIGINT');
          return leftOf(readFileSync(file));
        },
      };
    },
    createSink,
    killServer: () => end(server, 'SIGKILL'),
    startServer,
    close: async () => {
      for (const child of [...children].reverse()) await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Its module for a sink, and what that is told. A sound card's buffer has four periods of 21 ms. */
const sinkModule = (name: string, device: string | undefined): readonly string[] => {
  const way =
    device === undefined
      ? ['module-null-sink']
      : ['module-alsa-sink', `device=${device}`, 'format=float32le', 'fragments=4', 'fragment_size=8192'];
  return [...way, `sink_name=${name}`, 'rate=48000'];
};

/** Of a daemon that is unpacked, not installed: where its own libraries and modules are. */
function unpackedLibraries(): { readonly modules: string; readonly path: string } | undefined {
  if (root === '') return undefined;
  const lib = `${root}/usr/lib`;
  const version = readdirSync(lib).find((name) => name.startsWith('pulse-'));
  const modules = `${lib}/${version}/modules`;
  const machine = readdirSync(lib).find((name) => existsSync(`${lib}/${name}/pulseaudio`));
  const common = `/usr/lib/${machine}/pulseaudio`;
  return { modules, path: [modules, `${lib}/${machine}`, `${lib}/${machine}/pulseaudio`, common].join(':') };
}
