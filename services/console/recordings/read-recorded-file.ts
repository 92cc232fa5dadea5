import type { Recording } from '../../../shared/adapters/local/archive-manifest.ts';
import { readRecording } from '../../../shared/adapters/local/archive-source.ts';
import { asHanksTankError } from '../../../shared/domain/errors.ts';
import type { SourceRequest } from '../../../shared/ports/data-source.ts';
import { parseJsonObject } from '../../../shared/sources/statsapi/json-access.ts';
import { countUnknownFields } from '../../../shared/sources/statsapi/watch-statsapi.ts';
import { foldersLeft, recordingReaders } from './read-recorded.ts';
import { momentOf, type RecordedMoment } from './recorded-moment.ts';
import { leftAlone, type RecordedRows } from './recorded-rows.ts';

/** A recording that has been read. */
export interface RecordedFile extends RecordedRows {
  moment: RecordedMoment;
  /** What it answers, as it is filed in the raw zone; null when nobody knows its kind. */
  request: SourceRequest | null;
  /** As it lies in the folder; null when it could not be read. */
  stored: { body: Buffer; gzip: Buffer } | null;
}

/** Name of the folder of a recording. */
export const folderOf = (file: string): string => file.split('/', 1)[0] ?? '';

/** Reads a recording. A spoilt one has no rows and says why; what else goes wrong is thrown. */
export async function readRecordedFile(folder: string, recording: Recording): Promise<RecordedFile> {
  const moment = await momentOf(folder, recording);
  const kind = folderOf(recording.file);
  const reader = recordingReaders[kind];
  if (reader === undefined) {
    const reason = foldersLeft[kind] ?? 'nobody knows this kind of recording';
    return { ...leftAlone(reason), moment, request: null, stored: null };
  }
  const subject = recording.file.slice(kind.length + 1).replace(/\.json(\.gz)?$/, '');
  const request: SourceRequest = {
    endpoint: reader.endpoint,
    subject: subject.replace(/[^\w.-]/g, '-'),
    urlPath: recording.endpoint_path,
    gamePk: null,
  };
  let stored: RecordedFile['stored'] = null;
  try {
    stored = await readRecording(folder, recording);
    const json = parseJsonObject(stored.body, recording.file);
    const { rows, findings, left } = reader.read(json, moment);
    const unknown = countUnknownFields();
    unknown.add(reader.endpoint, json);
    return { rows, findings: [...findings, ...unknown.findings()], left, moment, request, stored };
  } catch (thrown) {
    const { code, message, class: errorClass } = asHanksTankError(thrown);
    if (errorClass !== 'contract') throw thrown;
    return { ...leftAlone(`${code}: ${message}`), moment, request, stored };
  }
}
