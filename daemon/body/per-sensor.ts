/** Names come from outside: more sensors than any body wears are not remembered. */
const mostSensors = 64;

/** One of something for each sensor, made when the sensor first speaks. */
export function perSensor<T>(create: () => T): (sensorId: string) => T {
  const made = new Map<string, T>();
  return (sensorId) => {
    let one = made.get(sensorId);
    if (one === undefined) {
      if (made.size >= mostSensors) made.delete([...made.keys()][0] ?? '');
      one = create();
      made.set(sensorId, one);
    }
    return one;
  };
}
