import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { type EloGame, INITIAL_ELO_STATE, rateEloGames } from '../../../../shared/domain/ratings/elo.ts';
import { pairedDifference } from '../../../../shared/domain/statistics/paired-difference.ts';
import {
  accuracy,
  brierLosses,
  brierScore,
} from '../../../../shared/domain/statistics/probability-scores.ts';
import { testData } from '../../../support/test-data.ts';

const TEST_SEASONS = [2016, 2017];

interface RecordedGame extends EloGame {
  key: string;
}

function gunzipped(path: string): string {
  return gunzipSync(readFileSync(path)).toString('utf8');
}

/** Game-log rows: 0 date, 1 number, 3 visitor, 6 home, 9 and 10 scores, 13 completion of a suspended game (its date first). */
function readSeason(path: string, season: number, teamIds: Map<string, number>): RecordedGame[] {
  const idOf = (code: string): number => {
    const id = teamIds.get(code) ?? teamIds.size + 1;
    teamIds.set(code, id);
    return id;
  };
  const rows = z.array(z.array(z.string())).parse(parse(gunzipped(path)));
  return rows.map((row, index) => {
    const cells = z
      .tuple([z.string(), z.string(), z.string(), z.string()])
      .parse([row[0], row[1], row[3], row[6]]);
    const [date, number, away, home] = cells;
    const dashed = (text: string) => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
    return {
      key: `${dashed(date)} ${number} ${away} ${home}`,
      gamePk: season * 10_000 + index,
      season,
      date: dashed(row[13] ? row[13].slice(0, 8) : date),
      homeTeamId: idOf(home),
      awayTeamId: idOf(away),
      homeRuns: Number(row[10]),
      awayRuns: Number(row[9]),
      isPostseason: false,
      venue: 'home' as const,
    };
  });
}

it('agrees with the published Elo forecasts of 2016 and 2017 and beats the constant on them', () => {
  const published = testData('fivethirtyeight/forecasts_2016_2017.csv.gz');
  if (published === null) return;
  const forecastRows = z
    .array(
      z.object({
        game_date: z.string(),
        game_number: z.string(),
        away: z.string(),
        home: z.string(),
        elo_prob_home: z.coerce.number(),
      }),
    )
    .parse(parse(gunzipped(published), { columns: true }));
  const theirs = new Map(
    forecastRows.map((row) => [
      `${row.game_date} ${row.game_number} ${row.away} ${row.home}`,
      row.elo_prob_home,
    ]),
  );

  const teamIds = new Map<string, number>();
  let state = INITIAL_ELO_STATE;
  const compared: { ours: number; theirs: number; homeWon: number }[] = [];
  for (let season = 2010; season <= 2017; season += 1) {
    const path = testData(`retrosheet/gamelogs/gl${season}.txt.gz`);
    if (path === null) return;
    const games = readSeason(path, season, teamIds).sort((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
    );
    const played = rateEloGames(state, games);
    state = played.state;
    for (const [index, game] of games.entries()) {
      const forecast = theirs.get(game.key);
      const ours = played.forecasts[index]?.homeWinProbability;
      if (
        !TEST_SEASONS.includes(season) ||
        forecast === undefined ||
        ours === undefined ||
        game.homeRuns === game.awayRuns
      )
        continue;
      compared.push({ ours, theirs: forecast, homeWon: Number(game.homeRuns > game.awayRuns) });
    }
  }

  expect(compared.length).toBeGreaterThan(4700);
  const outcomes = compared.map((row) => row.homeWon);
  const ours = compared.map((row) => row.ours);
  const publishedProbabilities = compared.map((row) => row.theirs);
  // The published ratings carry a team and its projections differently: alike, not equal.
  const meanGap = compared.reduce((sum, row) => sum + Math.abs(row.ours - row.theirs), 0) / compared.length;
  expect(meanGap).toBeLessThan(0.006);
  const paired = pairedDifference(brierLosses(ours, outcomes), brierLosses(publishedProbabilities, outcomes));
  expect(Math.abs(paired.mean)).toBeLessThan(3 * (paired.standardError ?? 0));
  expect(brierScore(ours, outcomes)).toBeGreaterThan(0.244);
  expect(brierScore(ours, outcomes)).toBeLessThan(0.2465);
  expect(accuracy(ours, outcomes)).toBeGreaterThan(0.55);
  console.info(
    `Elo 2016-17: Brier ${brierScore(ours, outcomes).toFixed(5)}, published ${brierScore(publishedProbabilities, outcomes).toFixed(5)}, mean gap ${meanGap.toFixed(4)}`,
  );
});
