/** Where a sound server (or BlueALSA) has the sound of headphones go in. */
export interface Sink {
  readonly server: SinkServer;
  /** As ALSA calls it. */
  readonly device: string;
}

export type SinkServer = 'PipeWire' | 'PulseAudio' | 'BlueALSA';

/** What one server says: that it is not there, or which sinks it has for an address. */
export type AskServer = (address: string) => Promise<{ readonly device: string | undefined } | 'absent'>;

/** `11:22:33:44:55:66` as names of sinks have it, whichever sign stands between. */
export function addressPattern(address: string): RegExp {
  return new RegExp(address.replaceAll(':', '[_:]'), 'i');
}
