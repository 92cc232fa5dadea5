import { expect, test } from 'vitest';
import { z } from 'zod';
import { readFeatureEngineSettings } from '../../../services/feature-engine/config.ts';
import { parseRows } from '../../../services/feature-engine/feature-rows.ts';
import { defaultGateThresholds } from '../../../shared/domain/validation/zone-gate.ts';
import { readGateThresholds } from '../../../shared/runtime/gate-settings.ts';

test('settings have defaults, and a bad one is named', () => {
  expect(readFeatureEngineSettings({})).toEqual({ datesPerQueryMax: 62, gate: defaultGateThresholds });
  expect(readFeatureEngineSettings({ FEATURE_DATES_PER_QUERY_MAX: '7' })).toMatchObject({
    datesPerQueryMax: 7,
  });
  expect(readFeatureEngineSettings({ GATE_CONSISTENCY_MIN: '0.5' }).gate).toMatchObject({ consistency: 0.5 });
  expect(() => readGateThresholds({ GATE_COMPLETENESS_MIN: '2' })).toThrow('GATE_COMPLETENESS_MIN');
  expect(readGateThresholds({})).toEqual(defaultGateThresholds);
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
