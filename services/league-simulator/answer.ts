import { z } from 'zod';
import type { World } from './world.ts';

/** A response before it is sent. */
export interface Answer {
  readonly status: number;
  readonly contentType: 'application/json' | 'text/csv';
  readonly body: string;
  /** Headers beside the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What answering needs to know besides the request. */
export interface AnswerContext {
  readonly world: World;
  readonly nowMs: number;
  /** How long after a game its pitches reach Savant's file. */
  readonly pitchDataDelayMs: number;
}

/** A date of this century. */
export const date = z.string().regex(/^20\d\d-\d\d-\d\d$/);

/** A number of up to nine digits. */
export const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** Numbers between commas. */
export const idList = z
  .string()
  .regex(/^\d{1,9}(,\d{1,9})*$/)
  .transform((list) => list.split(',').map(Number));

/** An answer of JSON. */
export function jsonAnswer(value: object, status = 200): Answer {
  return { status, contentType: 'application/json', body: JSON.stringify(value) };
}

/** What MLB says instead of an answer. */
export function problem(status: number, message: string, nowMs: number): Answer {
  return jsonAnswer(
    {
      messageNumber: status === 404 ? 10 : 11,
      message,
      timestamp: new Date(nowMs).toISOString(),
      traceId: null,
    },
    status,
  );
}

/** The season it is in the league. */
export const seasonNow = ({ nowMs }: AnswerContext): number => new Date(nowMs).getUTCFullYear();
