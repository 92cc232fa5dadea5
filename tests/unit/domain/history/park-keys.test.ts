import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parkKeyOf } from '../../../../shared/domain/history/park-keys.ts';
import { testData } from '../../../support/test-data.ts';

const teamsAnswer = z.object({
  teams: z.array(z.object({ name: z.string(), venue: z.object({ id: z.int(), name: z.string() }) })),
});
const parkRow = z.object({ ID: z.string(), 'Park Name': z.string(), Last: z.string() });

const recorded = (path: string): string | null => {
  const file = testData(path);
  return file === null ? null : gunzipSync(readFileSync(file)).toString();
};

describe('the key of a park', () => {
  it('is one, whoever tells of it', () => {
    expect(parkKeyOf('DEN02')).toBe('19');
    expect(parkKeyOf('SAC01')).toBe('2529');
    expect(parkKeyOf('19')).toBe('19');
  });

  it('is its own name where only one source knows the park, and none where nobody says', () => {
    expect(parkKeyOf('NYC16')).toBe('NYC16');
    expect(parkKeyOf(null)).toBeNull();
  });

  it.each(['teams/all', 'teams/all.2'])(
    'joins the home of every club to a park of Retrosheet: %s',
    (path) => {
      const answer = recorded(`statsapi/${path}.json.gz`);
      const parks = recorded('retrosheet/csv/ballparks.csv.gz');
      if (answer === null || parks === null) return;
      const rows = z.array(parkRow).parse(parse(parks, { columns: true }));
      const inUse = rows.filter(({ Last }) => Last >= '20240101');
      const keys = new Map(inUse.map(({ ID }) => [parkKeyOf(ID), ID]));
      const { teams } = teamsAnswer.parse(JSON.parse(answer));
      expect(teams).toHaveLength(30);
      expect(
        teams.filter(({ venue }) => !keys.has(String(venue.id))).map(({ name, venue }) => [name, venue.id]),
      ).toEqual([]);
      // Parks that both call the same are the same.
      const named = new Map(inUse.map((row) => [row['Park Name'], row.ID]));
      const alike = teams.flatMap(({ venue }) => {
        const id = named.get(venue.name);
        return id === undefined ? [] : [[parkKeyOf(id), String(venue.id)]];
      });
      expect(alike.length).toBeGreaterThan(15);
      for (const [own, theirs] of alike) expect(own).toBe(theirs);
    },
  );
});
