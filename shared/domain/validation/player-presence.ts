import { type GameView, type Side, sidesOf } from './game-view.ts';

/** Who must be there at least, when there are no plays to say it. */
const battersMin = 9;
const pitchersMin = 1;

/** How many players a game must have lines of, and who is missing. */
export interface PlayerPresence {
  expected: number;
  missing: string[];
}

function presenceOf(
  side: Side,
  kind: 'batting' | 'pitching',
  inPlays: ReadonlySet<number>,
  inLines: ReadonlySet<number>,
): PlayerPresence {
  const min = kind === 'batting' ? battersMin : pitchersMin;
  const unseen = [...inPlays].filter((id) => !inLines.has(id));
  const missing = unseen.map(
    (id) => `player ${id} of team ${side.teamId} is in the plays without a ${kind} line`,
  );
  for (let found = inLines.size + unseen.length; found < min; found += 1)
    missing.push(`team ${side.teamId} has ${inLines.size} ${kind} lines, fewer than ${min}`);
  return { expected: Math.max(min, inPlays.size), missing };
}

/** Compares the plays with the lines, batters and pitchers of both teams. One entry of `missing` a player. */
export function playerPresence({ game, batting, pitching, pitches }: GameView): PlayerPresence {
  const parts = sidesOf(game).flatMap((side) => {
    const atBat = pitches.filter((row) => row.is_top !== side.isHome).map((row) => row.batter_id);
    const onMound = pitches.filter((row) => row.is_top === side.isHome).map((row) => row.pitcher_id);
    const idsOf = (rows: readonly { player_id: number; is_home: boolean }[]): Set<number> =>
      new Set(rows.filter((row) => row.is_home === side.isHome).map((row) => row.player_id));
    return [
      presenceOf(side, 'batting', new Set(atBat), idsOf(batting)),
      presenceOf(side, 'pitching', new Set(onMound), idsOf(pitching)),
    ];
  });
  return {
    expected: parts.reduce((sum, part) => sum + part.expected, 0),
    missing: parts.flatMap((part) => part.missing),
  };
}

/** Share of the expected players that have lines, 0 to 1. */
export function presentShare({ expected, missing }: PlayerPresence): number {
  return Math.max(0, 1 - missing.length / expected);
}
