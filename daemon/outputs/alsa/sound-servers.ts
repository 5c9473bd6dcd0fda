import { constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mayAccess } from '../../system/files/may-access.ts';

/** A sound server that runs on this machine. */
export interface SoundServer {
  readonly kind: 'PipeWire' | 'PulseAudio';
  /** In whose session; undefined: it is the whole system's. */
  readonly userId: number | undefined;
  /** Where its socket lies. */
  readonly folder: string;
  /** Whether we may speak to it. */
  readonly isReachable: boolean;
}

/** Where the system keeps what runs; for tests. */
interface Places {
  readonly run: string;
  readonly processes: string;
}

const system: Places = { run: '/run', processes: '/proc' };
/** By what each is called: its process, and its socket in the folder of a session. */
const kinds = [
  { kind: 'PipeWire', process: 'pipewire', socket: 'pipewire-0', ofSystem: 'pipewire/pipewire-0' },
  { kind: 'PulseAudio', process: 'pulseaudio', socket: 'pulse/native', ofSystem: 'pulse/native' },
] as const;

/**
 * The sound servers of this machine: ours first, then the system's, then other people's. Those of sessions that are closed
 * to us are known by their processes, where the system shows them.
 */
export function findSoundServers(
  ownId = process.getuid?.() ?? 0,
  { run, processes }: Places = system,
): readonly SoundServer[] {
  const folders = list(join(run, 'user'), /^\d+$/).map((id) => ({
    id: Number(id),
    path: join(run, 'user', id),
  }));
  const found: SoundServer[] = [];
  for (const { id, path } of folders)
    for (const { kind, socket } of kinds)
      if (existsSync(join(path, socket)))
        found.push({
          kind,
          userId: id,
          folder: path,
          isReachable: mayAccess(join(path, socket), constants.W_OK),
        });
  for (const { kind, ofSystem } of kinds)
    if (existsSync(join(run, ofSystem)))
      found.push({
        kind,
        userId: undefined,
        folder: run,
        isReachable: mayAccess(join(run, ofSystem), constants.W_OK),
      });
  for (const { kind, userId } of running(processes)) {
    const isKnown = found.some((server) => server.userId === userId || server.userId === undefined);
    if (isKnown || userId === ownId) continue;
    found.push({ kind, userId, folder: join(run, 'user', String(userId)), isReachable: false });
  }
  const rank = ({ userId }: SoundServer): number => (userId === ownId ? 0 : userId === undefined ? 1 : 2);
  return found.sort((one, other) => rank(one) - rank(other));
}

function running(processes: string): readonly Pick<SoundServer, 'kind' | 'userId'>[] {
  return list(processes, /^\d+$/).flatMap((pid) => {
    try {
      const name = readFileSync(join(processes, pid, 'comm'), 'utf8').trim();
      const known = kinds.find((each) => each.process === name);
      return known ? [{ kind: known.kind, userId: statSync(join(processes, pid)).uid }] : [];
    } catch {
      return [];
    }
  });
}

const saysWhere = ['XDG_RUNTIME_DIR', 'PIPEWIRE_RUNTIME_DIR', 'PIPEWIRE_REMOTE', 'PULSE_SERVER'];

/**
 * Tells ALSA's plugins where the sound server is, which they look for in the session that they run in: a service has none.
 * Where somebody said it, it stands. Gives back what is to be called again when servers come or go.
 */
export function createServerChoice(env = process.env, find = () => findSoundServers()): () => void {
  if (saysWhere.some((name) => env[name])) return () => {};
  return () => {
    const server = find().find(({ isReachable, userId }) => isReachable && userId !== undefined);
    if (server === undefined || env.XDG_RUNTIME_DIR === server.folder) return;
    env.XDG_RUNTIME_DIR = server.folder;
    // Root is refused another's folder by PulseAudio's library, unless it is told of the socket itself.
    if (server.kind === 'PulseAudio' && server.userId !== process.getuid?.())
      env.PULSE_SERVER = `unix:${join(server.folder, 'pulse/native')}`;
  };
}

/** What is called so in a folder; none where it cannot be read. */
function list(folder: string, names: RegExp): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => names.test(name));
  } catch {
    return [];
  }
}
