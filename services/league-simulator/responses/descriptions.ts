import type { GameAction, Movement, Play } from '../game/game-record.ts';
import { positions } from '../players.ts';

const places: Readonly<Record<number, string>> = {
  1: 'pitcher',
  2: 'catcher',
  3: 'first baseman',
  4: 'second baseman',
  5: 'third baseman',
  6: 'shortstop',
  7: 'left fielder',
  8: 'center fielder',
  9: 'right fielder',
};
const verbs: Readonly<Record<string, string>> = {
  single: 'singles',
  double: 'doubles',
  triple: 'triples',
  home_run: 'homers',
  force_out: 'grounds into a force out',
  grounded_into_double_play: 'grounds into a double play',
  sac_fly: 'out on a sacrifice fly',
  field_error: 'reaches on a fielding error',
};
const outVerbs = {
  ground_ball: 'grounds out',
  fly_ball: 'flies out',
  line_drive: 'lines out',
  popup: 'pops out',
} as const;
const balls = {
  ground_ball: 'ground ball',
  fly_ball: 'fly ball',
  line_drive: 'line drive',
  popup: 'pop up',
} as const;
const bases: Readonly<Record<number, string>> = { 1: '1st', 2: '2nd', 3: '3rd' };

function runnerSentence(movement: Movement): string {
  if (movement.from === 0 || movement.beforePitch !== null) return '';
  if (movement.to === 4) return ` ${movement.runner.fullName} scores.`;
  if (movement.to === null)
    return ` ${movement.runner.fullName} out at ${bases[movement.outBase ?? 2] ?? '2nd'}.`;
  return ` ${movement.runner.fullName} to ${bases[movement.to] ?? '2nd'}.`;
}

/** The sentence MLB prints for a plate appearance. */
export function describePlay(play: Play): string {
  const name = play.batter.fullName;
  const runners = play.movements.map(runnerSentence).join('');
  switch (play.eventType) {
    case 'strikeout':
      return play.calls[play.calls.length - 1] === 'C'
        ? `${name} called out on strikes.`
        : `${name} strikes out swinging.`;
    case 'walk':
      return `${name} walks.${runners}`;
    case 'intent_walk':
      return `${play.pitcher.fullName} intentionally walks ${name}.${runners}`;
    case 'hit_by_pitch':
      return `${name} hit by pitch.${runners}`;
    default: {
      const trajectory = play.trajectory ?? 'ground_ball';
      const fielder = play.defence[play.hitLocation ?? 0];
      const who = fielder
        ? `${places[play.hitLocation ?? 1] ?? 'fielder'} ${fielder.fullName}`
        : 'the fielder';
      const how =
        play.eventType === 'field_out' || play.eventType === 'sac_fly'
          ? ` to ${who}`
          : ` on a ${balls[trajectory]} to ${who}`;
      return `${name} ${verbs[play.eventType] ?? outVerbs[trajectory]}${how}.${runners}`;
    }
  }
}

/** Event name, type and sentence of an action. */
export function describeAction(action: GameAction): {
  event: string;
  eventType: string;
  description: string;
} {
  const name = action.player.fullName;
  const replaced = action.replaced?.fullName ?? '';
  switch (action.kind) {
    case 'pitchingChange':
      return {
        event: 'Pitching Substitution',
        eventType: 'pitching_substitution',
        description: `Pitching Change: ${name} replaces ${replaced}.`,
      };
    case 'pinchHitter':
      return {
        event: 'Offensive Substitution',
        eventType: 'offensive_substitution',
        description: `Offensive Substitution: ${positions[11].name} ${name} replaces ${replaced}.`,
      };
    case 'runnerPlaced':
      return {
        event: 'Runner Placed On Base',
        eventType: 'runner_placed',
        description: `${name} starts inning at 2nd base.`,
      };
    case 'stolenBase':
      return {
        event: 'Stolen Base 2B',
        eventType: 'stolen_base_2b',
        description: `${name} steals 2nd base.`,
      };
    case 'caughtStealing':
      return {
        event: 'Caught Stealing 2B',
        eventType: 'caught_stealing_2b',
        description: `${name} caught stealing 2nd base, catcher to shortstop.`,
      };
  }
}
