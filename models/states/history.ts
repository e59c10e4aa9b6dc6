import type { HistoryEvent } from '../asl/event';
import type { Json } from '../asl/json';

const whole = { truncated: false };

/** Fields that the API carries as JSON text beside a note whether it was cut short. */
const texts = ['input', 'output'] as const;

/** An event in the format of GetExecutionHistory; times are seconds. */
export function toApi(event: HistoryEvent, roleArn: string): Record<string, unknown> {
  const { id, previousEventId, timestampMs, type, ...rest } = event;
  const details = detailsOf({ ...rest, at: undefined }, type === 'ExecutionStarted', roleArn);
  return {
    id,
    previousEventId,
    timestamp: timestampMs / 1000,
    type,
    ...(details === undefined ? {} : { [detailsName(type)]: details }),
  };
}

function detailsName(type: HistoryEvent['type']): string {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

/** Types without details are those that AWS gives none: the ends of Parallel and Map, aborts. */
function detailsOf(
  fields: Readonly<Record<string, unknown>>,
  isStart: boolean,
  roleArn: string,
): Record<string, unknown> | undefined {
  const details: Record<string, unknown> = isStart ? { roleArn } : {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (texts.some((text) => text === name)) {
      details[name] = JSON.stringify(value);
      details[`${name}Details`] = whole;
    } else if (name === 'parameters') {
      details[name] = JSON.stringify(value);
    } else if (name === 'assignedVariables') {
      details[name] = variables(value as Readonly<Record<string, Json>>);
      details['assignedVariablesDetails'] = whole;
    } else {
      details[name] = value;
    }
  }
  return Object.keys(details).length === 0 ? undefined : details;
}

const variables = (assigned: Readonly<Record<string, Json>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]),
  );
