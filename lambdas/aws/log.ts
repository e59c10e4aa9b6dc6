import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '../ports';

/** Structured log lines; the service's name and level come from the function's environment. */
export function powertoolsLog(): Log {
  const logger = new Logger();
  return {
    info: (message, details = {}) => {
      logger.info(message, details);
    },
    warn: (message, details = {}) => {
      logger.warn(message, details);
    },
  };
}
