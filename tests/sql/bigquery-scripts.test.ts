import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableContracts } from '../../schemas/tables/index.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import type { TypedName } from '../oracle/column-types.ts';
import { type Oracle, startZetaSql, type ZetaSql } from '../oracle/zetasql.ts';
import { unfilteredUses } from '../support/cloud/bigquery/partition-filter.ts';
import { splitScript } from '../support/cloud/bigquery/split-script.ts';
import { contractTables, stagingTables } from './catalog.ts';
import { fixtureWorld } from './fixtures/world-rows.ts';
import { sqlFilesBelow } from './sql-file.ts';

// ZetaSQL analyzes statements, not scripts: the words of the procedural language are taken off around them, and variables are
// parameters to it.

const variables: readonly TypedName[] = [
  { name: 'partition_from', type: 'DATE' },
  { name: 'partition_to', type: 'DATE' },
];
const procedural = [
  /^declare partition_from, partition_to DATE$/,
  /^(begin|commit|rollback) transaction$/,
  /^raise using message = '[^']+'$/,
  /^end if$/,
];

const withParameters = (sql: string): string =>
  sql.replaceAll(/(?<![\w.@])(partition_(?:from|to))\b/g, '@$1');

/** What of a statement of a script is GoogleSQL; nothing of what is only procedure. */
function statementsIn(text: string): string[] {
  const [, condition, first] = /^if\s+([\s\S]+?)\s+then\s+([\s\S]+)$/.exec(text) ?? [];
  if (condition !== undefined && first !== undefined)
    return [`select ${condition} as holds`, ...statementsIn(first)];
  const [, assigned] = /^set \(partition_from, partition_to\) = \(([\s\S]+)\)$/.exec(text) ?? [];
  if (assigned !== undefined) return [assigned.trim().startsWith('select') ? assigned : `select ${assigned}`];
  return procedural.some((pattern) => pattern.test(text)) ? [] : [withParameters(text)];
}

const partitionOf = new Map(
  tableContracts.flatMap((contract) =>
    contract.partitionBy === null ? [] : [[qualifiedName(contract), contract.partitionBy] as const],
  ),
);

const scripts = sqlFilesBelow('schemas/generated/sql').filter(({ path }) => path.includes('/bigquery/'));
const takenOver = {
  name: 'taken_over',
  columns: [
    { name: 'game_pk', type: 'INT64' },
    { name: 'taken_by', type: 'INT64' },
  ],
  rows: [],
};

let zetaSql: ZetaSql | null = null;
let oracle: Oracle | null = null;

beforeAll(async () => {
  zetaSql = await startZetaSql();
  const tables = [...contractTables(fixtureWorld()), ...stagingTables(), takenOver];
  oracle = zetaSql === null ? null : await zetaSql.withCatalog(tables);
}, 120_000);

afterAll(() => zetaSql?.stop());

describe('the pieces of the scripts for BigQuery', () => {
  it('are there for every table', () => expect(scripts.length).toBeGreaterThan(100));

  it.each(scripts)('$path is GoogleSQL of the table contracts', async ({ text, parameters }) => {
    const statements = splitScript(text).flatMap(({ text: statement }) => statementsIn(statement));
    if (oracle === null) return;
    for (const statement of statements)
      await expect(
        oracle.analyze(statement, [...variables, ...parameters]),
        statement,
      ).resolves.toBeDefined();
  });

  it.each(scripts)('$path compares the partition of every partitioned table', ({ text }) => {
    for (const { text: statement } of splitScript(text))
      expect(unfilteredUses(statement, partitionOf), statement).toEqual([]);
  });

  it('would not pass without', () => {
    const statement = 'delete from mlb_historical_data.game_umpires as t where t.game_pk = 1';
    expect(unfilteredUses(statement, partitionOf)).toEqual(['mlb_historical_data.game_umpires as t']);
  });

  it('would not pass with a column that a table has not', async () => {
    if (oracle === null) return;
    const merge = scripts.find(({ path }) => path.endsWith('bigquery/merge/mlb_historical_data.games.sql'));
    const [statement = ''] = splitScript(merge?.text.replaceAll('row_hash', 'row_hush') ?? '').flatMap(
      ({ text }) => statementsIn(text),
    );
    await expect(oracle.analyze(statement, variables)).rejects.toThrow('row_hush');
  });
});
