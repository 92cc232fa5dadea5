import type {
  BatterGame,
  BattingCounts,
  History,
  HistoryGame,
  Person,
  PitcherGame,
  Price,
  TeamGame,
} from '../../shared/domain/history/history.ts';
import { seededRandom } from '../../shared/domain/trees/seeded-random.ts';

const emptyBatting: BattingCounts = {
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

/** A batting line in which nothing happened but what is said. */
export const battingCounts = (counts: Partial<BattingCounts>): BattingCounts => ({
  ...emptyBatting,
  ...counts,
});

/** A side of a game with nothing known but what is said. */
export const teamGame = (side: Partial<TeamGame>): TeamGame => ({
  teamId: 1,
  code: null,
  runs: 4,
  earlyRuns: null,
  batting: emptyBatting,
  starterId: null,
  batters: null,
  pitchers: null,
  ...side,
});

/** A game between two sides, known on its day. */
export const historyGame = (game: Partial<HistoryGame>): HistoryGame => ({
  gamePk: 1,
  gameDate: '2015-04-06',
  knownOn: game.gameDate ?? '2015-04-06',
  season: 2015,
  gameNumber: 0,
  isNight: true,
  park: null,
  umpireId: null,
  home: teamGame({ teamId: 1 }),
  away: teamGame({ teamId: 2 }),
  ...game,
});

type Random = () => number;

const below = (random: Random, limit: number): number => Math.floor(random() * limit);

function batterGame(random: Random, playerId: number, slot: number, strength: number): BatterGame {
  const atBats = 3 + below(random, 3);
  const hits = Math.min(atBats, below(random, 3) + (random() < strength ? 1 : 0));
  const homeRuns = hits > 0 && random() < 0.12 ? 1 : 0;
  const walks = random() < 0.3 ? 1 : 0;
  return {
    ...battingCounts({ plateAppearances: atBats + walks, atBats, hits, homeRuns, walks }),
    strikeouts: below(random, atBats - hits + 1),
    playerId,
    slot,
    isStarter: true,
    position: null,
    runs: 0,
    runsBattedIn: 0,
  };
}

const pitcherGame = (playerId: number, isStarter: boolean, line: BattingCounts): PitcherGame => ({
  playerId,
  isStarter,
  outs: isStarter ? 18 : 9,
  battersFaced: Math.round(line.plateAppearances * (isStarter ? 2 / 3 : 1 / 3)),
  pitches: null,
  hits: Math.round(line.hits / 2),
  runs: 0,
  earnedRuns: 0,
  walks: Math.round(line.walks / 2),
  intentionalWalks: 0,
  strikeouts: Math.round(line.strikeouts / 2),
  homeRuns: Math.round(line.homeRuns / 2),
  hitBatters: 0,
});

function sumOf(lines: readonly BattingCounts[]): BattingCounts {
  const sum = { ...emptyBatting };
  for (const line of lines)
    for (const name of Object.keys(emptyBatting) as (keyof BattingCounts)[]) sum[name] += line[name]; // its own keys
  return sum;
}

/** Both sides of a game: the stronger team has the better batters. */
function sides(random: Random, teams: readonly [number, number]): [TeamGame, TeamGame] {
  const batters = teams.map((teamId) =>
    Array.from({ length: 9 }, (_, slot) =>
      batterGame(random, teamId * 100 + slot + below(random, 2) * 10, slot + 1, teamId / 8),
    ),
  );
  const [first, second] = batters.map(sumOf).map((batting, index) => {
    const teamId = teams[index] ?? 0;
    const runs = Math.max(0, Math.round(batting.hits / 2 + batting.homeRuns + below(random, 4) - 1));
    return {
      ...teamGame({ teamId, code: `T${teamId}`, runs, earlyRuns: Math.floor(runs / 2), batting }),
      starterId: teamId * 100 + 50 + below(random, 5),
      batters: batters[index] ?? [],
    };
  });
  if (first === undefined || second === undefined) throw new Error('A game needs two sides.');
  first.runs += first.runs === second.runs ? 1 : 0;
  return [
    { ...first, pitchers: pitchersOf(first, second.batting) },
    { ...second, pitchers: pitchersOf(second, first.batting) },
  ];
}

const pitchersOf = ({ teamId, starterId }: TeamGame, line: BattingCounts): PitcherGame[] => [
  pitcherGame(starterId ?? 0, true, line),
  pitcherGame(teamId * 100 + 60, false, line),
];

const dateOf = (season: number, day: number): string =>
  new Date(Date.UTC(season, 3, 1 + day)).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** Where the special games of every season lie, counted from April 1. */
export const SUSPENDED = { day: 10, knownOnDay: 20 } as const;
/** See `SUSPENDED`: the first pair of teams plays twice. */
export const DOUBLEHEADER_DAY = 15;

/** Seasons of a league of eight teams, four games a day, with a doubleheader and a suspended game each. The same seed is the same league. */
export function madeUpLeague({
  seasons,
  days,
  seed = 1,
}: {
  seasons: readonly number[];
  days: number;
  seed?: number;
}): History {
  const random = seededRandom(seed);
  const games: HistoryGame[] = [];
  const prices = new Map<number, Price>();
  const people = new Map<number, Person>();
  for (const season of seasons)
    for (let day = 0; day < days; day += 1)
      for (let pair = 0; pair < (day === DOUBLEHEADER_DAY ? 5 : 4); pair += 1) {
        const homeId = 1 + ((pair + day) % 4);
        const awayId = 5 + ((pair + 3 * day) % 4);
        const [home, away] = sides(random, day % 2 === 0 ? [homeId, awayId] : [awayId, homeId]);
        const gamePk = season * 10_000 + day * 10 + pair;
        const isTwice = day === DOUBLEHEADER_DAY && pair % 4 === 0;
        const isSuspended = day === SUSPENDED.day && pair === 0;
        games.push(
          historyGame({
            gamePk,
            season,
            gameDate: dateOf(season, day),
            knownOn: dateOf(season, isSuspended ? SUSPENDED.knownOnDay : day),
            gameNumber: isTwice ? 1 + pair / 4 : 0,
            park: `P${home.teamId}`,
            home,
            away,
          }),
        );
        const open = 0.54 + (home.teamId - away.teamId) * 0.02;
        prices.set(gamePk, { open, close: open + (random() - 0.5) * 0.04 });
        for (const { batters, pitchers } of [home, away])
          for (const { playerId } of [...(batters ?? []), ...(pitchers ?? [])])
            people.set(playerId, {
              bats: playerId % 3 === 0 ? 'L' : 'R',
              throws: playerId % 4 === 0 ? 'L' : 'R',
              birthYear: 1980 + (playerId % 15),
              retrosheetId: null,
            });
      }
  return { games, people, prices };
}
