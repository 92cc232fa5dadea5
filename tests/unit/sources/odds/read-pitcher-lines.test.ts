import { describe, expect, it } from 'vitest';
import { readPitcherLines } from '../../../../shared/sources/odds/read-pitcher-lines.ts';
import { eventLinesRequest, eventsRequest } from '../../../../shared/sources/odds/requests.ts';
import { lineOutcomes, pitcherLinesEvent } from '../../../support/odds-events.ts';

const read = (event: unknown) => readPitcherLines(Buffer.from(JSON.stringify(event)), 'odds of an event');

describe('lines on the strikeouts of the pitchers of an event', () => {
  it('are both sides of a pitcher and a point, by bookmaker; the one most books offer is the main one', () => {
    const { lines, findings } = read(pitcherLinesEvent());
    expect(findings).toEqual([]);
    expect(lines).toEqual([
      {
        pitcherName: 'Kyle Freeland',
        bookmaker: 'draftkings',
        line: 4.5,
        over: -126,
        under: -103,
        isMain: true,
      },
      {
        pitcherName: 'Ryan Pepiot',
        bookmaker: 'draftkings',
        line: 6.5,
        over: 110,
        under: -140,
        isMain: false,
      },
      {
        pitcherName: 'Kyle Freeland',
        bookmaker: 'fanduel',
        line: 4.5,
        over: -120,
        under: -110,
        isMain: true,
      },
      { pitcherName: 'Ryan Pepiot', bookmaker: 'fanduel', line: 5.5, over: -130, under: 100, isMain: true },
      { pitcherName: 'Ryan Pepiot', bookmaker: 'betmgm', line: 5.5, over: -125, under: -105, isMain: true },
    ]);
  });

  it('may be none yet', () => {
    expect(read(pitcherLinesEvent([]))).toEqual({ lines: [], findings: [] });
  });

  it.each([
    ['one side', lineOutcomes('A', 5.5, -110, -110).slice(0, 1)],
    ['no price', lineOutcomes('A', 5.5, 'EVEN', -110)],
    ['an impossible price', lineOutcomes('A', 5.5, 50, -110)],
    ['no name', lineOutcomes(null, 5.5, -110, -110)],
    ['no point', lineOutcomes('A', null, -110, -110)],
    ['a point between halves', lineOutcomes('A', 5.25, -110, -110)],
    [
      'three sides',
      [...lineOutcomes('A', 5.5, -110, -110), { name: 'Over', description: 'A', price: 1, point: 5.5 }],
    ],
  ])('that are no line are findings, and hold no other one back: %s', (_, outcomes) => {
    const good = lineOutcomes('B', 4.5, -110, -115);
    const { lines, findings } = read(pitcherLinesEvent([['draftkings', [...outcomes, ...good]]]));
    expect(lines).toMatchObject([{ pitcherName: 'B', line: 4.5 }]);
    expect(findings).toMatchObject([{ code: 'VALUE_UNREADABLE' }]);
  });

  it('count once, and other markets not at all', () => {
    const outcomes = lineOutcomes('A', 4.5, -110, -115);
    const event = pitcherLinesEvent([
      ['draftkings', outcomes],
      ['draftkings', outcomes],
    ]);
    const { lines, findings } = read(event);
    expect(lines).toHaveLength(1);
    expect(findings).toEqual([{ code: 'ROW_SKIPPED', path: 'draftkings A 4.5', message: 'is listed twice' }]);
    const outs = { key: 'x', title: 'x', markets: [{ key: 'pitcher_outs', outcomes }] };
    expect(read({ ...event, bookmakers: [outs, { title: 'without a key', markets: [] }] }).lines).toEqual([]);
  });

  it('tell of members that nobody has described', () => {
    expect(read({ ...pitcherLinesEvent(), sponsor: 'x' }).findings).toMatchObject([
      { code: 'FIELD_UNKNOWN', message: expect.stringContaining('sponsor') },
    ]);
  });

  it.each([
    ['no JSON', '{"id":'],
    ['a list', '[]'],
    ['a message', '{"message":"no"}'],
    ['an event without bookmakers', '{"id":"a"}'],
  ])('are refused when the answer is %s', (_, text) => {
    expect(() => readPitcherLines(Buffer.from(text), 'odds of an event')).toThrow(
      expect.objectContaining({ code: 'SOURCE_RESPONSE_MALFORMED' }),
    );
  });
});

it('an event is asked for by its id, the events of a date by their times, without a key', () => {
  expect(eventLinesRequest('8c2b639e6aa80a53f165c03dab273d8c')).toEqual({
    endpoint: 'odds_strikeouts',
    subject: '8c2b639e6aa80a53f165c03dab273d8c',
    urlPath:
      '/v4/sports/baseball_mlb/events/8c2b639e6aa80a53f165c03dab273d8c/odds?regions=us&markets=pitcher_strikeouts&oddsFormat=american&dateFormat=iso',
    gamePk: null,
  });
  expect(eventsRequest('2026-08-05').urlPath).toBe(
    '/v4/sports/baseball_mlb/events?dateFormat=iso&commenceTimeFrom=2026-08-05T06%3A00%3A00Z&commenceTimeTo=2026-08-06T09%3A00%3A00Z',
  );
});
