import type { StackSet } from '../template/stack-set';
import type { FunctionPlace } from './bundles';

/** A function as its template describes it. */
export type FunctionSpec = {
  readonly name: string;
  readonly region: string;
  readonly place: FunctionPlace;
  readonly timeoutMs: number;
  readonly reservedConcurrency: number;
  readonly env: Readonly<Record<string, string>>;
  /** Hosts of its function URLs. */
  readonly urlHosts: readonly string[];
};

/** Every function of the templates. The name says where its code lies, and nothing else may. */
export function loadFunctions(stacks: StackSet, environment: string): FunctionSpec[] {
  const urls = stacks.resources('AWS::Lambda::Url').map((url) => ({
    target: String(url.properties['TargetFunctionArn']),
    region: url.stack.region,
    host: new URL(stacks.attribute(url, 'FunctionUrl')).host,
  }));
  return stacks.resources('AWS::Lambda::Function').map(({ stack, properties }) => {
    const name = String(properties['FunctionName']);
    const variables = (properties['Environment'] as { Variables?: object } | undefined)?.Variables;
    return {
      name,
      region: stack.region,
      place: placeOf(name, environment),
      timeoutMs: Number(properties['Timeout'] ?? 3) * 1000,
      reservedConcurrency: Number(properties['ReservedConcurrentExecutions'] ?? 10),
      env: Object.fromEntries(
        Object.entries(variables ?? {}).map(([key, value]) => [key, String(value)]),
      ),
      urlHosts: urls
        .filter(({ target, region }) => region === stack.region && target.endsWith(`:${name}`))
        .map(({ host }) => host),
    };
  });
}

/** `meridian-<environment>-<feature>-<step>` is `lambdas/<feature>/<step>`. */
function placeOf(name: string, environment: string): FunctionPlace {
  const prefix = `meridian-${environment}-`;
  const [feature, ...step] = name.startsWith(prefix) ? name.slice(prefix.length).split('-') : [];
  if (feature === undefined || step.length === 0) {
    throw new Error(
      `function ${name} is not named ${prefix}<feature>-<step>, so its code cannot be found`,
    );
  }
  return { feature, step: step.join('-') };
}
