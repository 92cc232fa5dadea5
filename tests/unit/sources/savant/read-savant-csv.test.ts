import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { savantColumns } from '../../../../services/league-simulator/responses/savant.ts';
import { HanksTankError } from '../../../../shared/domain/errors.ts';
import { isCapped, readSavantCsv } from '../../../../shared/sources/savant/read-savant-csv.ts';
import { readSavantGames } from '../../../../shared/sources/savant/read-savant-games.ts';
import { savantDayRequest, savantGameRequest } from '../../../../shared/sources/savant/requests.ts';
import { splitCsv } from '../../../../shared/sources/savant/split-csv.ts';
import { csvOf, smallSavant, smallSavantRows } from '../../../support/small-savant.ts';

const read = (text: string | Buffer) => readSavantCsv(Buffer.from(text), 'savant_day of 2026-04-14');
const origin = { source: 'savant', fetchedAt: '2026-04-15T06:15:00.000Z' };
const gamesOf = (text: string | Buffer) => readSavantGames(read(text), '2026-04-14', origin);
const rowsOf = (text: string | Buffer) => gamesOf(text).games.get(900_001)?.rows ?? [];

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof HanksTankError ? error.code : String(error);
  }
  return 'none';
}

describe('a file of Baseball Savant', () => {
  it('gives rows in order, one per pitch, with the result on the last of a plate appearance', () => {
    const rows = rowsOf(smallSavant());
    expect(rows.map((row) => [row.at_bat_number, row.pitch_number, row.event_type, row.home_score])).toEqual([
      [1, 1, null, 0],
      [1, 2, null, 0],
      [1, 3, 'strikeout', 0],
      [2, 1, null, 1],
      [2, 2, null, 1],
      [2, 3, 'home_run', 1],
    ]);
    expect(rows[5]).toMatchObject({
      is_plate_appearance_end: true,
      is_in_play: true,
      call_code: null,
      estimated_woba: 1.842,
      launch_speed_mph: 108,
      runner_on_first_id: null,
      catcher_id: 599,
    });
    expect(rows[0]).toMatchObject({ call_code: 'C', is_strike: true, is_top: true, estimated_woba: null });
  });

  it.each([89, 92, 94, 96, 115, 118])('is read by name in a layout of %i columns', (width) => {
    const columns = savantColumns.slice(0, width);
    const { findings } = gamesOf(smallSavant({ columns }));
    expect(findings).toEqual([]);
    expect(rowsOf(smallSavant({ columns }))).toHaveLength(6);
    expect(rowsOf(smallSavant({ columns: columns.toReversed() }))).toEqual(rowsOf(smallSavant({ columns })));
  });

  it('may begin with a byte order mark, end its lines in CR LF, and name a column twice: the first counts', () => {
    const plain = rowsOf(smallSavant());
    expect(rowsOf(`\uFEFF${smallSavant()}`)).toEqual(plain);
    expect(rowsOf(smallSavant().replaceAll('\n', '\r\n'))).toEqual(plain);
    const columns = [...savantColumns, 'pitcher', 'fielder_2'];
    const twice = smallSavantRows().map((row) =>
      columns.map((name, index) => (index > 117 ? '1' : (row[name] ?? ''))),
    );
    expect(rowsOf(csvOf([columns, ...twice]))).toEqual(plain);
  });

  it('keeps unknown columns aside and says so once; a column that always was and is gone is said too', () => {
    const columns = ['blimp_height', ...savantColumns.filter((name) => name !== 'plate_x')];
    const { findings } = gamesOf(smallSavant({ columns }));
    expect(findings).toEqual([
      { code: 'FIELD_UNKNOWN', path: 'header', message: '1 columns nobody has described: blimp_height' },
      {
        code: 'FIELD_MISSING',
        path: 'header',
        message: '1 columns are gone, their values are null: plate_x',
      },
    ]);
    expect(rowsOf(smallSavant({ columns }))[0]?.plate_x_feet).toBeNull();
  });

  it('is empty, not broken, when it is a header alone: the games are not told yet', () => {
    expect(gamesOf(`${savantColumns.join(',')}\n`)).toEqual({ games: new Map(), findings: [] });
  });

  it('is a failure that may pass when it is an error column with HTTP 200', () => {
    expect(codeOf(() => read('error\nError: Query Timeout\n'))).toBe('SOURCE_FAILED');
    expect(codeOf(() => read('\uFEFF"Error"\n"took too long"\n'))).toBe('SOURCE_FAILED');
  });

  it.each([
    ['nothing', ''],
    ['markup', '<!doctype html><html></html>'],
    ['JSON', '{"a":1}'],
    ['another CSV', 'a,b\n1,2\n'],
    ['UTF-16', Buffer.from(smallSavant(), 'utf16le')],
    ['cut in a row', smallSavant().slice(0, -200)],
    ['cut in a quoted cell', `${savantColumns.join(',')}\nFF,"Pitcher, 6`],
  ])('is malformed when it is %s', (_, body) => {
    expect(codeOf(() => read(body))).toBe('SOURCE_RESPONSE_MALFORMED');
  });

  it('loses the last row when it has no line end: the row may be cut in its last cell', () => {
    const text = smallSavant().slice(0, -1);
    expect(rowsOf(text)).toHaveLength(5);
    expect(gamesOf(text).findings.map(({ code }) => code)).toEqual(['ROW_SKIPPED']);
  });

  it('is at the row cap at exactly 25,000, 30,000 or 40,000 rows', () => {
    const line = 'x'.repeat(0);
    const many = (rows: number) => {
      const header = ['game_pk', 'game_date', 'at_bat_number', 'pitch_number', 'inning', 'inning_topbot'];
      const names = [...header, 'batter', 'pitcher', 'balls', 'strikes', 'outs_when_up', 'type'];
      return `${names.join(',')}\n${`${names.map(() => line).join(',')}\n`.repeat(rows)}`;
    };
    expect([24_999, 25_000, 30_000, 40_000].map((rows) => isCapped(read(many(rows))))).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it('leaves out rows without people, of another date or with an impossible count, and nulls what cannot be', () => {
    const change = (column: string, value: string) =>
      gamesOf(smallSavant({ change: (row, index) => (index === 0 ? { ...row, [column]: value } : row) }));
    for (const [column, value] of [
      ['batter', ''],
      ['pitcher', 'Smith'],
      ['balls', '4'],
      ['strikes', '-1'],
      ['outs_when_up', '3'],
      ['pitch_number', '1.5'],
      ['inning_topbot', 'Middle'],
      ['type', ''],
      ['game_date', '2026-04-15'],
    ] as const) {
      const { games, findings } = change(column, value);
      expect([column, games.get(900_001)?.rows.length]).toEqual([column, 5]);
      expect(findings).toMatchObject([{ code: 'ROW_SKIPPED', message: '1 row of Savant' }]);
    }
    for (const [column, value, ours] of [
      ['release_speed', '951', 'release_speed_mph'],
      ['release_spin_rate', 'fast', 'release_spin_rate_rpm'],
      ['zone', '10', 'zone'],
      ['stand', 'X', 'batter_side'],
      ['p_throws', 'S', 'pitcher_hand'],
      ['catcher', '', 'event_type'],
      ['fielder_2', '-5', 'catcher_id'],
      ['plate_x', 'NaN', 'plate_x_feet'],
      ['plate_x', '0x10', 'plate_x_feet'],
    ] as const) {
      const { games, findings } = change(column, value);
      const last = games.get(900_001)?.rows.at(-1);
      if (column === 'catcher') expect(findings).toEqual([]);
      else
        expect([column, last?.[ours], findings.map(({ code }) => code)]).toEqual([
          column,
          null,
          ['VALUE_UNREADABLE'],
        ]);
    }
    expect(change('effective_speed', '0.0').findings).toEqual([]);
  });

  it('counts a repeated row once and takes none of two that dispute a pitch', () => {
    const twice = gamesOf(smallSavant({ add: (rows) => [rows[0] ?? {}] }));
    expect(twice.games.get(900_001)?.rows).toHaveLength(6);
    const disputed = gamesOf(smallSavant({ add: (rows) => [{ ...rows[0], release_speed: '80.0' }] }));
    expect(disputed.games.get(900_001)?.rows).toHaveLength(5);
    for (const { findings } of [twice, disputed]) expect(findings[0]?.code).toBe('ROW_SKIPPED');
  });

  it('has a checksum of its own that a revision changes, and the order of rows does not', () => {
    const checksum = (text: string) => gamesOf(text).games.get(900_001)?.contentSha256;
    const revised = smallSavant({
      change: (row) => ({ ...row, pitch_type: row['pitch_type'] === 'FF' ? 'SI' : 'SL' }),
    });
    const [header = '', ...lines] = smallSavant().trimEnd().split('\n');
    expect(checksum(revised)).not.toBe(checksum(smallSavant()));
    expect(checksum(`${[header, ...lines.toReversed()].join('\n')}\n`)).toBe(checksum(smallSavant()));
  });

  it('is asked for by date or by game, the whole postseason included', () => {
    expect(savantDayRequest('2026-04-14')).toMatchObject({
      endpoint: 'savant_day',
      subject: '2026-04-14',
      gamePk: null,
    });
    const query = new URL(savantDayRequest('2026-04-14').urlPath, 'http://x').searchParams;
    expect([query.get('game_date_gt'), query.get('game_date_lt'), query.get('type')]).toEqual([
      '2026-04-14',
      '2026-04-14',
      'details',
    ]);
    expect(query.get('hfGT')).toBe('R|PO|F|D|L|W|S|A|E|');
    expect(savantGameRequest(5)).toMatchObject({ endpoint: 'savant_game', subject: '5', gamePk: 5 });
  });
});

describe('splitting a CSV by hand', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é', ''), maxLength: 6 });
  const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  it('gives what csv-parse gives', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (records) => {
        const text = records.map((record) => record.map(quoted).join(',')).join('\n');
        const options = {
          relax_column_count: true,
          skip_empty_lines: true,
          record_delimiter: ['\n', '\r\n'],
        };
        expect(splitCsv(text)).toEqual(parse(text, options));
      }),
    );
  });

  it('never gives something else than csv-parse on text that is no CSV: it fails as that does', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r'), maxLength: 12 }), (text) => {
        const options = {
          relax_column_count: true,
          skip_empty_lines: true,
          record_delimiter: ['\n', '\r\n'],
        };
        const outcome = (work: () => unknown) => {
          try {
            return work();
          } catch {
            return 'failed';
          }
        };
        expect(outcome(() => splitCsv(text))).toEqual(outcome(() => parse(text, options)));
      }),
    );
  });
});
