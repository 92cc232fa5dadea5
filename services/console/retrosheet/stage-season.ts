import type { LedgerRow } from '../../../functions/collector/archive-response.ts';
import { type ArchivedFile, type ImportNote, importNoteSource } from '../../../schemas/import-note.ts';
import type {
  RetrosheetFolder,
  StoredFile,
  StoredSeason,
} from '../../../shared/adapters/local/retrosheet-folder.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import { readSeason } from '../../../shared/sources/retrosheet/read-season.ts';
import type { SeasonReading } from '../../../shared/sources/retrosheet/season-reading.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { archivedFileOf, archiveNote } from '../imports/archive-note.ts';
import { archiveFile, type ImportMoment, ledgerTable, ledgerTexts } from './archive-file.ts';
import { contentOf, runThatLoaded } from './import-ledger.ts';
import type { References } from './import-references.ts';
import { readKnownPlayers, readTakenGames } from './known-history.ts';
import type { StagedImport, StagedPart } from './publish-import.ts';
import { stageRowTexts } from './stage-row-texts.ts';

/** Raise it when the same files give other rows: what was loaded is then loaded again. */
const readerVersion = 'retrosheet-3';

/** What a person wants to know of a season that was read. */
export type SeasonSummary = Pick<SeasonReading, 'games' | 'taken' | 'refused' | 'unresolved'>;

async function contentOfSeason(files: StoredSeason, references: References): Promise<string> {
  const checksums: Record<string, string | null> = { readerVersion, ...references.checksums };
  for (const [kind, file] of Object.entries(files))
    checksums[kind] = file === null ? null : sha256(file.body);
  return contentOf(checksums);
}

/** Archives the files of a season, and what the import is made from. Returns the lines of the ledger. */
async function archiveSeason(
  objects: ObjectStore,
  season: number,
  stored: StoredSeason,
  { people, ballparks }: References,
  moment: ImportMoment,
): Promise<string[]> {
  const ledger: LedgerRow[] = [];
  const archive = async (file: StoredFile | null): Promise<ArchivedFile | null> => {
    if (file === null) return null;
    const row = await archiveFile(objects, file, 'retrosheet', moment);
    ledger.push(row);
    return archivedFileOf(row);
  };
  const files = {
    gameLog: await archive(stored.gameLog),
    gameInfo: await archive(stored.gameInfo),
    teamStats: await archive(stored.teamStats),
    batting: await archive(stored.batting),
    pitching: await archive(stored.pitching),
    allPlayers: await archive(stored.allPlayers),
  };
  const note: ImportNote = {
    schema_version: 1,
    imported_at: moment.ingestedAt,
    kind: 'retrosheet',
    season,
    people,
    ballparks,
    files,
  };
  const place = { subject: String(season), gameDate: moment.gameDate };
  return [
    ...ledgerTexts(ledger, 'retrosheet', moment),
    ...ledgerTexts([await archiveNote(objects, note, place)], importNoteSource, moment),
  ];
}

const bodyOf = (file: StoredFile | null): Buffer | null => file?.body ?? null;

/**
 * Archives and reads the files of a season and stages its rows; `skipped` says why there is nothing to do. What is read goes out of
 * reach when this returns: while the chain works on a season, its bundles are all there is. Throws SOURCE_RESPONSE_MALFORMED.
 */
export async function stageSeason(
  ports: EmbeddedPorts,
  season: number,
  folder: RetrosheetFolder,
  references: References,
): Promise<{ skipped: string } | { staged: StagedImport; summary: SeasonSummary }> {
  const { objects, warehouse } = ports;
  const files = folder.readSeason(season);
  if (files.gameLog === null && files.gameInfo === null)
    return { skipped: `the folder has no games of ${season}` };
  const name = `retrosheet/season=${season}`;
  const contentSha256 = await contentOfSeason(files, references);
  const loadedBy = await runThatLoaded(objects, name, contentSha256);
  if (loadedBy !== null) return { skipped: `these files are loaded already (run ${loadedBy})` };

  const moment = {
    runId: references.runId,
    // A season is no game date: its files are kept under its first day.
    gameDate: `${season}-01-01`,
    ingestedAt: ports.clock.now().toISOString(),
  };
  const ledger = await archiveSeason(objects, season, files, references, moment);
  const {
    parts: read,
    findings,
    keptGamePks: kept,
    ...summary
  } = readSeason(
    {
      gameLog: bodyOf(files.gameLog),
      gameInfo: bodyOf(files.gameInfo),
      teamStats: bodyOf(files.teamStats),
      batting: bodyOf(files.batting),
      pitching: bodyOf(files.pitching),
      allPlayers: bodyOf(files.allPlayers),
    },
    {
      ...moment,
      season,
      timeZoneOf: references.timeZoneOf,
      register: references.register.playerIds,
      nameOf: references.register.nameOf,
      takenGames: await readTakenGames(warehouse, season),
      knownPlayers: await readKnownPlayers(warehouse, season),
    },
  );
  const parts: StagedPart[] = [];
  for (const [index, { from, to, tables }] of read.entries()) {
    const isFirst = index === 0;
    const rows = isFirst ? [...tables, [ledgerTable, ledger] as const] : tables;
    const place = { gameDate: from, runId: moment.runId, dataset: 'retrosheet_season' };
    const bundles = await stageRowTexts(objects, new Map(rows), isFirst ? findings : [], place);
    const whole =
      kept === null
        ? undefined
        : {
            source: 'retrosheet',
            date_from: isFirst ? moment.gameDate : from,
            date_to: to,
            kept_game_pks: kept,
          };
    parts.push({ gameDate: from, bundles, whole });
  }
  return { staged: { name, contentSha256, runId: moment.runId, parts }, summary };
}
