import type { LeagueRates, ServingSnapshot, SnapshotStarter, SnapshotTeam } from '../../schemas/serving.ts';
import { gameFactNames } from '../../schemas/tables/advanced-features.ts';
import { pitcherFeaturesDaily, teamRollingFeatures } from '../../schemas/tables/features.ts';
import { lineageColumnNames } from '../../schemas/tables/table-contract.ts';
import { addDays } from '../../shared/domain/calendar.ts';
import { seededRandom } from '../../shared/domain/trees/seeded-random.ts';
import { assembleGameFeatures } from '../../shared/models/game-outcome/assemble-features.ts';
import type { SqlRow } from '../../shared/ports/warehouse.ts';

/** Rates of an ordinary league. */
export const ordinaryLeague: LeagueRates = {
  runs_per_team_game: 4.45,
  strikeouts_per_plate_appearance: 0.224,
  walks_per_plate_appearance: 0.083,
  home_runs_per_plate_appearance: 0.031,
  hit_by_pitch_per_plate_appearance: 0.011,
  starter_outs_per_start: 15.6,
  home_win_rate: 0.53,
};

const withoutLineage = (row: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => !lineageColumnNames.includes(name)));

const abbreviations: Readonly<Record<number, string>> = {
  108: 'LAA',
  111: 'BOS',
  115: 'COL',
  139: 'TB',
  147: 'NYY',
  158: 'MIL',
};

/** A team row of an average team, changed as told. */
export const teamRow = (teamId: number, change: Partial<SnapshotTeam> = {}): SnapshotTeam => ({
  // The example of a contract is a valid row of it (a test of the contracts).
  ...(withoutLineage(teamRollingFeatures.examples.pass[0]) as SnapshotTeam),
  team_id: teamId,
  name: `Team ${teamId}`,
  abbreviation: abbreviations[teamId] ?? `T${teamId}`,
  ...change,
});

/** A starter's row, changed as told. */
export function starterRow(pitcherId: number, change: Record<string, unknown> = {}): SnapshotStarter {
  const row = {
    ...withoutLineage(pitcherFeaturesDaily.examples.pass[0]),
    pitcher_id: pitcherId,
    name: `Starter ${pitcherId}`,
    throws: 'R',
    starts_365d: 30,
    batters_faced_365d: 720,
    strikeouts_365d: 160,
    walks_365d: 60,
    home_runs_365d: 22,
    hit_batters_365d: 8,
    runs_365d: 85,
    outs_365d: 510,
    ...change,
  };
  return row as unknown as SnapshotStarter; // the type does not list the columns of the windows
}

/** A game of which the ratings on history tell nothing. */
const noFacts = Object.fromEntries(gameFactNames.map((name) => [name, null]));

/** Finished games whose truth is known. */
export interface OutcomeWorld {
  /** Rows as `training_rows/query.sql` gives them. */
  rows: SqlRow[];
  /** The probability each game was decided with. */
  truth: number[];
}

/**
 * Games of made-up teams and starters. The log odds are Elo's plus `starterEffect` per strikeout-rate lead of 10 points,
 * so with an effect of 0 nothing beats Elo, and with a large one a model that sees starters does.
 */
export function outcomeWorld(options: {
  seed: number;
  days: number;
  gamesPerDay?: number;
  firstDate?: string;
  starterEffect?: number;
}): OutcomeWorld {
  const { seed, days, gamesPerDay = 15, firstDate = '2026-03-26', starterEffect = 0 } = options;
  const random = seededRandom(seed);
  const around = (mean: number, spread: number) => mean + spread * (random() + random() + random() - 1.5) * 2;
  const rows: SqlRow[] = [];
  const truth: number[] = [];
  for (let day = 0; day < days; day += 1) {
    for (let game = 0; game < gamesPerDay; game += 1) {
      const homeStrikeouts = Math.round(around(160, 40));
      const awayStrikeouts = Math.round(around(160, 40));
      const entities = {
        home: teamRow(108, { elo_rating: around(1500, 40), bullpen_pitches_3d: Math.round(around(140, 40)) }),
        away: teamRow(147, { elo_rating: around(1500, 40), bullpen_pitches_3d: Math.round(around(140, 40)) }),
        homeStarter: starterRow(1, { strikeouts_365d: homeStrikeouts }),
        awayStarter: starterRow(2, { strikeouts_365d: awayStrikeouts }),
        league: ordinaryLeague,
      };
      const lead = (homeStrikeouts - awayStrikeouts) / 72;
      const logOdds =
        ((entities.home.elo_rating - entities.away.elo_rating + 24) * Math.LN10) / 400 + starterEffect * lead;
      const probability = 1 / (1 + Math.exp(-logOdds));
      const homeWins = random() < probability;
      const loserRuns = Math.floor(random() * 5);
      const winnerRuns = loserRuns + 1 + Math.floor(random() * 5);
      truth.push(probability);
      rows.push({
        feature_date: addDays(firstDate, day),
        game_pk: 700_000 + day * 100 + game,
        home_score: homeWins ? winnerRuns : loserRuns,
        away_score: homeWins ? loserRuns : winnerRuns,
        ...assembleGameFeatures(entities),
        ...noFacts,
      });
    }
  }
  return { rows, truth };
}

/** A slate of three games: one ordinary, one postponed, one whose starters nobody announced. */
export function snapshotOf(slateDate: string, change: Partial<ServingSnapshot> = {}): ServingSnapshot {
  const cutoffAt = `${slateDate}T12:00:00.000Z`;
  const common = { feature_date: slateDate, cutoff_at: cutoffAt };
  const game = (gamePk: number, homeTeamId: number, awayTeamId: number) => ({
    game_pk: gamePk,
    game_date: slateDate,
    game_type: 'R',
    double_header: 'N',
    game_number: 1,
    scheduled_start_at: `${slateDate}T23:05:00.000Z`,
    is_start_time_tbd: false,
    coded_state: 'S',
    home_team_id: homeTeamId,
    away_team_id: awayTeamId,
    home_starter_id: null,
    away_starter_id: null,
    open_home_probability: null,
  });
  return {
    schema_version: 1,
    slate_date: slateDate,
    season: Number(slateDate.slice(0, 4)),
    cutoff_at: cutoffAt,
    ratings: null,
    market: null,
    league: ordinaryLeague,
    teams: [
      teamRow(108, { ...common, elo_rating: 1520 }),
      teamRow(111, { ...common, elo_rating: 1490 }),
      teamRow(115, { ...common, elo_rating: 1440 }),
      teamRow(139, { ...common, elo_rating: 1505 }),
      teamRow(147, { ...common, elo_rating: 1550 }),
      teamRow(158, { ...common, elo_rating: 1530 }),
    ],
    starters: [
      starterRow(543_037, { ...common, team_id: 147, name: 'Gerrit Example', strikeouts_365d: 215 }),
      starterRow(607_536, { ...common, team_id: 111, name: 'Kyle Example', strikeouts_365d: 120 }),
    ],
    games: [
      { ...game(800_001, 147, 111), home_starter_id: 543_037, away_starter_id: 607_536 },
      { ...game(800_002, 115, 139), coded_state: 'D' },
      game(800_003, 158, 108),
    ],
    ...change,
  };
}
