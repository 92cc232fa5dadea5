import { countsForStandings, type GameRow } from './game-row-rules.ts';
import { type GameRule, type GameView, sidesOf, sumOf } from './game-view.ts';

/** Pitches of nine innings: 293 on average, 152 to 604 seen in two seasons. */
const possible = [120, 650] as const;
const usual = [200, 420] as const;

/** Share of the pitches of a team that may be missing before it is a hole and not a difference of counting. */
const missingShareMax = 0.1;

/** Spring and exhibition games often have no pitch data. */
const needsPitches = (game: GameRow): boolean => countsForStandings(game);

/** The pitches of the warehouse stay: Savant did not answer, and its rows are better than the feed's. */
const areKept = ({ pitchRowsOffered, savantPitches }: GameView): boolean =>
  pitchRowsOffered === 0 && savantPitches !== null;

/** Pitches that the warehouse will have of the game. */
const pitchesOfGame = (view: GameView): number =>
  areKept(view) ? (view.savantPitches ?? 0) : view.pitchRowsOffered;

function countOutside(view: GameView, [min, max]: readonly [number, number]): string[] {
  const { game } = view;
  if (!needsPitches(game)) return [];
  const pitches = pitchesOfGame(view);
  const scale = (game.innings_played ?? game.scheduled_innings) / 9;
  const [low, high] = [Math.floor(min * scale), Math.ceil(max * scale)];
  return pitches < low || pitches > high
    ? [`${pitches} pitches in ${game.innings_played ?? 0} innings, expected ${low} to ${high}`]
    : [];
}

/** Pitches of a side: rows of the play-by-play and the sum of its pitching lines. */
function pitchesBySide({ game, pitches, pitching }: GameView) {
  return sidesOf(game).map(({ isHome, teamId }) => ({
    teamId,
    // The home team pitches in the top half.
    rows: pitches.filter((row) => row.is_top === isHome).length,
    lines: sumOf(
      pitching.filter((row) => row.is_home === isHome),
      (row) => row.pitches,
    ),
  }));
}

/** Are all pitches there? */
export const pitchCountRules: readonly GameRule[] = [
  {
    id: 'PITCH_COUNT_POSSIBLE',
    severity: 'hard',
    dimension: 'completeness',
    table: null,
    description: `${possible[0]} to ${possible[1]} pitches for nine innings, scaled by the innings played (season and postseason).`,
    check: (view) => countOutside(view, possible),
  },
  {
    id: 'PITCH_COUNT_USUAL',
    severity: 'soft',
    dimension: 'completeness',
    table: null,
    description: `${usual[0]} to ${usual[1]} pitches for nine innings, scaled by the innings played (season and postseason).`,
    check: (view) => countOutside(view, usual),
  },
  {
    id: 'PITCHES_ABSENT',
    severity: 'info',
    dimension: 'completeness',
    table: null,
    description: 'A spring or exhibition game has no pitch data, as many have none.',
    check: (view) =>
      !needsPitches(view.game) && pitchesOfGame(view) === 0
        ? [`no pitches, game type ${view.game.game_type}`]
        : [],
  },
  {
    id: 'PITCHES_OF_LINES_MISSING',
    severity: 'hard',
    dimension: 'completeness',
    table: null,
    description: `Pitch rows and pitching lines of a team differ by at most ${missingShareMax * 100}% (where there are pitch rows).`,
    check: (view) =>
      areKept(view) || (view.pitchRowsOffered === 0 && !needsPitches(view.game))
        ? []
        : pitchesBySide(view)
            .filter(({ rows, lines }) => Math.abs(rows - lines) > missingShareMax * Math.max(rows, lines))
            .map(
              ({ teamId, rows, lines }) =>
                `team ${teamId}: ${rows} pitch rows, ${lines} in its pitching lines`,
            ),
  },
  {
    id: 'PITCHES_OF_LINES_DIFFER',
    severity: 'soft',
    dimension: 'completeness',
    table: null,
    description: 'Every pitch of the pitching lines has its row (where there are pitch rows).',
    check: (view) =>
      view.pitchRowsOffered === 0
        ? []
        : pitchesBySide(view)
            .filter(({ rows, lines }) => rows !== lines)
            .map(
              ({ teamId, rows, lines }) =>
                `team ${teamId}: ${rows} pitch rows, ${lines} in its pitching lines`,
            ),
  },
  {
    id: 'PITCHES_OF_GAME',
    severity: 'soft',
    dimension: 'completeness',
    table: null,
    description: 'games.pitches_recorded counts the pitch rows.',
    check: (view) =>
      view.game.pitches_recorded !== null && view.game.pitches_recorded !== pitchesOfGame(view)
        ? [`${view.game.pitches_recorded} recorded, ${pitchesOfGame(view)} rows`]
        : [],
  },
];
