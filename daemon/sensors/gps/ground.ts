/** Distances on the ground, good to 0.5 % over the few kilometres that a run covers. */

const earthRadiusMeters = 6_371_008.8;

export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

const degree = Math.PI / 180;

/** East and north of `origin`, on the plane that touches the earth there. */
export function metersFrom(origin: Place, place: Place): { readonly east: number; readonly north: number } {
  let turn = place.longitude - origin.longitude;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  return {
    east: turn * degree * earthRadiusMeters * Math.cos(origin.latitude * degree),
    north: (place.latitude - origin.latitude) * degree * earthRadiusMeters,
  };
}

export function distanceMeters(a: Place, b: Place): number {
  const { east, north } = metersFrom(a, b);
  return Math.hypot(east, north);
}

/** The place that lies so far east and north of `origin`. */
export function placeAt(origin: Place, east: number, north: number): Place {
  return {
    latitude: origin.latitude + north / (earthRadiusMeters * degree),
    longitude: origin.longitude + east / (earthRadiusMeters * degree * Math.cos(origin.latitude * degree)),
  };
}
