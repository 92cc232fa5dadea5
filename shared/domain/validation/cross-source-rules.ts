import { type Finding, findingOf, type RuleInfo } from './rule.ts';

/** Totals of a team that two sources tell of a game. */
export const comparedTotals = [
  'runs',
  'hits',
  'errors',
  'at_bats',
  'home_runs',
  'walks',
  'strikeouts',
] as const;

/** Totals by {@link comparedTotals}; null where a source does not tell. */
export type Totals = Readonly<Record<(typeof comparedTotals)[number], number | null>>;

/** A team of a game as the box score and Retrosheet have it. */
export interface TeamAccounts {
  gamePk: number;
  gameDate: string;
  teamId: number;
  boxScore: Totals;
  retrosheet: Totals;
}

/** A rule between two accounts of a team's game: the totals that it compares. */
export interface CrossSourceRule extends RuleInfo {
  totals: readonly (typeof comparedTotals)[number][];
}

/** Rules between the box score and Retrosheet. Neither account is rejected for the other: the box score's is the one that is used. */
export const crossSourceRules: readonly CrossSourceRule[] = [
  {
    id: 'RETROSHEET_SCORE_DIFFERS',
    severity: 'hard',
    dimension: 'completeness',
    table: null,
    description:
      'The box score and Retrosheet give a team the same runs, where both have the game. One of them is wrong; the box score stays, the gate of the date fails.',
    totals: ['runs'],
  },
  {
    id: 'RETROSHEET_TOTALS_DIFFER',
    severity: 'soft',
    dimension: 'completeness',
    table: null,
    description:
      'The box score and Retrosheet give a team the same hits, errors, at bats, home runs, walks and strikeouts, where both have the game. A decision of the scorer can have been changed; the box score stays.',
    totals: ['hits', 'errors', 'at_bats', 'home_runs', 'walks', 'strikeouts'],
  },
];

/** A game of which the two accounts differ. */
export interface DifferingGame {
  gamePk: number;
  gameDate: string;
  findings: readonly Finding[];
}

/** What a comparison of two sources came to. */
export interface TwoAccounts {
  /** Games that both tell of. */
  games: number;
  /** The same by date. */
  gamesOfDate: ReadonlyMap<string, number>;
  /** In the order of dates and ids. */
  differing: readonly DifferingGame[];
}

function findingsOf({ teamId, boxScore, retrosheet }: TeamAccounts): Finding[] {
  return crossSourceRules.flatMap((rule) => {
    const differing = rule.totals.filter(
      (name) => boxScore[name] !== null && retrosheet[name] !== null && boxScore[name] !== retrosheet[name],
    );
    if (differing.length === 0) return [];
    const words = differing.map(
      (name) => `${name.replaceAll('_', ' ')} ${boxScore[name]} and in Retrosheet ${retrosheet[name]}`,
    );
    return findingOf(rule, `team ${teamId}: ${words.join(', ')}`, `team_id=${teamId}`);
  });
}

/** Compares the accounts of the teams of games, game by game. What one of them does not tell is no difference. */
export function compareTwoAccounts(teams: readonly TeamAccounts[]): TwoAccounts {
  const byGame = Map.groupBy(teams, ({ gamePk }) => gamePk);
  const differing = [...byGame].flatMap(([gamePk, own]) => {
    const findings = own.flatMap(findingsOf);
    return findings.length === 0 ? [] : { gamePk, gameDate: own[0]?.gameDate ?? '', findings };
  });
  const order = ({ gameDate, gamePk }: DifferingGame): string => `${gameDate} ${gamePk}`;
  const datesOfGames = Map.groupBy([...byGame.values()], (own) => own[0]?.gameDate ?? '');
  return {
    games: byGame.size,
    gamesOfDate: new Map([...datesOfGames].map(([date, games]) => [date, games.length])),
    differing: differing.sort((left, right) => (order(left) < order(right) ? -1 : 1)),
  };
}
