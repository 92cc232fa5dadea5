import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { answeredAt, recordingOf } from '../../../shared/adapters/local/archive-answers.ts';
import type { Recording } from '../../../shared/adapters/local/archive-manifest.ts';
import { createArchiveSource } from '../../../shared/adapters/local/archive-source.ts';
import { parseJsonObject } from '../../../shared/sources/statsapi/json-access.ts';
import { readTeams } from '../../../shared/sources/statsapi/read-reference.ts';
import {
  peopleRequest,
  rosterRequest,
  teamsRequest,
} from '../../../shared/sources/statsapi/reference-requests.ts';
import { testData } from '../../support/test-data.ts';

const root = mkdtempSync(join(tmpdir(), 'hankstank-answers-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const recording = (file: string, endpoint_path: string, change: Partial<Recording> = {}): Recording => ({
  file,
  endpoint_path,
  game_pk: null,
  official_date: '',
  game_type: '',
  coded_game_state: '',
  plays: null,
  retrieved_at: null,
  ...change,
});

describe('the recording that answers a request', () => {
  const recordings = [
    recording('teams/a.json.gz', '/api/v1/teams?season=2024&sportId=1'),
    recording('teams/b.json.gz', '/api/v1/teams?sportId=1'),
    recording('people/old.json.gz', '/api/v1/people?personIds=1', { retrieved_at: '2026-08-01T00:00:00Z' }),
    recording('people/new.json.gz', '/api/v1/people?personIds=1', { retrieved_at: '2026-08-02T00:00:00Z' }),
    recording('people/undated.json.gz', '/api/v1/people?personIds=1'),
  ];

  it('has the same path and the same parameters, in any order', () => {
    expect(recordingOf(recordings, teamsRequest(2024).urlPath)?.file).toBe('teams/a.json.gz');
    expect(recordingOf(recordings, teamsRequest(2023).urlPath)).toBeUndefined();
    expect(recordingOf(recordings, '/api/v1/teams?season=2024&sportId=1&hydrate=venue')).toBeUndefined();
  });

  it('is the newest', () => {
    expect(recordingOf(recordings, peopleRequest([1]).urlPath)?.file).toBe('people/new.json.gz');
  });

  it('was said when it notes it, else not later than its file was written', async () => {
    const file = 'undated.json.gz';
    writeFileSync(join(root, file), '');
    const at = '2026-08-01T00:00:00Z';
    expect(await answeredAt(root, recording(file, '/x', { retrieved_at: at }))).toBe(
      '2026-08-01T00:00:00.000Z',
    );
    expect(await answeredAt(root, recording(file, '/x', { official_date: '2026-08-01' }))).toBe(
      '2026-08-02T12:00:00.000Z',
    );
    expect(await answeredAt(root, recording(file, '/x'))).toBe(
      statSync(join(root, file)).mtime.toISOString(),
    );
  });
});

const folder = testData('statsapi');

describe('the recorded archive', () => {
  if (folder === null) {
    it('is not here, as the console says', () => expect(folder).toBeNull());
    return;
  }
  it('has the clubs of 2024 and a person, and says of a roster that it is not there', async () => {
    const archive = await createArchiveSource(folder);
    const { body, status } = await archive.fetch(teamsRequest(2024));
    expect(status).toBe(200);
    expect(readTeams(parseJsonObject(body, 'teams'), 2024, 'teams').rows).toHaveLength(30);
    expect(parseJsonObject((await archive.fetch(peopleRequest([592450]))).body, 'people')).toHaveProperty(
      'people',
    );
    await expect(archive.fetch(rosterRequest(115, 'active', 2024, '2024-07-12'))).rejects.toMatchObject({
      code: 'SOURCE_REFUSED',
    });
  });
});
