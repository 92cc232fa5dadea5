import { z } from 'zod';
import type { BattingCounts, TeamGame } from '../../../domain/history/history.ts';
import { createLeagueMeans, savedLeagueMeansSchema } from '../../../domain/ratings/league-means.ts';
import { linearWeightRuns, weightedOnBase } from '../../../domain/ratings/linear-weights.ts';
import { PLATE_APPEARANCES_PER_TEAM_GAME } from '../shrink.ts';

/** Means of the league a team-game; round figures of 2005-2015, which the first games replace. */
const TEAM_GAME_START = { runs: 4.5, earlyRuns: 2.5, linearWeights: 4.5, strikeouts: 7, walks: 3.2 } as const;
/** Means of the league a plate appearance. */
const PLATE_APPEARANCE_START = {
  strikeouts: 0.19,
  walks: 0.085,
  homeRuns: 0.026,
  hits: 0.233,
  weightedOnBase: 0.32,
} as const;

type TeamGameMeans = Record<keyof typeof TEAM_GAME_START, number>;
type PlateAppearanceMeans = Record<keyof typeof PLATE_APPEARANCE_START, number>;

/** The season before weighs as much as so many team-games, ten a team's week and a half: April does not start from nothing. */
const PRIOR_TEAM_GAMES = 150;

/** The league as plain JSON. */
export const savedLeagueStateSchema = z.strictObject({
  teamGames: savedLeagueMeansSchema(Object.keys(TEAM_GAME_START).length - 1),
  early: savedLeagueMeansSchema(1),
  rates: savedLeagueMeansSchema(Object.keys(PLATE_APPEARANCE_START).length),
});

/** See `savedLeagueStateSchema`. */
export type SavedLeagueState = z.infer<typeof savedLeagueStateSchema>;

/** What the league does on average, as of the games that are known. */
export interface LeagueState {
  enterSeason(): void;
  learn(side: TeamGame): void;
  perTeamGame(): TeamGameMeans;
  perPlateAppearance(): PlateAppearanceMeans;
  save(): SavedLeagueState;
}

/** The league as it was saved, else before its first game. */
export function createLeagueState(saved?: SavedLeagueState): LeagueState {
  const { earlyRuns: earlyStart, ...teamStart } = TEAM_GAME_START;
  const teamGames = createLeagueMeans(Object.values(teamStart), PRIOR_TEAM_GAMES, saved?.teamGames);
  const early = createLeagueMeans([earlyStart], PRIOR_TEAM_GAMES, saved?.early);
  const rates = createLeagueMeans(
    Object.values(PLATE_APPEARANCE_START),
    PRIOR_TEAM_GAMES * PLATE_APPEARANCES_PER_TEAM_GAME,
    saved?.rates,
  );
  return {
    enterSeason() {
      for (const means of [teamGames, early, rates]) means.enterSeason();
    },
    learn({ runs, earlyRuns, batting }) {
      teamGames.add([runs, linearWeightRuns(batting), batting.strikeouts, batting.walks], 1);
      if (earlyRuns !== null) early.add([earlyRuns], 1);
      rates.add(ratesOf(batting), batting.plateAppearances);
    },
    perTeamGame: () => ({
      runs: teamGames.mean(0),
      linearWeights: teamGames.mean(1),
      strikeouts: teamGames.mean(2),
      walks: teamGames.mean(3),
      earlyRuns: early.mean(0),
    }),
    perPlateAppearance: () => ({
      strikeouts: rates.mean(0),
      walks: rates.mean(1),
      homeRuns: rates.mean(2),
      hits: rates.mean(3),
      weightedOnBase: rates.mean(4),
    }),
    save: () => ({ teamGames: teamGames.save(), early: early.save(), rates: rates.save() }),
  };
}

const ratesOf = (batting: BattingCounts): number[] => [
  batting.strikeouts,
  batting.walks,
  batting.homeRuns,
  batting.hits,
  weightedOnBase(batting),
];
