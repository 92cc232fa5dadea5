import { addDays } from '../../../shared/domain/calendar.ts';

/** What a parameter is when nobody says: a day counted from today (US Eastern), the year of today, everything (null), or a constant. */
export type DefaultValue =
  | { kind: 'today'; plusDays: number }
  | { kind: 'this_year' }
  | { kind: 'any' }
  | { kind: 'constant'; value: number | string };

/** Reads `today - 30`, `this year`, `any`, `20` or a word. Throws for anything else. */
export function readDefault(text: string): DefaultValue {
  const [, sign, days] = /^today(?: ([+-]) (\d+))?$/.exec(text) ?? [];
  if (text.startsWith('today') && (text === 'today' || days !== undefined))
    return { kind: 'today', plusDays: days === undefined ? 0 : Number(`${sign}${days}`) };
  if (text === 'this year') return { kind: 'this_year' };
  if (text === 'any') return { kind: 'any' };
  if (/^\d+(\.\d+)?$/.test(text)) return { kind: 'constant', value: Number(text) };
  if (/^[a-z_]+$/.test(text)) return { kind: 'constant', value: text };
  throw new Error(`"${text}" is no default: today ± days, this year, any, a number or a word`);
}

/** The default as the header has it. */
export function defaultText(value: DefaultValue): string {
  switch (value.kind) {
    case 'today':
      return value.plusDays === 0
        ? 'today'
        : `today ${value.plusDays < 0 ? '-' : '+'} ${Math.abs(value.plusDays)}`;
    case 'this_year':
      return 'this year';
    case 'any':
      return 'any';
    case 'constant':
      return String(value.value);
  }
}

/** The value of a default on a day (`YYYY-MM-DD`). */
export function valueOfDefault(value: DefaultValue, today: string): string | number | null {
  switch (value.kind) {
    case 'today':
      return addDays(today, value.plusDays);
    case 'this_year':
      return Number(today.slice(0, 4));
    case 'any':
      return null;
    case 'constant':
      return value.value;
  }
}
