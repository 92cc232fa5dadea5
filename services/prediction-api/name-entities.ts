import type { z } from 'zod';
import type { SnapshotTeam } from '../../schemas/serving.ts';
import type { Slate } from './read-slate.ts';
import type { starterAnswer, teamAnswer } from './schemas/team.ts';

/** A team of the snapshot as answered. */
export const nameTeam = ({ team_id, abbreviation, name }: SnapshotTeam): z.output<typeof teamAnswer> => ({
  team_id,
  abbreviation,
  name,
});

/** A team by id; one that the snapshot does not have keeps its id as its name. */
export function nameTeamById(slate: Slate, teamId: number): z.output<typeof teamAnswer> {
  const team = slate.teams.get(teamId);
  return team === undefined
    ? { team_id: teamId, abbreviation: String(teamId), name: `team ${teamId}` }
    : nameTeam(team);
}

/** A starter by id, null when there is none. */
export function nameStarter(slate: Slate, playerId: number | null): z.output<typeof starterAnswer> | null {
  if (playerId === null) return null;
  const starter = slate.starters.get(playerId);
  return { player_id: playerId, name: starter?.name ?? null, throws: starter?.throws ?? null };
}
