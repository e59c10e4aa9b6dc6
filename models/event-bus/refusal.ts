/** A pattern, rule or target that this model does not imitate or EventBridge would not take. */
export class InvalidEventPattern extends Error {
  override readonly name = 'InvalidEventPatternException';
}

export const refuse = (message: string): InvalidEventPattern => new InvalidEventPattern(message);
