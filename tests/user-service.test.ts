import { afterAll, expect, it } from 'vitest';
import { runInSystemd, whyNoSystemd } from './support/booted-systemd.ts';
import { temporaryFolder } from './support/cli.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const missing = whyNoSystemd();
if (missing) console.warn(`No session has a service: ${missing}`);

it.skipIf(missing)(
  "the unit of somebody's own session plays there, as that person, and ends well",
  { timeout: 300_000 },
  () => {
    // Without logind nobody logs in: the session's manager is started as logind would.
    const script = `set -e
ln -s /opt/checkout /usr/lib/tactus
install -m 644 /usr/lib/tactus/systemd/tactus-user.service /usr/lib/systemd/user/tactus.service
useradd --create-home ann
runtime=/run/user/$(id -u ann)
install -d -o ann -m 700 $runtime
cat >/etc/systemd/system/ann.service <<END
[Service]
Type=notify
User=ann
Delegate=yes
Environment=XDG_RUNTIME_DIR=$runtime HOME=/home/ann
ExecStart=/lib/systemd/systemd --user
END
# As the package leaves it: the system's own configuration is closed to others.
install -d -m 750 /etc/tactus
echo 'panel: { port: 7400 }' >/etc/tactus/tactus.yaml
install -d -o ann /home/ann/.config /home/ann/.config/tactus
echo 'outputs: { use: ["null"] }' >/home/ann/.config/tactus/tactus.yaml
systemctl daemon-reload
systemctl start ann
ann() { setpriv --reuid ann --regid ann --init-groups env XDG_RUNTIME_DIR=$runtime HOME=/home/ann "$@"; }
ann systemctl --user start tactus
ann systemctl --user show -p StatusText tactus
curl --silent --fail --output /dev/null http://localhost:7272/healthz
test "$(stat -c %U /home/ann/.local/state/tactus/panel-token)" = ann
test -d $runtime/tactus
ann systemctl --user stop tactus
ann systemctl --user show -p Result tactus
test ! -e $runtime/tactus`;
    const { code, output } = runInSystemd(folder.at('.'), script);
    expect(code, output).toBe(0);
    expect(output).toContain('StatusText=Panel at http://localhost:7272');
    expect(output).toContain('Result=success');
  },
);
