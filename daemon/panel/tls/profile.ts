import { createHash } from 'node:crypto';
import type { PublicAuthority } from './certificates.ts';

/** A configuration profile of Apple's that brings the authority to an iPhone, an iPad or a Mac. */
export function printProfile({ title, certificate }: PublicAuthority): string {
  const base64 = certificate.replace(/-----[^-]+-----/g, '').trim();
  const name = title.replace(/[<>&]/g, '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadCertificateFileName</key>
      <string>tactus.crt</string>
      <key>PayloadContent</key>
      <data>
${base64}
      </data>
      <key>PayloadDescription</key>
      <string>Vouches for this device's names and for addresses of home networks, and for nothing else.</string>
      <key>PayloadDisplayName</key>
      <string>${name}</string>
      <key>PayloadIdentifier</key>
      <string>local.tactus.authority.certificate</string>
      <key>PayloadType</key>
      <string>com.apple.security.root</string>
      <key>PayloadUUID</key>
      <string>${uuidOf(certificate, 'certificate')}</string>
      <key>PayloadVersion</key>
      <integer>1</integer>
    </dict>
  </array>
  <key>PayloadDisplayName</key>
  <string>${name}</string>
  <key>PayloadIdentifier</key>
  <string>local.tactus.authority.${uuidOf(certificate, 'profile')}</string>
  <key>PayloadType</key>
  <string>Configuration</string>
  <key>PayloadUUID</key>
  <string>${uuidOf(certificate, 'profile')}</string>
  <key>PayloadVersion</key>
  <integer>1</integer>
</dict>
</plist>
`;
}

/** The same for the same certificate: who fetches it again replaces what he has. */
function uuidOf(certificate: string, what: string): string {
  const digits = createHash('sha256').update(what).update(certificate).digest('hex');
  // Version 8 of RFC 9562: one's own.
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`];
  return [...parts, `a${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-').toUpperCase();
}
