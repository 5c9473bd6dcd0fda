/** What a GPS receiver said, whole. */
export interface ReceiverLog {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isNmea: boolean;
}

export function receiverLog(name: string, content: string | Buffer): ReceiverLog {
  const text = Buffer.from(content)
    .toString('latin1')
    .replace(/^(#[^\n]*\n)+/, '');
  const isNmea = (text.match(/^\$..(RMC|GGA),/gm)?.length ?? 0) > 3;
  return { name, bytes: Buffer.from(text, 'latin1'), isNmea };
}

/** As it comes out of the receiver: a second of sentences, or a message of SiRF's. */
export function pieces({ bytes, isNmea }: ReceiverLog): Buffer[] {
  const text = bytes.toString('latin1');
  const parts = isNmea ? text.split(/(?<=\n)(?=\$..(?:RMC|GGA),)/) : text.split(/(?<=\xb0\xb3)/);
  return parts.map((part) => Buffer.from(part, 'latin1'));
}

/** Read once more, and simply: positions of sentences that say that they have a fix. */
export function positionsWithFix({ bytes }: ReceiverLog): { latitude: number; longitude: number }[] {
  const degrees = (field: string, side: string): number => {
    const point = field.indexOf('.');
    const value = Number(field.slice(0, point - 2)) + Number(field.slice(point - 2)) / 60;
    return 'SW'.includes(side) ? -value : value;
  };
  return bytes
    .toString('latin1')
    .split('\n')
    .flatMap((line) => {
      const fields = line.slice(Math.max(0, line.lastIndexOf('$'))).split(',');
      const isRmc = /^\$..RMC/.test(fields[0] ?? '') && fields[2] === 'A';
      const isGga = /^\$..GGA/.test(fields[0] ?? '') && Number(fields[6]) > 0;
      const at = isRmc ? 3 : 2;
      if (!isRmc && !isGga) return [];
      const [lat = '', northSouth = '', lon = '', eastWest = ''] = fields.slice(at, at + 4);
      return [{ latitude: degrees(lat, northSouth), longitude: degrees(lon, eastWest) }];
    });
}
