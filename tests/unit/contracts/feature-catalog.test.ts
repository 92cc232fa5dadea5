import { describe, expect, it } from 'vitest';
import { gameFeatureNames } from '../../../schemas/tables/features.ts';
import { tableContracts } from '../../../schemas/tables/index.ts';
import { columnsOf, lineageColumnNames, qualifiedName } from '../../../schemas/tables/table-contract.ts';
import { featureCatalogDocument, featureTables } from '../../../scripts/generate-feature-catalog.ts';

const catalog = featureCatalogDocument();
const lines = catalog.split('\n').filter((line) => line.startsWith('| '));

describe('the feature catalog', () => {
  it('has every table of mlb_features', () => {
    const tables = tableContracts.filter(({ dataset }) => dataset === 'mlb_features').map(qualifiedName);
    expect(featureTables.map(qualifiedName)).toEqual(tables);
    expect(tables.filter((table) => !catalog.includes(`## ${table}\n`))).toEqual([]);
  });

  it.each(featureTables.map((table) => [qualifiedName(table), table] as const))(
    'knows the unit of every number of %s that names no entity',
    (_, table) => {
      const numbers = columnsOf(table).filter(
        ({ name, type }) =>
          (type === 'INT64' || type === 'FLOAT64') &&
          !/_(id|pk)$/.test(name) &&
          name !== 'season' &&
          !lineageColumnNames.includes(name),
      );
      expect(numbers.length).toBeGreaterThan(0);
      expect(numbers.filter(({ unit }) => unit === undefined).map(({ name }) => name)).toEqual([]);
      // And nothing else is a feature.
      const features = columnsOf(table).filter(({ unit }) => unit !== undefined);
      expect(features).toEqual(numbers);
    },
  );

  it('gives name, meaning, unit, window and what null means', () => {
    expect(lines).toContain(
      '| elo_difference | Elo ratings, without home advantage. | Elo points | all games, the older the less | not known |',
    );
    expect(lines).toContain('| wins_14d | Of these won. | games | 14 days | never null |');
    expect(lines).toContain(
      '| rest_days | Days since the last game, minus one. | days | last game | no game in 30 days |',
    );
    expect(gameFeatureNames.filter((name) => !lines.some((line) => line.startsWith(`| ${name} |`)))).toEqual(
      [],
    );
    expect(lines.every((line) => line.split(/(?<!\\)\|/).length === 7)).toBe(true);
    expect(catalog).toMatch(/- known_at rule: Only facts with known_at before cutoff_at/);
  });
});
