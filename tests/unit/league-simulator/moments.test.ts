import { describe, expect, it } from 'vitest';
import { createWorld } from '../../../services/league-simulator/world.ts';
import {
  bodyOf,
  feedSchema,
  inJune,
  lineScoreSchema,
  objectOf,
  scheduleSchema,
} from '../../support/league-answers.ts';

const world = createWorld({ seed: 5 });
const calendar = world.calendar(2025);
const hydrate = 'team,linescore,probablePitcher(note),decisions';

function scheduleAt(now: string, query: Record<string, string>) {
  return scheduleSchema.parse(objectOf(world, now, '/api/v1/schedule', { sportId: '1', hydrate, ...query }));
}

function feedAt(now: string, gamePk: number) {
  return feedSchema.parse(objectOf(world, now, `/api/v1.1/game/${gamePk}/feed/live`));
}

function gameWith(test: (game: (typeof calendar.games)[number]) => boolean) {
  const game = calendar.games.find(test);
  if (game === undefined) throw new Error('the scenario table has no such game');
  return game;
}

const iso = (ms: number): string => new Date(ms).toISOString();

describe('the schedule', () => {
  it('has results and decisions before now, probable pitchers and no scores after', () => {
    const past = scheduleAt('2025-04-20T12:00:00Z', { date: '2025-04-14' });
    const future = scheduleAt('2025-04-20T12:00:00Z', { date: '2025-04-22' });
    for (const game of past.dates[0]?.games ?? []) {
      expect(game.status).toMatchObject({ abstractGameState: 'Final', codedGameState: 'F' });
      expect(game.teams.home.isWinner).toBe((game.teams.home.score ?? 0) > (game.teams.away.score ?? 0));
      expect(game.decisions).toBeDefined();
      expect(game.teams.home.team.abbreviation).toMatch(/^[A-Z]{2,3}$/);
    }
    expect(past.totalGames).toBeGreaterThan(6);
    for (const game of future.dates[0]?.games ?? []) {
      expect(game.status).toMatchObject({ abstractGameState: 'Preview', codedGameState: 'S' });
      expect(game.teams.home.score).toBeUndefined();
      expect(game.teams.home.probablePitcher?.id).toBeGreaterThan(9_000_000);
    }
  });

  it('announces the pitcher who then starts', () => {
    const game = calendar.games[300];
    const before = scheduleAt(iso((game?.startMs ?? 0) - 3_600_000), { gamePk: String(game?.gamePk) });
    const after = feedAt(inJune, game?.gamePk ?? 0);
    const starter = after.liveData.boxscore?.teams.home.pitchers[0];
    expect(before.dates[0]?.games[0]?.teams.home.probablePitcher?.id).toBe(starter);
  });

  it('adds up each club’s record: as many wins as losses in the league', () => {
    const day = scheduleAt('2025-05-02T03:59:00Z', { startDate: '2025-04-28', endDate: '2025-05-05' });
    const rows = day.dates.flatMap((date) => date.games).filter((game) => game.status.codedGameState === 'F');
    const latest = new Map<number, { wins: number; losses: number }>();
    for (const game of rows) {
      for (const side of [game.teams.home, game.teams.away]) latest.set(side.team.id, side.leagueRecord);
    }
    expect(latest.size).toBe(30);
    const total = [...latest.values()].reduce(
      (sum, record) => ({ wins: sum.wins + record.wins, losses: sum.losses + record.losses }),
      { wins: 0, losses: 0 },
    );
    expect(total.wins).toBe(total.losses);
    const future = day.dates[day.dates.length - 1]?.games[0]?.teams.home;
    expect(future?.leagueRecord).toEqual(latest.get(future?.team.id ?? 0));
  });

  it('answers a day without games with no dates, and filters by team and game', () => {
    expect(scheduleAt(inJune, { date: '2025-04-06' })).toMatchObject({ totalGames: 0, dates: [] });
    expect(scheduleAt(inJune, { date: '2025-01-10' }).dates).toEqual([]);
    const yankees = scheduleAt(inJune, { startDate: '2025-04-10', endDate: '2025-04-14', teamId: '147' });
    expect(yankees.totalGames).toBeGreaterThanOrEqual(4);
    for (const game of yankees.dates.flatMap((date) => date.games))
      expect([game.teams.home.team.id, game.teams.away.team.id]).toContain(147);
    expect(scheduleAt(inJune, { season: '2025' }).totalGames).toBe(2433);
    expect(scheduleAt(inJune, {}).dates[0]?.date).toBe('2025-06-10');
  });

  it('refuses a malformed date as MLB does', () => {
    expect(objectOf(world, inJune, '/api/v1/schedule', { date: 'yesterday' })).toMatchObject({
      messageNumber: 11,
    });
  });
});

describe('a postponed game', () => {
  const game = gameWith(
    (candidate) => candidate.change?.kind === 'postponed' && candidate.doubleHeader === 'S',
  );
  const from = game.change?.fromDate ?? '';
  const to = game.change?.toDate ?? '';
  const range = { startDate: from, endDate: to, gamePk: String(game.gamePk) };

  it('is listed once, on its first date, until the postponement is announced', () => {
    const rows = scheduleAt(iso((game.change?.fromMs ?? 0) - 5 * 3_600_000), range).dates;
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      date: from,
      games: [{ officialDate: from, status: { codedGameState: 'S' } }],
    });
  });

  it('then has a row that is Final with coded state D and the make-up’s official date, and the make-up row', () => {
    const [first, second] = scheduleAt(inJune, range).dates.map((date) => ({
      date: date.date,
      game: date.games[0],
    }));
    expect(first).toMatchObject({
      date: from,
      game: {
        officialDate: to,
        rescheduleGameDate: to,
        status: { abstractGameState: 'Final', codedGameState: 'D', statusCode: 'DI' },
      },
    });
    expect(first?.game?.teams.home.score).toBeUndefined();
    expect(second).toMatchObject({
      date: to,
      game: {
        officialDate: to,
        rescheduledFromDate: from,
        doubleHeader: 'S',
        gameNumber: 1,
        status: { codedGameState: 'F' },
      },
    });
    expect(second?.game?.description).toMatch(/^Makeup of \d+\/\d+ PPD$/);
  });
});

describe('a suspended game', () => {
  const game = gameWith((candidate) => candidate.script === 'suspended');
  const record = world.simulateGame(game.gamePk);
  const stop = record.plays[(record.resumedAtPlay ?? 1) - 1]?.endMs ?? 0;
  const range = {
    startDate: game.change?.fromDate ?? '',
    endDate: game.change?.toDate ?? '',
    gamePk: String(game.gamePk),
  };

  it('is suspended overnight with the plays so far', () => {
    const feed = feedAt(iso(stop + 3_600_000), game.gamePk);
    expect(feed.gameData.status).toMatchObject({
      abstractGameState: 'Live',
      codedGameState: 'U',
      statusCode: 'UR',
    });
    expect(feed.liveData.plays.allPlays).toHaveLength(record.resumedAtPlay ?? 0);
    expect(feed.liveData.decisions).toBeUndefined();
  });

  it('ends as two Final rows that keep the first official date, and a complete feed', () => {
    const rows = scheduleAt(inJune, range).dates.map((date) => ({ date: date.date, game: date.games[0] }));
    expect(rows).toMatchObject([
      {
        date: game.change?.fromDate,
        game: {
          officialDate: game.change?.fromDate,
          resumeGameDate: game.change?.toDate,
          status: { codedGameState: 'F' },
        },
      },
      {
        date: game.change?.toDate,
        game: {
          officialDate: game.change?.fromDate,
          resumedFromDate: game.change?.fromDate,
          status: { codedGameState: 'F' },
        },
      },
    ]);
    const feed = feedAt(inJune, game.gamePk);
    expect(feed.liveData.plays.allPlays).toHaveLength(record.plays.length);
    expect(feed.gameData.gameInfo.gameDurationMinutes).toBeLessThan(300);
  });

  it('is one row before it stops', () => {
    expect(scheduleAt(iso((game.change?.fromMs ?? 0) - 60_000), range).dates).toHaveLength(1);
  });
});

describe('a game in progress', () => {
  it('shows the plays that have ended, and nothing of the future', () => {
    const game = gameWith((candidate) => candidate.officialDate === '2025-04-16');
    const record = world.simulateGame(game.gamePk);
    const now = iso(record.plays[30]?.endMs ?? 0);
    const feed = feedAt(now, game.gamePk);
    expect(feed.gameData.status).toMatchObject({ abstractGameState: 'Live', codedGameState: 'I' });
    expect(feed.liveData.plays.allPlays).toHaveLength(31);
    expect(feed.liveData.boxscore?.teams.home.pitchers.length).toBeLessThanOrEqual(
      record.home.appearances.length,
    );
    for (const play of feed.liveData.plays.allPlays) expect(play.about.endTime <= now).toBe(true);
    expect(scheduleAt(now, { date: '2025-04-16' }).totalGamesInProgress).toBeGreaterThan(0);
  });

  it('is nothing but announcements before it begins', () => {
    const game = gameWith((candidate) => candidate.officialDate === '2025-04-16');
    const feed = feedAt('2025-04-16T10:00:00Z', game.gamePk);
    expect(feed.gameData.status.codedGameState).toBe('S');
    expect(feed.liveData.plays.allPlays).toEqual([]);
    expect(feed.liveData.boxscore?.teams.home).toMatchObject({ batters: [], pitchers: [], battingOrder: [] });
    expect(feed.liveData.linescore.innings).toEqual([]);
  });
});

describe('other awkward games', () => {
  it('a rain-shortened game is coded F with padded innings that lack runs', () => {
    const game = gameWith((candidate) => candidate.script === 'rainShortened');
    const feed = feedAt(inJune, game.gamePk);
    expect(feed.gameData.status).toMatchObject({
      codedGameState: 'F',
      detailedState: 'Completed Early: Rain',
      statusCode: 'FR',
    });
    expect(feed.liveData.linescore.innings).toHaveLength(9);
    expect(feed.liveData.linescore.innings[8]?.home.runs).toBeUndefined();
    expect(feed.liveData.linescore.currentInning).toBeLessThan(9);
  });

  it('the second game of a traditional doubleheader has no time of its own before it begins', () => {
    const game = gameWith((candidate) => candidate.doubleHeader === 'Y' && candidate.gameNumber === 2);
    const [row] =
      scheduleAt('2025-03-27T01:00:00Z', { date: game.officialDate, gamePk: String(game.gamePk) }).dates[0]
        ?.games ?? [];
    expect(row).toMatchObject({ doubleHeader: 'Y', gameNumber: 2, status: { startTimeTBD: true } });
  });

  it('a feed without box score still has plays, and the box score has its own endpoint', () => {
    const game = gameWith((candidate) => candidate.script === 'missingBoxScore');
    const feed = feedAt(inJune, game.gamePk);
    expect(feed.liveData.boxscore).toBeUndefined();
    expect(feed.liveData.plays.allPlays.length).toBeGreaterThan(50);
    expect(bodyOf(world, inJune, `/api/v1/game/${game.gamePk}/boxscore`)).toContain('"battingOrder"');
  });

  it('an unplayed bottom of the ninth has no runs in the line score', () => {
    const game = gameWith(
      (candidate) => candidate.script === null && !world.simulateGame(candidate.gamePk).isLastBottomPlayed,
    );
    const line = lineScoreSchema.parse(objectOf(world, inJune, `/api/v1/game/${game.gamePk}/linescore`));
    expect(line.innings[line.innings.length - 1]?.home.runs).toBeUndefined();
  });
});
