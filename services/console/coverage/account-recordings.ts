import { readArchiveManifest } from '../../../shared/adapters/local/archive-manifest.ts';
import { parseRawKey } from '../../../shared/sources/raw-zone-source.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { collectedFolders, outcomesOfGames } from '../recordings/collect-recorded-dates.ts';
import type { RecordingOutcome } from '../recordings/import-recordings.ts';
import { folderOf, readRecordedFile } from '../recordings/read-recorded-file.ts';
import { markdownTable } from './markdown.ts';

/** Every recording of a folder of Stats API answers: loaded, or why not. Throws ARCHIVE_NOT_FOUND. */
export async function accountRecordings(
  ports: Pick<EmbeddedPorts, 'objects' | 'warehouse'>,
  folder: string,
): Promise<string[]> {
  const { recordings } = await readArchiveManifest(folder);
  const outcomes = await outcomesOfGames(ports, recordings);
  const filed = new Set(
    (await ports.objects.list('raw/archive/')).flatMap(({ key }) => {
      const name = parseRawKey(key);
      return name === null ? [] : `${name.endpoint} ${name.subject}`;
    }),
  );
  for (const recording of recordings.filter(({ file }) => !collectedFolders.includes(folderOf(file)))) {
    const { rows, left, request } = await readRecordedFile(folder, recording);
    const isFiled = request !== null && filed.has(`${request.endpoint} ${request.subject}`);
    outcomes.push({
      file: recording.file,
      read: rows.length,
      offered: null,
      left: left ?? (isFiled ? null : 'not imported (import statsapi)'),
    });
  }
  return [
    '### Stats API: every recording',
    '',
    `${outcomes.filter(({ left }) => left === null).length} of ${outcomes.length} recordings are loaded. Rows of games and schedules are counted above; the same row can stand in several recordings.`,
    '',
    ...markdownTable(['recordings', 'files', 'loaded', 'rows in them', 'left'], foldersOf(outcomes)),
    '',
    'Why the others are left:',
    '',
    ...markdownTable(['recordings', 'files', 'why', 'for example'], reasonsOf(outcomes)),
  ];
}

const byText = (
  [left = '']: readonly (string | number)[],
  [right = '']: readonly (string | number)[],
): number => (left < right ? -1 : Number(left > right));

const foldersOf = (outcomes: readonly RecordingOutcome[]): (string | number)[][] =>
  [...Map.groupBy(outcomes, ({ file }) => folderOf(file))]
    .map(([folder, own]) => {
      const loaded = own.filter(({ left }) => left === null).length;
      const rows = own.reduce((sum, { read }) => sum + (read ?? 0), 0);
      const isCollected = collectedFolders.includes(folder);
      return [folder, own.length, loaded, isCollected ? '' : rows, own.length - loaded];
    })
    .toSorted(byText);

const reasonsOf = (outcomes: readonly RecordingOutcome[]): (string | number)[][] =>
  [
    ...Map.groupBy(
      outcomes.filter(({ left }) => left !== null),
      ({ file, left }) => `${folderOf(file)} ${left}`,
    ).values(),
  ]
    .map((own) => {
      const [first] = own.toSorted((one, other) => byText([one.file], [other.file]));
      return [folderOf(first?.file ?? ''), own.length, first?.left ?? '', first?.file ?? ''];
    })
    .toSorted(byText);
