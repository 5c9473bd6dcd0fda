/** Names come from outside: of more sensors than any body wears, the one longest silent is forgotten. */
const mostSensors = 64;

/** One of something for each sensor, made when the sensor first speaks. */
export function perSensor<T>(create: () => T): (sensorId: string) => T {
  const made = new Map<string, T>();
  return (sensorId) => {
    const one = made.get(sensorId) ?? create();
    // A map keeps its order: who speaks goes to the end.
    made.delete(sensorId);
    made.set(sensorId, one);
    if (made.size > mostSensors) {
      const [silent] = made.keys();
      if (silent !== undefined) made.delete(silent);
    }
    return one;
  };
}
