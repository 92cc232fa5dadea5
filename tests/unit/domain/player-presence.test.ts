import { describe, expect, it } from 'vitest';
import { checkPresence } from '../../../shared/domain/player-presence.ts';

const ids = (...values: number[]): Set<number> => new Set(values);
const nobody = { boxScore: ids(), rosters: ids(), active: ids(), statistics: ids() };
const known = (...values: number[]) => {
  const set = ids(...values);
  return (id: number): boolean => set.has(id);
};

describe('everyone who appeared, by three strategies', () => {
  it('agree when all three say the same', () => {
    const all = ids(1, 2, 3);
    expect(
      checkPresence({ boxScore: all, rosters: all, active: all, statistics: all }, known(1, 2, 3)),
    ).toEqual({ withoutLine: [], offRoster: [], unknown: [] });
  });

  it('name who has statistics but no line', () => {
    expect(
      checkPresence({ ...nobody, boxScore: ids(1), statistics: ids(9, 1, 4) }, known(1, 4, 9)).withoutLine,
    ).toEqual([4, 9]);
  });

  it('name who appeared off the active roster, when there is one', () => {
    const sightings = { ...nobody, boxScore: ids(1, 2), active: ids(2) };
    expect(checkPresence(sightings, known(1, 2)).offRoster).toEqual([1]);
    expect(checkPresence({ ...sightings, active: ids() }, known(1, 2)).offRoster).toEqual([]);
  });

  it('name who is unknown, by the first strategy that saw him', () => {
    const sightings = { ...nobody, boxScore: ids(7), rosters: ids(7, 5, 1), statistics: ids(5, 3, 7) };
    expect(checkPresence(sightings, known(1)).unknown).toEqual([
      { playerId: 3, foundBy: 'statistics' },
      { playerId: 5, foundBy: 'roster' },
      { playerId: 7, foundBy: 'box_score' },
    ]);
  });
});
