import { serveAside } from '../../system/serve-aside.ts';
import type { MelodyNote } from './melody.ts';
import { readMelody } from './midi-file.ts';

serveAside<readonly MelodyNote[]>(({ name, bytes }, tell) => tell(readMelody(name, bytes)));
