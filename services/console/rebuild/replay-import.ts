import { z } from 'zod';
import type { ArchivedFile, ImportNote } from '../../../schemas/import-note.ts';
import type { RetrosheetFolder, StoredFile } from '../../../shared/adapters/local/retrosheet-folder.ts';
import { devigMethods } from '../../../shared/domain/odds/remove-margin.ts';
import type { DataSource } from '../../../shared/ports/data-source.ts';
import type { ObjectStore } from '../../../shared/ports/objects.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { importOddsFile } from '../import-odds-file.ts';
import { importSavantDay } from '../import-savant-days.ts';
import { importStrikeoutLinesFile } from '../import-strikeout-lines-file.ts';
import { importReferences, type References } from '../retrosheet/import-references.ts';
import { importSeason } from '../retrosheet/import-season.ts';
import { newRunId } from '../run-chain.ts';
import { readArchivedFile } from './read-archived.ts';

type NoteOf<Kind extends ImportNote['kind']> = Extract<ImportNote, { kind: Kind }>;

/** Imports what was imported again, from the files that the raw zone kept. Returns whether all of it was loaded. */
export type ImportReplay = (note: ImportNote) => Promise<boolean>;

const readOrNull = (objects: ObjectStore, file: ArchivedFile | null): Promise<StoredFile | null> =>
  file === null ? Promise.resolve(null) : readArchivedFile(objects, file);

/** The files of one import as a folder of the operator. */
async function archivedFolder(objects: ObjectStore, note: NoteOf<'retrosheet'>): Promise<RetrosheetFolder> {
  const people = await readOrNull(objects, note.people);
  const ballparks = await readOrNull(objects, note.ballparks);
  const { files } = note;
  const season = {
    gameLog: await readOrNull(objects, files.gameLog),
    gameInfo: await readOrNull(objects, files.gameInfo),
    teamStats: await readOrNull(objects, files.teamStats),
    batting: await readOrNull(objects, files.batting),
    pitching: await readOrNull(objects, files.pitching),
    allPlayers: await readOrNull(objects, files.allPlayers),
  };
  return { readRegister: () => people, readBallparks: () => ballparks, readSeason: () => season };
}

/** The archived file of a day as Savant's answer to whatever is asked. */
async function archivedDay(objects: ObjectStore, note: NoteOf<'savant'>): Promise<DataSource> {
  const { body, gzip } = await readArchivedFile(objects, note.file);
  return {
    name: 'raw-zone',
    fetch: async ({ endpoint, urlPath }) => ({
      source: 'savant',
      endpoint,
      urlPath,
      status: 200,
      body,
      gzip,
      fetchedAt: note.fetched_at,
    }),
  };
}

/**
 * Repeats imports from the raw zone of one folder in another, whose validator and loader are attached. Throws OBJECT_NOT_FOUND and
 * OBJECT_CORRUPT for a file that is not there as it was.
 */
export function createImportReplay(from: Pick<EmbeddedPorts, 'objects'>, into: EmbeddedPorts): ImportReplay {
  // The register is the largest file of all, and mostly the same for every season.
  let latest: { of: string; references: References } | null = null;

  const referencesOf = async (note: NoteOf<'retrosheet'>, folder: RetrosheetFolder): Promise<References> => {
    const of = `${note.people?.content_sha256} ${note.ballparks?.content_sha256}`;
    const files = { people: folder.readRegister(), parks: folder.readBallparks() };
    const references = latest?.of === of ? latest.references : await importReferences(into, files);
    latest = { of, references };
    return { ...references, runId: newRunId(into) };
  };

  return async (note) => {
    if (note.kind === 'savant') {
      const day = await archivedDay(from.objects, note);
      return (await importSavantDay(into, day, note.game_date, newRunId(into))).written !== null;
    }
    if (note.kind === 'odds') {
      const file = await readArchivedFile(from.objects, note.file);
      const seasons = await importOddsFile(into, file, z.enum(devigMethods).parse(note.devig_method));
      return seasons.every(({ rows }) => rows !== null);
    }
    if (note.kind === 'strikeout_lines') {
      const file = await readArchivedFile(from.objects, note.file);
      const method = z.enum(devigMethods).parse(note.devig_method);
      return (await importStrikeoutLinesFile(into, file, method)).every(({ rows }) => rows !== null);
    }
    const folder = await archivedFolder(from.objects, note);
    const references = await referencesOf(note, folder);
    return (await importSeason(into, note.season, folder, references)).status !== 'failed';
  };
}
