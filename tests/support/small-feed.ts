/** What a made-up game can be told to be. */
export interface SmallGameOptions {
  gamePk?: number;
  codedState?: string;
  abstractState?: string;
  officialDate?: string;
}

const homeTeam = {
  id: 115,
  name: 'Colorado Rockies',
  abbreviation: 'COL',
  league: { id: 104 },
  division: { id: 203 },
  venue: { id: 19 },
};
const awayTeam = { ...homeTeam, id: 139, name: 'Tampa Bay Rays', abbreviation: 'TB', league: { id: 103 } };

const statusOf = ({ codedState = 'F', abstractState = 'Final' }: SmallGameOptions) => ({
  abstractGameState: abstractState,
  codedGameState: codedState,
  detailedState: 'Final',
  statusCode: codedState,
  startTimeTBD: false,
});

const batter = (id: number, battingOrder: string, hits: number) => ({
  person: { id, fullName: `Batter ${id}` },
  position: { abbreviation: 'CF' },
  allPositions: [{ abbreviation: 'CF' }],
  battingOrder,
  stats: {
    batting: {
      atBats: 1,
      runs: hits,
      hits,
      doubles: 0,
      triples: 0,
      homeRuns: hits,
      rbi: hits,
      baseOnBalls: 0,
      intentionalWalks: 0,
      strikeOuts: 1 - hits,
      hitByPitch: 0,
      sacBunts: 0,
      sacFlies: 0,
      catchersInterference: 0,
      stolenBases: 0,
      caughtStealing: 0,
      groundIntoDoublePlay: 0,
      leftOnBase: 0,
    },
    pitching: {},
    fielding: { putOuts: 1 },
  },
});

const pitcher = (id: number, strikeOuts: number, runs: number) => ({
  person: { id, fullName: `Pitcher ${id}` },
  position: { abbreviation: 'P' },
  stats: {
    batting: {},
    fielding: { putOuts: 0 },
    pitching: {
      inningsPitched: '0.1',
      battersFaced: 1,
      numberOfPitches: 3,
      strikes: 3,
      hits: runs,
      runs,
      earnedRuns: runs,
      baseOnBalls: 0,
      intentionalWalks: 0,
      strikeOuts,
      homeRuns: runs,
      hitBatsmen: 0,
      wildPitches: 0,
      balks: 0,
      inheritedRunners: 0,
      inheritedRunnersScored: 0,
      groundOuts: 0,
      airOuts: 0,
      wins: 1 - runs,
      losses: runs,
    },
  },
});

const bench = (id: number) => ({
  person: { id, fullName: `Bench ${id}` },
  stats: { batting: {}, pitching: {}, fielding: {} },
});

const totals = (runs: number) => ({
  batting: {
    runs,
    hits: runs,
    atBats: 1,
    doubles: 0,
    triples: 0,
    homeRuns: runs,
    baseOnBalls: 0,
    strikeOuts: 1 - runs,
    hitByPitch: 0,
    sacBunts: 0,
    sacFlies: 0,
    catchersInterference: 0,
    stolenBases: 0,
    leftOnBase: 0,
  },
  pitching: {
    runs: 1 - runs,
    strikeOuts: runs,
    baseOnBalls: 0,
    homeRuns: 1 - runs,
    numberOfPitches: 3,
    battersFaced: 1,
  },
  fielding: { errors: 0 },
});

const event = (index: number, count: object, details: object, extra: object = {}) => ({
  index,
  count,
  details,
  isPitch: true,
  type: 'pitch',
  pitchNumber: index + 1,
  startTime: `2026-04-14T23:1${index}:00.000Z`,
  pitchData: {
    startSpeed: 95.1,
    endSpeed: 87,
    strikeZoneTop: 3.4,
    strikeZoneBottom: 1.6,
    coordinates: {
      x0: -1,
      y0: 50,
      z0: 6,
      vX0: 4,
      vY0: -138,
      vZ0: -5,
      aX: -8,
      aY: 28,
      aZ: -15,
      pX: 0.1,
      pZ: 2.5,
    },
    breaks: { spinRate: 2300, spinDirection: 200, breakVerticalInduced: 15, breakHorizontal: 8 },
    zone: 5,
    plateTime: 0.4,
    extension: 6.4,
  },
  ...extra,
});

const play = (atBatIndex: number, isTop: boolean, result: object, playEvents: object[], outs: number) => ({
  result: { ...result, homeScore: isTop ? 0 : 1, awayScore: 0 },
  about: {
    atBatIndex,
    halfInning: isTop ? 'top' : 'bottom',
    isTopInning: isTop,
    inning: 1,
    isComplete: true,
    endTime: `2026-04-14T23:2${atBatIndex}:00.000Z`,
  },
  count: { balls: 0, strikes: 2, outs },
  matchup: {
    batter: { id: isTop ? 501 : 601 },
    batSide: { code: 'L' },
    pitcher: { id: isTop ? 691 : 591 },
    pitchHand: { code: 'R' },
  },
  playEvents,
});

const called = { call: { code: 'C' }, isStrike: true, isBall: false, isInPlay: false, type: { code: 'FF' } };
const inPlay = { call: { code: 'E' }, isStrike: false, isBall: false, isInPlay: true, type: { code: 'SL' } };

/** A made-up feed of one inning in the API's shape: a strikeout, then a home run by the home team. */
export function smallFeed(options: SmallGameOptions = {}) {
  const gamePk = options.gamePk ?? 900_001;
  return {
    gamePk,
    gameData: {
      game: { pk: gamePk, type: 'R', season: '2026', doubleHeader: 'N', gameNumber: 1 },
      datetime: {
        dateTime: '2026-04-14T23:10:00Z',
        officialDate: options.officialDate ?? '2026-04-14',
        dayNight: 'night',
      },
      status: statusOf(options),
      teams: { home: homeTeam, away: awayTeam },
      players: {
        ID501: { id: 501, fullName: 'Batter 501', batSide: { code: 'L' }, birthDate: '1998-01-31' },
        ID591: {
          id: 591,
          fullName: 'Pitcher 591',
          pitchHand: { code: 'R' },
          primaryPosition: { abbreviation: 'P' },
        },
      },
      venue: {
        id: 19,
        name: 'Coors Field',
        location: { city: 'Denver', elevation: 5190 },
        timeZone: { id: 'America/Denver' },
      },
      weather: { condition: 'Clear', temp: '61', wind: '4 mph, Out To CF' },
      gameInfo: { attendance: 20_000, firstPitch: '2026-04-14T23:10:00.000Z', gameDurationMinutes: 15 },
      probablePitchers: {
        home: { id: 691, fullName: 'Pitcher 691' },
        away: { id: 591, fullName: 'Pitcher 591' },
      },
    },
    liveData: {
      plays: {
        allPlays: [
          play(
            0,
            true,
            { eventType: 'strikeout' },
            [
              event(0, { balls: 0, strikes: 1, outs: 0 }, called),
              event(1, { balls: 0, strikes: 2, outs: 0 }, called),
              event(2, { balls: 0, strikes: 3, outs: 0 }, called),
            ],
            1,
          ),
          play(
            1,
            false,
            { eventType: 'home_run' },
            [
              event(0, { balls: 1, strikes: 0, outs: 0 }, { ...called, isStrike: false, isBall: true }),
              event(1, { balls: 1, strikes: 1, outs: 0 }, called),
              event(2, { balls: 1, strikes: 1, outs: 0 }, inPlay, {
                hitData: {
                  launchSpeed: 108,
                  launchAngle: 27,
                  totalDistance: 430,
                  trajectory: 'fly_ball',
                  hardness: 'hard',
                  coordinates: { coordX: 120, coordY: 30 },
                },
              }),
            ],
            0,
          ),
        ],
      },
      linescore: {
        scheduledInnings: 9,
        innings: [
          {
            num: 1,
            home: { runs: 1, hits: 1, errors: 0, leftOnBase: 0 },
            away: { runs: 0, hits: 0, errors: 0, leftOnBase: 0 },
          },
        ],
        teams: { home: { runs: 1, hits: 1, errors: 0 }, away: { runs: 0, hits: 0, errors: 0 } },
      },
      boxscore: {
        teams: {
          home: {
            team: { id: 115 },
            teamStats: totals(1),
            players: { ID601: batter(601, '100', 1), ID691: pitcher(691, 1, 0), ID699: bench(699) },
            batters: [601, 691],
            pitchers: [691],
          },
          away: {
            team: { id: 139 },
            teamStats: totals(0),
            players: { ID501: batter(501, '100', 0), ID591: pitcher(591, 0, 1) },
            batters: [501, 591],
            pitchers: [591],
          },
        },
        officials: [{ official: { id: 801, fullName: 'Umpire 801' }, officialType: 'Home Plate' }],
        info: [
          { label: 'Weather', value: '61 degrees, Clear.' },
          { label: 'Wind', value: '4 mph, Out To CF.' },
          { label: 'T', value: '0:15.' },
          { label: 'Att', value: '20,000.' },
        ],
      },
      decisions: { winner: { id: 691 }, loser: { id: 591 } },
    },
  };
}

/** One listing of a made-up game. */
export function smallListing(options: SmallGameOptions & Record<string, unknown> = {}) {
  const { gamePk = 900_001, codedState, abstractState, officialDate = '2026-04-14', ...more } = options;
  return {
    gamePk,
    gameType: 'R',
    season: '2026',
    gameDate: '2026-04-14T23:10:00Z',
    officialDate,
    status: statusOf(options),
    teams: {
      home: { team: homeTeam, score: 1, probablePitcher: { id: 691, fullName: 'Pitcher 691' } },
      away: { team: awayTeam, score: 0 },
    },
    venue: { id: 19, name: 'Coors Field' },
    doubleHeader: 'N',
    gameNumber: 1,
    dayNight: 'night',
    scheduledInnings: 9,
    ...more,
  };
}

/** A made-up schedule of one date. */
export function smallSchedule(listings: readonly object[] = [smallListing()], date = '2026-04-14') {
  return { totalGames: listings.length, dates: listings.length === 0 ? [] : [{ date, games: listings }] };
}
