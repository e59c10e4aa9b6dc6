import { ParameterError } from './parameter-error';
import { checkName } from './parameter-name';
import type { PutRequest } from './requests';
import { readGet, readPut } from './requests';

type Tier = NonNullable<PutRequest['Tier']>;

type Parameter = {
  readonly type: NonNullable<PutRequest['Type']>;
  readonly value: string;
  readonly tier: Tier;
  readonly version: number;
  readonly modifiedAtMs: number;
};

export type ParametersSettings = { readonly region: string; readonly account: string };

/** Characters of a value (AWS, parameter tiers). */
const mostCharacters: Readonly<Record<Tier, number>> = { Standard: 4_096, Advanced: 8_192 };

/**
 * Parameter Store in one region. A read sees the newest write at once, which AWS does not promise;
 * nothing is throttled, and older versions cannot be read.
 */
export class ParametersOfRegion {
  private readonly parameters = new Map<string, Parameter>();

  constructor(private readonly settings: ParametersSettings) {}

  /** Answers an operation in the API's own JSON. Throws only `ParameterError`. */
  call(operation: string, input: unknown, nowMs: number): object {
    switch (operation) {
      case 'PutParameter':
        return this.put(readPut(input), nowMs);
      case 'GetParameter':
        return this.get(readGet(input).Name);
      default:
        throw new ParameterError(
          'UnknownOperationException',
          `unknown operation ${operation}: this model imitates PutParameter and GetParameter`,
        );
    }
  }

  private put(request: PutRequest, nowMs: number): object {
    const { Name: name, Value: value, Overwrite: overwrite } = request;
    checkName(name);
    const before = this.parameters.get(name);
    if (before !== undefined && !overwrite) {
      throw new ParameterError(
        'ParameterAlreadyExists',
        'The parameter already exists. To overwrite this value, set the overwrite option in the ' +
          'request to true.',
      );
    }
    const type = request.Type ?? before?.type;
    if (type === undefined) {
      throw new ParameterError(
        'ValidationException',
        'A parameter type is required when you create a parameter.',
      );
    }
    const tier = tierFor(request, before);
    const version = (before?.version ?? 0) + 1;
    this.parameters.set(name, { type, value, tier, version, modifiedAtMs: nowMs });
    return { Version: version, Tier: tier };
  }

  private get(name: string): object {
    if (name.includes(':')) {
      throw new ParameterError(
        'ValidationException',
        `a version, a label or an ARN is not imitated, got ${name}; ask by name`,
      );
    }
    const parameter = this.parameters.get(name);
    if (parameter === undefined) {
      throw new ParameterError(
        'ParameterNotFound',
        "The parameter couldn't be found. Verify the name and try again.",
      );
    }
    const { region, account } = this.settings;
    const path = name.startsWith('/') ? name : `/${name}`;
    return {
      Parameter: {
        Name: name,
        Type: parameter.type,
        Value: parameter.value,
        Version: parameter.version,
        LastModifiedDate: parameter.modifiedAtMs / 1000,
        ARN: `arn:aws:ssm:${region}:${account}:parameter${path}`,
        DataType: 'text',
      },
    };
  }
}

/** A parameter stays in its tier until it is raised; it is never lowered. */
function tierFor({ Tier: asked, Value: value }: PutRequest, before: Parameter | undefined): Tier {
  const tier = asked ?? before?.tier ?? 'Standard';
  if (before?.tier === 'Advanced' && tier === 'Standard') {
    throw new ParameterError(
      'ValidationException',
      'This parameter uses the advanced-parameter tier. You can’t downgrade a parameter from the ' +
        'advanced-parameter tier to the standard-parameter tier.',
    );
  }
  const most = mostCharacters[tier];
  if (value.length <= most) return tier;
  const advice =
    tier === 'Standard'
      ? ' To create a larger parameter value, upgrade the parameter to use the ' +
        'advanced-parameter tier.'
      : '';
  throw new ParameterError(
    'ValidationException',
    `${tier} tier parameters support a maximum parameter value of ${most} characters.${advice}`,
  );
}
