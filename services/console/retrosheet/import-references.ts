import type { LedgerRow } from '../../../functions/collector/archive-response.ts';
import type { ArchivedFile } from '../../../schemas/import-note.ts';
import { ballparks, peopleIds } from '../../../schemas/tables/register.ts';
import { qualifiedName } from '../../../schemas/tables/table-contract.ts';
import type { StoredFile } from '../../../shared/adapters/local/retrosheet-folder.ts';
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
  timeZones: ReturnType<typeof parkTimeZones>;
  /** What the rows of a season depend on besides its files. */
  checksums: { register: string | null; ballparks: string | null };
  /** The files as they lie in the raw zone. */
  people: ArchivedFile | null;
  ballparks: ArchivedFile | null;
  runId: string;
}

const name = 'register';

/** Nobody: every player gets a stand-in for MLB's id, which says his Retrosheet id. */
const emptyRegister: Register = { rows: [], findings: [], playerIds: new Map(), nameOf: () => null };

/** Reads the register and the parks, those that there are, and loads them when they are not loaded yet. Throws SOURCE_RESPONSE_MALFORMED. */
export async function importReferences(
  ports: EmbeddedPorts,
  { people, parks }: { people: StoredFile | null; parks: StoredFile | null },
): Promise<References> {
  const ingestedAt = ports.clock.now().toISOString();
  const moment = { runId: newRunId(ports), gameDate: ingestedAt.slice(0, 10), ingestedAt };
  const checksums = {
    register: people === null ? null : sha256(people.body),
    ballparks: parks === null ? null : sha256(parks.body),
  };
  const register = people === null ? emptyRegister : readPeople(people.body);
  const read = parks === null ? { rows: [], findings: [] } : readBallparks(parks.body);
  const archive = async (file: StoredFile | null, source: string): Promise<LedgerRow | null> => {
    if (file === null) return null;
    const date = await archivedUnder(ports.objects, file, source, sha256(file.body));
    return archiveFile(ports.objects, file, source, { ...moment, gameDate: date ?? moment.gameDate });
  };
  const archived = await archive(people, 'register');
  const archivedParks = await archive(parks, 'retrosheet');
  const references: References = {
    register,
    timeZones: parkTimeZones(read.rows),
    checksums,
    people: archived === null ? null : archivedFileOf(archived),
    ballparks: archivedParks === null ? null : archivedFileOf(archivedParks),
    runId: moment.runId,
  };
  const contentSha256 = contentOf(checksums);
  if ((await runThatLoaded(ports.objects, name, contentSha256)) !== null) return references;

  const ledger = [
    ...ledgerTexts(archived === null ? [] : [archived], 'register', moment),
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
