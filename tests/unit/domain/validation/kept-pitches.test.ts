import { describe, expect, it } from 'vitest';
import { defaultGradeSettings } from '../../../../shared/domain/validation/grade.ts';
import { validateGame } from '../../../../shared/domain/validation/validate-game.ts';
import { gameBundle, rowOf, rowsOf } from '../../../support/game-bundle.ts';

/** A game whose pitches stay in the warehouse: no pitch rows, and what Savant had of it. */
function keptGame(savantPitches: number) {
  const bundle = gameBundle();
  const { run_id, source, known_at, ingested_at, row_hash, game_pk, game_date } = rowOf(
    bundle,
    'statcast_pitches',
  );
  rowsOf(bundle, 'statcast_pitches').length = 0;
  bundle.tables['mlb_historical_data.savant_games'] = [
    {
      game_pk,
      game_date,
      pitches: savantPitches,
      content_sha256: 'abc',
      ...{ run_id, source, known_at, ingested_at, row_hash },
    },
  ];
  return bundle;
}
const rulesOf = (savantPitches: number) =>
  validateGame(900001, keptGame(savantPitches), defaultGradeSettings).findings.map(({ rule }) => rule);
const recorded = Number(rowOf(gameBundle(), 'games')['pitches_recorded']);

describe('a game whose pitches of Savant stay in the warehouse', () => {
  it('is judged by what Savant had of it, and is an A', () => {
    expect(validateGame(900001, keptGame(recorded), defaultGradeSettings)).toMatchObject({
      grade: 'A',
      findings: [],
    });
  });

  it('is still told from one with a wrong number of pitches', () => {
    expect(rulesOf(recorded - 1)).toEqual(['PITCHES_OF_GAME']);
    expect(rulesOf(60)).toContain('PITCH_COUNT_POSSIBLE');
  });

  it('is not one without pitches that Savant never had', () => {
    const bundle = gameBundle();
    rowsOf(bundle, 'statcast_pitches').length = 0;
    const { findings } = validateGame(900001, bundle, defaultGradeSettings);
    expect(findings.map(({ rule }) => rule)).toContain('PITCH_COUNT_POSSIBLE');
  });
});
