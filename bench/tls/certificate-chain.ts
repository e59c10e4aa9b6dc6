import type { KeyObject } from 'node:crypto';
import { generateKeyPair, sign } from 'node:crypto';
import { promisify } from 'node:util';
import * as der from './der';

export type CertificateChain = {
  /** The authority that a client must be told to trust. */
  readonly rootPem: string;
  /** What the server shows: its own certificate and the intermediate authority's. */
  readonly chainPem: string;
  readonly keyPem: string;
};

type Subject = { readonly name: string; readonly publicKey: KeyObject };
type Issuer = { readonly name: string; readonly privateKey: KeyObject };

const dayMs = 24 * 3_600 * 1_000;

/** What a certificate of AWS Certificate Manager has by default, and the authorities above it. */
const makeRsa2048 = () => promisify(generateKeyPair)('rsa', { modulusLength: 2_048 });

/**
 * A certificate for every name below `zone`, signed by an intermediate authority under a root, as
 * public ones are: a client checks the same signatures as it would outside. Valid for a day around
 * `nowMs`, made of new keys, stored nowhere.
 */
export async function makeCertificateChain(zone: string, nowMs: number): Promise<CertificateChain> {
  const [root, middle, leaf] = await Promise.all([makeRsa2048(), makeRsa2048(), makeRsa2048()]);
  const rootName = 'bench root';
  const middleName = 'bench intermediate';
  const byRoot = { name: rootName, privateKey: root.privateKey };
  const byMiddle = { name: middleName, privateKey: middle.privateKey };
  const rootSubject = { name: rootName, publicKey: root.publicKey };
  const middleSubject = { name: middleName, publicKey: middle.publicKey };
  const leafSubject = { name: 'bench origins', publicKey: leaf.publicKey };
  const leafPem = certificate(3, leafSubject, byMiddle, [names([`*.${zone}`])], nowMs);
  return {
    rootPem: certificate(1, rootSubject, byRoot, [authority()], nowMs),
    chainPem: `${leafPem}${certificate(2, middleSubject, byRoot, [authority()], nowMs)}`,
    keyPem: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** An X.509 certificate of version 3 (RFC 5280, 4.1). */
function certificate(
  serial: number,
  { name, publicKey }: Subject,
  issuer: Issuer,
  extensions: readonly Buffer[],
  nowMs: number,
): string {
  const sha256WithRsa = der.sequence(der.oid('1.2.840.113549.1.1.11'), der.nothing());
  const content = der.sequence(
    der.tagged(0, der.smallInteger(2)),
    der.smallInteger(serial),
    sha256WithRsa,
    commonName(issuer.name),
    der.sequence(der.moment(nowMs - dayMs), der.moment(nowMs + dayMs)),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der.tagged(3, der.sequence(...extensions)),
  );
  const signature = der.bits(sign('sha256', content, issuer.privateKey));
  const lines = der
    .sequence(content, sha256WithRsa, signature)
    .toString('base64')
    .match(/.{1,64}/g);
  return ['-----BEGIN CERTIFICATE-----', ...(lines ?? []), '-----END CERTIFICATE-----', ''].join(
    '\n',
  );
}

const commonName = (name: string): Buffer =>
  der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.text(name))));

/** Basic constraints: this is an authority. */
const authority = (): Buffer =>
  der.sequence(
    der.oid('2.5.29.19'),
    der.boolean(true),
    der.octets(der.sequence(der.boolean(true))),
  );

/** Subject alternative names: the only place where clients look for a server's names. */
const names = (hosts: readonly string[]): Buffer =>
  der.sequence(
    der.oid('2.5.29.17'),
    der.octets(der.sequence(...hosts.map((host) => der.taggedText(2, host)))),
  );
