import type { Position } from '../gps/ground.ts';

/** A round through a park, a little over a kilometre, for ever. */
export interface Circuit {
  readonly origin: Position;
  /** Where one is after running so far, from the circuit's centre. */
  pointAt(distanceMeters: number): { readonly east: number; readonly north: number; readonly angle: number };
}

const corners = 360;

/** A closed curve around its centre; its length is that of the polygon with a corner in each degree. */
function createCircuit(origin: Position, radiusAt: (angle: number) => number): Circuit {
  const points = Array.from({ length: corners + 1 }, (_, index) => {
    const angle = ((index % corners) / corners) * 2 * Math.PI;
    const radius = radiusAt(angle);
    return { east: radius * Math.cos(angle), north: radius * Math.sin(angle), alongMeters: 0 };
  });
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1]!, points[index]!];
    to.alongMeters = from.alongMeters + Math.hypot(to.east - from.east, to.north - from.north);
  }
  const lengthMeters = points.at(-1)!.alongMeters;
  return {
    origin,
    pointAt(distanceMeters) {
      const along = distanceMeters % lengthMeters;
      let low = 0;
      let high = corners;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (points[middle]!.alongMeters > along) high = middle;
        else low = middle;
      }
      const [from, to] = [points[low]!, points[high]!];
      const share = (along - from.alongMeters) / (to.alongMeters - from.alongMeters);
      return {
        east: from.east + share * (to.east - from.east),
        north: from.north + share * (to.north - from.north),
        angle: ((low + share) / corners) * 2 * Math.PI,
      };
    },
  };
}

/** In the Großer Tiergarten in Berlin, where many run. */
export const parkCircuit: Circuit = createCircuit(
  { latitude: 52.5145, longitude: 13.3501 },
  (angle) => 180 * (1 + 0.18 * Math.cos(2 * angle) + 0.07 * Math.sin(3 * angle)),
);
