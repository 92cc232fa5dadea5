import { HanksTankError } from '../../domain/errors.ts';

/** A JSON object whose members nobody has checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

const nothing: JsonObject = Object.freeze({});

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body of a response as an object. Throws SOURCE_RESPONSE_MALFORMED for anything else (HTML, cut JSON, a list, `{}`). */
export function parseJsonObject(body: Buffer, what: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new HanksTankError(
      'SOURCE_RESPONSE_MALFORMED',
      `${what} is not JSON (${body.byteLength} bytes, begins with ${describeStart(body)})`,
      { cause },
    );
  }
  if (isObject(value) && Object.keys(value).length > 0) return value;
  throw new HanksTankError(
    'SOURCE_RESPONSE_MALFORMED',
    `${what} is ${isObject(value) ? 'an empty object' : 'not a JSON object'}`,
  );
}

/** What the first character says, without quoting the payload. */
function describeStart(body: Buffer): string {
  const first = body.toString('utf8', 0, 64).trimStart()[0];
  if (first === undefined) return 'nothing';
  if (first === '<') return 'markup';
  return first === '{' || first === '[' ? 'JSON that is cut or broken' : 'text';
}

/** The value as an object; an empty one when it is none. */
export const readObject = (value: unknown): JsonObject => (isObject(value) ? value : nothing);

/** The value as an object, or null. */
export const readObjectOrNull = (value: unknown): JsonObject | null => (isObject(value) ? value : null);

/** The value as a list; an empty one when it is none. */
export const readList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A finite number, also from text ("92.4"); null for anything else ("-.--"). */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

/** A whole number, also from text; null for anything else. */
export function readInteger(value: unknown): number | null {
  const parsed = readNumber(value);
  return parsed !== null && Number.isSafeInteger(parsed) ? parsed : null;
}

/** A measurement rounded to four decimals: the source writes 16 digits of a value good for three. */
export function readMeasure(value: unknown): number | null {
  const parsed = readNumber(value);
  return parsed === null ? null : Math.round(parsed * 10_000) / 10_000;
}

/** Text that is not blank; a number becomes text; null for anything else. */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** true or false, also from text or Y and N; null for anything else. */
export function readFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'Y') return true;
  return value === 'false' || value === 'N' ? false : null;
}

/** MLB's id of a person, team, venue or game: a positive whole number. */
export function readId(value: unknown): number | null {
  const parsed = readInteger(value);
  return parsed !== null && parsed > 0 ? parsed : null;
}

/** The `id` of an object. */
export const readIdOf = (value: unknown): number | null => readId(readObject(value)['id']);

/** The `code` of an object, or the text itself: `{code: "L"}` and "L" are the same. */
export function readCode(value: unknown): string | null {
  return isObject(value) ? readText(value['code']) : readText(value);
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** A moment as ISO 8601 in UTC with milliseconds; null for anything else. */
export function readMoment(value: unknown): string | null {
  if (typeof value !== 'string' || !moment.test(value)) return null;
  const timeMs = Date.parse(value);
  if (Number.isNaN(timeMs)) return null;
  return value.length === 24 && value.endsWith('Z') ? value : new Date(timeMs).toISOString();
}

const calendarDate = /^\d{4}-\d\d-\d\d/;

/** A calendar date, also the date part of a moment; null for anything else. */
export function readDate(value: unknown): string | null {
  if (typeof value !== 'string' || !calendarDate.test(value)) return null;
  const day = value.slice(0, 10);
  const timeMs = Date.parse(`${day}T00:00:00Z`);
  // Date.parse rolls 30 February over to March: such a date is none.
  return !Number.isNaN(timeMs) && new Date(timeMs).toISOString().startsWith(day) ? day : null;
}
