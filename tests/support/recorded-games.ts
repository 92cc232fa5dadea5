import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { testData } from './test-data.ts';

/** A recorded response as JSON, or null (said on the console) when the recordings are absent. Tests read it independently of our readers. */
// biome-ignore lint/suspicious/noExplicitAny: an independent look at the raw JSON, whose shape is what is under test.
export function recordedJson(path: string): any {
  const file = testData(`statsapi/${path}.json.gz`);
  return file === null ? null : JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'));
}

/** Every game recorded to its end. */
export const completeGames: readonly { gamePk: number; path: string }[] = [
  631220, 715720, 717055, 718096, 718322, 718594, 745218, 747175, 824322,
]
  .map((gamePk) => ({ gamePk, path: `feed_live/${gamePk}` }))
  .concat({ gamePk: 746551, path: 'feed_live/746551.game-over.20240530_030926' });
