import { serveAside } from '../system/serve-aside.ts';
import { type FoundWorkout, parseWorkout } from './parse-workout.ts';

serveAside<FoundWorkout>(({ name, bytes }, tell) =>
  tell(parseWorkout(name, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))),
);
