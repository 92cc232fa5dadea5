import { countsForStandings, type GameRow } from './game-row-rules.ts';
import { type GameRule, type GameView, sumOf } from './game-view.ts';

/** Innings after which a stopped game is official; 4.5 when the home team leads, which is a fifth inning too. */
const officialInnings = 5;

const isPlayed = (runs: number | null): runs is number => runs !== null;

/** Outs that the pitchers of one side must have recorded: fewest and most. */
function outsExpected(game: GameRow, innings: number, homePitching: boolean): readonly [number, number] {
  const full = 3 * innings;
  const withoutLast = full - 3;
  // Stopped by rain: anything within the last inning.
  if (innings < game.scheduled_innings) return [withoutLast, full];
  if (homePitching) return [full, full];
  // The home team that leads does not bat, or stops with the winning run.
  return (game.home_score ?? 0) > (game.away_score ?? 0) ? [withoutLast, full] : [full, full];
}

function checkOuts({ game, pitching }: GameView): string[] {
  const innings = game.innings_played;
  if (innings === null || !countsForStandings(game)) return [];
  return [true, false].flatMap((homePitching) => {
    const outs = sumOf(
      pitching.filter((row) => row.is_home === homePitching),
      (row) => row.outs_recorded,
    );
    const [min, max] = outsExpected(game, innings, homePitching);
    const expected = min === max ? `${min}` : `${min} to ${max}`;
    return outs >= min && outs <= max
      ? []
      : [
          `${homePitching ? 'home' : 'away'} pitchers recorded ${outs} outs in ${innings} innings, expected ${expected}`,
        ];
  });
}

/** How long the game was. */
export const inningsRules: readonly GameRule[] = [
  {
    id: 'INNINGS_OFFICIAL',
    severity: 'hard',
    dimension: 'completeness',
    table: null,
    description: `A complete game of the season has ${officialInnings} innings or more; seven-inning doubleheaders and rain included.`,
    check: ({ game }) =>
      countsForStandings(game) && (game.innings_played ?? 0) < officialInnings
        ? [`complete after ${game.innings_played ?? 0} innings`]
        : [],
  },
  {
    id: 'INNINGS_SHORTENED',
    severity: 'info',
    dimension: 'completeness',
    table: null,
    description: 'Fewer innings were played than scheduled.',
    check: ({ game }) =>
      (game.innings_played ?? 0) < game.scheduled_innings
        ? [`${game.innings_played ?? 0} of ${game.scheduled_innings} innings`]
        : [],
  },
  {
    id: 'INNINGS_OF_LINE_SCORE',
    severity: 'hard',
    dimension: 'completeness',
    table: null,
    description: 'The line score has every inning from 1 to the last one played, with runs of the away half.',
    check: ({ game, linescores }) => {
      const played = linescores.filter((row) => isPlayed(row.away_runs) || isPlayed(row.home_runs));
      if (played.length !== game.innings_played)
        return [`${played.length} innings with runs, ${game.innings_played} played`];
      return played.flatMap((row, index) =>
        row.inning === index + 1 && isPlayed(row.away_runs)
          ? []
          : [`inning ${index + 1} is missing or has no away half`],
      );
    },
  },
  {
    id: 'INNINGS_HOME_HALF',
    severity: 'soft',
    dimension: 'completeness',
    table: null,
    description:
      'Only the last home half can be missing, and only when the home team led or the game was stopped.',
    check: ({ game, linescores }) =>
      linescores
        .filter((row) => isPlayed(row.away_runs) && !isPlayed(row.home_runs))
        .filter(
          (row) =>
            row.inning !== game.innings_played ||
            (row.inning >= game.scheduled_innings && (game.home_score ?? 0) <= (game.away_score ?? 0)),
        )
        .map((row) => `home half of inning ${row.inning} was not played`),
  },
  {
    id: 'INNINGS_OUTS',
    severity: 'hard',
    dimension: 'players',
    table: null,
    description:
      'Outs of the pitchers fit the innings: three each, except the last home half and a game stopped by rain.',
    check: checkOuts,
  },
];
