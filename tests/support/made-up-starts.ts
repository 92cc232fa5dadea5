import type {
  BatterGame,
  BattingCounts,
  HistoryGame,
  Person,
  PitcherGame,
  TeamGame,
} from '../../shared/domain/history/history.ts';
import { seededRandom } from '../../shared/domain/trees/seeded-random.ts';

const noBatting: BattingCounts = {
  plateAppearances: 0,
  atBats: 0,
  hits: 0,
  doubles: 0,
  triples: 0,
  homeRuns: 0,
  walks: 0,
  intentionalWalks: 0,
  hitByPitch: 0,
  strikeouts: 0,
  stolenBases: 0,
  caughtStealing: 0,
};

/** A batter's game in which nothing happened but what is told. */
export const batterLine = (line: Partial<BatterGame>): BatterGame => ({
  ...noBatting,
  playerId: 1,
  slot: 1,
  isStarter: true,
  position: 'SS',
  runs: 0,
  runsBattedIn: 0,
  ...line,
});

/** A pitcher's game in which nothing happened but what is told. */
export const pitcherLine = (line: Partial<PitcherGame>): PitcherGame => ({
  playerId: 1,
  isStarter: true,
  outs: 18,
  battersFaced: 24,
  pitches: null,
  hits: 6,
  runs: 2,
  earnedRuns: 2,
  walks: 2,
  intentionalWalks: 0,
  strikeouts: 5,
  homeRuns: 1,
  hitBatters: 0,
  ...line,
});

const positions = ['CF', 'SS', 'RF', '1B', 'LF', '3B', 'C', '2B', 'P'];

interface MadeUpSide {
  teamId: number;
  /** What a batter does in each plate appearance, by chance. */
  random: () => number;
}

function battersOf({ teamId, random }: MadeUpSide): BatterGame[] {
  return positions.map((position, index) => {
    const strikeouts = Math.floor(random() * 2.2);
    const hits = Math.floor(random() * 2.5);
    const homeRuns = hits > 0 && random() < 0.15 ? 1 : 0;
    return batterLine({
      playerId: teamId * 100 + index + (random() < 0.2 ? 20 : 0),
      slot: index + 1,
      position,
      plateAppearances: 4,
      atBats: 4,
      hits,
      homeRuns,
      strikeouts,
      runs: homeRuns,
      runsBattedIn: homeRuns,
    });
  });
}

const sumOf = (lines: readonly BattingCounts[], name: keyof BattingCounts): number =>
  lines.reduce((sum, line) => sum + line[name], 0);

function sideOf(teamId: number, starterId: number, batters: BatterGame[], rivals: BatterGame[]): TeamGame {
  const strikeouts = sumOf(rivals, 'strikeouts');
  const starters = Math.round(strikeouts * 0.65);
  return {
    teamId,
    code: null,
    runs: sumOf(batters, 'homeRuns') + 2,
    earlyRuns: null,
    batting: {
      ...noBatting,
      plateAppearances: 36,
      atBats: 36,
      hits: sumOf(batters, 'hits'),
      homeRuns: sumOf(batters, 'homeRuns'),
      strikeouts: sumOf(batters, 'strikeouts'),
    },
    starterId,
    batters,
    pitchers: [
      pitcherLine({ playerId: starterId, strikeouts: starters }),
      pitcherLine({
        playerId: teamId * 100 + 60,
        isStarter: false,
        battersFaced: 12,
        strikeouts: strikeouts - starters,
      }),
    ],
  };
}

const dateOf = (season: number, day: number): string =>
  new Date(Date.UTC(season, 3, 1 + day)).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** On this day of every season the first two teams meet twice. */
export const TWO_GAMES_DAY = 12;
/** The first game of this day of every season is completed so many days later. */
export const BROKEN_OFF = { day: 8, lastsDays: 9 } as const;

/** Seasons of six teams with five starters each, three games a day, full lines; the same seed is the same league. */
export function madeUpStarts({
  seasons,
  days,
  seed = 1,
}: {
  seasons: readonly number[];
  days: number;
  seed?: number;
}): { games: HistoryGame[]; people: Map<number, Person> } {
  const random = seededRandom(seed);
  const games: HistoryGame[] = [];
  const people = new Map<number, Person>();
  for (const season of seasons)
    for (let day = 0; day < days; day += 1)
      for (let pair = 0; pair < (day === TWO_GAMES_DAY ? 4 : 3); pair += 1) {
        const [homeId, awayId] = [1 + (pair % 3), 4 + (((pair % 3) + day) % 3)];
        const home = battersOf({ teamId: homeId, random });
        const away = battersOf({ teamId: awayId, random });
        // The second game of a day has another starter.
        const starterOf = (teamId: number): number => teamId * 100 + 70 + ((day + (pair === 3 ? 2 : 0)) % 5);
        const isBrokenOff = day === BROKEN_OFF.day && pair === 0;
        const plays = day === TWO_GAMES_DAY && pair % 3 === 0;
        games.push({
          gamePk: season * 1_000 + day * 4 + pair,
          gameDate: dateOf(season, day),
          knownOn: dateOf(season, day + (isBrokenOff ? BROKEN_OFF.lastsDays : 0)),
          season,
          gameNumber: plays ? 1 + pair / 3 : 0,
          isNight: true,
          park: `P${homeId}`,
          umpireId: 900 + (pair % 3),
          home: sideOf(homeId, starterOf(homeId), home, away),
          away: sideOf(awayId, starterOf(awayId), away, home),
        });
      }
  for (let teamId = 1; teamId <= 6; teamId += 1)
    for (let place = 0; place < 100; place += 1)
      people.set(teamId * 100 + place, {
        bats: place % 3 === 0 ? 'L' : 'R',
        throws: place % 4 === 0 ? 'L' : 'R',
        birthYear: 1980 + (place % 15),
        retrosheetId: null,
      });
  return { games, people };
}
