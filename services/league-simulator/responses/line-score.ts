import type { Play, Score } from '../game/game-record.ts';
import { type HalfInning, type InningTally, tallyInnings } from '../game/line-tally.ts';
import type { GameView } from '../game-view.ts';
import type { Player } from '../players.ts';
import { ordinal, personReference, teamAt, teamReference } from './references.ts';

const emptyHalf = { hits: 0, errors: 0, leftOnBase: 0 };

// A half that was not batted has no `runs`: an unplayed bottom of the ninth, and the padding of a shortened game.
function halfJson(half: HalfInning | undefined) {
  if (half === undefined || !half.hasBatted) return { ...emptyHalf, errors: half?.errors ?? 0 };
  return { runs: half.runs, hits: half.hits, errors: half.errors, leftOnBase: half.leftOnBase };
}

function inningJson(num: number, tally: InningTally | undefined) {
  return { num, ordinalNum: ordinal(num), home: halfJson(tally?.home), away: halfJson(tally?.away) };
}

function totalsJson(innings: readonly InningTally[], side: keyof Score, isWinner: boolean | null) {
  const sum = (field: 'runs' | 'hits' | 'errors' | 'leftOnBase'): number =>
    innings.reduce((total, inning) => total + inning[side][field], 0);
  const totals = {
    runs: sum('runs'),
    hits: sum('hits'),
    errors: sum('errors'),
    leftOnBase: sum('leftOnBase'),
  };
  return isWinner === null ? totals : { ...totals, isWinner };
}

const fieldNames = [
  '',
  'pitcher',
  'catcher',
  'first',
  'second',
  'third',
  'shortstop',
  'left',
  'center',
  'right',
] as const;

function defenceJson(play: Play, teamIndex: number) {
  const fielders = fieldNames.flatMap((name, position) => {
    const player: Player | null | undefined = play.defence[position];
    return player ? [[name, personReference(player)] as const] : [];
  });
  return { ...Object.fromEntries(fielders), team: teamReference(teamAt(teamIndex)) };
}

function offenceJson(play: Play, teamIndex: number) {
  const [first, second, third] = play.basesAfter;
  return {
    batter: personReference(play.batter),
    ...(first ? { first: personReference(first) } : {}),
    ...(second ? { second: personReference(second) } : {}),
    ...(third ? { third: personReference(third) } : {}),
    team: teamReference(teamAt(teamIndex)),
  };
}

/** The line score. /linescore and hydrate=linescore name the winner; the feed does not. */
export function lineScoreJson(view: GameView, namesWinner: boolean) {
  const { game } = view;
  const last = view.plays[view.plays.length - 1];
  if (last === undefined) {
    return {
      scheduledInnings: game.scheduledInnings,
      innings: [],
      teams: { home: {}, away: {} },
      defense: { team: teamReference(teamAt(game.homeIndex)) },
      offense: { team: teamReference(teamAt(game.awayIndex)) },
    };
  }
  const innings = tallyInnings(view.plays);
  const isFinal = view.phase === 'final';
  const padded = isFinal ? Math.max(innings.length, game.scheduledInnings) : innings.length;
  const half = last.isTop ? 'Top' : 'Bottom';
  const [batting, fielding] = last.isTop
    ? [game.awayIndex, game.homeIndex]
    : [game.homeIndex, game.awayIndex];
  const homeLeads = last.scoreAfter.home > last.scoreAfter.away;
  return {
    ...(view.record?.isWalkOff && isFinal ? { note: walkOffNote(last.outsAfter) } : {}),
    currentInning: last.inning,
    currentInningOrdinal: ordinal(last.inning),
    inningState: half,
    inningHalf: half,
    isTopInning: last.isTop,
    scheduledInnings: game.scheduledInnings,
    innings: Array.from({ length: padded }, (_, index) => inningJson(index + 1, innings[index])),
    teams: {
      home: totalsJson(innings, 'home', isFinal && namesWinner ? homeLeads : null),
      away: totalsJson(innings, 'away', isFinal && namesWinner ? !homeLeads : null),
    },
    defense: defenceJson(last, fielding),
    offense: offenceJson(last, batting),
    balls: 0,
    strikes: 0,
    outs: last.outsAfter,
  };
}

function walkOffNote(outs: number): string {
  return `${['No', 'One', 'Two'][outs] ?? 'Two'} out when winning run scored.`;
}
