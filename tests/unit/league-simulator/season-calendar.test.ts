import { describe, expect, it } from 'vitest';
import { epochDayOf } from '../../../services/league-simulator/calendar-date.ts';
import { rosterOf, rosterSlots } from '../../../services/league-simulator/players.ts';
import { defaultScenarios, scenarioSchema } from '../../../services/league-simulator/scenarios.ts';
import { createWorld } from '../../../services/league-simulator/world.ts';

const world = createWorld({ seed: 3, scenarios: [] });
const calendar = world.calendar(2025);
const scripted = createWorld({ seed: 3 }).calendar(2025);

describe('the calendar', () => {
  it('gives every club 162 games, at home in about half, and never two on a day', () => {
    expect(calendar.games).toHaveLength(2430);
    expect(calendar.firstDate).toBe('2025-03-27');
    for (const [index, games] of calendar.byTeam.entries()) {
      expect(games).toHaveLength(162);
      const home = games.filter((game) => game.homeIndex === index).length;
      expect(Math.abs(home - 81)).toBeLessThanOrEqual(6);
      expect(new Set(games.map((game) => game.officialDate)).size).toBe(162);
    }
  });

  it('has 15 games on most days and a break in July', () => {
    const perDate = new Map<string, number>();
    for (const game of calendar.games)
      perDate.set(game.officialDate, (perDate.get(game.officialDate) ?? 0) + 1);
    const full = [...perDate.values()].filter((count) => count === 15).length;
    expect(full / perDate.size).toBeGreaterThan(0.75);
    const days = [...perDate.keys()].map(epochDayOf).toSorted((left, right) => left - right);
    const gaps = days.filter((day, index) => index > 0 && day - (days[index - 1] ?? day) === 5);
    expect(gaps).toHaveLength(1);
  });

  it('keeps ids apart from real ones and finds a game by its id', () => {
    const ids = calendar.games.map((game) => game.gamePk);
    expect(new Set(ids).size).toBe(2430);
    expect(Math.min(...ids)).toBeGreaterThan(1_000_000);
    expect(world.gameOf(ids[500] ?? 0)).toBe(calendar.games[500]);
    expect(world.gameOf(747175)).toBeNull();
    expect(() => world.simulateGame(1)).toThrow(/no game 1/);
  });

  it('is another one for another seed or season', () => {
    const pairs = (games: typeof calendar.games): string =>
      games
        .slice(0, 60)
        .map((game) => `${game.homeIndex}-${game.awayIndex}`)
        .join();
    expect(pairs(createWorld({ seed: 4, scenarios: [] }).calendar(2025).games)).not.toBe(
      pairs(calendar.games),
    );
    expect(pairs(world.calendar(2024).games)).not.toBe(pairs(calendar.games));
    expect(world.calendar(2024).firstDate).toBe('2024-03-27');
  });

  it('refuses an opening day outside spring', () => {
    expect(() => createWorld({ seed: 1, seasonStart: '2025-07-01' })).toThrow(/15 March to 30 April/);
  });
});

describe('the scenario table', () => {
  it('is valid and leaves every club 162 games', () => {
    for (const scenario of defaultScenarios) expect(scenarioSchema.safeParse(scenario).success).toBe(true);
    for (const games of scripted.byTeam) expect(games).toHaveLength(162);
  });

  it('places each awkward day once within the first eleven days', () => {
    const early = scripted.games.filter((game) => game.officialDate <= '2025-04-07');
    const kinds = (predicate: (game: (typeof early)[number]) => boolean): number =>
      early.filter(predicate).length;
    expect(kinds((game) => game.change?.kind === 'postponed')).toBe(2);
    expect(kinds((game) => game.change?.kind === 'suspended')).toBe(1);
    expect(kinds((game) => game.doubleHeader === 'Y' && game.scheduledInnings === 9)).toBe(2);
    expect(kinds((game) => game.doubleHeader === 'Y' && game.scheduledInnings === 7)).toBe(2);
    expect(kinds((game) => game.doubleHeader === 'S')).toBe(4);
    for (const script of ['rainShortened', 'extraInnings', 'missingBoxScore', 'suspended']) {
      expect(
        kinds((game) => game.script === script),
        script,
      ).toBe(1);
    }
    const tenthDay = epochDayOf(scripted.firstDate) + 10;
    expect(scripted.games.some((game) => epochDayOf(game.officialDate) === tenthDay)).toBe(false);
  });

  it('plays what it says: shortened, seven innings, extra innings', () => {
    const league = createWorld({ seed: 3 });
    const recordOf = (script: string) => {
      const game = scripted.games.find((candidate) => candidate.script === script);
      return league.simulateGame(game?.gamePk ?? 0);
    };
    expect(recordOf('rainShortened').innings).toBeLessThan(9);
    expect(recordOf('rainShortened').innings).toBeGreaterThanOrEqual(6);
    expect(recordOf('extraInnings').innings).toBeGreaterThan(9);
    const seven = scripted.games
      .filter((game) => game.scheduledInnings === 7)
      .map((game) => league.simulateGame(game.gamePk));
    for (const record of seven) expect(record.innings).toBeGreaterThanOrEqual(7);
    expect(seven.some((record) => record.innings < 9)).toBe(true);
    const suspended = recordOf('suspended');
    const resumed = suspended.plays[suspended.resumedAtPlay ?? 0];
    const before = suspended.plays[(suspended.resumedAtPlay ?? 1) - 1];
    expect((resumed?.startMs ?? 0) - (before?.endMs ?? 0)).toBeGreaterThan(10 * 3_600_000);
  });

  it('ignores lines that name a pairing the day does not have', () => {
    const league = createWorld({
      seed: 3,
      scenarios: [
        { kind: 'splitDoubleheader', dayOffset: 3, gameIndex: 0 },
        { kind: 'suspended', dayOffset: 9, gameIndex: 0 },
        { kind: 'traditionalDoubleheader', dayOffset: 9, gameIndex: 0 },
      ],
    });
    expect(
      league.calendar(2025).games.filter((game) => game.doubleHeader !== 'N' || game.script !== null),
    ).toHaveLength(0);
  });
});

describe('a roster', () => {
  it('has 26 men with ids of its own and two ways of batting', () => {
    const roster = rosterOf(3, 12, 2025);
    expect(roster).toHaveLength(rosterSlots.size);
    expect(new Set(roster.map((player) => player.id)).size).toBe(26);
    expect(Math.min(...roster.map((player) => player.id))).toBeGreaterThanOrEqual(9_000_000);
    expect(roster.filter((player) => player.position === 1)).toHaveLength(13);
  });

  it('changes slowly from season to season', () => {
    const ids = (season: number) => new Set(rosterOf(3, 12, season).map((player) => player.id));
    const stayed = [...ids(2024)].filter((id) => ids(2025).has(id)).length;
    expect(stayed).toBeGreaterThan(15);
    expect([...ids(2018)].filter((id) => ids(2025).has(id)).length).toBeLessThan(stayed);
  });
});
