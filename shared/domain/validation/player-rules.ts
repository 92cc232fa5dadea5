import { difference, type GameRule, type GameView, sidesOf, sumOf } from './game-view.ts';
import { playerPresence } from './player-presence.ts';

/** Columns of the team totals that the batting lines add up to; the names are the same in both tables. */
const battingColumns = [
  'plate_appearances',
  'at_bats',
  'runs',
  'hits',
  'doubles',
  'triples',
  'home_runs',
  'walks',
  'strikeouts',
  'hit_by_pitch',
  'stolen_bases',
] as const;

/** What the pitchers allowed, and the column of the other side's team totals that counts the same. */
const allowedColumns = [
  ['batters_faced', 'plate_appearances'],
  ['runs', 'runs'],
  ['hits', 'hits'],
  ['home_runs', 'home_runs'],
  ['walks', 'walks'],
  ['strikeouts', 'strikeouts'],
  ['hit_batters', 'hit_by_pitch'],
] as const;

/** What the pitchers did, and the column of their own team's totals that counts the same. */
const pitchingColumns = [
  ['batters_faced', 'batters_faced'],
  ['pitches', 'pitches_thrown'],
  ['strikeouts', 'pitching_strikeouts'],
  ['walks', 'pitching_walks'],
  ['home_runs', 'pitching_home_runs'],
] as const;

const checkBatting = ({ batting, totals }: GameView): string[] =>
  totals.flatMap((total) => {
    const lines = batting.filter((row) => row.team_id === total.team_id);
    return battingColumns.flatMap((column) =>
      difference(
        `${column} of team ${total.team_id}, lines and total`,
        sumOf(lines, (row) => row[column]),
        total[column],
      ),
    );
  });

/** Two of three decide: a pitching line is wrong when neither the total nor the batting lines of the other side agree with it. */
const checkAllowed = ({ batting, pitching, totals }: GameView): string[] =>
  totals.flatMap((total) => {
    const lines = pitching.filter((row) => row.opponent_team_id === total.team_id);
    const batters = batting.filter((row) => row.team_id === total.team_id);
    return allowedColumns.flatMap(([allowed, made]) => {
      const sum = sumOf(lines, (row) => row[allowed]);
      if (sum === sumOf(batters, (row) => row[made])) return [];
      return difference(
        `${allowed} of the pitchers against team ${total.team_id} and its ${made}`,
        sum,
        total[made],
      );
    });
  });

const checkPitching = ({ pitching, totals }: GameView): string[] =>
  totals.flatMap((total) => {
    const lines = pitching.filter((row) => row.team_id === total.team_id);
    return pitchingColumns.flatMap(([column, inTotal]) => {
      const expected = total[inTotal];
      return expected === null
        ? []
        : difference(
            `${column} of the pitchers of team ${total.team_id}, lines and total`,
            sumOf(lines, (row) => row[column]),
            expected,
          );
    });
  });

function checkStarters({ game, pitching }: GameView): string[] {
  return sidesOf(game).flatMap(({ isHome, teamId }) => {
    const starters = pitching.filter((row) => row.is_home === isHome && row.is_starter);
    return starters.length === 1 ? [] : [`team ${teamId} has ${starters.length} starting pitchers`];
  });
}

function checkStarterIds({ game, pitching }: GameView): string[] {
  return sidesOf(game).flatMap(({ isHome, teamId }) => {
    const announced = isHome ? game.home_starter_id : game.away_starter_id;
    const starter = pitching.find((row) => row.is_home === isHome && row.is_starter);
    return announced === null || starter === undefined || starter.player_id === announced
      ? []
      : [`team ${teamId}: starter ${announced} in games, ${starter.player_id} in the lines`];
  });
}

function checkDecisions({ game, pitching }: GameView): string[] {
  const homeWon = (game.home_score ?? 0) > (game.away_score ?? 0);
  const pitchedFor = (id: number, isHome: boolean): boolean =>
    pitching.some((row) => row.player_id === id && row.is_home === isHome);
  return [
    ...(game.winning_pitcher_id !== null && !pitchedFor(game.winning_pitcher_id, homeWon)
      ? [`winning pitcher ${game.winning_pitcher_id} did not pitch for the winner`]
      : []),
    ...(game.losing_pitcher_id !== null && !pitchedFor(game.losing_pitcher_id, !homeWon)
      ? [`losing pitcher ${game.losing_pitcher_id} did not pitch for the loser`]
      : []),
  ];
}

/** Lineup slots 100 to 900 start; the tenth batting order of a pitcher outside the order is null. */
function checkLineup({ game, batting }: GameView): string[] {
  return sidesOf(game).flatMap(({ isHome, teamId }) => {
    const slots = batting
      .filter((row) => row.is_home === isHome && row.is_starter && row.batting_order !== null)
      .map((row) => row.batting_order);
    const distinct = new Set(slots).size;
    return slots.length === 9 && distinct === 9
      ? []
      : [`team ${teamId} has ${slots.length} starters in ${distinct} slots instead of 9`];
  });
}

const rule = (
  id: string,
  severity: GameRule['severity'],
  description: string,
  check: GameRule['check'],
): GameRule => ({ id, severity, dimension: 'players', table: null, description, check });

/** Lines of the players against the totals and the plays. */
export const playerRules: readonly GameRule[] = [
  rule(
    'PLAYERS_PRESENT',
    'hard',
    'Who batted or pitched in the plays has a line; nine batters and one pitcher a team at least.',
    (view) => playerPresence(view).missing,
  ),
  rule(
    'PLAYERS_KNOWN',
    'soft',
    'Every player with a line is in players.',
    ({ batting, pitching, players }) => {
      const known = new Set(players.map((row) => row.player_id));
      const withLines = new Set([...batting, ...pitching].map((row) => row.player_id));
      return [...withLines].filter((id) => !known.has(id)).map((id) => `player ${id} has a line but no name`);
    },
  ),
  rule(
    'BATTING_OF_TEAM',
    'hard',
    'Batting lines add up to the team totals: appearances, at bats, runs, hits, extra bases, walks, strikeouts.',
    checkBatting,
  ),
  rule(
    'PITCHING_OF_OPPONENT',
    'hard',
    'Pitching lines add up to what the other side batted: batters, runs, hits, walks, strikeouts, home runs.',
    checkAllowed,
  ),
  rule(
    'PITCHING_OF_TEAM',
    'soft',
    "Pitching lines add up to their own team's pitching totals.",
    checkPitching,
  ),
  rule('STARTERS_ONE_EACH', 'hard', 'Each team has exactly one starting pitcher.', checkStarters),
  rule('STARTERS_OF_GAME', 'soft', 'The starters of games are the starters of the lines.', checkStarterIds),
  rule(
    'DECISIONS_OF_LINES',
    'soft',
    'Winning and losing pitcher pitched for winner and loser.',
    checkDecisions,
  ),
  rule('LINEUP_NINE', 'soft', 'Each team starts nine batters in nine slots.', checkLineup),
];
