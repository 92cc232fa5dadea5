import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HanksTankError } from '../../../../shared/domain/errors.ts';
import { readFeed } from '../../../../shared/sources/statsapi/read-feed.ts';
import { readGameEndpoints } from '../../../../shared/sources/statsapi/read-game-endpoints.ts';
import { readSchedule } from '../../../../shared/sources/statsapi/read-schedule.ts';
import { stageGame, stageSchedule } from '../../../../shared/sources/statsapi/stage-rows.ts';
import { smallFeed, smallSchedule } from '../../../support/small-feed.ts';

const fetchedAt = '2026-08-10T00:00:00.000Z';
const reading = { runId: '20260810T000000Z-ab12', source: 'archive', fetchedAt, ingestedAt: fetchedAt };
const gamePk = 900_001;

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

/** A copy in which some members are gone (undefined) or something else. */
function damage(json: unknown, changes: readonly { place: number; value: unknown }[]): unknown {
  const copy: unknown = structuredClone(json);
  const paths = pathsOf(copy).filter((path) => path.length > 0);
  for (const { place, value } of changes) {
    const path = paths[place % paths.length] ?? [];
    let parent: unknown = copy;
    for (const key of path.slice(0, -1)) {
      parent = typeof parent === 'object' && parent !== null ? Reflect.get(parent, key) : undefined;
    }
    const last = path.at(-1);
    if (typeof parent !== 'object' || parent === null || last === undefined) continue;
    if (value === undefined) Reflect.deleteProperty(parent, last);
    else Reflect.set(parent, last, value);
  }
  return copy;
}

const strange = fc.oneof(
  fc.constantFrom(
    undefined,
    null,
    '',
    'x',
    '-.--',
    '7',
    -1,
    1e308,
    0.5,
    true,
    [],
    {},
    [null],
    '2026-02-30',
    'NaN',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const changes = fc.array(fc.record({ place: fc.nat(), value: strange }), { minLength: 1, maxLength: 12 });
const asObject = (value: unknown): Record<string, unknown> => Object.fromEntries(Object.entries(value ?? {}));

/** Runs a reader; only our own error may come out of it. */
function readsOrRefuses(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof HanksTankError)) throw error;
    expect(error.code).toBe('SOURCE_RESPONSE_MALFORMED');
  }
}

describe('a damaged response', () => {
  it('of a feed is read or refused, never a crash', () => {
    fc.assert(
      fc.property(changes, (list) => {
        readsOrRefuses(() =>
          stageGame(readFeed(asObject(damage(smallFeed(), list)), { gamePk, fetchedAt }), reading),
        );
      }),
      { seed: 20260415, numRuns: 600 },
    );
  });

  it('of a schedule is read or refused, never a crash', () => {
    fc.assert(
      fc.property(changes, (list) => {
        readsOrRefuses(() => {
          const { games } = readSchedule(asObject(damage(smallSchedule(), list)), { gameDate: '2026-04-14' });
          stageSchedule(games, reading, { stagesGame: () => true, isUncollected: () => false });
        });
      }),
      { seed: 20260416, numRuns: 400 },
    );
  });

  it('of the box score and the plays is read or refused, never a crash', () => {
    const [listing] = readSchedule(smallSchedule(), { gameDate: '2026-04-14' }).games;
    if (listing === undefined) throw new Error('the listing was not read');
    const { boxscore, plays, linescore } = smallFeed().liveData;
    fc.assert(
      fc.property(changes, (list) => {
        const body = damage({ boxscore, plays, linescore }, list);
        const member = (name: string) => asObject(asObject(body)[name]);
        readsOrRefuses(() =>
          stageGame(
            readGameEndpoints(
              {
                listing,
                boxscore: member('boxscore'),
                playByPlay: member('plays'),
                linescore: member('linescore'),
              },
              fetchedAt,
            ),
            reading,
          ),
        );
      }),
      { seed: 20260417, numRuns: 400 },
    );
  });
});
