import { expect, it } from 'vitest';
import { z } from 'zod';
import { readCollectorSettings, readSourceSettings } from '../../../functions/collector/config.ts';
import { readValidatorSettings } from '../../../functions/validator/config.ts';
import { readRetentionDays } from '../../../services/console/clean-up.ts';
import { readDriftSettings } from '../../../services/console/drift/config.ts';
import { readFeatureEngineSettings } from '../../../services/feature-engine/config.ts';
import { readServerConfig } from '../../../services/prediction-api/config.ts';
import { readStrikeoutSettings } from '../../../services/prediction-api/strikeout-settings.ts';
import { readTrainerSettings } from '../../../services/trainer/config.ts';
import { type Environment, readVariables } from '../../../shared/domain/read-variables.ts';
import { readGateThresholds } from '../../../shared/runtime/gate-settings.ts';

it('names every bad variable in one sentence, and no value', () => {
  const schema = z.object({ A_DAYS: z.coerce.number().min(1), B_KEY: z.enum(['x']) });
  expect(readVariables(schema, { A_DAYS: '2', B_KEY: 'x', OTHER: 'y' }, 'Ours')).toEqual({
    A_DAYS: 2,
    B_KEY: 'x',
  });
  expect(() => readVariables(schema, { A_DAYS: '0', B_KEY: 'hunter2' }, 'Ours')).toThrow(
    expect.objectContaining({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(/^Ours: A_DAYS: [^\n]+; B_KEY: (?!.*hunter2)[^\n]+$/),
    }),
  );
});

const readers: readonly [variable: string, read: (environment: Environment) => unknown][] = [
  ['COLLECTOR_ROSTER_AGE_DAYS', readCollectorSettings],
  ['HANKSTANK_SOURCE', readSourceSettings],
  ['GATE_ACCURACY_MIN', readGateThresholds],
  ['GATE_ACCURACY_MIN', readFeatureEngineSettings],
  ['FEATURE_DATES_PER_QUERY_MAX', readFeatureEngineSettings],
  ['VALIDATOR_COLLECTIONS_MAX', readValidatorSettings],
  ['TRAINER_SEED', readTrainerSettings],
  ['DRIFT_WINDOW_DAYS', readDriftSettings],
  ['RETENTION_RAW_DAYS', readRetentionDays],
  ['STRIKEOUT_PHASE', readStrikeoutSettings],
  ['SERVED_VARIANT', readServerConfig],
];

it.each(readers)('%s is refused by its stage with a sentence, not with a stack', (variable, read) => {
  expect(() => read({})).not.toThrow();
  expect(() => read({ [variable]: 'nonsense' })).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(variable) }),
  );
});
