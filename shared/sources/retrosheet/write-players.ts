import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { players } from '../../../schemas/tables/reference.ts';
import { rowTextWriter } from '../../domain/row-text.ts';
import type { SeasonGames } from './collect-games.ts';
import type { PlayerIndex } from './player-ids.ts';
import type { RosteredPlayer } from './read-all-players.ts';
import type { SeasonContext } from './season-reading.ts';

const writePlayer = rowTextWriter<typeof players>();

/** What is said of a player of the season is known when the season is. */
export const latestOf = ({ games }: SeasonGames): string =>
  [...games.values()].reduce(
    (latest, { lineage }) => (lineage.knownAt > latest ? lineage.knownAt : latest),
    '',
  );

/** The rows of `players`: who was asked for, but those whom another source knows better. One without a name is a finding. */
export function playerTexts(
  { asked }: PlayerIndex,
  rostered: ReadonlyMap<string, RosteredPlayer>,
  { knownPlayers, nameOf, runId, ingestedAt }: SeasonContext,
  knownAt: string,
): { lines: string[]; findings: BundleFinding[] } {
  const lines: string[] = [];
  const findings: BundleFinding[] = [];
  const lineage = { runId, source: 'retrosheet', knownAt, ingestedAt };
  for (const [retrosheetId, playerId] of asked) {
    if (knownPlayers.has(playerId) || knownAt === '') continue;
    const player = rostered.get(retrosheetId);
    const fullName = player?.fullName ?? nameOf(retrosheetId);
    if (fullName === null) {
      findings.push({
        code: 'FIELD_MISSING',
        path: retrosheetId,
        message: 'nobody gives the name of this player',
      });
      continue;
    }
    lines.push(
      writePlayer(
        {
          player_id: playerId,
          full_name: fullName,
          bats: player?.bats ?? null,
          throws: player?.throws ?? null,
          primary_position: player?.position ?? null,
          birth_date: null,
          height_inches: null,
          weight_pounds: null,
          debut_date: null,
        },
        lineage,
      ),
    );
  }
  return { lines, findings };
}
