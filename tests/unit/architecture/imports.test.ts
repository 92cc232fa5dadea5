import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /^(schemas|shared|functions|services)\//.test(path));

interface Import {
  from: string;
  /** Path below the repository, or the name of a package. */
  to: string;
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

const imports: Import[] = sources.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(importPattern)].map(([, named, dynamic]) => {
    const target = named ?? dynamic ?? '';
    return { from, to: target.startsWith('.') ? normalize(join(dirname(from), target)) : target };
  }),
);

/** The room of a file: what the rules speak of. */
function roomOf(path: string): string {
  const [top = '', second = '', third = ''] = path.split('/');
  if (top === 'schemas') return 'schemas';
  if (top === 'shared') return second === 'adapters' ? `shared/adapters/${third}` : `shared/${second}`;
  return `${top}/${second}`;
}

const isStage = (room: string): boolean => room.startsWith('functions/') || room.startsWith('services/');
const isOurs = (to: string): boolean => /^(schemas|shared|functions|services|tests|scripts)\//.test(to);

/** Rooms each layer may import besides itself. */
const allowed: Record<string, readonly string[]> = {
  schemas: [],
  'shared/domain': ['schemas'],
  'shared/ports': ['schemas', 'shared/domain'],
  'shared/runtime': ['schemas', 'shared/domain', 'shared/ports'],
  'shared/sources': ['schemas', 'shared/domain', 'shared/ports'],
  'shared/models': ['schemas', 'shared/domain', 'shared/ports'],
  'shared/adapters/sql': ['schemas', 'shared/domain', 'shared/ports'],
  'shared/adapters/local': [
    'schemas',
    'shared/domain',
    'shared/ports',
    'shared/sources',
    'shared/adapters/sql',
  ],
  'shared/adapters/gcp': [
    'schemas',
    'shared/domain',
    'shared/ports',
    'shared/sources',
    'shared/adapters/sql',
  ],
  // What the composition roots have in common.
  'shared/composition': [
    'schemas',
    'shared/domain',
    'shared/ports',
    'shared/runtime',
    'shared/adapters/gcp',
    'shared/adapters/local',
  ],
};

const inside = [
  'schemas',
  'shared/domain',
  'shared/ports',
  'shared/runtime',
  'shared/sources',
  'shared/models',
];

function isAllowed({ from, to }: Import): boolean {
  const [room, target] = [roomOf(from), roomOf(to)];
  if (room === target) return true;
  if (!isStage(room)) return (allowed[room] ?? []).includes(target);
  if (room === 'services/console')
    return !target.startsWith('tests') && target !== 'services/league-simulator';
  if (inside.includes(target)) return true;
  // Only composition roots choose adapters.
  const isOfRoots = target.startsWith('shared/adapters/') || target === 'shared/composition';
  return isOfRoots && /\/(index|server)\.ts$/.test(from);
}

describe('imports', () => {
  it('are found', () => expect(imports.length).toBeGreaterThan(100));

  it('stay within the layers: who may import whom', () => {
    const broken = imports.filter(({ to }) => isOurs(to)).filter((one) => !isAllowed(one));
    expect(broken.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it.each([
    ['@google-cloud/', /^shared\/adapters\/gcp\/|\/index\.ts$/],
    ['google-auth-library', /^shared\/adapters\/gcp\//],
    ['ioredis', /^shared\/adapters\/gcp\//],
    ['@duckdb/', /^shared\/adapters\/local\//],
    ['@polyglot-sql/', /^shared\/adapters\/local\//],
    ['fastify', /^services\/|^shared\/composition\//],
    ['p-retry', /^shared\/runtime\/retry\.ts$/],
    ['pino', /^shared\/runtime\/log\.ts$/],
    ['koffi', /^shared\/adapters\/local\/xgboost\/xgboost-library\.ts$/],
    ['prom-client', /^services\/prediction-api\/routes\/metrics\.ts$/],
  ])('of %s stand in one place only', (name, place) => {
    const elsewhere = imports.filter(({ to }) => to.startsWith(name)).filter(({ from }) => !place.test(from));
    expect(elsewhere.map(({ from }) => from)).toEqual([]);
  });

  it('bring no package into the domain but zod and the hashes of Node', () => {
    const packages = imports
      .filter(({ from, to }) => roomOf(from) === 'shared/domain' && !isOurs(to))
      .map(({ to }) => to);
    expect([...new Set(packages)].filter((name) => !['zod', 'node:crypto'].includes(name))).toEqual([]);
  });

  it('form no circle', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to } of imports.filter(({ to: target }) => isOurs(target)))
      edges.set(from, [...(edges.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file))
        circles.push([...path.slice(path.indexOf(file)), file].map((one) => relative('.', one)).join(' -> '));
      if (done.has(file) || path.includes(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of edges.keys()) visit(file, []);
    expect(circles).toEqual([]);
  });
});
