import { type JsonObject, readInteger, readList, readObject, readText } from './json-access.ts';

/** What the notes below a box score tell, in the shapes the live feed uses. */
export interface BoxscoreInfo {
  weather: JsonObject;
  gameInfo: JsonObject;
}

/** Reads the labelled notes: "Weather: 78 degrees, Roof Closed.", "Wind: 0 mph, None.", "T: 2:39.", "Att: 24,441.". */
export function readBoxscoreInfo(info: unknown): BoxscoreInfo {
  const notes = new Map(
    readList(info).map((entry) => {
      const note = readObject(entry);
      return [readText(note['label']) ?? '', (readText(note['value']) ?? '').trim().replace(/\.$/, '')];
    }),
  );
  const weather = /^(-?\d+) degrees, (.+)$/.exec(notes.get('Weather') ?? '');
  const wind = notes.get('Wind');
  const time = /^(\d+):(\d\d)/.exec(notes.get('T') ?? '');
  const attendance = readInteger(notes.get('Att')?.replaceAll(',', ''));
  return {
    weather: {
      ...(weather === null ? {} : { condition: weather[2], temp: weather[1] }),
      ...(wind === undefined || wind === '' ? {} : { wind }),
    },
    gameInfo: {
      ...(attendance === null ? {} : { attendance }),
      ...(time === null ? {} : { gameDurationMinutes: Number(time[1]) * 60 + Number(time[2]) }),
    },
  };
}
