import { route53 } from '../../core/route53/figures';
import type { HealthCheckConfig } from './health-check-config';

/** Where checkers live (AWS, HealthCheckRegion). */
const checkerRegions = [
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'sa-east-1',
];

const leastRegions = 3;
const mostChildren = 256;

/** Checkers of a check: all of them, or the same share of them in the regions named (assumed). */
export const checkersIn = (regions: readonly string[] = checkerRegions): number =>
  (regions.length * route53.checkers) / checkerRegions.length;

/** What Route 53 refuses about one check by itself. */
export function configProblems(config: HealthCheckConfig): string[] {
  const specific =
    config.Type === 'CALCULATED' ? calculatedProblems(config) : endpointProblems(config);
  return [...alarmProblems(config), ...specific];
}

function alarmProblems(config: HealthCheckConfig): string[] {
  return (['AlarmIdentifier', 'InsufficientDataHealthStatus'] as const)
    .filter((property) => config[property] !== undefined)
    .map((property) => `${property} belongs to CLOUDWATCH_METRIC, not to ${config.Type}`);
}

const endpointOnly = [
  'FullyQualifiedDomainName',
  'Port',
  'ResourcePath',
  'RequestInterval',
  'FailureThreshold',
  'EnableSNI',
  'MeasureLatency',
  'Regions',
] as const;

function calculatedProblems(config: HealthCheckConfig): string[] {
  const { ChildHealthChecks: children = [], HealthThreshold: threshold } = config;
  const problems = endpointOnly
    .filter((property) => config[property] !== undefined)
    .map((property) => `${property} does not belong to CALCULATED`);
  if (children.length === 0 || children.length > mostChildren) {
    problems.push(`ChildHealthChecks has ${children.length} ids; name 1-${mostChildren}`);
  }
  if (new Set(children).size < children.length) problems.push('ChildHealthChecks names one twice');
  if (threshold === undefined || threshold < 0 || threshold > mostChildren) {
    problems.push(`HealthThreshold ${threshold ?? 'is missing'}; use 0-${mostChildren}`);
  }
  return problems;
}

function endpointProblems(config: HealthCheckConfig): string[] {
  const {
    RequestInterval: interval = 30,
    FailureThreshold: threshold = 3,
    Port: port = 443,
  } = config;
  const { ResourcePath: path = '/', FullyQualifiedDomainName: fqdn } = config;
  const problems: string[] = [];
  if (config.ChildHealthChecks !== undefined || config.HealthThreshold !== undefined) {
    problems.push(`ChildHealthChecks and HealthThreshold belong to CALCULATED, not ${config.Type}`);
  }
  if (fqdn === undefined) problems.push('FullyQualifiedDomainName is missing');
  if (interval !== 10 && interval !== 30) {
    problems.push(`RequestInterval ${interval} is neither 10 nor 30 seconds`);
  }
  if (threshold < 1 || threshold > 10)
    problems.push(`FailureThreshold ${threshold} is outside 1-10`);
  if (port < 1 || port > 65_535) problems.push(`Port ${port} is outside 1-65535`);
  if (!path.startsWith('/')) problems.push(`ResourcePath ${path} does not begin with /`);
  if (config.EnableSNI !== undefined && config.Type !== 'HTTPS') {
    problems.push('EnableSNI belongs to HTTPS');
  }
  return [...problems, ...connectionProblems(config), ...regionProblems(config.Regions)];
}

/** A TCP check opens a connection and asks nothing over it. */
function connectionProblems({ Type: type, Port: port, ResourcePath: path }: HealthCheckConfig) {
  if (type !== 'TCP') return [];
  const problems: string[] = [];
  if (port === undefined) problems.push('Port is missing; TCP has no default');
  if (path !== undefined) problems.push(`ResourcePath ${path} does not belong to TCP`);
  return problems;
}

function regionProblems(regions: readonly string[] | undefined): string[] {
  if (regions === undefined) return [];
  const unknown = regions.filter((region) => !checkerRegions.includes(region));
  const problems = unknown.map(
    (region) => `no checkers in ${region}; use ${checkerRegions.join(', ')}`,
  );
  if (new Set(regions).size < leastRegions || new Set(regions).size < regions.length) {
    problems.push(
      `Regions has ${regions.join(', ')}; name at least ${leastRegions} different ones`,
    );
  }
  return problems;
}
