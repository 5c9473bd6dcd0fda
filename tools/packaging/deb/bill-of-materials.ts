import { createHash } from 'node:crypto';
import type { NpmPackage } from './npm-packages.ts';

/** What is in the package beside npm's packages. */
export interface Part {
  readonly type: 'machine-learning-model' | 'data' | 'platform';
  readonly name: string;
  readonly version: string;
  /** SPDX. */
  readonly licence: string;
  readonly sha256: string;
  readonly purl?: string;
}

/**
 * What is shipped, as CycloneDX 1.5. (`npm sbom` knows neither our other parts nor what is left out for a machine, forgets
 * packages that somebody needs for development, too, and writes down when it ran.) The same package has the same list.
 */
export function billOfMaterials(
  version: string,
  direct: readonly string[],
  packages: readonly NpmPackage[],
  parts: readonly Part[],
): string {
  const places = new Map(packages.map((each) => [each.place, each]));
  /** As Node looks for it: beside, then further and further out. */
  const find = (name: string, from: string): NpmPackage | undefined => {
    const inner = places.get(`${from}/node_modules/${name}`.replace(/^\//, ''));
    if (inner || from === '') return inner;
    return find(name, from.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''));
  };
  const refsOf = (names: readonly string[], from: string): readonly string[] =>
    names.flatMap((name) => {
      const found = find(name, from);
      return found ? [refOf(found)] : [];
    });
  const content = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        ...{ 'bom-ref': 'tactus', type: 'application', name: 'tactus', version },
        licenses: [{ expression: 'Apache-2.0' }],
      },
    },
    components: [...distinct(packages).map(packageComponent), ...parts.map(partComponent)],
    dependencies: [
      { ref: 'tactus', dependsOn: [...refsOf(direct, ''), ...parts.map(refOf)] },
      ...distinct(packages).map((each) => ({ ref: refOf(each), dependsOn: refsOf(each.loads, each.place) })),
    ],
  };
  const sum = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return `${JSON.stringify({ ...content, serialNumber: `urn:uuid:${uuidOf(sum)}` }, null, 1)}\n`;
}

const refOf = ({ name, version }: { readonly name: string; readonly version: string }): string =>
  `${name}@${version}`;

/** The same version may lie in two places. */
const distinct = (packages: readonly NpmPackage[]): readonly NpmPackage[] => [
  ...new Map(packages.map((each) => [refOf(each), each])).values(),
];

const packageComponent = (each: NpmPackage) => ({
  'bom-ref': refOf(each),
  type: 'library',
  name: each.name,
  version: each.version,
  purl: `pkg:npm/${each.name.replace('@', '%40')}@${each.version}`,
  ...(each.integrity && {
    hashes: [
      {
        alg: 'SHA-512',
        content: Buffer.from(each.integrity.replace(/^sha512-/, ''), 'base64').toString('hex'),
      },
    ],
  }),
  licenses: [{ expression: each.licence }],
});

const partComponent = (part: Part) => ({
  'bom-ref': refOf(part),
  type: part.type,
  name: part.name,
  version: part.version,
  ...(part.purl && { purl: part.purl }),
  hashes: [{ alg: 'SHA-256', content: part.sha256 }],
  licenses: [{ expression: part.licence }],
});

/** Version 8 of RFC 9562: made of what it names, not of chance. */
const uuidOf = (hex: string): string =>
  [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
