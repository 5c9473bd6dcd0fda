/** Every kind of output there is, of sound and of events: a new one is a file of its own and a line here. */
export { alsaOutput } from './alsa/alsa-output.ts';
export { lightsOutput } from './lights/lights-output.ts';
export { midiOutput } from './midi/midi-output.ts';
export { streamOutput } from './mp3/stream-output.ts';
export { nullOutput } from './null-output.ts';
export { oscOutput } from './osc/osc-output.ts';
export { wavOutput } from './wav/wav-output.ts';
