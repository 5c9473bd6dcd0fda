import { SharedSnapshot } from './shared-memory.ts';

/** How a field of a record is kept as one number. Memory that nobody has written holds 0: no, none, the first choice. */
export interface FieldKind<Value> {
  read(number: number): Value;
  write(value: Value): number;
}

export const number: FieldKind<number> = { read: (number) => number, write: (value) => value };

export const flag: FieldKind<boolean> = { read: (number) => number === 1, write: (value) => (value ? 1 : 0) };

/** A whole number from 0 on that may be absent. */
export const indexOrNone: FieldKind<number | undefined> = {
  read: (number) => (number === 0 ? undefined : number - 1),
  write: (value) => (value === undefined ? 0 : value + 1),
};

/** One of a few words. */
export function oneOf<Choice extends string>(choices: readonly Choice[]): FieldKind<Choice> {
  return { read: (number) => choices[number]!, write: (value) => choices.indexOf(value) };
}

type Writable<Fields> = { -readonly [Name in keyof Fields]: Fields[Name] };

/** What a record holds, field after field: both sides of a shared memory know it from here. */
export interface RecordDefinition<Fields> {
  /** Numbers that a record takes. */
  readonly length: number;
  /** The fields that lie in these numbers; to read or write one is to read or write its number. */
  over(numbers: Float64Array): Writable<Fields>;
  /** A plain object of what lies in these numbers. */
  copy(numbers: Float64Array): Fields;
  /** In shared memory: new, or what another thread made. */
  open(buffer?: SharedArrayBuffer): SharedRecord<Fields>;
}

/** The latest state of a record, for one writer and any number of readers; see `SharedSnapshot`. */
export class SharedRecord<Fields> extends SharedSnapshot {
  /** What was last read, or is to be published. */
  readonly fields: Writable<Fields>;
  readonly #definition: RecordDefinition<Fields>;

  constructor(definition: RecordDefinition<Fields>, buffer?: SharedArrayBuffer) {
    super(definition.length, buffer);
    this.#definition = definition;
    this.fields = definition.over(this.values);
  }

  /** The latest state, as a plain object; for who does not mind making garbage. */
  read(): Fields {
    this.refresh(100);
    return this.#definition.copy(this.values);
  }
}

/** The fields lie in the order in which they are named. */
export function defineRecord<Fields extends object>(
  kinds: {
    readonly [Name in keyof Fields]: FieldKind<Fields[Name]>;
  },
): RecordDefinition<Fields> {
  const names = Object.keys(kinds) as (keyof Fields)[];

  /** Made once for all records of this definition, so that the compiler sees through it to the plain array. */
  class Accessors {
    readonly #numbers: Float64Array;

    constructor(numbers: Float64Array) {
      this.#numbers = numbers;
    }

    static {
      names.forEach((name, slot) => {
        const { read, write } = kinds[name];
        Object.defineProperty(Accessors.prototype, name, {
          get(this: Accessors) {
            return read(this.#numbers[slot]!);
          },
          set(this: Accessors, value: Fields[typeof name]) {
            this.#numbers[slot] = write(value);
          },
        });
      });
    }
  }

  const definition: RecordDefinition<Fields> = {
    length: names.length,
    over: (numbers) => new Accessors(numbers) as unknown as Writable<Fields>,
    copy(numbers) {
      const fields: Partial<Fields> = {};
      for (let slot = 0; slot < names.length; slot += 1) {
        const name = names[slot]!;
        fields[name] = kinds[name].read(numbers[slot]!);
      }
      return fields as Fields;
    },
    open: (buffer) => new SharedRecord(definition, buffer),
  };
  return definition;
}
