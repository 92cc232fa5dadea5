import type { BattingCounts, HistoryGame } from '../../shared/domain/history/history.ts';

const noBatting: BattingCounts = {
  plateAppearances: 38,
  atBats: 34,
  hits: 8,
  doubles: 2,
  triples: 0,
  homeRuns: 1,
  walks: 3,
  intentionalWalks: 0,
  hitByPitch: 0,
  strikeouts: 8,
  stolenBases: 0,
  caughtStealing: 0,
};

/** What of a made-up game matters to a test. */
export interface HistoryGameOptions {
  gamePk?: number;
  season?: number;
  gameDate?: string;
  gameNumber?: number;
  homeTeamId?: number;
  awayTeamId?: number;
  homeRuns?: number;
  awayRuns?: number;
}

/** A game of which only totals are known. */
export function historyGame({
  gamePk = 1,
  season = 2016,
  gameDate = `${season}-05-01`,
  gameNumber = 0,
  homeTeamId = 118,
  awayTeamId = 121,
  homeRuns = 4,
  awayRuns = 3,
}: HistoryGameOptions = {}): HistoryGame {
  const side = (teamId: number, runs: number) => ({
    teamId,
    code: null,
    runs,
    earlyRuns: null,
    batting: noBatting,
    starterId: null,
    batters: null,
    pitchers: null,
  });
  return {
    gamePk,
    gameDate,
    knownOn: gameDate,
    season,
    gameNumber,
    isNight: true,
    park: null,
    umpireId: null,
    home: side(homeTeamId, homeRuns),
    away: side(awayTeamId, awayRuns),
  };
}
