import {
  type gameFactColumns,
  type SideFactColumn,
  type SideFactName,
  sideFactNames,
} from '../../../../schemas/tables/advanced-features.ts';
import type { GameFacts } from './game-facts.ts';
import type { SideFacts } from './side-facts.ts';

/** The facts of a game as columns of `advanced_features`; null = not known. */
export type FactColumns = Record<keyof typeof gameFactColumns, number | null>;

const factOf: Record<SideFactName, (side: SideFacts) => number> = {
  elo: (side) => side.elo,
  runs_scored: (side) => side.form.scored,
  runs_allowed: (side) => side.form.allowed,
  offence: (side) => side.offence,
  defence: (side) => side.defence,
  starter_strength: (side) => side.starterStrength,
  starter_early_runs: (side) => side.starterForm.earlyRuns,
  starter_game_strikeouts: (side) => side.starterForm.strikeouts,
  starter_game_walks: (side) => side.starterForm.walks,
  starter_experience: (side) => side.starterForm.experience,
  starter_recent_runs: (side) => side.starterRates.recentRuns,
  starter_long_runs: (side) => side.starterRates.longRuns,
  starter_age: (side) => side.starterAge,
  line_up_long: (side) => side.lineUp.longOnBase,
  line_up_recent: (side) => side.lineUp.recentOnBase,
  line_up_platoon: (side) => side.lineUp.platoon,
  line_up_age: (side) => side.lineUp.age,
};

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Facts as columns, in the order of the contract. */
export function columnsOfFacts({ home, away, leagueRuns, parkRuns }: GameFacts): FactColumns {
  const sides = [
    ['home', home],
    ['away', away],
  ] as const;
  const columns = Object.fromEntries(
    sides.flatMap(([side, facts]) =>
      sideFactNames.map((name) => [`${side}_${name}`, orNull(factOf[name](facts))]),
    ),
  ) as Record<SideFactColumn, number | null>; // every fact of both sides
  return { ...columns, league_runs: orNull(leagueRuns), park_runs: orNull(parkRuns) };
}

function sideOf(columns: FactColumns, side: 'home' | 'away'): SideFacts {
  const value = (name: SideFactName): number => columns[`${side}_${name}`] ?? Number.NaN;
  return {
    elo: value('elo'),
    form: { scored: value('runs_scored'), allowed: value('runs_allowed') },
    offence: value('offence'),
    defence: value('defence'),
    starterStrength: value('starter_strength'),
    starterForm: {
      earlyRuns: value('starter_early_runs'),
      strikeouts: value('starter_game_strikeouts'),
      walks: value('starter_game_walks'),
      experience: value('starter_experience'),
    },
    starterRates: { recentRuns: value('starter_recent_runs'), longRuns: value('starter_long_runs') },
    starterAge: value('starter_age'),
    lineUp: {
      longOnBase: value('line_up_long'),
      recentOnBase: value('line_up_recent'),
      platoon: value('line_up_platoon'),
      age: value('line_up_age'),
    },
  };
}

/** The facts of a row, exactly as they were written; null for a row that has none (a game from before the ratings were built). */
export function factsOfColumns(columns: FactColumns): GameFacts | null {
  if (columns.home_elo === null || columns.league_runs === null) return null;
  return {
    home: sideOf(columns, 'home'),
    away: sideOf(columns, 'away'),
    leagueRuns: columns.league_runs,
    parkRuns: columns.park_runs ?? Number.NaN,
  };
}
