import { findServiceState, type ServiceState, stateFolderPath } from '../system/files/state-folder.ts';

/** The service whose state is not the one that we would act on; undefined when none is installed, or somebody chose. */
export function otherServiceState(): ServiceState | undefined {
  const { STATE_DIRECTORY, XDG_STATE_HOME } = process.env;
  const service = findServiceState();
  if (service === undefined || STATE_DIRECTORY || XDG_STATE_HOME) return undefined;
  return service.path === stateFolderPath() ? undefined : service;
}

/** What the types of Node leave out. */
type Initgroups = { readonly initgroups?: (userId: number, extraGroupId: number) => void };

/**
 * Root goes on as the service's user where the service is installed: what is looked at is then what the service has, and
 * what is written is the service's own. Nobody else changes.
 */
export function actForService(): void {
  const service = otherServiceState();
  if (service === undefined || process.geteuid?.() !== 0) return;
  try {
    (process as Initgroups).initgroups?.(service.userId, service.groupId);
  } catch {
    process.setgroups?.([service.groupId]); // A user who is in no list any more, or never was, has no other groups.
  }
  process.setgid?.(service.groupId);
  process.setuid?.(service.userId);
  process.env.HOME = service.path;
}

/**
 * For commands that keep something for the daemon, or tell what it keeps: as `actForService`, and who acts on a state of
 * their own beside the service's is told so. `command`: `pair --headphones`.
 */
export function settleState(command: string): void {
  actForService();
  const service = otherServiceState();
  if (service === undefined) return;
  process.stderr.write(
    `tactus: this is your own state, ${stateFolderPath()}; the service's is ${service.path}\n` +
      `        For the service: sudo tactus ${command}\n`,
  );
}
