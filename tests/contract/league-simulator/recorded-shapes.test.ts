import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { savantColumns } from '../../../services/league-simulator/responses/savant.ts';
import { createWorld } from '../../../services/league-simulator/world.ts';
import { inJune, objectOf } from '../../support/league-answers.ts';
import { testData } from '../../support/test-data.ts';

const world = createWorld({ seed: 1 });
const statsApi = testData('statsapi');

type Shape = Map<string, Set<string>>;

/** Every path of a JSON value with the types seen there; list indexes and player ids are folded. */
function addShape(value: unknown, path: string, shape: Shape): void {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (path !== '') shape.set(path, (shape.get(path) ?? new Set()).add(type));
  if (Array.isArray(value)) for (const element of value) addShape(element, `${path}[]`, shape);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, field] of Object.entries(value))
      addShape(field, `${path}.${key.replace(/^ID\d+$/, 'ID*')}`, shape);
  }
}

function recorded(folder: string, pattern: RegExp): Shape {
  const shape: Shape = new Map();
  if (statsApi === null) return shape;
  for (const name of readdirSync(join(statsApi, folder)).filter((candidate) => pattern.test(candidate))) {
    const json: unknown = JSON.parse(gunzipSync(readFileSync(join(statsApi, folder, name))).toString());
    addShape(json, '', shape);
  }
  return shape;
}

function simulated(requests: readonly (readonly [string, Record<string, string>])[]): Shape {
  const shape: Shape = new Map();
  for (const [path, query] of requests) addShape(objectOf(world, inJune, path, query), '', shape);
  return shape;
}

/** Paths the recordings do not have, or have with other types. */
function strangers(ours: Shape, theirs: Shape): string[] {
  return [...ours].flatMap(([path, types]) => {
    const known = theirs.get(path);
    if (known === undefined) return [path];
    return [...types]
      .filter((type) => !known.has(type))
      .map((type) => `${path} is ${type}, recorded ${[...known].join('/')}`);
  });
}

const games = world.calendar(2025).games;
const firstGame = `/api/v1/game/${games[0]?.gamePk}`;
const feeds = games.slice(0, 40).map((game) => [`/api/v1.1/game/${game.gamePk}/feed/live`, {}] as const);

// What the recordings happen not to show: suspended games, runners on third at the end, steals in the last play.
const unrecorded = [
  /\.resume|\.status\.reason$/,
  /offense\.(first|second|third)/,
  /\.linescore\.note$/,
  /currentPlay\./,
  /postOn/,
];

describe('simulated answers beside recorded ones', () => {
  it.each([
    ['live feed', 'feed_live', /./, feeds],
    [
      'schedule',
      'schedule',
      /^202[2-6]/,
      [
        [
          '/api/v1/schedule',
          {
            startDate: '2025-03-27',
            endDate: '2025-06-14',
            hydrate: 'team,linescore,probablePitcher,decisions',
          },
        ],
      ],
    ],
    ['box score', 'boxscore', /^747175/, [[`${firstGame}/boxscore`, {}]]],
    ['line score', 'linescore', /./, [[`${firstGame}/linescore`, {}]]],
    ['play by play', 'play_by_play', /./, [[`${firstGame}/playByPlay`, {}]]],
    ['teams', 'teams', /^all/, [['/api/v1/teams', {}]]],
    ['venues', 'venues', /./, [['/api/v1/venues', {}]]],
    ['seasons', 'seasons', /./, [['/api/v1/seasons', { season: '2025' }]]],
    ['people', 'people', /^(\d+|players)\.json/, [['/api/v1/people', { personIds: '9000000,9001300' }]]],
  ] as const)('%s: every field and type exists in a recording', (_name, folder, pattern, requests) => {
    if (statsApi === null) return;
    const odd = strangers(simulated(requests), recorded(folder, pattern));
    expect(odd.filter((path) => !unrecorded.some((known) => known.test(path)))).toEqual([]);
  });

  it('the 404 body has the recorded fields', () => {
    if (statsApi === null) return;
    const ours: Shape = new Map();
    addShape(objectOf(world, inJune, '/api/v1.1/game/1/feed/live'), '', ours);
    expect([...ours.keys()].toSorted()).toEqual([...recorded('errors', /404/).keys()].toSorted());
  });

  it('Savant’s recorded columns are all there, but for what the recordings renamed or added', () => {
    const folder = testData('savant');
    if (folder === null) return;
    const header =
      gunzipSync(readFileSync(join(folder, '2023-05-03.csv.gz')))
        .toString('utf8')
        .split('\n', 1)[0] ?? '';
    const missing = header
      .trim()
      .split(',')
      .filter((column) => !savantColumns.includes(column));
    // pitcher and fielder_2 stood twice in the header of 2023; month and day are the archive's own.
    expect(missing).toEqual(['pitcher.1', 'fielder_2.1', 'month', 'day']);
  });
});
