import type { Player } from '../players.ts';
import type { Play } from './game-record.ts';
import { isHit } from './line-tally.ts';
import { isStrikeCall } from './pitch-calls.ts';

/** What one man did in a game, by MLB's own stat names. */
export interface PlayerTally {
  readonly batting: Record<BattingStat, number>;
  readonly pitching: Record<PitchingStat, number>;
  readonly fielding: Record<FieldingStat, number>;
}

const battingStats = [
  'flyOuts',
  'groundOuts',
  'airOuts',
  'runs',
  'doubles',
  'triples',
  'homeRuns',
  'strikeOuts',
  'baseOnBalls',
  'intentionalWalks',
  'hits',
  'hitByPitch',
  'atBats',
  'caughtStealing',
  'stolenBases',
  'groundIntoDoublePlay',
  'groundIntoTriplePlay',
  'plateAppearances',
  'totalBases',
  'rbi',
  'leftOnBase',
  'sacBunts',
  'sacFlies',
  'catchersInterference',
  'pickoffs',
  'popOuts',
  'lineOuts',
] as const;
const pitchingStats = [
  'flyOuts',
  'groundOuts',
  'airOuts',
  'runs',
  'doubles',
  'triples',
  'homeRuns',
  'strikeOuts',
  'baseOnBalls',
  'intentionalWalks',
  'hits',
  'hitByPitch',
  'atBats',
  'caughtStealing',
  'stolenBases',
  'numberOfPitches',
  'earnedRuns',
  'battersFaced',
  'outs',
  'balls',
  'strikes',
  'hitBatsmen',
  'balks',
  'wildPitches',
  'pickoffs',
  'rbi',
  'inheritedRunners',
  'inheritedRunnersScored',
  'catchersInterference',
  'sacBunts',
  'sacFlies',
  'passedBall',
  'popOuts',
  'lineOuts',
] as const;
const fieldingStats = [
  'caughtStealing',
  'stolenBases',
  'assists',
  'putOuts',
  'errors',
  'chances',
  'passedBall',
  'pickoffs',
] as const;

type BattingStat = (typeof battingStats)[number];
type PitchingStat = (typeof pitchingStats)[number];
type FieldingStat = (typeof fieldingStats)[number];

function zeros<Stat extends string>(stats: readonly Stat[]): Record<Stat, number> {
  // The cast states what fromEntries does with a list of literal keys: every one of them is present.
  return Object.fromEntries(stats.map((stat) => [stat, 0])) as Record<Stat, number>;
}

/** A tally of nothing. */
export function emptyTally(): PlayerTally {
  return { batting: zeros(battingStats), pitching: zeros(pitchingStats), fielding: zeros(fieldingStats) };
}

const notAtBats = new Set(['walk', 'intent_walk', 'hit_by_pitch', 'sac_fly']);

function tallyBattedOut(
  play: Play,
  stats: { flyOuts: number; groundOuts: number; airOuts: number; popOuts: number; lineOuts: number },
): void {
  const isOut = play.movements.some((movement) => movement.to === null && movement.beforePitch === null);
  if (!isOut || play.trajectory === null) return;
  if (play.trajectory === 'ground_ball') {
    stats.groundOuts += 1;
    return;
  }
  stats.airOuts += 1;
  if (play.trajectory === 'fly_ball') stats.flyOuts += 1;
  else if (play.trajectory === 'popup') stats.popOuts += 1;
  else stats.lineOuts += 1;
}

function tallyEvent(play: Play, batting: PlayerTally['batting'], pitching: PlayerTally['pitching']): void {
  for (const stats of [batting, pitching]) {
    if (isHit(play.eventType)) stats.hits += 1;
    if (!notAtBats.has(play.eventType)) stats.atBats += 1;
    stats.rbi += play.rbi;
    tallyBattedOut(play, stats);
    switch (play.eventType) {
      case 'double':
        stats.doubles += 1;
        break;
      case 'triple':
        stats.triples += 1;
        break;
      case 'home_run':
        stats.homeRuns += 1;
        break;
      case 'strikeout':
        stats.strikeOuts += 1;
        break;
      case 'intent_walk':
        stats.intentionalWalks += 1;
        stats.baseOnBalls += 1;
        break;
      case 'walk':
        stats.baseOnBalls += 1;
        break;
      case 'hit_by_pitch':
        stats.hitByPitch += 1;
        break;
      case 'sac_fly':
        stats.sacFlies += 1;
        break;
      default:
        break;
    }
  }
  batting.plateAppearances += 1;
  if (play.eventType === 'grounded_into_double_play') batting.groundIntoDoublePlay += 1;
  batting.totalBases += { single: 1, double: 2, triple: 3, home_run: 4 }[play.eventType] ?? 0;
  const isBatterOut = play.movements.some((movement) => movement.from === 0 && movement.to === null);
  if (isBatterOut)
    batting.leftOnBase += play.basesAfter.filter((runner) => runner !== null).length + (play.leftOnBase ?? 0);
}

/** Every man's tally by player id. Men without a part in any play are absent. */
export function tallyPlayers(plays: readonly Play[]): ReadonlyMap<number, PlayerTally> {
  const tallies = new Map<number, PlayerTally>();
  const of = (player: Player): PlayerTally => {
    const known = tallies.get(player.id);
    if (known) return known;
    const fresh = emptyTally();
    tallies.set(player.id, fresh);
    return fresh;
  };
  for (const play of plays) {
    const { batting } = of(play.batter);
    const { pitching } = of(play.pitcher);
    tallyEvent(play, batting, pitching);
    pitching.battersFaced += 1;
    pitching.outs += play.outsAfter - play.outsBefore;
    pitching.numberOfPitches += play.calls.length;
    if (play.eventType === 'hit_by_pitch') pitching.hitBatsmen += 1;
    for (const call of play.calls) {
      if (isStrikeCall(call)) pitching.strikes += 1;
      else pitching.balls += 1;
    }
    if (play.actions.some((action) => action.kind === 'pitchingChange'))
      pitching.inheritedRunners += play.basesBefore.filter((runner) => runner !== null).length;
    tallyMovements(play, of);
  }
  return tallies;
}

function tallyMovements(play: Play, of: (player: Player) => PlayerTally): void {
  const { pitching } = of(play.pitcher);
  for (const movement of play.movements) {
    const runner = of(movement.runner).batting;
    if (movement.to === 4) {
      runner.runs += 1;
      const charged = movement.responsiblePitcher ?? play.pitcher;
      of(charged).pitching.runs += 1;
      if (movement.isEarned) of(charged).pitching.earnedRuns += 1;
      if (charged.id !== play.pitcher.id) pitching.inheritedRunnersScored += 1;
    }
    if (movement.eventType === 'stolen_base_2b') {
      runner.stolenBases += 1;
      pitching.stolenBases += 1;
      const catcher = play.defence[2];
      if (catcher) of(catcher).fielding.stolenBases += 1;
    }
    if (movement.eventType === 'caught_stealing_2b') {
      runner.caughtStealing += 1;
      pitching.caughtStealing += 1;
      const catcher = play.defence[2];
      if (catcher) of(catcher).fielding.caughtStealing += 1;
    }
    for (const { player, credit } of movement.credits) {
      const { fielding } = of(player);
      fielding.chances += 1;
      if (credit === 'f_putout') fielding.putOuts += 1;
      else if (credit === 'f_assist') fielding.assists += 1;
      else fielding.errors += 1;
    }
  }
}

/** The sum of tallies. */
export function sumTallies(tallies: Iterable<PlayerTally>): PlayerTally {
  const total = emptyTally();
  for (const tally of tallies) {
    for (const stat of battingStats) total.batting[stat] += tally.batting[stat];
    for (const stat of pitchingStats) total.pitching[stat] += tally.pitching[stat];
    for (const stat of fieldingStats) total.fielding[stat] += tally.fielding[stat];
  }
  return total;
}
