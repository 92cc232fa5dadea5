import { tableContract } from '../../schemas/tables/index.ts';
import { HanksTankError } from '../../shared/domain/errors.ts';
import { withLineage } from '../../shared/domain/lineage.ts';
import type { SqlRow } from '../../shared/ports/warehouse.ts';

/** What one side of a game did. */
export interface SideLine {
  teamId: number;
  runs: number;
  starterId: number;
  starterOuts: number;
  starterBattersFaced: number;
  starterPitches: number;
  starterStrikeouts: number;
  starterWalks: number;
  starterHomeRuns: number;
  starterHitBatters: number;
  starterRuns: number;
  relieverPitches: number;
  plateAppearances: number;
  strikeouts: number;
  walks: number;
  homeRuns: number;
  hitByPitch: number;
}

/** A game by code: everything the feature engine reads of it. */
export interface SeasonGame {
  gamePk: number;
  date: string;
  gameType: string;
  gameNumber: number;
  startAt: string;
  /** The start is a placeholder. */
  isStartTbd: boolean;
  /** null: not played (yet). */
  endAt: string | null;
  codedState: string;
  /** Default: night. */
  dayNight?: 'day' | 'night';
  /** Default: the id of the home club. */
  venueId?: number;
  home: SideLine;
  away: SideLine;
  /** Announcements, oldest first; the starters themselves may differ. */
  announcements: { at: string; homeStarterId: number | null; awayStarterId: number | null }[];
}

/** Rows by `dataset.table`. */
export type TableRows = Map<string, SqlRow[]>;

/** The six clubs of the made-up league. */
export const seasonTeamIds = [108, 109, 110, 111, 112, 113] as const;

/** Adds days to a date. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A side with plain, hand-friendly numbers. */
export function plainSide(teamId: number, change: Partial<SideLine> = {}): SideLine {
  return {
    teamId,
    runs: 4,
    starterId: teamId * 10,
    starterOuts: 18,
    starterBattersFaced: 24,
    starterPitches: 90,
    starterStrikeouts: 6,
    starterWalks: 2,
    starterHomeRuns: 1,
    starterHitBatters: 0,
    starterRuns: 2,
    relieverPitches: 40,
    plateAppearances: 38,
    strikeouts: 8,
    walks: 3,
    homeRuns: 1,
    hitByPitch: 0,
    ...change,
  };
}

/** A played night game of the regular season with its starters announced in the morning before the cutoff. */
export function plainGame(
  gamePk: number,
  date: string,
  home: SideLine,
  away: SideLine,
  change: Partial<SeasonGame> = {},
): SeasonGame {
  return {
    gamePk,
    date,
    gameType: 'R',
    gameNumber: 1,
    startAt: `${date}T23:05:00.000Z`,
    isStartTbd: false,
    endAt: `${addDays(date, 1)}T02:10:00.000Z`,
    codedState: 'F',
    home,
    away,
    announcements: [
      { at: `${date}T09:00:00.000Z`, homeStarterId: home.starterId, awayStarterId: away.starterId },
    ],
    ...change,
  };
}

/** The same game before it is played. */
export const unplayed = (game: SeasonGame): SeasonGame => ({ ...game, endAt: null, codedState: 'S' });

/** A season of three games a day: everybody plays everybody, five starters a club, no ties, numbers from arithmetic alone. */
export function makeSeason(dateFrom: string, days: number): SeasonGame[] {
  const games: SeasonGame[] = [];
  for (let day = 0; day < days; day += 1) {
    for (let pair = 0; pair < 3; pair += 1) {
      const gamePk = 700_000 + day * 10 + pair;
      const [first, second] = pairOf(day, pair);
      const isSwapped = (day + pair) % 2 === 1;
      const home = madeUpSide(isSwapped ? second : first, gamePk, day);
      const away = madeUpSide(isSwapped ? first : second, gamePk + 5, day);
      const noTie = { ...home, runs: home.runs === away.runs ? home.runs + 1 : home.runs };
      games.push(plainGame(gamePk, addDays(dateFrom, day), noTie, away));
    }
  }
  return games;
}

/** Round robin by the circle method: the last team stays, the others turn. */
function pairOf(day: number, pair: number): [number, number] {
  const turned = (position: number): number => seasonTeamIds[(((position + day) % 5) + 5) % 5] ?? 0;
  return pair === 0 ? [113, turned(0)] : [turned(pair), turned(-pair)];
}

function madeUpSide(teamId: number, seed: number, day: number): SideLine {
  const draw = (multiplier: number, below: number): number => (seed * multiplier + teamId * 31 + day) % below;
  return {
    teamId,
    runs: draw(7, 9),
    starterId: teamId * 10 + (day % 5),
    starterOuts: 12 + draw(11, 10),
    starterBattersFaced: 20 + draw(13, 8),
    starterPitches: 75 + draw(17, 30),
    starterStrikeouts: draw(19, 10),
    starterWalks: draw(23, 5),
    starterHomeRuns: draw(29, 3),
    starterHitBatters: draw(37, 2),
    starterRuns: draw(41, 6),
    relieverPitches: 20 + draw(43, 50),
    plateAppearances: 34 + draw(47, 8),
    strikeouts: 5 + draw(53, 9),
    walks: draw(59, 6),
    homeRuns: draw(61, 4),
    hitByPitch: draw(67, 2),
  };
}

/** The warehouse rows of some games, every one valid by its contract, and of the teams and players in them. */
export function seasonRows(games: readonly SeasonGame[], runId = '20260401T061500Z-0001'): TableRows {
  const rows: TableRows = new Map();
  const add = (table: string, row: SqlRow, knownAt: string): void => {
    const contract = tableContract(table);
    if (contract === undefined) throw new HanksTankError('TABLE_UNKNOWN', `no table ${table}`);
    // The time of the run: later offers of a game are newer.
    const ingestedAt = runId.replace(
      /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-.*$/,
      '$1-$2-$3T$4:$5:$6.000Z',
    );
    const complete = withLineage(row, { runId, source: 'test', knownAt, ingestedAt });
    const valid = contract.row.parse(complete) as SqlRow; // columns of a contract are SQL values
    rows.set(table, [...(rows.get(table) ?? []), valid]);
  };
  const seen = new Set<string>();
  const once = (key: string, work: () => void): void => {
    if (!seen.has(key)) work();
    seen.add(key);
  };
  for (const game of games) {
    add('mlb_historical_data.games', gameRow(game), game.endAt ?? game.startAt);
    for (const announcement of game.announcements) {
      add('mlb_historical_data.probable_pitchers', probableRow(game, announcement, true), announcement.at);
      add('mlb_historical_data.probable_pitchers', probableRow(game, announcement, false), announcement.at);
    }
    for (const side of [game.home, game.away]) {
      const season = Number(game.date.slice(0, 4));
      once(`team ${side.teamId} ${season}`, () =>
        add('mlb_historical_data.teams', teamRow(side.teamId, season), game.startAt),
      );
    }
    if (game.endAt === null) continue;
    for (const isHome of [true, false]) {
      add('mlb_historical_data.team_game_totals', totalsRow(game, isHome), game.endAt);
      for (const isStarter of [true, false]) {
        add('mlb_historical_data.player_pitching_lines', pitchingRow(game, isHome, isStarter), game.endAt);
      }
      for (const slot of slots)
        add('mlb_historical_data.player_batting_lines', battingRow(game, isHome, slot), game.endAt);
      const { starterId } = isHome ? game.home : game.away;
      const known = game.endAt;
      once(`player ${starterId}`, () => add('mlb_historical_data.players', playerRow(starterId), known));
    }
  }
  return rows;
}

function gameRow(game: SeasonGame): SqlRow {
  const isComplete = game.endAt !== null;
  return {
    game_pk: game.gamePk,
    game_date: game.date,
    season: Number(game.date.slice(0, 4)),
    game_type: game.gameType,
    double_header: game.gameNumber === 2 ? 'Y' : 'N',
    game_number: game.gameNumber,
    day_night: game.dayNight ?? 'night',
    scheduled_start_at: game.startAt,
    is_start_time_tbd: game.isStartTbd,
    abstract_state: isComplete ? 'Final' : 'Preview',
    coded_state: game.codedState,
    detailed_state: isComplete ? 'Final' : 'Scheduled',
    is_complete: isComplete,
    scheduled_innings: 9,
    innings_played: isComplete ? 9 : null,
    venue_id: game.venueId ?? game.home.teamId,
    home_team_id: game.home.teamId,
    away_team_id: game.away.teamId,
    home_score: isComplete ? game.home.runs : null,
    away_score: isComplete ? game.away.runs : null,
    home_starter_id: isComplete ? game.home.starterId : null,
    away_starter_id: isComplete ? game.away.starterId : null,
    winning_pitcher_id: null,
    losing_pitcher_id: null,
    save_pitcher_id: null,
    first_pitch_at: isComplete ? game.startAt : null,
    completed_at: game.endAt,
    duration_minutes: isComplete ? 185 : null,
    attendance: null,
    pitches_recorded: isComplete ? 290 : null,
  };
}

function probableRow(
  game: SeasonGame,
  announcement: SeasonGame['announcements'][number],
  isHome: boolean,
): SqlRow {
  const pitcherId = isHome ? announcement.homeStarterId : announcement.awayStarterId;
  return {
    game_pk: game.gamePk,
    game_date: game.date,
    team_id: isHome ? game.home.teamId : game.away.teamId,
    is_home: isHome,
    pitcher_id: pitcherId,
    pitcher_name: pitcherId === null ? null : `Announced ${pitcherId}`,
    snapshot_at: announcement.at,
  };
}

const sides = (game: SeasonGame, isHome: boolean): { us: SideLine; them: SideLine } =>
  isHome ? { us: game.home, them: game.away } : { us: game.away, them: game.home };

function totalsRow(game: SeasonGame, isHome: boolean): SqlRow {
  const { us, them } = sides(game, isHome);
  return {
    game_pk: game.gamePk,
    game_date: game.date,
    team_id: us.teamId,
    opponent_team_id: them.teamId,
    is_home: isHome,
    runs: us.runs,
    runs_allowed: them.runs,
    hits: 8,
    errors: 0,
    at_bats: us.plateAppearances - us.walks - us.hitByPitch,
    plate_appearances: us.plateAppearances,
    doubles: 1,
    triples: 0,
    home_runs: us.homeRuns,
    walks: us.walks,
    strikeouts: us.strikeouts,
    hit_by_pitch: us.hitByPitch,
    stolen_bases: 0,
    left_on_base: 6,
    pitches_thrown: us.starterPitches + us.relieverPitches,
    batters_faced: them.plateAppearances,
    pitching_strikeouts: them.strikeouts,
    pitching_walks: them.walks,
    pitching_home_runs: them.homeRuns,
  };
}

const slots = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The share of a side's count that falls to a place in the order: all nine add up to it. */
const shareOf = (count: number, slot: number): number => Math.floor(count / 9) + (slot <= count % 9 ? 1 : 0);

function battingRow(game: SeasonGame, isHome: boolean, slot: number): SqlRow {
  const { us, them } = sides(game, isHome);
  const of = (count: number): number => shareOf(count, slot);
  return {
    game_pk: game.gamePk,
    game_date: game.date,
    // The tenth man of a club plays in the last place of every other game.
    player_id: us.teamId * 100 + (slot === 9 && game.gamePk % 2 === 1 ? 10 : slot),
    team_id: us.teamId,
    opponent_team_id: them.teamId,
    is_home: isHome,
    batting_order: slot * 100,
    position: 'CF',
    is_starter: true,
    plate_appearances: of(us.plateAppearances),
    at_bats: of(us.plateAppearances) - of(us.walks) - of(us.hitByPitch),
    runs: of(us.runs),
    hits: Math.max(of(8), of(us.homeRuns)),
    doubles: 0,
    triples: 0,
    home_runs: of(us.homeRuns),
    runs_batted_in: of(us.runs),
    walks: of(us.walks),
    intentional_walks: 0,
    strikeouts: of(us.strikeouts),
    hit_by_pitch: of(us.hitByPitch),
    sacrifice_bunts: 0,
    sacrifice_flies: 0,
    catchers_interference: 0,
    stolen_bases: 0,
    caught_stealing: 0,
    grounded_into_double_play: 0,
    left_on_base: 0,
    total_bases: Math.max(of(8), of(us.homeRuns)) + 3 * of(us.homeRuns),
  };
}

function pitchingRow(game: SeasonGame, isHome: boolean, isStarter: boolean): SqlRow {
  const { us, them } = sides(game, isHome);
  const starterOnly = (value: number, otherwise: number): number => (isStarter ? value : otherwise);
  return {
    game_pk: game.gamePk,
    game_date: game.date,
    // The reliever of every club has the number 9.
    player_id: isStarter ? us.starterId : us.teamId * 10 + 9,
    team_id: us.teamId,
    opponent_team_id: them.teamId,
    is_home: isHome,
    appearance_order: isStarter ? 1 : 2,
    is_starter: isStarter,
    outs_recorded: starterOnly(us.starterOuts, 27 - us.starterOuts),
    batters_faced: starterOnly(us.starterBattersFaced, 12),
    pitches: starterOnly(us.starterPitches, us.relieverPitches),
    strikes: 10,
    hits: 4,
    runs: starterOnly(us.starterRuns, 0),
    earned_runs: starterOnly(us.starterRuns, 0),
    walks: starterOnly(us.starterWalks, 1),
    intentional_walks: 0,
    strikeouts: starterOnly(us.starterStrikeouts, 2),
    home_runs: starterOnly(us.starterHomeRuns, 0),
    hit_batters: starterOnly(us.starterHitBatters, 0),
    wild_pitches: 0,
    balks: 0,
    inherited_runners: 0,
    inherited_runners_scored: 0,
    ground_outs: 5,
    air_outs: 5,
    decision: null,
  };
}

const teamRow = (teamId: number, season: number): SqlRow => ({
  team_id: teamId,
  season,
  name: `Club ${teamId}`,
  abbreviation: `C${teamId}`,
  league_id: 103,
  division_id: 200,
  venue_id: teamId,
});

const playerRow = (playerId: number): SqlRow => ({
  player_id: playerId,
  full_name: `Pitcher ${playerId}`,
  bats: 'R',
  throws: playerId % 2 === 0 ? 'L' : 'R',
  primary_position: 'P',
  birth_date: null,
  height_inches: null,
  weight_pounds: null,
  debut_date: null,
});
