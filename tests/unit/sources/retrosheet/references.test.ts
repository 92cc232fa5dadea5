import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ballparks, peopleIds } from '../../../../schemas/tables/register.ts';
import { withLineage } from '../../../../shared/domain/lineage.ts';
import { readPeople } from '../../../../shared/sources/register/read-people.ts';
import { knownAtOf } from '../../../../shared/sources/retrosheet/known-at.ts';
import { parkTimeZones } from '../../../../shared/sources/retrosheet/park-time-zones.ts';
import { readBallparks } from '../../../../shared/sources/retrosheet/read-ballparks.ts';
import { startMinutesOf } from '../../../../shared/sources/retrosheet/read-game-info.ts';
import { readLineScore } from '../../../../shared/sources/retrosheet/read-game-log.ts';
import { teamIdOfCode } from '../../../../shared/sources/retrosheet/team-codes.ts';
import { testData } from '../../../support/test-data.ts';

const lineage = {
  runId: 'r',
  source: 'retrosheet',
  knownAt: '2026-04-15T06:15:09.120Z',
  ingestedAt: '2026-04-15T06:15:09.120Z',
};

describe('the register', () => {
  const header =
    'key_mlbam,key_retro,key_bbref,key_fangraphs,name_last,name_first,birth_year,mlb_played_first,mlb_played_last';
  const read = (...lines: string[]) => readPeople(Buffer.from([header, ...lines].join('\n')));

  it('is rows and an index of Retrosheet ids', () => {
    const register = read(
      '1,abreb001,abreubo01,945,Abreu,Bobby,1974,1996,2014',
      '2,,,,New,Man,,2026,',
      ',nobod001,,,No,Body,,,',
    );
    expect(register.rows.map((row) => peopleIds.row.safeParse(withLineage(row, lineage)).success)).toEqual([
      true,
      true,
    ]);
    expect([...register.playerIds]).toEqual([['abreb001', 1]]);
    expect([register.nameOf('abreb001'), register.nameOf('x')]).toEqual(['Bobby Abreu', null]);
    expect(register.rows[1]).toMatchObject({ retrosheet_id: null, birth_year: null, last_season: null });
  });

  it('names people who come twice and fails when two have one id', () => {
    expect(read('1,abreb001,,,A,B,,,', '1,abreb002,,,A,B,,,', 'x,y,,,A,B,,,').findings).toHaveLength(2);
    expect(() => read('1,abreb001,,,A,B,,,', '2,abreb001,,,A,B,,,')).toThrow(
      'the register gives abreb001 to two people',
    );
    expect(() => read()).toThrow('nobody with an MLB id');
    expect(() => readPeople(Buffer.from('<html>'))).toThrow(/lacks the columns/);
  });

  it('is read whole: 6,301 people, 6,167 with a Retrosheet id', () => {
    const path = testData('register/people.csv.gz');
    if (path === null) return;
    const register = readPeople(gunzipSync(readFileSync(path)));
    expect([register.rows.length, register.playerIds.size, register.findings]).toEqual([6301, 6167, []]);
    expect(register.rows.every((row) => peopleIds.row.safeParse(withLineage(row, lineage)).success)).toBe(
      true,
    );
  });
});

describe('parks', () => {
  it('that had a game since 1961 have a time zone', () => {
    const path = testData('retrosheet/csv/ballparks.csv.gz');
    if (path === null) return;
    const { rows, findings } = readBallparks(gunzipSync(readFileSync(path)));
    expect(findings).toEqual([]);
    expect(rows.every((row) => ballparks.row.safeParse(withLineage(row, lineage)).success)).toBe(true);
    const zones = parkTimeZones(rows);
    const recent = rows.filter(({ last_game_date: last }) => last === null || last >= '1961-01-01');
    expect(
      recent.filter(({ park_id: id }) => (zones.get(id) ?? null) === null).map(({ park_id: id }) => id),
    ).toEqual([]);
    expect(['TOK01', 'DEN02', 'XXX99'].map((id) => zones.get(id))).toEqual([
      'Asia/Tokyo',
      'America/Denver',
      undefined,
    ]);
  });

  it('without an id are findings', () => {
    const { rows, findings } = readBallparks(
      Buffer.from(
        'ID,Country,State,City,Park Name,First,Last\nx,,,,,,\nDEN02,United States,Colorado,Denver,Coors Field,19950426,\n',
      ),
    );
    expect([rows.length, findings.length]).toEqual([1, 1]);
  });
});

describe('codes and cells', () => {
  it('of teams hold for their seasons', () => {
    expect([
      teamIdOfCode('FLO', 2011),
      teamIdOfCode('MIA', 2012),
      teamIdOfCode('MON', 2004),
      teamIdOfCode('WAS', 2005),
    ]).toEqual([146, 146, 120, 120]);
    for (const [code, season] of [
      ['FLO', 2012],
      ['MIA', 2011],
      ['XXX', 2012],
      ['', 2012],
      ['LAA', 2012],
    ] as const)
      expect(() => teamIdOfCode(code, season)).toThrow(
        expect.objectContaining({ code: 'SOURCE_RESPONSE_MALFORMED' }),
      );
  });

  it('of starting times', () => {
    expect(['7:09PM', '12:05PM', '12:30AM', '11:05AM'].map(startMinutesOf)).toEqual([1149, 725, 30, 665]);
    expect(['0:00PM', '', '19:05', '7:65PM', '13:00PM', undefined].map(startMinutesOf)).toEqual(
      Array(6).fill(null),
    );
  });

  it('of line scores', () => {
    expect(readLineScore('01000(12)20x')).toEqual([0, 1, 0, 0, 0, 12, 2, 0, null]);
    expect(readLineScore('01?')).toEqual([]);
  });

  it('of when a game was known', () => {
    const game = {
      gameDate: '2012-08-04',
      startMs: Date.parse('2012-08-05T00:10:00Z'),
      durationMinutes: 200,
      completedOn: null,
    };
    expect(knownAtOf(game)).toBe('2012-08-05T06:30:00.000Z');
    expect(knownAtOf({ ...game, durationMinutes: null })).toBe('2012-08-05T12:00:00.000Z');
    expect(knownAtOf({ ...game, completedOn: '2012-09-01' })).toBe('2012-09-02T12:00:00.000Z');
  });
});
