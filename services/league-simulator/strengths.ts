import { multipliersOf, type OutcomeVector } from './outcomes.ts';
import type { Player } from './players.ts';
import { chanceOf, RandomStream } from './random.ts';

interface Drift {
  readonly fixed: number;
  readonly waves: readonly { readonly perDay: number; readonly phase: number }[];
}

function drawDrift(seed: number, kind: string, id: number): Drift {
  const random = new RandomStream(seed, kind, id);
  const fixed = random.normal(0, 1);
  const waves = [0, 1, 2].map(() => ({
    perDay: (2 * Math.PI) / random.between(60, 240),
    phase: random.between(0, 2 * Math.PI),
  }));
  return { fixed, waves };
}

/** The value of a drift on a day. */
function valueOn(drift: Drift | undefined, epochDay: number): number {
  if (drift === undefined) return 0;
  let wandering = 0;
  for (const wave of drift.waves) wandering += Math.sin(epochDay * wave.perDay + wave.phase);
  return drift.fixed * Math.sqrt(0.8) + wandering * Math.sqrt((0.2 * 2) / 3);
}

// Drawing drifts is most of the work of a game day, and the same ones are asked for on every day of a season.
const driftsOfPlayers = new WeakMap<Player, readonly Drift[]>();

/**
 * A man's traits on a day, one standard normal for each kind, the club's last. Four fifths of the variance never
 * change, one fifth wanders with periods of two to eight months: in closed form, so any day can be asked for first.
 */
function traitsOn(
  seed: number,
  player: Player,
  epochDay: number,
  kinds: readonly string[],
  teamKind: string,
): readonly number[] {
  let drifts = driftsOfPlayers.get(player);
  if (drifts === undefined) {
    drifts = [
      ...kinds.map((kind) => drawDrift(seed, kind, player.id)),
      drawDrift(seed, teamKind, player.teamIndex),
    ];
    driftsOfPlayers.set(player, drifts);
  }
  return drifts.map((drift) => valueOn(drift, epochDay));
}

/** What a batter or pitcher does to the odds of each outcome on a day. */
export interface Strength {
  /** Multipliers against pitchers (or batters) of the other hand, and of the same hand. */
  readonly otherHand: OutcomeVector;
  readonly sameHand: OutcomeVector;
}

// Standard deviations of true talent on the log-odds scale, tuned until team win percentages, starters and
// Elo's gain over a constant have the size measured in real seasons.
const teamOffence = 1.15;
const teamPitching = 1.15;

const batterTraits = ['contact', 'eye', 'power', 'hitting', 'speed', 'plunked'] as const;
const pitcherTraits = ['stuff', 'command', 'ground-balls', 'velocity', 'stamina'] as const;

/** A position player's effect. `speed` (a standard normal) also decides stealing. */
export function batterStrength(
  seed: number,
  player: Player,
  epochDay: number,
): Strength & { speed: number; power: number } {
  const traits = traitsOn(seed, player, epochDay, batterTraits, 'team-offence');
  const [contact = 0, eye = 0, power = 0, hitting = 0, speed = 0, plunked = 0, teamTrait = 0] = traits;
  const team = teamTrait * teamOffence;
  // Regulars are better than the bench; first base and the designated hitter hit, catchers do not.
  const role =
    player.rosterSlot >= 9
      ? -0.8
      : player.position === 2
        ? -0.3
        : player.position === 3 || player.position === 10
          ? 0.5
          : 0.1;
  const quality = team + role;
  const logs = {
    strikeout: -0.27 * contact - 0.03 * quality + 0.08 * power,
    walk: 0.26 * eye + 0.04 * quality,
    hitByPitch: 0.3 * plunked,
    homeRun: 0.36 * power + 0.08 * quality,
    triple: 0.4 * speed,
    double: 0.13 * power + 0.04 * quality,
    single: 0.06 * hitting + 0.03 * quality + 0.03 * speed - 0.02 * power,
    error: 0.1 * speed,
  };
  const platoon = player.bats === 'S' ? 0 : 1;
  return {
    speed,
    power,
    otherHand: multipliersOf({
      ...logs,
      strikeout: logs.strikeout - 0.04 * platoon,
      walk: logs.walk + 0.05 * platoon,
      homeRun: logs.homeRun + 0.06 * platoon,
      single: logs.single + 0.02 * platoon,
    }),
    sameHand: multipliersOf({
      ...logs,
      strikeout: logs.strikeout + 0.04 * platoon,
      walk: logs.walk - 0.05 * platoon,
      homeRun: logs.homeRun - 0.06 * platoon,
      single: logs.single - 0.02 * platoon,
    }),
  };
}

/** A pitcher's effect, with what the pitches look like: velocity (mph above his kind) and ground-ball share. */
export interface PitcherStrength {
  readonly multipliers: OutcomeVector;
  readonly stuff: number;
  readonly groundBalls: number;
  readonly fastballMph: number;
  /** Pitches after which a starter is taken out. */
  readonly pitchLimit: number;
}

/** A pitcher's strength on a day. The team's pitching includes its defence. */
export function pitcherStrength(seed: number, player: Player, epochDay: number): PitcherStrength {
  const traits = traitsOn(seed, player, epochDay, pitcherTraits, 'team-pitching');
  const [pureStuff = 0, pureCommand = 0, groundBalls = 0, arm = 0, stamina = 0, teamTrait = 0] = traits;
  const team = teamTrait * teamPitching;
  const isStarter = player.rosterSlot < 18;
  const role = isStarter ? 0.45 - 0.3 * (player.rosterSlot - 13) : 0.5 - 0.22 * (player.rosterSlot - 18);
  const stuff = pureStuff + role * 0.8;
  const command = pureCommand + role * 0.3;
  const velocity = stuff * 1.3 + arm * 1.3;
  return {
    multipliers: multipliersOf({
      strikeout: 0.19 * stuff + 0.025 * team + (isStarter ? 0 : 0.06),
      walk: -0.21 * command - 0.03 * team + (isStarter ? 0 : 0.08),
      hitByPitch: -0.2 * command,
      homeRun: -0.09 * stuff - 0.04 * command - 0.08 * groundBalls - 0.05 * team,
      double: -0.035 * stuff - 0.04 * team,
      single: -0.025 * stuff - 0.035 * team + 0.01 * groundBalls,
      error: -0.1 * team,
    }),
    stuff,
    groundBalls,
    fastballMph: (isStarter ? 93.6 : 94.6) + velocity - (player.throws === 'L' ? 0.9 : 0),
    pitchLimit: 90 + 5 * stamina + 2.5 * role,
  };
}

/** The home-plate umpire's effect on the log-odds of strikeouts; walks move the other way. */
export function umpireStrikeoutEffect(seed: number, umpireId: number): number {
  return (chanceOf(seed, 'umpire', umpireId) - 0.5) * 0.08;
}
