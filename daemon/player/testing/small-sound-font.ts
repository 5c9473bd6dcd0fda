/** The tables of a SoundFont, and no sound: enough to be looked into. */

interface SmallPreset {
  readonly bank: number;
  readonly program: number;
  /** Default 1; a preset without is only a name. */
  readonly zones?: number;
}

export function smallSoundFont(presets: readonly SmallPreset[], version = 2): Buffer {
  let zones = 0;
  const records = presets.map(({ bank, program, zones: own = 1 }) => {
    const record = presetRecord(program, bank, zones);
    zones += own;
    return record;
  });
  const table = Buffer.concat([...records, presetRecord(0, 0, zones)]);
  return chunk(
    'RIFF',
    Buffer.from('sfbk'),
    chunk('LIST', Buffer.from('INFO'), chunk('ifil', Buffer.from([version, 0, 1, 0]))),
    chunk('LIST', Buffer.from('sdta'), chunk('smpl', Buffer.alloc(64))),
    chunk('LIST', Buffer.from('pdta'), chunk('phdr', table)),
  );
}

function presetRecord(program: number, bank: number, firstZone: number): Buffer {
  const record = Buffer.alloc(38);
  record.writeUInt16LE(program, 20);
  record.writeUInt16LE(bank, 22);
  record.writeUInt16LE(firstZone, 24);
  return record;
}

function chunk(name: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.from(`${name}____`);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
