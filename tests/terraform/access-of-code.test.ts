import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tableContracts } from '../../schemas/tables/index.ts';
import { type StageName, stageNames } from '../../schemas/topics.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const grants = z
  .array(z.object({ account: z.string(), role: z.string(), on: z.string(), name: z.string() }))
  .parse(JSON.parse(read('terraform/modules/platform/access.json')));
const datasets = [...new Set(tableContracts.map(({ dataset }) => dataset))];

const folderOf = (stage: StageName): string =>
  existsSync(join(root, 'functions', stage)) ? `functions/${stage}` : `services/${stage}`;

/** The files of a stage, and of `shared/` what they import, directly or not; adapters serve every stage and say nothing of one. */
function filesOf(stage: StageName): string[] {
  const folder = folderOf(stage);
  const waiting = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path}`);
  const found = new Set(waiting);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const [, target = ''] of read(file).matchAll(/(?:from|import\()\s*'(\.[^']+\.ts)'/g)) {
      const path = normalize(join(dirname(file), target));
      if (!/^shared\/(runtime|models|domain|sources)\//.test(path) || found.has(path)) continue;
      found.add(path);
      waiting.push(path);
    }
  }
  return [...found];
}

/** Datasets that a file of SQL reads; a name that is put together stands for every query of its dataset that the text names. */
function readBy(dataset: string, name: string, text: string): string[] {
  const isNamed = (one: string) => new RegExp(`['"\`]${one}['"\`]`).test(text);
  const names = name.startsWith('$') ? readdirSync(join(root, 'sql', dataset)).filter(isNamed) : [name];
  return names.flatMap((one) => {
    const path = `sql/${dataset}/${one}/query.sql`;
    const sql = existsSync(join(root, path)) ? read(path).replaceAll(/^--.*$/gm, '') : '';
    return datasets.filter((known) => new RegExp(`\\b${known}\\.`).test(sql));
  });
}

const textOf = (stage: StageName): string => filesOf(stage).map(read).join('\n');
const readDatasets = (text: string): string[] =>
  [...text.matchAll(/['"`]([a-z_]+)\/([a-z_]+|\$\{[a-z]+\})\/query\.sql['"`]/g)].flatMap(
    ([, dataset = '', name = '']) => readBy(dataset, name, text),
  );
const loadedDatasets = (text: string): string[] =>
  [...text.matchAll(/\btable: ['"]([a-z_]+)\.[a-z_]+['"]/g)].map(([, dataset = '']) => dataset);

const granted = (stage: StageName, roles: RegExp): string[] =>
  grants
    .filter(({ account, on, role }) => account === stage && on === 'dataset' && roles.test(role))
    .map(({ name }) => name);

describe.each(stageNames)('%s', (stage) => {
  const text = textOf(stage);

  it('may read every dataset that its queries read', () => {
    const missing = readDatasets(text).filter(
      (dataset) => !granted(stage, /dataViewer|dataEditor/).includes(dataset),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('may write every dataset that it loads into', () => {
    const missing = loadedDatasets(text).filter((dataset) => !granted(stage, /dataEditor/).includes(dataset));
    expect([...new Set(missing)]).toEqual([]);
  });
});

it('queries and loads are found in the code', () => {
  expect(readDatasets(textOf('collector'))).toContain('mlb_historical_data');
  expect(readDatasets(textOf('feature-engine'))).toContain('operational');
  expect(loadedDatasets(textOf('prediction-api'))).toContain('mlb_predictions');
});
