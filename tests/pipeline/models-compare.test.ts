import { describe, expect, it } from 'vitest';
import { models } from '../../services/console/commands/models.ts';
import { asNdjson, contractRow } from '../support/contract-rows.ts';
import { inDataFolder } from '../support/model-folder.ts';
import { recordingTerminal } from '../support/recording-terminal.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Games of one day. `candidate` says what the candidate does differently from a current model that says .5. */
async function folderOf(
  count: number,
  candidateOf: (homeWon: boolean, index: number) => number,
): Promise<string> {
  const dataDir = temporaryFolder();
  const date = '2026-05-10';
  const games: unknown[] = [];
  const predictions: unknown[] = [];
  for (let index = 0; index < count; index += 1) {
    const homeWon = index % 2 === 0;
    const gamePk = 1_000 + index;
    games.push(
      contractRow('mlb_historical_data.games', {
        game_pk: gamePk,
        game_date: date,
        is_complete: true,
        home_score: homeWon ? 5 : 2,
        away_score: homeWon ? 2 : 5,
        completed_at: `${date}T23:00:00.000Z`,
      }),
    );
    for (const [arm, probability] of [
      ['current', 0.5],
      ['candidate', candidateOf(homeWon, index)],
    ] as const)
      predictions.push(
        contractRow('mlb_predictions.game_predictions', {
          game_pk: gamePk,
          game_date: date,
          model_system: `game_outcome.${arm}`,
          model_version: `20260501-${arm === 'current' ? 'aaaaaaaa' : 'bbbbbbbb'}`,
          home_win_probability: probability,
          elo_home_win_probability: 0.5,
          // The last game was predicted again by one of them only: its rows are of two moments.
          cutoff_at: `${date}T${index === count - 1 && arm === 'candidate' ? 13 : 12}:00:00.000Z`,
        }),
      );
  }
  await inDataFolder(dataDir, async ({ objects, warehouse }) => {
    await objects.put('games.ndjson', asNdjson(games));
    await objects.put('predictions.ndjson', asNdjson(predictions));
    const mode = { kind: 'merge' } as const;
    await warehouse.load({ table: 'mlb_historical_data.games', objectKeys: ['games.ndjson'], mode });
    await warehouse.load({
      table: 'mlb_predictions.game_predictions',
      objectKeys: ['predictions.ndjson'],
      mode,
    });
  });
  return dataDir;
}

async function compare(dataDir: string, ...more: string[]): Promise<readonly string[]> {
  const terminal = recordingTerminal();
  expect(await models(['compare', '--data-dir', dataDir, ...more], terminal)).toBe(0);
  return terminal.said;
}

const helpful = (homeWon: boolean, index: number): number =>
  (homeWon ? 0.5 : 0.4) + (index % 3 === 0 ? 0.1 : 0.05);

describe('models compare', () => {
  it('says that there is nothing to compare', async () => {
    expect(await compare(temporaryFolder())).toEqual(['No finished game was predicted by both arms yet.']);
  });

  it('pairs games, gives the difference with its error, the power and what is missing', async () => {
    const dataDir = await folderOf(101, helpful);
    const [json = ''] = await compare(dataDir, '--json');
    const { all, pairs } = JSON.parse(json);
    expect(all).toMatchObject({
      games: 100,
      games_missing: 2_900,
      current_versions: ['20260501-aaaaaaaa'],
      candidate_versions: ['20260501-bbbbbbbb'],
      brier: { current: 0.25, elo: 0.25, minus_current: { count: 100 } },
    });
    expect(all.brier.minus_current.mean).toBeCloseTo(all.brier.candidate - 0.25, 12);
    expect(all.detectable_brier).toBeCloseTo(2.8016 * all.brier.minus_current.standardError, 12);
    expect(pairs).toEqual([all]);
    const text = (await compare(dataDir)).join('\n');
    expect(text).toMatch(/power: a true Brier difference of 0\.\d{4} would show in 8 cases of 10/);
    expect(text).toContain('2900 games are missing until 3000: whatever the difference');
  });

  it('gives a verdict when there are games enough', async () => {
    const verdict = async (candidateOf: typeof helpful) =>
      (await compare(await folderOf(3_001, candidateOf))).find((line) =>
        /candidate is|within two/.test(line),
      );
    // A coin is perfectly calibrated: whoever gains on it by 10 points where he is right is less so.
    expect(await verdict((homeWon) => (homeWon ? 0.6 : 0.4))).toMatch(/better .* but worse calibrated/);
    expect(await verdict((homeWon) => (homeWon ? 0.4 : 0.6))).toMatch(/worse by more than two/);
    expect(await verdict((_, index) => (index % 4 < 2 ? 0.5 : 0.500001))).toMatch(
      /within two standard errors/,
    );
    expect(await verdict((homeWon) => (homeWon ? 1 : 0))).toMatch(/no worse calibrated: models promote/);
  });
});
