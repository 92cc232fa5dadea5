import { dateOfEpochDay, epochDayOf, utcMsOf } from './calendar-date.ts';
import { elementAt } from './element-at.ts';
import { chanceOf, RandomStream } from './random.ts';
import type { GameScript, Scenario } from './scenarios.ts';
import { teams } from './teams.ts';
import { summerTimeOf, type Venue, venueOf } from './venues.ts';

/** A row of the schedule that a game left behind before or after the day it counts for. */
export interface ListingChange {
  readonly kind: 'postponed' | 'suspended';
  /** The date the game was first listed on, and its first time. */
  readonly fromDate: string;
  readonly fromMs: number;
  /** The date and time it was made up or resumed. */
  readonly toDate: string;
  readonly toMs: number;
}

/** A game of the calendar; everything about it that is known without playing it. */
export interface ScheduledGame {
  readonly gamePk: number;
  readonly season: number;
  /** MLB's official date: of a postponed game the make-up's, of a suspended game the first. */
  readonly officialDate: string;
  readonly startMs: number;
  readonly homeIndex: number;
  readonly awayIndex: number;
  readonly venue: Venue;
  readonly gameNumber: 1 | 2;
  readonly doubleHeader: 'N' | 'Y' | 'S';
  readonly scheduledInnings: 7 | 9;
  readonly seriesGameNumber: number;
  readonly dayNight: 'day' | 'night';
  readonly script: GameScript | null;
  readonly change: ListingChange | null;
  /** How many games the club has in the calendar before this one: decides the rotation. */
  readonly homeOrdinal: number;
  readonly awayOrdinal: number;
}

/** A season's games with the two look-ups that requests need. */
export interface SeasonCalendar {
  readonly season: number;
  readonly firstDate: string;
  readonly lastDate: string;
  readonly games: readonly ScheduledGame[];
  readonly byGamePk: ReadonlyMap<number, ScheduledGame>;
  /** Games by team index in the order they are played. */
  readonly byTeam: readonly (readonly ScheduledGame[])[];
}

type Draft = { -readonly [Field in keyof ScheduledGame]: ScheduledGame[Field] } & {
  wheelDay: number;
  pairing: number;
};

// Ten days with nine games for each club: both halves of the league play three series, each has its own day off.
const blockDays = 10;
const blocks = 18;
const halves = [
  { clubs: 16, seriesStarts: [0, 4, 7] },
  { clubs: 14, seriesStarts: [0, 3, 7] },
] as const;
const allStarBlock = 11;
const allStarBreakDays = 4;

/** The first game id of a season; ids of real games are below 1,000,000. */
function firstGamePkOf(season: number): number {
  return 5_000_000 + (season - 2000) * 10_000;
}

/** The season that a game id belongs to. */
export function seasonOfGamePk(gamePk: number): number {
  return 2000 + Math.floor((gamePk - 5_000_000) / 10_000);
}

/** Perfect pairings of the clubs for one round of the circle method. */
function pairingsOf(clubs: readonly number[], round: number): [number, number][] {
  const [fixed = 0, ...wheel] = clubs;
  const turned = wheel.map((_, index) => elementAt(wheel, (index + round) % wheel.length));
  const line = [fixed, ...turned];
  return line
    .slice(0, line.length / 2)
    .map((club, index) => [club, elementAt(line, line.length - 1 - index)]);
}

function startMinutesOf(seed: number, gamePk: number, seriesGameNumber: number): number {
  const draw = chanceOf(seed, 'start', gamePk);
  if (seriesGameNumber === 3 && draw < 0.6) return 13 * 60 + 10;
  return draw < 0.15 ? 16 * 60 + 5 : draw < 0.6 ? 18 * 60 + 40 : 19 * 60 + 10;
}

function draftGames(seed: number, season: number): Draft[] {
  const random = new RandomStream(seed, 'calendar', season);
  const homeGames = teams.map(() => 0);
  const drafts: Draft[] = [];
  for (let block = 0; block < blocks; block += 1) {
    const order = random.shuffled(teams.map((team) => team.index));
    let firstPairing = 0;
    let firstClub = 0;
    for (const half of halves) {
      const clubs = order.slice(firstClub, firstClub + half.clubs);
      for (const [round, seriesStart] of half.seriesStarts.entries()) {
        for (const [pair, [left, right]] of pairingsOf(clubs, round).entries()) {
          const leftIsHome =
            elementAt(homeGames, left) < elementAt(homeGames, right) ||
            (elementAt(homeGames, left) === elementAt(homeGames, right) && random.chance(0.5));
          const [homeIndex, awayIndex] = leftIsHome ? [left, right] : [right, left];
          homeGames[homeIndex] = elementAt(homeGames, homeIndex) + 3;
          for (let seriesGame = 0; seriesGame < 3; seriesGame += 1) {
            drafts.push({
              wheelDay: block * blockDays + seriesStart + seriesGame,
              pairing: firstPairing + pair,
              gamePk: 0,
              season,
              officialDate: '',
              startMs: 0,
              homeIndex,
              awayIndex,
              venue: venueOf(elementAt(teams, homeIndex).venueId),
              gameNumber: 1,
              doubleHeader: 'N',
              scheduledInnings: 9,
              seriesGameNumber: seriesGame + 1,
              dayNight: 'night',
              script: null,
              change: null,
              homeOrdinal: 0,
              awayOrdinal: 0,
            });
          }
        }
      }
      firstPairing += half.clubs / 2;
      firstClub += half.clubs;
    }
  }
  drafts.sort((left, right) => left.wheelDay - right.wheelDay || left.pairing - right.pairing);
  return drafts;
}

/** Calendar dates by wheel day: days without any game are inserted between them. */
function datesOfWheel(firstDate: string, scenarios: readonly Scenario[]): (wheelDay: number) => string {
  const offDays = new Set(
    scenarios.flatMap((scenario) => (scenario.kind === 'offDay' ? [scenario.dayOffset] : [])),
  );
  const firstDay = epochDayOf(firstDate);
  const dates: string[] = [];
  let offset = 0;
  for (let wheelDay = 0; wheelDay < blocks * blockDays; wheelDay += 1) {
    if (wheelDay === allStarBlock * blockDays) offset += allStarBreakDays;
    while (offDays.has(offset)) offset += 1;
    dates.push(dateOfEpochDay(firstDay + offset));
    offset += 1;
  }
  return (wheelDay) => elementAt(dates, wheelDay);
}

function placeAt(draft: Draft, date: string, localMinutes: number): void {
  draft.officialDate = date;
  draft.startMs = utcMsOf(date, localMinutes, summerTimeOf(draft.venue).hours);
  draft.dayNight = localMinutes < 17 * 60 ? 'day' : 'night';
}

const earlyGame = 13 * 60 + 10;
const lateGame = 18 * 60 + 40;

function applyScenario(
  scenario: Scenario,
  drafts: readonly Draft[],
  dateOf: (wheelDay: number) => string,
): void {
  if (scenario.kind === 'offDay') return;
  const game = drafts.find(
    (draft) => draft.wheelDay === scenario.dayOffset && draft.pairing === scenario.gameIndex,
  );
  if (game === undefined) return;
  const nextOfSeries = drafts.find(
    (draft) =>
      draft.wheelDay === scenario.dayOffset + 1 &&
      draft.homeIndex === game.homeIndex &&
      draft.awayIndex === game.awayIndex,
  );
  switch (scenario.kind) {
    case 'postponed': {
      const toDate = dateOf(scenario.makeUpDayOffset);
      const sameDay = drafts.find(
        (draft) =>
          draft.officialDate === toDate &&
          draft.homeIndex === game.homeIndex &&
          draft.awayIndex === game.awayIndex,
      );
      const from = { fromDate: game.officialDate, fromMs: game.startMs };
      placeAt(game, toDate, earlyGame);
      if (sameDay !== undefined) {
        placeAt(sameDay, toDate, lateGame);
        game.doubleHeader = 'S';
        sameDay.doubleHeader = 'S';
        sameDay.gameNumber = 2;
      }
      game.change = { kind: 'postponed', ...from, toDate, toMs: game.startMs };
      return;
    }
    case 'traditionalDoubleheader':
    case 'splitDoubleheader':
    case 'sevenInningDoubleheader': {
      if (nextOfSeries === undefined) return;
      const isSplit = scenario.kind === 'splitDoubleheader';
      placeAt(game, game.officialDate, earlyGame);
      placeAt(nextOfSeries, game.officialDate, isSplit ? lateGame : earlyGame + 4 * 60);
      for (const half of [game, nextOfSeries]) {
        half.doubleHeader = isSplit ? 'S' : 'Y';
        half.scheduledInnings = scenario.kind === 'sevenInningDoubleheader' ? 7 : 9;
      }
      nextOfSeries.gameNumber = 2;
      return;
    }
    case 'suspended': {
      if (nextOfSeries === undefined) return;
      placeAt(nextOfSeries, nextOfSeries.officialDate, lateGame);
      const toDate = nextOfSeries.officialDate;
      const toMs = nextOfSeries.startMs - 4 * 3_600_000;
      game.script = 'suspended';
      game.change = { kind: 'suspended', fromDate: game.officialDate, fromMs: game.startMs, toDate, toMs };
      return;
    }
    case 'rainShortened':
    case 'extraInnings':
    case 'missingBoxScore':
      game.script = scenario.kind;
      return;
  }
}

/** Builds a season from the seed: the same seed, first date and scenarios always give the same calendar. */
export function seasonCalendar(
  seed: number,
  firstDate: string,
  scenarios: readonly Scenario[],
): SeasonCalendar {
  const season = Number(firstDate.slice(0, 4));
  const drafts = draftGames(seed, season);
  const dateOf = datesOfWheel(firstDate, scenarios);
  for (const [index, draft] of drafts.entries()) {
    draft.gamePk = firstGamePkOf(season) + index;
    placeAt(draft, dateOf(draft.wheelDay), startMinutesOf(seed, draft.gamePk, draft.seriesGameNumber));
  }
  for (const scenario of scenarios) applyScenario(scenario, drafts, dateOf);
  drafts.sort((left, right) => left.startMs - right.startMs || left.gamePk - right.gamePk);
  const byTeam: ScheduledGame[][] = teams.map(() => []);
  for (const draft of drafts) {
    draft.homeOrdinal = elementAt(byTeam, draft.homeIndex).push(draft) - 1;
    draft.awayOrdinal = elementAt(byTeam, draft.awayIndex).push(draft) - 1;
  }
  return {
    season,
    firstDate,
    lastDate: elementAt(drafts, drafts.length - 1).officialDate,
    games: drafts,
    byGamePk: new Map(drafts.map((draft) => [draft.gamePk, draft])),
    byTeam,
  };
}
