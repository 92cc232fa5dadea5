import type { AskedGame } from '../../domain/history/asked-game.ts';
import { calendarDay } from '../../domain/ratings/calendar-day.ts';
import type { LeaguePitching, PitcherForm } from './pitcher-form.ts';
import type { StrikeoutState } from './strikeout-state.ts';
import { catcherOf, type LineupPlace, lineupOf } from './team-form.ts';

/** Whose line-ups a forecast sees: those of the game, or only earlier ones. */
export type LineupKnowledge = 'actual' | 'projected';

/** Nine batters as one: rates per plate appearance above the league's, weighted by how often a slot comes up. */
export interface LineupView {
  strikeoutsAbove: number;
  walksAbove: number;
  onBaseAbove: number;
  /** Share of batters on the pitcher's side (a switch hitter never is); NaN when a hand is unknown. */
  sameHandShare: number;
  pitcherBats: boolean;
  /** Mean of the batters' strikeout rates of the season, unshrunken. */
  seasonStrikeoutRate: number;
}

/** What a feature of a start may look at: all of it known on the morning of the game. */
export interface StartView {
  state: StrikeoutState;
  day: number;
  season: number;
  isHome: boolean;
  pitcher: PitcherForm;
  throws: 'L' | 'R' | 'S' | null;
  birthYear: number | null;
  league: LeaguePitching;
  teamId: number;
  opponentId: number;
  catcherId: number | null;
  park: string | null;
  umpireId: number | null;
  lineup: LineupView;
  /** Whether the line-up is the game's own. */
  lineupIsKnown: boolean;
}

/** Plate appearances of a slot in a game (measured on seasons 2005-2024). */
const slotAppearances = [4.65, 4.55, 4.44, 4.34, 4.24, 4.13, 4.02, 3.9, 3.78];

function viewLineup(
  state: StrikeoutState,
  lineup: readonly LineupPlace[],
  throws: StartView['throws'],
  season: number,
  day: number,
): LineupView {
  const leagueRate = state.league.rate('strikeouts', 'plateAppearances');
  let [weights, strikeouts, walks, onBase, sameHand, seasonRate] = [0, 0, 0, 0, 0, 0];
  for (const { playerId, slot, isPitcher } of lineup) {
    const weight = slotAppearances[slot - 1] ?? 0;
    const batter = state.batter(playerId);
    const above = batter.above(day, isPitcher);
    const { bats } = state.person(playerId);
    weights += weight;
    strikeouts += weight * above.strikeouts;
    walks += weight * above.walks;
    onBase += weight * above.weightedOnBase;
    sameHand += bats === null || throws === null ? Number.NaN : weight * Number(bats === throws);
    seasonRate += weight * (batter.seasonStrikeoutRate(season) ?? leagueRate);
  }
  return {
    strikeoutsAbove: strikeouts / weights,
    walksAbove: walks / weights,
    onBaseAbove: onBase / weights,
    sameHandShare: sameHand / weights,
    pitcherBats: lineup.some(({ isPitcher }) => isPitcher),
    seasonStrikeoutRate: seasonRate / weights,
  };
}

const noLineup: LineupView = {
  strikeoutsAbove: Number.NaN,
  walksAbove: Number.NaN,
  onBaseAbove: Number.NaN,
  sameHandShare: Number.NaN,
  pitcherBats: false,
  seasonStrikeoutRate: Number.NaN,
};

function meanLineup(views: readonly LineupView[]): LineupView {
  if (views.length === 0) return noLineup;
  const mean = (of: (view: LineupView) => number): number =>
    views.reduce((sum, view) => sum + of(view), 0) / views.length;
  return {
    strikeoutsAbove: mean((view) => view.strikeoutsAbove),
    walksAbove: mean((view) => view.walksAbove),
    onBaseAbove: mean((view) => view.onBaseAbove),
    sameHandShare: mean((view) => view.sameHandShare),
    pitcherBats: mean((view) => Number(view.pitcherBats)) > 0.5,
    seasonStrikeoutRate: mean((view) => view.seasonStrikeoutRate),
  };
}

/** The view of one side's start; null when its starter is unknown. Without a line-up the opponent's last five stand in. */
export function viewStart(
  state: StrikeoutState,
  game: AskedGame,
  isHome: boolean,
  lineups: LineupKnowledge,
): StartView | null {
  const [team, opponent] = isHome ? [game.home, game.away] : [game.away, game.home];
  if (team.starterId === null) return null;
  const day = calendarDay(game.gameDate);
  const { throws, birthYear } = state.person(team.starterId);
  const actual = lineups === 'actual' ? lineupOf(opponent) : null;
  const view = (lineup: readonly LineupPlace[]): LineupView =>
    viewLineup(state, lineup, throws, game.season, day);
  return {
    state,
    day,
    season: game.season,
    isHome,
    pitcher: state.pitcher(team.starterId),
    throws,
    birthYear,
    league: state.leaguePitching(true),
    teamId: team.teamId,
    opponentId: opponent.teamId,
    catcherId: lineups === 'actual' ? catcherOf(team) : null,
    park: game.park,
    umpireId: game.umpireId,
    lineup: actual === null ? meanLineup(state.team(opponent.teamId).lineups.map(view)) : view(actual),
    lineupIsKnown: actual !== null,
  };
}
