import { X509Certificate, createPrivateKey } from 'node:crypto';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { CertificateChain } from '../../../bench/tls/certificate-chain';
import { makeCertificateChain } from '../../../bench/tls/certificate-chain';

let chain: CertificateChain;
let root: X509Certificate;
let leaf: X509Certificate;
let middle: X509Certificate;

beforeAll(async () => {
  chain = await makeCertificateChain('bench.test', Date.now());
  root = new X509Certificate(chain.rootPem);
  const [leafPem = '', middlePem = ''] = chain.chainPem.split(/(?<=-----END CERTIFICATE-----\n)/);
  leaf = new X509Certificate(leafPem);
  middle = new X509Certificate(middlePem);
}, 60_000);

describe('a chain made at run time', () => {
  test('goes from the leaf over an intermediate authority to its root', () => {
    expect(leaf.verify(middle.publicKey)).toBe(true);
    expect(middle.verify(root.publicKey)).toBe(true);
    expect(root.verify(root.publicKey)).toBe(true);
    expect(leaf.checkIssued(middle) && middle.checkIssued(root)).toBe(true);
    expect([leaf.ca, middle.ca, root.ca]).toEqual([false, true, true]);
  });

  test('belongs to its key, and to names one label below the zone', () => {
    expect(leaf.checkPrivateKey(createPrivateKey(chain.keyPem))).toBe(true);
    expect(leaf.checkHost('origin-xx-bench-1.bench.test')).toBe('*.bench.test');
    expect(leaf.checkHost('a.b.bench.test')).toBeUndefined();
    expect(leaf.checkHost('origin.other.test')).toBeUndefined();
  });

  test('has the key size of public certificates and lasts a day', () => {
    expect(leaf.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2_048);
    expect(Date.parse(leaf.validFrom)).toBeLessThan(Date.now());
    const lastsMs = Date.parse(leaf.validTo) - Date.now();
    expect(lastsMs).toBeGreaterThan(0);
    expect(lastsMs).toBeLessThanOrEqual(24 * 3_600 * 1_000);
  });

  test('is accepted by a client that trusts its root, and by no other', async () => {
    const server = https.createServer({ cert: chain.chainPem, key: chain.keyPem }, (_, answer) => {
      answer.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      await expect(statusOf(port, chain.rootPem)).resolves.toBe(200);
      await expect(statusOf(port)).rejects.toThrow(/unable to|self.signed/);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

// Helpers

const statusOf = (port: number, ca?: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      servername: 'origin-xx-bench-1.bench.test',
      agent: false,
      ...(ca === undefined ? {} : { ca }),
    };
    https
      .get(options, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
      .on('error', reject);
  });
