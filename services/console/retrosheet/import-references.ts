import type { LedgerRow } from '../../../functions/collector/archive-response.ts';
import type { ArchivedFile } from '../../../schemas/import-note.ts';
import { ballparks, peopleIds } from '../../../schemas/tables/register.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import type { RetrosheetFolder, StoredFile } from '../../../shared/adapters/local/retrosheet-folder.ts';
import { sha256 } from '../../../shared/domain/checksum.ts';
import { withLineage } from '../../../shared/domain/lineage.ts';
import { type Register, readPeople } from '../../../shared/sources/register/read-people.ts';
import { parkTimeZones } from '../../../shared/sources/retrosheet/park-time-zones.ts';
import { readBallparks } from '../../../shared/sources/retrosheet/read-ballparks.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { archivedFileOf } from '../imports/archive-note.ts';
import { newRunId } from '../run-chain.ts';
import { archivedUnder, archiveFile, ledgerTable, ledgerTexts } from './archive-file.ts';
import { contentOf, runThatLoaded } from './import-ledger.ts';
import { publishImport } from './publish-import.ts';
import { stageRowTexts } from './stage-row-texts.ts';

/** People and parks, read once for all seasons of a backfill. */
export interface References {
  register: Register;
  timeZoneOf: ReturnType<typeof parkTimeZones>;
  /** What the rows of a season depend on besides its files. */
  checksums: { register: string; ballparks: string | null };
  /** The files as they lie in the raw zone. */
  people: ArchivedFile;
  ballparks: ArchivedFile | null;
  runId: string;
}

const name = 'register';

/** Reads the register and the parks, and loads them when they are not loaded yet. Throws CONFIG_INVALID, SOURCE_RESPONSE_MALFORMED. */
export async function importReferences(ports: EmbeddedPorts, folder: RetrosheetFolder): Promise<References> {
  const ingestedAt = ports.clock.now().toISOString();
  const moment = { runId: newRunId(ports), gameDate: ingestedAt.slice(0, 10), ingestedAt };
  const people = folder.readRegister();
  const parks = folder.readBallparks();
  const checksums = {
    register: sha256(people.body),
    ballparks: parks === null ? null : sha256(parks.body),
  };
  const register = readPeople(people.body);
  const read = parks === null ? { rows: [], findings: [] } : readBallparks(parks.body);
  const archive = async (file: StoredFile, source: string, checksum: string): Promise<LedgerRow> => {
    const date = await archivedUnder(ports.objects, file, source, checksum);
    return archiveFile(ports.objects, file, source, { ...moment, gameDate: date ?? moment.gameDate });
  };
  const archived = await archive(people, 'register', checksums.register);
  const archivedParks =
    parks === null || checksums.ballparks === null
      ? null
      : await archive(parks, 'retrosheet', checksums.ballparks);
  const references: References = {
    register,
    timeZoneOf: parkTimeZones(read.rows),
    checksums,
    people: archivedFileOf(archived),
    ballparks: archivedParks === null ? null : archivedFileOf(archivedParks),
    runId: moment.runId,
  };
  const contentSha256 = contentOf(checksums);
  if ((await runThatLoaded(ports.objects, name, contentSha256)) !== null) return references;

  const ledger = [
    ...ledgerTexts([archived], 'register', moment),
    ...ledgerTexts(archivedParks === null ? [] : [archivedParks], 'retrosheet', moment),
  ];
  const texts = (rows: readonly object[], source: string): string[] =>
    rows.map((row) => JSON.stringify(withLineage(row, { ...moment, source, knownAt: ingestedAt })));
  const bundles = await stageRowTexts(
    ports.objects,
    new Map([
      [ledgerTable, ledger],
      [qualifiedName(peopleIds), texts(register.rows, 'register')],
      [qualifiedName(ballparks), texts(read.rows, 'retrosheet')],
    ]),
    [...register.findings, ...read.findings],
    { ...moment, dataset: name },
  );
  const { gameDate, runId } = moment;
  await publishImport(ports, { name, contentSha256, runId, parts: [{ gameDate, bundles }] });
  return references;
}
