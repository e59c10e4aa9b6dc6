/** Limits of one PutEvents call (aws-facts D2: 1 MB since January 2026). */
export const MAX_ENTRIES = 10;
export const MAX_TOTAL_BYTES = 1_000_000;
/** What EventBridge counts for an entry's `Time` (user guide, PutEvents entry size). */
const TIME_BYTES = 14;
/** Beyond it there is no date: the end of year 9999, in epoch seconds. */
const MAX_TIME_SECONDS = 253_402_300_799;

/** One entry as the API takes it; `Time` in epoch seconds. */
export interface PutEventsEntry {
  readonly Time?: number;
  readonly Source?: string;
  readonly Resources?: readonly string[];
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
}

export interface PutEventsResultEntry {
  readonly EventId?: string;
  readonly ErrorCode?: string;
  readonly ErrorMessage?: string;
}

export interface PutEventsResult {
  readonly FailedEntryCount: number;
  readonly Entries: readonly PutEventsResultEntry[];
}

/** The whole call is refused; nothing of it was taken. */
export class PutEventsRefused extends Error {
  override readonly name = 'ValidationException';
}

const fields = {
  Time: 'number',
  Source: 'string',
  Resources: 'list of strings',
  DetailType: 'string',
  Detail: 'string',
  EventBusName: 'string',
} as const;

/** Reads a PutEvents request; unknown parameters, wrong counts and sizes refuse it whole. */
export function readPutEvents(raw: unknown): readonly PutEventsEntry[] {
  const request = objectOf(raw, 'the request');
  refuseUnknown(request, ['Entries'], 'the request');
  const { Entries } = request;
  if (!Array.isArray(Entries) || Entries.length < 1 || Entries.length > MAX_ENTRIES) {
    const got = Array.isArray(Entries) ? `${Entries.length} entries` : JSON.stringify(Entries);
    throw new PutEventsRefused(
      `1 validation error detected: Value at 'entries' failed to satisfy constraint: ` +
        `Member must have length between 1 and ${MAX_ENTRIES}, got ${got}`,
    );
  }
  const entries = Entries.map((entry: unknown) => readEntry(entry));
  const bytes = entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
  if (bytes < MAX_TOTAL_BYTES) return entries;
  throw new PutEventsRefused(
    'Total size of the entries in the request is over the limit: ' +
      `${bytes} of ${MAX_TOTAL_BYTES} bytes`,
  );
}

/** Bytes of an entry as EventBridge counts them. */
export function entryBytes(entry: PutEventsEntry): number {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...(entry.Resources ?? [])];
  const time = entry.Time === undefined ? 0 : TIME_BYTES;
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), time);
}

/** Why this entry fails while the others of its call may be taken. */
export function entryProblem(entry: PutEventsEntry): PutEventsResultEntry | undefined {
  for (const name of ['Source', 'DetailType', 'Detail'] as const) {
    if (entry[name] === undefined || entry[name] === '') {
      const reason = `${name} is a required argument.`;
      return failed('InvalidArgument', `Parameter ${name} is not valid. Reason: ${reason}`);
    }
  }
  if (detailOf(entry) === undefined) return failed('MalformedDetail', 'Detail is malformed.');
  if (entry.Source?.startsWith('aws.') !== true) return undefined;
  return failed('NotAuthorizedForSourceException', 'Not authorized for the source.');
}

/** The detail as an object; nothing if the text is no JSON object. */
export function detailOf({ Detail }: PutEventsEntry): Record<string, unknown> | undefined {
  try {
    return objectOf(JSON.parse(Detail ?? ''), 'Detail');
  } catch {
    return undefined;
  }
}

export const failed = (ErrorCode: string, ErrorMessage: string): PutEventsResultEntry => ({
  ErrorCode,
  ErrorMessage,
});

function readEntry(raw: unknown): PutEventsEntry {
  const entry = objectOf(raw, 'an entry');
  refuseUnknown(entry, Object.keys(fields), 'an entry');
  for (const [name, wanted] of Object.entries(fields)) {
    const value = entry[name];
    const texts = Array.isArray(value) && value.every((one) => typeof one === 'string');
    const fits = wanted === 'list of strings' ? texts : typeof value === wanted;
    if (value === undefined || value === null || fits) continue;
    throw new PutEventsRefused(
      `${name} takes a ${wanted}, got ${JSON.stringify(value).slice(0, 80)}`,
    );
  }
  if (typeof entry['Time'] === 'number' && !(Math.abs(entry['Time']) <= MAX_TIME_SECONDS)) {
    throw new PutEventsRefused(`Time takes seconds since 1970, got ${entry['Time']}`);
  }
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));
}

function refuseUnknown(given: object, known: readonly string[], where: string): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new PutEventsRefused(
    `unknown parameter ${unknown} of ${where}: this model imitates only ${known.join(', ')}`,
  );
}

function objectOf(raw: unknown, where: string): Record<string, unknown> {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) return { ...raw };
  throw new PutEventsRefused(`${where} takes an object, got ${JSON.stringify(raw)}`);
}
