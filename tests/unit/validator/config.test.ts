import { describe, expect, test } from 'vitest';
import { defaultValidatorSettings, readValidatorSettings } from '../../../functions/validator/config.ts';

describe('the configuration of the validator', () => {
  test('has defaults', () => {
    expect(readValidatorSettings({})).toEqual(defaultValidatorSettings);
  });

  test('takes every variable', () => {
    const common = {
      gradeAMin: 0.9,
      gradeBMin: 0.8,
      gradeCMin: 0.6,
      playersPresentMin: 0.5,
      costs: { hard: 0.4, soft: 0.05, info: 0 },
      actions: { A: 'proceed', B: 'proceed', C: 'proceed_with_alert', F: 'retry' },
      alertsOnFindings: false,
    };
    expect(
      readValidatorSettings({
        VALIDATOR_GRADE_A_MIN: '0.9',
        VALIDATOR_GRADE_B_MIN: '0.8',
        VALIDATOR_GRADE_C_MIN: '0.6',
        VALIDATOR_PLAYERS_PRESENT_MIN: '0.5',
        VALIDATOR_SPRING_GRADE_C_MIN: '0.3',
        VALIDATOR_SPRING_PLAYERS_PRESENT_MIN: '0.4',
        VALIDATOR_POSTSEASON_PLAYERS_PRESENT_MIN: '0.9',
        VALIDATOR_POSTSEASON_RETRY_GRADES: 'C,F',
        VALIDATOR_COST_HARD: '0.4',
        VALIDATOR_COST_SOFT: '0.05',
        VALIDATOR_COLLECTIONS_MAX: '2',
        VALIDATOR_BUNDLE_BYTES_MAX: '2048',
      }),
    ).toEqual({
      grading: {
        spring: { ...common, gradeCMin: 0.3, playersPresentMin: 0.4 },
        regular: common,
        all_star: common,
        postseason: {
          ...common,
          playersPresentMin: 0.9,
          actions: { A: 'proceed', B: 'proceed', C: 'retry', F: 'retry' },
          alertsOnFindings: true,
        },
      },
      collectionsMax: 2,
      bundleBytesMax: 2048,
    });
  });

  test('names every problem', () => {
    const read = () =>
      readValidatorSettings({ VALIDATOR_GRADE_A_MIN: 'high', VALIDATOR_COLLECTIONS_MAX: '9' });
    expect(read).toThrow(/VALIDATOR_GRADE_A_MIN.*VALIDATOR_COLLECTIONS_MAX/);
    expect(() => readValidatorSettings({ VALIDATOR_GRADE_C_MIN: '0.99' })).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }),
    );
  });
});
