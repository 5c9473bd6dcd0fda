/** Distances on the ground, good to 0.5 % over the few kilometres that a run covers. */

const earthRadiusMeters = 6_371_008.8;

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

const degree = Math.PI / 180;

/** East and north of `origin`, on the plane that touches the earth there. */
export function metersFrom(
  origin: Position,
  position: Position,
): { readonly east: number; readonly north: number } {
  let turn = position.longitude - origin.longitude;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  return {
    east: turn * degree * earthRadiusMeters * Math.cos(origin.latitude * degree),
    north: (position.latitude - origin.latitude) * degree * earthRadiusMeters,
  };
}

export function distanceMeters(a: Position, b: Position): number {
  const { east, north } = metersFrom(a, b);
  return Math.hypot(east, north);
}

/** The position that lies so far east and north of `origin`. */
export function positionAt(origin: Position, east: number, north: number): Position {
  return {
    latitude: origin.latitude + north / (earthRadiusMeters * degree),
    longitude: origin.longitude + east / (earthRadiusMeters * degree * Math.cos(origin.latitude * degree)),
  };
}
