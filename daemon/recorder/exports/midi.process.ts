import { serveAside } from '../../system/serve-aside.ts';
import { makeMidi } from './midi.ts';

serveAside<Uint8Array>(async ({ bytes }, tell) => {
  const midi = await makeMidi(bytes);
  if (midi) tell(midi);
});
