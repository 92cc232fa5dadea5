import { expect, test } from 'vitest';
import { z } from 'zod';
import { readFeatureEngineSettings } from '../../../services/feature-engine/config.ts';
import { parseRows } from '../../../services/feature-engine/feature-rows.ts';

test('settings have defaults, and a bad one is named', () => {
  expect(readFeatureEngineSettings({})).toEqual({ datesPerQueryMax: 31 });
  expect(readFeatureEngineSettings({ FEATURE_DATES_PER_QUERY_MAX: '7' })).toEqual({ datesPerQueryMax: 7 });
  expect(() => readFeatureEngineSettings({ FEATURE_DATES_PER_QUERY_MAX: '0' })).toThrow(
    'FEATURE_DATES_PER_QUERY_MAX',
  );
});

test('a row that breaks its schema names the query, the row and the column', () => {
  const schema = z.strictObject({ games: z.int() });
  const parse = () => parseRows(schema, [{ games: 1 }, { games: 1.5 }], 'mlb_features/x/query.sql');
  expect(parse).toThrow(/row 1 of mlb_features\/x\/query.sql: games/);
  expect(parse).toThrow(expect.objectContaining({ code: 'ROW_INVALID' }));
});
