import { statSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { TactusError } from '../errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where systemd puts the state of the service that docs/install.md installs. */
const serviceFolder = '/var/lib/tactus';

export interface ServiceState {
  readonly path: string;
  readonly userId: number;
  readonly groupId: number;
}

/** The state of the installed service, and whose it is; undefined where no service is installed. */
export function findServiceState(path: string = serviceFolder): ServiceState | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? { path, userId: found.uid, groupId: found.gid } : undefined;
}

/**
 * Where the daemon keeps what it learns: systemd's `$STATE_DIRECTORY`, else the XDG state folder; without either the
 * service's, if it is ours.
 */
export function stateFolderPath(
  environment: Environment = process.env,
  home: () => string = homedir,
  service: ServiceState | undefined = findServiceState(),
): string {
  // systemd separates several folders by colons; ours is the first.
  const given = environment.STATE_DIRECTORY?.split(':')[0];
  if (given) return given;
  const xdg = environment.XDG_STATE_HOME;
  // The XDG rules say that a relative path there is to be ignored.
  if (xdg?.startsWith('/')) return join(xdg, 'tactus');
  if (service && service.userId === process.geteuid?.()) return service.path;
  return join(homeOr('/', home), '.local', 'state', 'tactus');
}

/** Where a person's own configuration lies: in the XDG configuration folder. */
export function configurationFolderPath(
  environment: Environment = process.env,
  home: () => string = homedir,
): string {
  const xdg = environment.XDG_CONFIG_HOME;
  return join(xdg?.startsWith('/') ? xdg : join(homeOr('/', home), '.config'), 'tactus');
}

/** Whoever is in no list of users, as in a container, and has no `$HOME`, has no home: asking for it is an error. */
function homeOr(otherwise: string, home: () => string): string {
  try {
    return home();
  } catch {
    return otherwise;
  }
}

/** The state folder, made when it is missing, for its owner only. Errors: TactusError `cannotCreate`. */
export async function openStateFolder(path: string = stateFolderPath()): Promise<string> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await access(path, constants.W_OK | constants.X_OK);
    return path;
  } catch (error) {
    throw new TactusError(
      'cannotCreate',
      `The state folder ${path} cannot be used: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      'Set STATE_DIRECTORY or XDG_STATE_HOME to a folder that you may write to.',
      { cause: error },
    );
  }
}
