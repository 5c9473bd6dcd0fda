/** As much of JSON Schema as our messages need. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: boolean | Schema;
  readonly prefixItems?: readonly Schema[];
  readonly description?: string;
}

const plain: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
};

/** The messages as TypeScript, for who has no schemas: a file that imports nothing. Errors: Error of a schema that it does not know. */
export function printTypes({ toPage, toDaemon }: Readonly<Record<'toPage' | 'toDaemon', Schema>>): string {
  const message = (whence: string, name: string, type: string): string =>
    `/** ${whence} the daemon. */\nexport type ${name} =${type};\n`;
  // What is sent may be somebody's who does not let it be changed; what came is whose it is.
  return [
    '// Made from docs/protocol.json by `npx vitest run daemon/panel -u`; do not edit.\n',
    message('From', 'ServerMessage', print(toPage, 'Array')),
    message('To', 'ClientMessage', print(toDaemon, 'ReadonlyArray')),
  ].join('\n');
}

type List = 'Array' | 'ReadonlyArray';

function print(schema: Schema, list: List, indent = ''): string {
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.oneOf) {
    return schema.oneOf.map((one) => `\n${indent}  | ${print(one, list, `${indent}    `)}`).join('');
  }
  if (schema.anyOf) return schema.anyOf.map((one) => print(one, list, indent)).join(' | ');
  if (schema.prefixItems)
    return `readonly [${schema.prefixItems.map((each) => print(each, list, indent)).join(', ')}]`;
  if (schema.type === 'array') return `${list}<${printInner(schema.items, list, indent)}>`;
  if (schema.type === 'object') return printObject(schema, list, indent);
  const found = plain[schema.type ?? ''];
  if (found === undefined && Object.keys(schema).some((key) => key !== 'description')) {
    throw new Error(`no type for ${JSON.stringify(schema)}`);
  }
  return found ?? 'unknown';
}

function printObject(
  { properties, required = [], additionalProperties }: Schema,
  list: List,
  indent: string,
): string {
  if (!properties) return `Readonly<Record<string, ${printInner(additionalProperties, list, indent)}>>`;
  const lines = Object.entries(properties).map(([name, schema]) => {
    const inner = `${indent}  `;
    const about = schema.description ? `${inner}/** ${schema.description} */\n` : '';
    const type = print(schema, list, inner);
    const field = required.includes(name) ? `${name}: ${type}` : `${name}?: ${type} | undefined`;
    return `${about}${inner}readonly ${field};`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

const printInner = (schema: boolean | Schema | undefined, list: List, indent: string): string =>
  typeof schema === 'object' ? print(schema, list, indent) : 'unknown';
