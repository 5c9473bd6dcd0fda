/** Bash, for a booted system: the unit plays to nobody's device and to the stream. */
export const playingService = `
ln -s /opt/checkout /usr/lib/tactus
cd /usr/lib/tactus
ln -sf /usr/lib/tactus/bin/tactus.js /usr/bin/tactus
install -m 644 systemd/tactus.service systemd/tactus-captive.socket /etc/systemd/system/
install -m 644 systemd/tactus.sysusers.conf /usr/lib/sysusers.d/tactus.conf
systemd-sysusers
mkdir -p /etc/tactus
echo 'outputs: { use: ["null", stream] }' >/etc/tactus/tactus.yaml
systemctl daemon-reload
systemctl start tactus
cd /
`;
