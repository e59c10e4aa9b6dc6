import { globalOf, topologyOfSize, topologyWith } from '../../support/templates';

const type = 'AWS::Route53::HostedZone';

test("Route 53's control plane has a copy to fall back on", () => {
  globalOf(topologyWith()).hasResourceProperties(type, {
    Name: 'banking.example.com.',
    HostedZoneFeatures: { EnableAcceleratedRecovery: true },
  });
});

test('the copy can be declined', () => {
  const global = globalOf(topologyOfSize(2, { dns: { acceleratedRecovery: false } }));
  global.hasResourceProperties(type, {
    HostedZoneFeatures: { EnableAcceleratedRecovery: false },
  });
});

test('the zone outlives its stack: another one has other name servers', () => {
  globalOf(topologyWith()).hasResource(type, {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
});
