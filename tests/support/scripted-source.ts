import { HanksTankError } from '../../shared/domain/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { DataSource, SourceRequest } from '../../shared/ports/data-source.ts';

/** One answer: a body of status 200, an answer of another status, or an error that is thrown. */
export type ScriptedAnswer = object | string | { status: number; text: string } | HanksTankError;

/** A source that answers from a script. */
export interface ScriptedSource extends DataSource {
  /** What was asked, in order: `endpoint subject`. */
  readonly asked: readonly string[];
  /** How many requests were answered at one time at most. */
  readonly inFlightMax: () => number;
}

const isStatus = (answer: object): answer is { status: number; text: string } =>
  'status' in answer && 'text' in answer;

/**
 * Answers `endpoint subject` (or `endpoint` for any subject) from the script. A list is used up one answer at a time, its last
 * answer stays. What is not in the script is a 404.
 */
export function scriptedSource(
  name: string,
  clock: Clock,
  script: Readonly<Record<string, ScriptedAnswer | readonly ScriptedAnswer[]>>,
): ScriptedSource {
  const asked: string[] = [];
  const used = new Map<string, number>();
  let inFlight = 0;
  let inFlightMax = 0;
  const next = (request: SourceRequest): ScriptedAnswer => {
    const exact = `${request.endpoint} ${request.subject}`;
    const key = exact in script ? exact : request.endpoint;
    const answers = script[key];
    if (answers === undefined) return { status: 404, text: '{"message":"Object not found"}' };
    if (!Array.isArray(answers)) return answers as ScriptedAnswer; // Array.isArray does not narrow readonly arrays
    const index = Math.min(used.get(key) ?? 0, answers.length - 1);
    used.set(key, index + 1);
    return answers[index];
  };
  return {
    name,
    asked,
    inFlightMax: () => inFlightMax,
    fetch: async (request) => {
      asked.push(`${request.endpoint} ${request.subject}`);
      inFlight += 1;
      inFlightMax = Math.max(inFlightMax, inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
      const answer = next(request);
      if (answer instanceof HanksTankError) throw answer;
      const isOther = typeof answer === 'object' && isStatus(answer);
      const text = isOther ? answer.text : typeof answer === 'string' ? answer : JSON.stringify(answer);
      return {
        source: name,
        endpoint: request.endpoint,
        urlPath: request.urlPath,
        status: isOther ? answer.status : 200,
        body: Buffer.from(text),
        fetchedAt: clock.now().toISOString(),
      };
    },
  };
}
