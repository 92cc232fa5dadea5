import type { BundleFinding } from '../../../schemas/bundle.ts';
import type { players } from '../../../schemas/tables/reference.ts';
import { rowTextWriter } from '../../domain/row-text.ts';
import type { SeasonPlayers, SeasonReading } from './season-reading.ts';

const writePlayer = rowTextWriter<typeof players>();

/** Findings of one kind that are told one by one. */
const toldMax = 50;

/** What is known when a season is loaded, and what its rows of players carry. */
export interface PlayersContext {
  /** People of whom the warehouse knows enough: from another source, or from an earlier season. */
  knownPlayers: ReadonlySet<number>;
  /** Names of the register, for players whom allplayers does not have. */
  nameOf(retrosheetId: string): string | null;
  runId: string;
  /** ISO 8601 UTC. */
  ingestedAt: string;
}

/** Completes the reading of a season: the rows of `players`, and all of its findings, of each kind the first ones. */
export function writePlayers(
  { players, findings, unresolved }: Pick<SeasonReading, 'players' | 'findings' | 'unresolved'>,
  context: PlayersContext,
): { lines: string[]; findings: BundleFinding[] } {
  const written = playerTexts(players, context);
  const standIns = unresolved.map(
    (id): BundleFinding => ({
      code: 'FALLBACK_USED',
      path: id,
      message: 'the register has no MLB id: a stand-in is used',
    }),
  );
  return { lines: written.lines, findings: shorten([...findings, ...written.findings, ...standIns]) };
}

/** The rows of `players`: who was named, but those whom another source knows better. One without a name is a finding. */
function playerTexts(
  { named, knownAt }: SeasonPlayers,
  { knownPlayers, nameOf, runId, ingestedAt }: PlayersContext,
): { lines: string[]; findings: BundleFinding[] } {
  const lines: string[] = [];
  const findings: BundleFinding[] = [];
  const lineage = { runId, source: 'retrosheet', knownAt, ingestedAt };
  for (const { retrosheetId, playerId, rostered } of named) {
    if (knownPlayers.has(playerId) || knownAt === '') continue;
    const fullName = rostered?.fullName ?? nameOf(retrosheetId);
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
          bats: rostered?.bats ?? null,
          throws: rostered?.throws ?? null,
          primary_position: rostered?.position ?? null,
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

/** A spoilt file has thousands of findings of a kind; the first ones and their number say as much. */
function shorten(findings: readonly BundleFinding[]): BundleFinding[] {
  return [...Map.groupBy(findings, ({ code }) => code)].flatMap(([code, own]) =>
    own.length <= toldMax
      ? own
      : [...own.slice(0, toldMax), { code, path: 'season', message: `and ${own.length - toldMax} more` }],
  );
}
