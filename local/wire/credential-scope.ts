import { WireError } from './wire-error';

/** Whom a signed request is for. */
export interface CredentialScope {
  readonly region: string;
  readonly service: string;
}

const SCOPE =
  /^AWS4-HMAC-SHA256 .*Credential=[^/\s,]+\/\d{8}\/([^/\s,]+)\/([^/\s,]+)\/aws4_request/;

/** Reads region and service from the Authorization header (SigV4); verifies no signature. */
export function readCredentialScope(authorization: string | undefined): CredentialScope {
  if (authorization === undefined) {
    throw new WireError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403);
  }
  const [, region, service] = SCOPE.exec(authorization) ?? [];
  if (region !== undefined && service !== undefined) return { region, service };
  throw new WireError(
    'IncompleteSignatureException',
    'cannot read the credential scope of the Authorization header: sign with AWS4-HMAC-SHA256 ' +
      'and Credential=<key>/<date>/<region>/<service>/aws4_request',
  );
}
