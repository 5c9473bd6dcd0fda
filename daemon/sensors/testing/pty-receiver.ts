import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A serial receiver at the far end of a pseudo-terminal. Given a speed, it sends noise to whoever listens at another:
 * Linux lets the master side see the speed that the slave side has set.
 */
const script = `
import base64, os, sys, termios, tty
link, wanted = sys.argv[1], int(sys.argv[2])
master, slave = os.openpty()
tty.setraw(slave)
os.chmod(os.ttyname(slave), 0o666)
os.set_blocking(master, False)
if os.path.islink(link): os.unlink(link)
os.symlink(os.ttyname(slave), link)
print('ready', flush=True)
for line in sys.stdin:
    data = base64.b64decode(line)
    speed = termios.tcgetattr(master)[5]
    if wanted and speed != getattr(termios, 'B%d' % wanted):
        data = bytes((byte * 7 + 13) & 255 for byte in data)
    try: os.write(master, data)
    except BlockingIOError: termios.tcflush(master, termios.TCOFLUSH)
`;

export const pythonIsInstalled: boolean = (() => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

export interface PtyReceiver {
  /** The device file; the same over replugging. */
  readonly path: string;
  say(text: string | Buffer): void;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
}

export async function startPtyReceiver(baud = 0): Promise<PtyReceiver> {
  const folder = await mkdtemp(join(tmpdir(), 'tactus-serial-'));
  // gpsd gives up root's rights before it opens a receiver that was plugged in again.
  await chmod(folder, 0o755);
  const path = join(folder, 'ttyGPS');
  let python: ChildProcess | undefined;
  const unplug = async (): Promise<void> => {
    if (!python) return;
    const gone = once(python, 'exit');
    python.kill('SIGKILL');
    await gone;
    python = undefined;
    await rm(path, { force: true });
  };
  const plug = async (): Promise<void> => {
    python = spawn('python3', ['-c', script, path, String(baud)], { stdio: ['pipe', 'pipe', 'inherit'] });
    python.stdin?.on('error', () => {});
    await once(python.stdout!, 'data');
  };
  await plug();
  return {
    path,
    say: (text) => {
      python?.stdin?.write(`${Buffer.from(text).toString('base64')}\n`);
    },
    unplug,
    plug,
    async close() {
      await unplug();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
