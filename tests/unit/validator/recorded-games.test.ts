import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { defaultGradeSettings } from '../../../shared/domain/validation/grade.ts';
import { validateGame } from '../../../shared/domain/validation/validate-game.ts';
import { parseJsonObject } from '../../../shared/sources/statsapi/json-access.ts';
import { readFeed } from '../../../shared/sources/statsapi/read-feed.ts';
import { stageGame } from '../../../shared/sources/statsapi/stage-rows.ts';
import { storedTables } from '../../support/stored-tables.ts';
import { testData } from '../../support/test-data.ts';

const at = '2026-09-01T00:00:00.000Z';
const reading = { runId: '20260901T000000Z-ab12', source: 'archive', fetchedAt: at, ingestedAt: at };
const folder = testData('statsapi/feed_live');

function validateRecording(file: string) {
  const gamePk = Number(file.split('.')[0]);
  const feed = parseJsonObject(gunzipSync(readFileSync(`${folder}/${file}.json.gz`)), file);
  const document = readFeed(feed, { gamePk, fetchedAt: at });
  return validateGame(
    gamePk,
    { tables: storedTables(stageGame(document, reading)), findings: document.findings },
    defaultGradeSettings,
  );
}

test.each(['631220', '715720', '717055', '718096', '718322', '718594', '745218', '747175', '824322'])(
  'the recorded game %s is an A without a hard finding',
  (file) => {
    if (folder === null) return;
    const verdict = validateRecording(file);
    expect(verdict).toMatchObject({ grade: 'A', rowsRejected: 0 });
    expect(verdict.score).toBeGreaterThan(0.999);
    expect(verdict.rowsOffered).toBeGreaterThan(300);
  },
);

test.each(['824481.in-progress.20260806_180148', '746552.scheduled.20240528_165430'])(
  'the recorded game %s proceeds without rows of play',
  (file) => {
    if (folder === null) return;
    const verdict = validateRecording(file);
    expect(verdict).toMatchObject({ grade: 'A', rowsRejected: 0 });
    expect([...verdict.accepted.keys()]).not.toContain('mlb_historical_data.player_batting_lines');
  },
);
