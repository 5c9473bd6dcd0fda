import { X509Certificate } from 'node:crypto';
import type { PublicAuthority } from './certificates.ts';

/** What a phone shows of a certificate, so that people can compare the two. */
export function fingerprintOf({ certificate }: Pick<PublicAuthority, 'certificate'>): string {
  return new X509Certificate(certificate).fingerprint256;
}

export const installStyle = `:root { color-scheme: light dark; font: 1.05rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 40rem; padding: 1rem; }
code { overflow-wrap: anywhere; }
.button { display: inline-block; padding: .8rem 1.2rem; border: 2px solid; border-radius: .6rem; font-weight: 600; }
li { margin: .4rem 0; }
`;

/** How a phone learns to trust this device; whole without scripts. `secureUrl`: undefined while HTTPS is not spoken. */
export function printInstallPage(authority: PublicAuthority, secureUrl: string | undefined): string {
  const title = escapeHtml(authority.title);
  const open =
    secureUrl === undefined
      ? '<p>HTTPS is open once others than this machine are let in: pair a phone first.</p>'
      : `<p>Then open <a href="${escapeHtml(secureUrl)}">${escapeHtml(secureUrl)}</a>.</p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tactus: HTTPS</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/ca/page.css">
</head>
<body>
<h1>HTTPS to this device</h1>
<p>Everything works without it, but a browser gives its place and its motion to HTTPS alone, and over plain HTTP others in
the same Wi-Fi can read what you send. No public authority vouches for a device at home. This one has an authority of its
own: <strong>${title}</strong>. It can vouch for this device's names and for addresses of home networks, and for nothing else.</p>
<p>Its fingerprint (SHA-256), which your phone shows, too:</p>
<p><code>${fingerprintOf(authority)}</code></p>
<p>Compare it with what <code>tactus panel</code> says on the device itself, unless this Wi-Fi is yours alone.</p>
<h2>Android</h2>
<p><a class="button" href="/ca/tactus.crt" download>Certificate</a></p>
<ol>
<li>Fetch the certificate.</li>
<li>Open Settings and search for <em>CA certificate</em> (Security and privacy, More, Encryption and credentials, Install
a certificate, CA certificate).</li>
<li>Choose <em>Install anyway</em> and the file <code>tactus.crt</code>.</li>
</ol>
<h2>iPhone and iPad</h2>
<p><a class="button" href="/ca/tactus.mobileconfig">Profile</a></p>
<ol>
<li>Fetch the profile with Safari and allow it.</li>
<li>Settings, <em>Profile Downloaded</em>, <em>Install</em>.</li>
<li>Settings, General, About, <em>Certificate Trust Settings</em>: switch on <strong>${title}</strong>.</li>
</ol>
<h2>Computers</h2>
<p>Import <a href="/ca/tactus.crt" download>tactus.crt</a> among the authorities of the browser or the system;
<code>curl --cacert tactus.crt</code> takes it as it is.</p>
${open}
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
  return text.replace(/[&<>"']/g, (character) => `&${names[character]};`);
}
