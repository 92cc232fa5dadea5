import type { Bundle, BundleRow } from '../../schemas/bundle.ts';
import { withLineage } from '../../shared/domain/lineage.ts';
import { atBats, batterId, count, isOut, pitcherId, pitchesOf, pitchRows, playGame } from './game-plays.ts';

/** What a made-up game can be told. The home team wins 2:1; the last home half is not played. */
export interface GameBundleOptions {
  gamePk?: number;
  gameDate?: string;
  homeTeamId?: number;
  awayTeamId?: number;
  innings?: number;
  scheduledInnings?: number;
  gameType?: string;
}

/** A consistent game: every line, total, inning and pitch follows from the same plays. */
export function gameBundle(options: GameBundleOptions = {}): Bundle {
  const game_pk = options.gamePk ?? 900001;
  const game_date = options.gameDate ?? '2026-08-05';
  const home = options.homeTeamId ?? 115;
  const away = options.awayTeamId ?? 139;
  const innings = options.innings ?? 9;
  const plays = playGame(innings);
  const base: BundleRow = { game_pk, game_date };
  const sides = [true, false].map((isHome) => ({
    isHome,
    batted: plays.filter((play) => play.isTop !== isHome),
    pitched: plays.filter((play) => play.isTop === isHome),
    base: {
      ...base,
      player_id: 0,
      team_id: isHome ? home : away,
      opponent_team_id: isHome ? away : home,
      is_home: isHome,
    },
  }));
  const batting = sides.flatMap(({ isHome, batted, base: line }) =>
    Array.from({ length: 9 }, (_, index) => {
      const own = batted.filter((play) => play.batterId === batterId(isHome, index + 1));
      const homeRuns = count(own, 'home_run');
      return {
        ...line,
        player_id: batterId(isHome, index + 1),
        batting_order: (index + 1) * 100,
        position: 'CF',
        is_starter: true,
        plate_appearances: own.length,
        at_bats: atBats(own),
        runs: homeRuns,
        hits: count(own, 'single', 'home_run'),
        doubles: 0,
        triples: 0,
        home_runs: homeRuns,
        runs_batted_in: homeRuns,
        walks: count(own, 'walk'),
        intentional_walks: 0,
        strikeouts: count(own, 'strikeout'),
        hit_by_pitch: 0,
        sacrifice_bunts: 0,
        sacrifice_flies: 0,
        catchers_interference: 0,
        stolen_bases: 0,
        caught_stealing: 0,
        grounded_into_double_play: 0,
        left_on_base: 0,
        total_bases: count(own, 'single') + 4 * homeRuns,
      };
    }),
  );
  const pitching = sides.flatMap(({ isHome, pitched, base: line }) =>
    [1, 7].map((inning, index) => {
      const own = pitched.filter((play) => play.pitcherId === pitcherId(isHome, inning));
      const thrown = pitchesOf(own);
      return {
        ...line,
        player_id: pitcherId(isHome, inning),
        appearance_order: index + 1,
        is_starter: index === 0,
        outs_recorded: own.filter(({ result }) => isOut(result)).length,
        batters_faced: own.length,
        pitches: thrown.length,
        strikes: thrown.filter((call) => call !== 'B').length,
        hits: count(own, 'single', 'home_run'),
        runs: count(own, 'home_run'),
        earned_runs: count(own, 'home_run'),
        walks: count(own, 'walk'),
        intentional_walks: 0,
        strikeouts: count(own, 'strikeout'),
        home_runs: count(own, 'home_run'),
        hit_batters: 0,
        wild_pitches: 0,
        balks: 0,
        inherited_runners: 0,
        inherited_runners_scored: 0,
        ground_outs: count(own, 'field_out'),
        air_outs: 0,
        decision: index === 0 ? (isHome ? 'W' : 'L') : null,
      };
    }),
  );
  const totals = sides.map(({ isHome, batted, pitched, base: line }) => ({
    game_pk,
    game_date,
    team_id: line.team_id,
    opponent_team_id: line.opponent_team_id,
    is_home: isHome,
    runs: count(batted, 'home_run'),
    runs_allowed: count(pitched, 'home_run'),
    hits: count(batted, 'single', 'home_run'),
    errors: 0,
    at_bats: atBats(batted),
    plate_appearances: batted.length,
    doubles: 0,
    triples: 0,
    home_runs: count(batted, 'home_run'),
    walks: count(batted, 'walk'),
    strikeouts: count(batted, 'strikeout'),
    hit_by_pitch: 0,
    stolen_bases: 0,
    left_on_base: 6,
    pitches_thrown: pitchesOf(pitched).length,
    batters_faced: pitched.length,
    pitching_strikeouts: count(pitched, 'strikeout'),
    pitching_walks: count(pitched, 'walk'),
    pitching_home_runs: count(pitched, 'home_run'),
  }));
  const linescores = Array.from({ length: innings }, (_, index) => {
    const half = (isTop: boolean) =>
      plays.filter((play) => play.inning === index + 1 && play.isTop === isTop);
    const isHomeHalfPlayed = index + 1 < innings;
    return {
      ...base,
      inning: index + 1,
      home_runs: isHomeHalfPlayed ? count(half(false), 'home_run') : null,
      away_runs: count(half(true), 'home_run'),
      home_hits: isHomeHalfPlayed ? count(half(false), 'single', 'home_run') : null,
      away_hits: count(half(true), 'single', 'home_run'),
      home_errors: 0,
      away_errors: 0,
      home_left_on_base: isHomeHalfPlayed ? 0 : null,
      away_left_on_base: 0,
    };
  });
  const homeScore = count(
    plays.filter((play) => !play.isTop),
    'home_run',
  );
  const awayScore = count(
    plays.filter((play) => play.isTop),
    'home_run',
  );
  const game: BundleRow = {
    game_pk,
    game_date,
    season: Number(game_date.slice(0, 4)),
    game_type: options.gameType ?? 'R',
    double_header: 'N',
    game_number: 1,
    day_night: 'day',
    scheduled_start_at: `${game_date}T19:10:00.000Z`,
    is_start_time_tbd: false,
    abstract_state: 'Final',
    coded_state: 'F',
    detailed_state: 'Final',
    is_complete: true,
    scheduled_innings: options.scheduledInnings ?? 9,
    innings_played: innings,
    venue_id: 19,
    home_team_id: home,
    away_team_id: away,
    home_score: homeScore,
    away_score: awayScore,
    home_starter_id: pitcherId(true, 1),
    away_starter_id: pitcherId(false, 1),
    winning_pitcher_id: pitcherId(true, 1),
    losing_pitcher_id: pitcherId(false, 1),
    save_pitcher_id: null,
    first_pitch_at: `${game_date}T19:12:00.000Z`,
    completed_at: `${game_date}T21:49:00.000Z`,
    duration_minutes: 157,
    attendance: 21100,
    pitches_recorded: pitchesOf(plays).length,
  };
  const playerIds = [...batting, ...pitching].map((row) => row.player_id);
  return {
    schema_version: 1,
    game_pk,
    dataset: null,
    tables: withLineages(
      {
        games: [game],
        linescores,
        player_batting_lines: batting,
        player_pitching_lines: pitching,
        team_game_totals: totals,
        statcast_pitches: pitchRows(plays, base),
        probable_pitchers: sides.map(({ isHome, base: line }) => ({
          ...base,
          team_id: line.team_id,
          is_home: isHome,
          pitcher_id: pitcherId(isHome, 1),
          pitcher_name: 'Starter',
          snapshot_at: `${game_date}T22:00:00.000Z`,
        })),
        game_umpires: ['First Base', 'Home Plate'].map((position, index) => ({
          ...base,
          position,
          umpire_id: 427103 + index,
          umpire_name: null,
        })),
        game_weather: [
          {
            ...base,
            condition: 'Sunny',
            temperature_fahrenheit: 69,
            wind_speed_mph: 10,
            wind_direction: 'In From CF',
            roof_closed: false,
            raw: '{}',
          },
        ],
        teams: [home, away].map((team_id) => ({
          team_id,
          season: 2026,
          name: `Team ${team_id}`,
          abbreviation: `T${team_id}`,
          league_id: 104,
          division_id: 203,
          venue_id: 19,
        })),
        players: playerIds.map((player_id) => ({
          player_id,
          full_name: `Player ${player_id}`,
          bats: 'R',
          throws: 'L',
          primary_position: 'P',
          birth_date: '1993-05-14',
          height_inches: 76,
          weight_pounds: 204,
          debut_date: '2017-04-07',
        })),
      },
      game_date,
    ),
    findings: [],
  };
}

function withLineages(tables: Record<string, BundleRow[]>, gameDate: string): Bundle['tables'] {
  const lineage = {
    runId: '20260806T061500Z-ab12',
    source: 'simulator',
    knownAt: `${gameDate}T21:49:00.000Z`,
    ingestedAt: `${gameDate}T22:00:00.000Z`,
  };
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      `mlb_historical_data.${name}`,
      rows.map((row) => withLineage(row, lineage)),
    ]),
  );
}

/** A games row of a game that has not begun. */
export function scheduledGameRow(gamePk: number, change: BundleRow = {}): BundleRow {
  const [played] = gameBundle({ gamePk }).tables['mlb_historical_data.games'] ?? [];
  return {
    ...played,
    abstract_state: 'Preview',
    coded_state: 'S',
    detailed_state: 'Scheduled',
    is_complete: false,
    innings_played: null,
    home_score: null,
    away_score: null,
    winning_pitcher_id: null,
    losing_pitcher_id: null,
    first_pitch_at: null,
    completed_at: null,
    duration_minutes: null,
    attendance: null,
    pitches_recorded: null,
    ...change,
  };
}

/** The bundle of a schedule with these games rows. */
export function scheduleBundle(rows: BundleRow[]): Bundle {
  return {
    schema_version: 1,
    game_pk: null,
    dataset: null,
    tables: { 'mlb_historical_data.games': rows },
    findings: [],
  };
}

/** The rows of a table of the historical dataset, to change in a test; throws when the bundle has none. */
export function rowsOf(bundle: Bundle, name: string): BundleRow[] {
  const rows = bundle.tables[`mlb_historical_data.${name}`];
  if (rows === undefined) throw new Error(`the bundle has no ${name}`);
  return rows;
}

/** One row of a table, to change in a test. */
export function rowOf(bundle: Bundle, name: string, index = 0): BundleRow {
  const row = rowsOf(bundle, name)[index];
  if (row === undefined) throw new Error(`the bundle has no row ${index} of ${name}`);
  return row;
}
