import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableContracts } from '../../schemas/tables/index.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import * as work from '../../shared/domain/cost/query-work.ts';
import { readSqlFile, sqlFilesBelow } from './sql-file.ts';

const root = join(import.meta.dirname, '../..');
const { importQueries, ...lists } = work;
const listed = Object.values(lists).flat();

/** Modules of the repository that a module leads to, itself among them. */
function reachedFrom(entries: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path) || !existsSync(path)) return;
    reached.add(path);
    for (const [, imported = ''] of readFileSync(path, 'utf8').matchAll(/(?:from|import) '(\.[^']+)'/g))
      visit(join(dirname(path), imported));
  };
  for (const entry of entries) visit(entry);
  return reached;
}

/** What runs on the clock or on request: the stages with their collectors, the plan of a night, repair, drift, cleanup, the API. */
const entries = globSync(
  [
    'functions/*/handler.ts',
    'functions/collector/{statsapi-datasets,collect-seasons,collect-forecasts}.ts',
    'services/{feature-engine,trainer,prediction-api}/handler.ts',
    'services/prediction-api/routes/*.ts',
    'services/console/{odds-and-weather,plan-dates,run-chain,find-ailments}.ts',
    'services/console/drift/measure-drift.ts',
    'services/console/commands/cleanup.ts',
  ],
  { cwd: root },
).map((path) => join(root, path));

/** The queries that modules name, in whole (`dataset/name/query.sql`) or in parts (`dataset/${name}/query.sql` with 'name'). */
function namedQueries(paths: Iterable<string>): string[] {
  const texts = [...paths].map((path) => readFileSync(path, 'utf8'));
  const whole = texts.flatMap((text) =>
    [...text.matchAll(/'([a-z_]+\/[a-z0-9_]+)\/query\.sql'/g)].map(([, name = '']) => name),
  );
  const parts = texts.flatMap((text) =>
    [...text.matchAll(/`([a-z_]+)\/\$\{\w+\}\/query\.sql`/g)].flatMap(([, dataset = '']) =>
      [...text.matchAll(/'([a-z0-9_]+)'/g)]
        .map(([, name = '']) => `${dataset}/${name}`)
        .filter((name) => existsSync(join(root, 'sql', name, 'query.sql'))),
    ),
  );
  return [...new Set([...whole, ...parts])].sort();
}

describe('the queries that the bill counts', () => {
  it('are those that the stages, the console job and the API name, all of them and no other', () => {
    const reached = reachedFrom(entries);
    expect(entries.length).toBeGreaterThan(15);
    expect([...reached].map((path) => relative(root, path))).toContain(
      'services/trainer/player-trainings.ts',
    );
    const counted = [...new Set([...listed.map(({ query }) => query), ...importQueries])].sort();
    expect(counted).toEqual(namedQueries(reached));
  });

  it('read all of history only where that is what they are for', () => {
    const everything = listed.filter(({ months }) => months === 'all').map(({ query }) => query);
    expect([...new Set(everything)].sort()).toEqual([
      'mlb_features/closing_lines',
      'mlb_features/history_contents',
      'mlb_features/market_games',
      'mlb_features/market_memory',
      'mlb_features/opening_lines',
      'mlb_predictions/training_margins',
      'mlb_predictions/training_rows',
      'operational/dead_letters',
    ]);
  });

  it('never read pitches of more than three months', () => {
    const ofPitches = listed.filter(({ query }) =>
      readSqlFile(`sql/${query}/query.sql`).text.includes('statcast_pitches'),
    );
    expect(ofPitches.length).toBeGreaterThan(1);
    for (const { query, months } of ofPitches) expect(months, query).toBeLessThanOrEqual(3);
  });

  it.each(listed.filter(({ months }) => months !== 'all'))(
    '$query looks back no further than its $months months',
    ({ query, months }) => {
      const { text } = readSqlFile(`sql/${query}/query.sql`);
      const days = [...text.matchAll(/interval (\d+) day/gi)].map(([, count]) => Number(count));
      const partitioned = tableContracts.filter(
        (contract) => contract.partitionBy !== null && text.includes(qualifiedName(contract)),
      );
      if (partitioned.length > 0)
        expect(Math.ceil(Math.max(0, ...days) / 30.5)).toBeLessThanOrEqual(Number(months));
    },
  );
});

describe('SQL as the bill reads it', () => {
  const names = [...tableContracts.map(qualifiedName)];

  it.each(sqlFilesBelow('sql'))('$path gives every table an alias', ({ text }) => {
    const sql = text.replace(/--.*$/gm, '');
    const count = (pattern: (name: string) => RegExp) =>
      names.reduce((sum, name) => sum + [...sql.matchAll(pattern(name.replace('.', '\\.')))].length, 0);
    expect(count((name) => new RegExp(`\\b${name}\\s+as\\s+\\w+`, 'gi'))).toBe(
      count((name) => new RegExp(`\\b(?:from|join)\\s+${name}\\b`, 'gi')),
    );
  });
});
