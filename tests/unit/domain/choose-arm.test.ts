import { describe, expect, it } from 'vitest';
import { armOf, systemOfArm } from '../../../shared/domain/choose-arm.ts';

const games = Array.from({ length: 20_000 }, (_, index) => 700_000 + index);
const shareOf = (share: number): number =>
  games.filter((game) => armOf('game_outcome', game, share) === 'candidate').length / games.length;

describe('the arm of a game', () => {
  it('is the candidate for the wanted share of games', () => {
    expect(shareOf(0.05)).toBeCloseTo(0.05, 2);
    expect(shareOf(0.5)).toBeCloseTo(0.5, 1);
    expect([shareOf(0), shareOf(1)]).toEqual([0, 1]);
  });

  it('stays with the game: a larger share only adds games', () => {
    const candidates = games.filter((game) => armOf('game_outcome', game, 0.05) === 'candidate');
    expect(candidates.every((game) => armOf('game_outcome', game, 0.2) === 'candidate')).toBe(true);
    // What is written down here must never change: predictions were served by it.
    expect(candidates.slice(0, 4)).toEqual([700_063, 700_066, 700_068, 700_090]);
  });

  it('differs between systems, and has a name of its own in the tables', () => {
    const ofOther = games.filter((game) => armOf('player_performance', game, 0.05) === 'candidate');
    expect(ofOther.filter((game) => armOf('game_outcome', game, 0.05) === 'candidate').length).toBeLessThan(
      ofOther.length / 4,
    );
    expect(systemOfArm('game_outcome', 'candidate')).toBe('game_outcome.candidate');
  });
});
