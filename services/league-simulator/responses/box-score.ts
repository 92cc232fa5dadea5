import { emptyTally, type PlayerTally, sumTallies, tallyPlayers } from '../game/box-tally.ts';
import type { Appearance, ClubGame, GameRecord, Umpire } from '../game/game-record.ts';
import { type GameView, playedMinutes } from '../game-view.ts';
import { type Player, rosterOf, rosterSlots } from '../players.ts';
import type { World } from '../world.ts';
import { personReference, positionJson, ratio, teamAt, teamReference } from './references.ts';

/** Innings pitched the way MLB writes them: "5.2" is five and two thirds. */
export function inningsPitched(outs: number): string {
  return `${Math.floor(outs / 3)}.${outs % 3}`;
}

function perNine(value: number, outs: number): string {
  return outs === 0 ? '-.--' : ((value * 27) / outs).toFixed(2);
}

function ratesJson(stats: PlayerTally['batting'] | PlayerTally['pitching']) {
  return { stolenBasePercentage: ratio(stats.stolenBases, stats.stolenBases + stats.caughtStealing) };
}

function battingJson(stats: PlayerTally['batting']) {
  return {
    summary: `${stats.hits}-${stats.atBats}`,
    gamesPlayed: 1,
    ...stats,
    ...ratesJson(stats),
    atBatsPerHomeRun: stats.homeRuns === 0 ? '-.--' : (stats.atBats / stats.homeRuns).toFixed(2),
  };
}

function pitchingJson(
  stats: PlayerTally['pitching'],
  role: { isStarter: boolean; isFinisher: boolean; note: string | null },
) {
  const { outs } = stats;
  const flag = (value: boolean): number => (value ? 1 : 0);
  const isComplete = role.isStarter && role.isFinisher;
  return {
    ...(role.note === null ? {} : { note: `(${role.note})` }),
    summary: `${inningsPitched(outs)} IP, ${stats.earnedRuns} ER, ${stats.strikeOuts} K, ${stats.baseOnBalls} BB`,
    gamesPlayed: 1,
    gamesStarted: flag(role.isStarter),
    ...stats,
    ...ratesJson(stats),
    inningsPitched: inningsPitched(outs),
    wins: flag(role.note === 'W'),
    losses: flag(role.note === 'L'),
    saves: flag(role.note === 'S'),
    saveOpportunities: flag(role.note === 'S'),
    holds: 0,
    blownSaves: 0,
    gamesPitched: 1,
    completeGames: flag(isComplete),
    shutouts: flag(isComplete && stats.runs === 0),
    pitchesThrown: stats.numberOfPitches,
    strikePercentage: ratio(stats.strikes, stats.numberOfPitches),
    gamesFinished: flag(role.isFinisher && !role.isStarter),
    runsScoredPer9: perNine(stats.runs, outs),
    homeRunsPer9: perNine(stats.homeRuns, outs),
  };
}

function fieldingJson(stats: PlayerTally['fielding'], isStarter: boolean) {
  return {
    gamesStarted: isStarter ? 1 : 0,
    ...stats,
    stolenBasePercentage: '.---',
    caughtStealingPercentage: '.---',
    fielding: '.000',
  };
}

function teamStatsJson(tally: PlayerTally) {
  const { batting, pitching, fielding } = tally;
  const { atBats, hits, baseOnBalls, hitByPitch, sacFlies, totalBases } = batting;
  const reached = hits + baseOnBalls + hitByPitch;
  const chances = atBats + baseOnBalls + hitByPitch + sacFlies;
  return {
    batting: {
      ...batting,
      avg: ratio(hits, atBats),
      obp: ratio(reached, chances),
      slg: ratio(totalBases, atBats),
      ops:
        chances === 0 || atBats === 0
          ? '.---'
          : (reached / chances + totalBases / atBats).toFixed(3).replace(/^0/, ''),
      ...ratesJson(batting),
    },
    pitching: {
      ...pitching,
      ...ratesJson(pitching),
      era: perNine(pitching.earnedRuns, pitching.outs),
      whip:
        pitching.outs === 0 ? '-' : (((pitching.baseOnBalls + pitching.hits) * 3) / pitching.outs).toFixed(2),
      inningsPitched: inningsPitched(pitching.outs),
      pitchesThrown: pitching.numberOfPitches,
      strikePercentage: ratio(pitching.strikes, pitching.numberOfPitches),
    },
    fielding: { ...fielding, stolenBasePercentage: '.---', caughtStealingPercentage: '.---' },
  };
}

function noteOf(record: GameRecord, isFinal: boolean, player: Player): 'W' | 'L' | 'S' | null {
  if (!isFinal) return null;
  const { winner, loser, save } = record.decisions;
  return player.id === winner.id ? 'W' : player.id === loser.id ? 'L' : player.id === save?.id ? 'S' : null;
}

function playerJson(
  player: Player,
  teamId: number,
  appearance: Appearance | null,
  stats: { batting: object; pitching: object; fielding: object },
) {
  const positions = appearance?.positions ?? [player.position];
  return {
    person: personReference(player),
    jerseyNumber: player.jerseyNumber,
    position: positionJson(positions[positions.length - 1] ?? player.position),
    status: { code: 'A', description: 'Active' },
    parentTeamId: teamId,
    ...(appearance?.battingOrder ? { battingOrder: appearance.battingOrder } : {}),
    stats,
    gameStatus: {
      isCurrentBatter: false,
      isCurrentPitcher: false,
      isOnBench: appearance === null,
      isSubstitute: appearance?.isSubstitute ?? false,
    },
    ...(appearance === null ? {} : { allPositions: positions.map(positionJson) }),
  };
}

const emptyStats = { batting: {}, pitching: {}, fielding: {} };

function benchedTeamJson(seed: number, teamIndex: number, season: number) {
  const roster = rosterOf(seed, teamIndex, season);
  const team = teamAt(teamIndex);
  return {
    team: teamReference(team),
    teamStats: teamStatsJson(emptyTally()),
    players: Object.fromEntries(
      roster.map((player) => [`ID${player.id}`, playerJson(player, team.id, null, emptyStats)]),
    ),
    batters: [],
    pitchers: [],
    bench: roster.slice(0, rosterSlots.positionPlayers).map((player) => player.id),
    bullpen: roster.slice(rosterSlots.positionPlayers).map((player) => player.id),
    battingOrder: [],
    info: [],
    note: [],
  };
}

/** The men who have taken part so far: all of a final game, fewer of one in progress. */
function appearancesSoFar(
  view: GameView & { phase: 'live' | 'suspended' | 'final' },
  club: ClubGame,
  tallies: ReadonlyMap<number, PlayerTally>,
): Appearance[] {
  return club.appearances.filter(
    (appearance) => view.phase === 'final' || !appearance.isSubstitute || tallies.has(appearance.player.id),
  );
}

function playedTeamJson(
  view: GameView & { phase: 'live' | 'suspended' | 'final' },
  club: ClubGame,
  tallies: ReadonlyMap<number, PlayerTally>,
) {
  const team = teamAt(club.teamIndex);
  const appearances = appearancesSoFar(view, club, tallies);
  const pitchers = appearances.filter((appearance) => appearance.battingOrder === null);
  const batters = appearances.filter((appearance) => appearance.battingOrder !== null);
  const lastPitcher = pitchers[pitchers.length - 1];
  const appearanceOf = new Map(appearances.map((appearance) => [appearance.player.id, appearance]));
  const present: PlayerTally[] = [];
  const players = club.roster.map((player) => {
    const appearance = appearanceOf.get(player.id) ?? null;
    if (appearance === null)
      return [`ID${player.id}`, playerJson(player, team.id, null, emptyStats)] as const;
    const tally = tallies.get(player.id) ?? emptyTally();
    present.push(tally);
    const isPitcher = appearance.battingOrder === null;
    const role = {
      isStarter: player.id === club.starter.id,
      isFinisher: view.phase === 'final' && appearance === lastPitcher,
      note: noteOf(view.record, view.phase === 'final', player),
    };
    const stats = {
      batting: isPitcher ? {} : battingJson(tally.batting),
      pitching: isPitcher ? pitchingJson(tally.pitching, role) : {},
      fielding: fieldingJson(tally.fielding, !appearance.isSubstitute),
    };
    return [`ID${player.id}`, playerJson(player, team.id, appearance, stats)] as const;
  });
  const lastInSlot = new Map(
    batters.map((appearance) => [appearance.battingOrder?.slice(0, 1), appearance.player.id]),
  );
  const unused = club.roster.filter((player) => !appearanceOf.has(player.id));
  const inOrder = [...batters].sort((left, right) => Number(left.battingOrder) - Number(right.battingOrder));
  return {
    team: teamReference(team),
    teamStats: teamStatsJson(sumTallies(present)),
    players: Object.fromEntries(players),
    batters: [...inOrder, ...pitchers].map((appearance) => appearance.player.id),
    pitchers: pitchers.map((appearance) => appearance.player.id),
    bench: unused.filter((player) => player.position !== 1).map((player) => player.id),
    bullpen: unused.filter((player) => player.position === 1).map((player) => player.id),
    battingOrder: [...lastInSlot.values()],
    info: [],
    note: [],
  };
}

const umpirePlaces = ['Home Plate', 'First Base', 'Second Base', 'Third Base'] as const;

/** Umpires at their places, as the box score and hydrate=officials of the schedule give them. */
export const officialsJson = (umpires: readonly Umpire[]) =>
  umpires.map((umpire, index) => ({
    official: personReference(umpire),
    officialType: umpirePlaces[index] ?? 'Home Plate',
  }));

/** The box score, as /boxscore and the feed give it. */
export function boxScoreJson(world: World, view: GameView) {
  const { game } = view;
  if (view.record === null) {
    return {
      teams: {
        away: benchedTeamJson(world.seed, game.awayIndex, game.season),
        home: benchedTeamJson(world.seed, game.homeIndex, game.season),
      },
      officials: [],
      info: [{ label: 'Venue', value: `${game.venue.name}.` }],
      pitchingNotes: [],
      topPerformers: [],
    };
  }
  const { record } = view;
  const tallies = tallyPlayers(view.plays);
  const minutes = playedMinutes(record);
  return {
    teams: {
      away: playedTeamJson(view, record.away, tallies),
      home: playedTeamJson(view, record.home, tallies),
    },
    officials: officialsJson(record.umpires),
    info: [
      { label: 'Weather', value: `${record.weather.temperatureF} degrees, ${record.weather.condition}.` },
      { label: 'Wind', value: `${record.weather.wind}.` },
      { label: 'T', value: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}.` },
      { label: 'Att', value: `${record.attendance.toLocaleString('en-US')}.` },
      { label: 'Venue', value: `${game.venue.name}.` },
    ],
    pitchingNotes: [],
    topPerformers: [],
  };
}
