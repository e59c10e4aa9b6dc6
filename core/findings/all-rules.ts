import type { Rule } from './finding';
import { cacheRegions } from './rules/cache-regions';
import { capacityImmediate } from './rules/capacity-immediate';
import { capacityNormal } from './rules/capacity-normal';
import { capacityOneGroup } from './rules/capacity-one-group';
import { capacityPool } from './rules/capacity-pool';
import { conflictScore } from './rules/conflict-score';
import { databaseVersion } from './rules/database-version';
import { dnsAcceleratedRecovery } from './rules/dns-accelerated-recovery';
import { dnsAliasTtl } from './rules/dns-alias-ttl';
import { dnsAliasZone } from './rules/dns-alias-zone';
import { dnsDefaultRecord } from './rules/dns-default-record';
import { dnsDrainGates } from './rules/dns-drain-gates';
import { dnsPlaces } from './rules/dns-places';
import { dnsWeightedBesideGeolocation } from './rules/dns-weighted-beside-geolocation';
import { entryKeepAlive } from './rules/entry-keep-alive';
import { healthChecksAlarmOnly } from './rules/health-checks-alarm-only';
import { healthChecksDuplicate } from './rules/health-checks-duplicate';
import { healthChecksInsufficientData } from './rules/health-checks-insufficient-data';
import { healthChecksMissing } from './rules/health-checks-missing';
import { healthChecksMixedAlarm } from './rules/health-checks-mixed-alarm';
import { healthChecksQuota } from './rules/health-checks-quota';
import { healthChecksSharedDependency } from './rules/health-checks-shared-dependency';
import { leaseMembers } from './rules/lease-members';
import { leaseMissing } from './rules/lease-missing';
import { probingTimeout } from './rules/probing-timeout';
import { residencyCell } from './rules/residency-cell';
import { residencyJurisdiction } from './rules/residency-jurisdiction';
import { residencyLegalSurvivor } from './rules/residency-legal-survivor';
import { sharesSum } from './rules/shares-sum';
import { targetsAvailability } from './rules/targets-availability';
import { targetsCache } from './rules/targets-cache';
import { targetsDatabaseWrites } from './rules/targets-database-writes';
import { targetsLatency } from './rules/targets-latency';
import { targetsRpo } from './rules/targets-rpo';
import { targetsTraffic } from './rules/targets-traffic';
import { votingQuorum } from './rules/voting-quorum';
import { workloadPublicEndpoint } from './rules/workload-public-endpoint';
import { workloadVersion } from './rules/workload-version';

/** Every rule, in the order an operator should read their findings. */
export const allRules: readonly Rule[] = [
  targetsTraffic,
  targetsCache,
  targetsDatabaseWrites,
  targetsRpo,
  targetsAvailability,
  targetsLatency,
  sharesSum,
  capacityNormal,
  capacityOneGroup,
  capacityPool,
  capacityImmediate,
  residencyLegalSurvivor,
  residencyJurisdiction,
  residencyCell,
  dnsWeightedBesideGeolocation,
  dnsDefaultRecord,
  dnsPlaces,
  dnsAliasTtl,
  dnsAliasZone,
  dnsDrainGates,
  dnsAcceleratedRecovery,
  entryKeepAlive,
  healthChecksMissing,
  healthChecksDuplicate,
  healthChecksMixedAlarm,
  healthChecksAlarmOnly,
  healthChecksInsufficientData,
  healthChecksSharedDependency,
  healthChecksQuota,
  probingTimeout,
  votingQuorum,
  leaseMissing,
  leaseMembers,
  cacheRegions,
  databaseVersion,
  workloadVersion,
  workloadPublicEndpoint,
  conflictScore,
];
