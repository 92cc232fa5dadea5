import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parkWind } from '../../../../shared/domain/weather/wind.ts';

describe('wind in a park', () => {
  it.each([
    ['from behind home plate blows out', 180, 0, 10, 0],
    ['from centre field blows in', 0, 0, -10, 0],
    ['from left field blows to right', 270, 0, 0, 10],
    ['from right field blows to left', 90, 0, 0, -10],
    ['follows a park that faces north-east (Fenway, 45)', 225, 45, 10, 0],
    ['crosses a park that faces south-east (Cincinnati, 122)', 32, 122, 0, 10],
  ])('%s', (_, from, azimuth, out, toRight) => {
    const wind = parkWind(10, from, azimuth);
    expect(wind.out).toBeCloseTo(out, 10);
    expect(wind.toRight).toBeCloseTo(toRight, 10);
  });

  it('keeps its speed, however the park is turned', () => {
    const degrees = fc.double({ min: 0, max: 360, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 60, noNaN: true }), degrees, degrees, (speed, from, azimuth) => {
        const { out, toRight } = parkWind(speed, from, azimuth);
        expect(Math.hypot(out, toRight)).toBeCloseTo(speed, 9);
      }),
    );
  });
});
