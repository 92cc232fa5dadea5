import type { ClubResult, RangeTotals } from '../season-tallies.ts';
import { divisionNames, leagueNames, type Team, teams } from '../teams.ts';
import { notice } from './feed.ts';
import { ratio, teamReference } from './references.ts';

interface Club {
  team: Team;
  results: readonly ClubResult[];
  wins: number;
  losses: number;
}

const isWin = ({ scored, allowed }: ClubResult): boolean => scored > allowed;

function recordOf(results: readonly ClubResult[]): { wins: number; losses: number } {
  const wins = results.filter(isWin).length;
  return { wins, losses: results.length - wins };
}

const gamesBehind = (leader: Club, club: Club): number =>
  (leader.wins - club.wins + (club.losses - leader.losses)) / 2;

const behindText = (games: number): string => (games === 0 ? '-' : games.toFixed(1));

const byRecord = (left: Club, right: Club): number =>
  gamesBehind(right, left) === 0 ? left.team.id - right.team.id : gamesBehind(right, left);

/** The standings of the given leagues over the games of a range. */
export function standingsJson(totals: RangeTotals, season: number, leagueIds: readonly number[], at: string) {
  const clubs = teams.map((team): Club => {
    const results = (totals.clubs[team.index]?.results ?? []).toSorted(
      (left, right) => left.endMs - right.endMs,
    );
    return { team, results, ...recordOf(results) };
  });
  const records = ([200, 201, 202, 203, 204, 205] as const).flatMap((divisionId) => {
    const division = clubs.filter(({ team }) => team.divisionId === divisionId).toSorted(byRecord);
    const [leader] = division;
    if (leader === undefined || !leagueIds.includes(leader.team.leagueId)) return [];
    const { leagueId } = leader.team;
    const league = clubs.filter(({ team }) => team.leagueId === leagueId).toSorted(byRecord);
    return [
      {
        standingsType: 'regularSeason',
        league: { id: leagueId, name: leagueNames[leagueId], link: `/api/v1/league/${leagueId}` },
        division: {
          id: divisionId,
          name: divisionNames[divisionId],
          link: `/api/v1/divisions/${divisionId}`,
        },
        sport: { id: 1, link: '/api/v1/sports/1' },
        lastUpdated: at,
        teamRecords: division.map((club, rank) => clubJson(club, { season, rank, leader, league })),
      },
    ];
  });
  return { copyright: notice, records };
}

function clubJson(
  club: Club,
  { season, rank, leader, league }: { season: number; rank: number; leader: Club; league: readonly Club[] },
) {
  const { team, results, wins, losses } = club;
  const runsScored = results.reduce((sum, { scored }) => sum + scored, 0);
  const runsAllowed = results.reduce((sum, { allowed }) => sum + allowed, 0);
  const behind = behindText(gamesBehind(leader, club));
  const split = (type: string, chosen: readonly ClubResult[]) => {
    const record = recordOf(chosen);
    return { ...record, type, pct: ratio(record.wins, chosen.length) };
  };
  return {
    team: teamReference(team),
    season: String(season),
    ...streakJson(results),
    divisionRank: String(rank + 1),
    leagueRank: String(league.indexOf(club) + 1),
    gamesPlayed: results.length,
    gamesBack: behind,
    divisionGamesBack: behind,
    wildCardGamesBack: '-',
    leagueRecord: { wins, losses, ties: 0, pct: ratio(wins, results.length) },
    records: {
      splitRecords: [
        split(
          'home',
          results.filter(({ isHome }) => isHome),
        ),
        split(
          'away',
          results.filter(({ isHome }) => !isHome),
        ),
        split('lastTen', results.slice(-10)),
      ],
    },
    runsAllowed,
    runsScored,
    divisionLeader: rank === 0,
    clinched: false,
    wins,
    losses,
    runDifferential: runsScored - runsAllowed,
    winningPercentage: ratio(wins, results.length),
  };
}

function streakJson(results: readonly ClubResult[]) {
  const last = results.at(-1);
  if (last === undefined) return {};
  const isWinning = isWin(last);
  const broken = results.findLastIndex((result) => isWin(result) !== isWinning);
  const streakNumber = results.length - 1 - broken;
  return {
    streak: {
      streakCode: `${isWinning ? 'W' : 'L'}${streakNumber}`,
      streakType: isWinning ? 'wins' : 'losses',
      streakNumber,
    },
  };
}
