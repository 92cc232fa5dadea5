import { elementAt } from '../element-at.ts';
import { type Player, reservesOf, rosterOf } from '../players.ts';
import { chanceOf } from '../random.ts';
import { type Team, teams } from '../teams.ts';
import { notice } from './feed.ts';
import { personReference, positionJson, teamReference } from './references.ts';

/** A club's roster: the 26 who play, and for `40Man` the fourteen in the minor leagues too. */
export function rosterJson(seed: number, team: Team, rosterType: string, season: number) {
  const active = rosterOf(seed, team.index, season).map((player) =>
    memberJson(player, team, { code: 'A', description: 'Active' }),
  );
  const reserves = reservesOf(seed, team.index, season).map((player) =>
    memberJson(player, team, { code: 'RM', description: 'Reassigned to Minors' }),
  );
  return {
    copyright: notice,
    roster: rosterType === '40Man' ? [...active, ...reserves] : active,
    link: `/api/v1/teams/${team.id}/roster`,
    teamId: team.id,
    rosterType,
  };
}

function memberJson(player: Player, team: Team, status: { code: string; description: string }) {
  return {
    person: personReference(player),
    jerseyNumber: player.jerseyNumber,
    position: positionJson(player.position),
    status,
    parentTeamId: team.id,
  };
}

/** Number changes: the only moves of a league without trades and injuries, about one a day. */
export function transactionsJson(seed: number, dates: readonly string[]) {
  const transactions = dates.flatMap((date) =>
    teams
      .filter(({ index }) => chanceOf(seed, 'numberChange', index, Date.parse(date) / 86_400_000) < 0.04)
      .map((team) => {
        const dayNumber = Date.parse(date) / 86_400_000;
        const roster = rosterOf(seed, team.index, Number(date.slice(0, 4)));
        const player = elementAt(roster, dayNumber % roster.length);
        return {
          id: 50_000_000 + dayNumber * 100 + team.index,
          person: personReference(player),
          toTeam: teamReference(team),
          date,
          effectiveDate: date,
          resolutionDate: date,
          typeCode: 'NUM',
          typeDesc: 'Number Change',
          description: `${player.fullName} changed number to ${player.jerseyNumber}.`,
        };
      }),
  );
  return { copyright: notice, transactions };
}
