import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../services/league-simulator/world.ts';
import { defaultGradeSettings } from '../../../shared/domain/validation/grade.ts';
import { validateGame } from '../../../shared/domain/validation/validate-game.ts';
import { readFeed } from '../../../shared/sources/statsapi/read-feed.ts';
import { readSchedule } from '../../../shared/sources/statsapi/read-schedule.ts';
import { stageGame } from '../../../shared/sources/statsapi/stage-rows.ts';
import { inJune, objectOf } from '../../support/league-answers.ts';
import { storedTables } from '../../support/stored-tables.ts';

const world = createWorld({ seed: 1 });
const reading = {
  runId: '20250610T120000Z-ab12',
  source: 'simulator',
  fetchedAt: inJune,
  ingestedAt: inJune,
};

function verdictOf(gamePk: number, now = inJune) {
  const feed = objectOf(world, now, `/api/v1.1/game/${gamePk}/feed/live`);
  const document = readFeed(feed, { gamePk, fetchedAt: now });
  const tables = storedTables(stageGame(document, { ...reading, fetchedAt: now, ingestedAt: now }));
  const bundle = { schema_version: 1 as const, game_pk: gamePk, tables, findings: document.findings };
  return { document, verdict: validateGame(gamePk, bundle, defaultGradeSettings) };
}

describe('the product’s own reader and validator', () => {
  it('grade every finished game A, the one without a box score F', () => {
    for (const game of world.calendar(2025).games.slice(0, 180)) {
      const { document, verdict } = verdictOf(game.gamePk);
      if (game.script === 'missingBoxScore') {
        expect(verdict.grade).toBe('F');
        continue;
      }
      expect(document.findings, `game ${game.gamePk}`).toEqual([]);
      expect(verdict.grade, `game ${game.gamePk}: ${JSON.stringify(verdict.findings.slice(0, 2))}`).toBe('A');
    }
  });

  it('read games before they begin and while they are played', () => {
    for (const game of world.calendar(2025).games.slice(20, 60)) {
      const { document } = verdictOf(game.gamePk, '2025-03-29T00:30:00.000Z');
      expect(document.findings).toEqual([]);
      expect(document.header.gamePk).toBe(game.gamePk);
    }
  });

  it('read every listing of the schedule', () => {
    for (let day = 27; day <= 31; day += 1) {
      const gameDate = `2025-03-${day}`;
      const schedule = objectOf(world, inJune, '/api/v1/schedule', {
        sportId: '1',
        date: gameDate,
        hydrate: 'team,linescore,probablePitcher,decisions,officials',
      });
      const { games, findings } = readSchedule(schedule, { gameDate });
      expect(findings).toEqual([]);
      expect(games.length).toBeGreaterThan(6);
    }
  });
});
