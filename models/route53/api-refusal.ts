/** The errors of Route 53's API that this model raises, by the names AWS gives them. */
export type Route53Code =
  | 'InvalidInput'
  | 'InvalidChangeBatch'
  | 'NoSuchHostedZone'
  | 'NoSuchHealthCheck'
  | 'NoSuchChange'
  | 'PriorRequestNotComplete'
  | 'Throttling';

const notFound: readonly Route53Code[] = ['NoSuchHostedZone', 'NoSuchHealthCheck', 'NoSuchChange'];

/**
 * A refusal as Route 53 words it: nothing was changed. `messages` holds all that is wrong; the
 * message of an invalid batch is their list in brackets, as AWS answers it.
 */
export class Route53Refusal extends Error {
  /** HTTP. */
  readonly status: number;

  constructor(
    readonly code: Route53Code,
    readonly messages: readonly string[],
  ) {
    super(code === 'InvalidChangeBatch' ? `[${messages.join(', ')}]` : messages.join('; '));
    this.name = code;
    this.status = notFound.includes(code) ? 404 : 400;
  }
}

/** Throws if there is anything to say. */
export function refuseIfAny(code: Route53Code, messages: readonly string[]): void {
  if (messages.length > 0) throw new Route53Refusal(code, messages);
}
