import type { SnapshotMarket } from '../../../../schemas/serving.ts';
import type { MarketView } from './market-memory.ts';
import { NOBODY } from './side-facts.ts';

const sorted = (ids: Iterable<number>): number[] => [...new Set(ids)].sort((left, right) => left - right);

/** What earlier prices tell on a day of some teams and starters, as plain data: all that a request of the slate needs, and nothing that moves on. */
export function marketOfDay(
  { lineMoves, closingLines }: MarketView,
  day: number,
  { teamIds, starterIds }: { teamIds: readonly number[]; starterIds: readonly number[] },
): SnapshotMarket {
  return {
    home_edge: closingLines.homeEdge(),
    teams: sorted(teamIds).map((teamId) => ({
      team_id: teamId,
      moves: lineMoves.team(teamId, day),
      closing: closingLines.team(teamId),
    })),
    starters: sorted([NOBODY, ...starterIds]).map((pitcherId) => ({
      pitcher_id: pitcherId,
      moves: lineMoves.starter(pitcherId, day),
      closing: closingLines.starter(pitcherId),
    })),
  };
}

/** The market of a snapshot as a view of one day: what a walk had said, whatever day is asked for. */
export function viewOfMarket(market: SnapshotMarket): MarketView {
  const teams = new Map(market.teams.map((team) => [team.team_id, team]));
  const starters = new Map(market.starters.map((starter) => [starter.pitcher_id, starter]));
  const starterOf = (id: number | null) => starters.get(id ?? NOBODY) ?? starters.get(NOBODY);
  return {
    lineMoves: {
      team: (id) => teams.get(id)?.moves ?? 0,
      starter: (id) => starterOf(id)?.moves ?? 0,
    },
    closingLines: {
      homeEdge: () => market.home_edge,
      team: (id) => teams.get(id)?.closing ?? 0,
      starter: (id) => starterOf(id)?.closing ?? 0,
    },
  };
}
