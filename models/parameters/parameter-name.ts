import { ParameterError } from './parameter-error';

/** Characters of a name, and levels of a hierarchy (AWS, PutParameter). */
const mostCharacters = 1_011;
const mostLevels = 15;

/** Throws for a name that Parameter Store does not take. */
export function checkName(name: string): void {
  if (name.length === 0 || name.length > mostCharacters || !/^[\w./-]+$/.test(name)) {
    throw new ParameterError(
      'ValidationException',
      `Parameter name must be 1-${mostCharacters} letters, digits, ., -, _ and /, got ${name}`,
    );
  }
  if (/^\/?(aws|ssm)/i.test(name)) {
    throw new ParameterError(
      'ValidationException',
      `Parameter name can't be prefixed with "aws" or "ssm" (case-insensitive), got ${name}`,
    );
  }
  if (name.includes('/') && !name.startsWith('/')) {
    throw new ParameterError(
      'ValidationException',
      `Parameter name must be a fully qualified name, got ${name}; begin it with /`,
    );
  }
  if (name.split('/').length - 1 > mostLevels) {
    throw new ParameterError(
      'HierarchyLevelLimitExceededException',
      `A hierarchy can have a maximum of ${mostLevels} levels, got ${name}`,
    );
  }
}
