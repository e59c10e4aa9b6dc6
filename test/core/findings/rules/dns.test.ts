import { breaksRule } from '../../../support/breaks-rule';

const twice = 'has its geolocation record already';

breaksRule('dns.weighted-beside-geolocation', [
  [{ 'dns.layout': 'flat' }, 'error dns.layout: geolocation records (pool eu) under api'],
]);

breaksRule('dns.default-record', [
  [{ 'pools[0].default': false }, 'error pools: no pool is the default, so there is no `*` record'],
]);

breaksRule('dns.places', [
  [{ 'pools[1].continents': [] }, 'error pools[1].continents: pool eu answers nowhere'],
  [{ 'pools[0].continents': ['EU'] }, `error pools[1].continents[0]: ${twice}`],
  [{ 'pools[1].continents': ['EU', 'EU'] }, `error pools[1].continents[1]: ${twice}`],
]);

breaksRule('dns.alias-ttl', [
  [
    { 'entry.leaf': 'alias' },
    'error entry.leaf: TTL of 60 s, which alone reaches the traffic target of 30 s',
  ],
  [
    { 'entry.leaf': 'alias', 'targets.traffic.rtoSeconds': 120 },
    "warning entry.leaf: an alias has the load balancer's TTL of 60 s",
  ],
]);

breaksRule('dns.alias-zone', [
  [
    { 'entry.leaf': 'alias' },
    'error regions[4].endpoint.hostedZoneId: an alias to eu-central-1 needs the hosted zone',
  ],
]);

breaksRule('dns.drain-gates', [
  [{ 'dns.gates': 'none' }, 'error dns.gates: whose control plane is in us-east-1'],
  [{ 'dns.gates': 'created' }, 'warning dns.gates: gate nothing yet'],
  [{ 'dns.layout': 'flat' }, 'error dns.gates: a flat layout has no member record'],
]);

breaksRule('dns.accelerated-recovery', [
  [
    { 'dns.acceleratedRecovery': false },
    'warning dns.acceleratedRecovery: no record can be changed',
  ],
]);

breaksRule('entry.keep-alive', [
  [
    { 'entry.clientKeepAliveSeconds': 301 },
    'warning entry.clientKeepAliveSeconds: keeps its open connections for 5 min 1 s',
  ],
]);
