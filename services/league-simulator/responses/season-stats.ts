import { elementAt } from '../element-at.ts';
import type { PlayerTally } from '../game/box-tally.ts';
import type { ClubTotals, PlayerTotals, RangeTotals } from '../season-tallies.ts';
import { teams } from '../teams.ts';
import { inningsPitched } from './box-score.ts';
import { notice } from './feed.ts';
import { personReference, positionJson, ratio, teamReference } from './references.ts';

/** Groups that the statistics endpoints know. */
export type StatGroup = 'hitting' | 'pitching' | 'fielding';

const hittingJson = ({ batting }: PlayerTally, games: number) => ({
  gamesPlayed: games,
  ...batting,
  avg: ratio(batting.hits, batting.atBats),
});

const pitchingJson = (
  { pitching }: PlayerTally,
  roles: { games: number; starts: number; wins: number; losses: number; saves: number; finished: number },
) => ({
  gamesPlayed: roles.games,
  gamesStarted: roles.starts,
  ...pitching,
  inningsPitched: inningsPitched(pitching.outs),
  wins: roles.wins,
  losses: roles.losses,
  saves: roles.saves,
  saveOpportunities: roles.saves,
  holds: 0,
  blownSaves: 0,
  gamesPitched: roles.games,
  gamesFinished: roles.finished,
  completeGames: 0,
  shutouts: 0,
});

/** One block of statistics: a page of its splits, and how many there are. */
function statsJson(type: string, group: StatGroup, splits: readonly object[], page: StatPage) {
  return {
    copyright: notice,
    stats: [
      {
        type: { displayName: type },
        group: { displayName: group },
        totalSplits: splits.length,
        exemptions: [],
        splits: splits.slice(page.offset, page.offset + page.limit),
        splitsTiedWithOffset: [],
        splitsTiedWithLimit: [],
        playerPool: 'ALL',
      },
    ],
  };
}

/** Which splits of an answer are sent. */
export interface StatPage {
  type: string;
  offset: number;
  limit: number;
}

/** Statistics of all men of a group, most games first. */
export function playerStatsJson(totals: RangeTotals, season: number, group: StatGroup, page: StatPage) {
  const games = (man: PlayerTotals): number => (group === 'hitting' ? man.batting.games : man.pitching.games);
  const splits = [...totals.players.values()]
    .filter((man) => group !== 'fielding' && games(man) > 0)
    .toSorted((left, right) => games(right) - games(left) || left.player.id - right.player.id)
    .map((man, index) => ({
      season: String(season),
      stat:
        group === 'hitting'
          ? hittingJson(man.tally, man.batting.games)
          : pitchingJson(man.tally, man.pitching),
      team: teamReference(elementAt(teams, man.player.teamIndex)),
      player: personReference(man.player),
      numTeams: 1,
      rank: index + 1,
      position: positionJson(man.player.position),
    }));
  return statsJson(page.type, group, splits, page);
}

/** Statistics of all clubs. */
export function teamStatsJson(totals: RangeTotals, season: number, group: StatGroup, page: StatPage) {
  const splits = totals.clubs.map((club, index) => ({
    season: String(season),
    stat: clubStat(club, group),
    team: teamReference(elementAt(teams, index)),
    rank: index + 1,
  }));
  return statsJson(page.type, group, splits, page);
}

function clubStat({ tally, results }: ClubTotals, group: StatGroup) {
  const games = results.length;
  if (group === 'hitting') return hittingJson(tally, games);
  if (group === 'fielding') return { gamesPlayed: games, ...tally.fielding };
  const wins = results.filter(({ scored, allowed }) => scored > allowed).length;
  return pitchingJson(tally, { games, starts: games, wins, losses: games - wins, saves: 0, finished: games });
}
