/**
 * Every region's place in the list is its network for good, so that networks never overlap when
 * they are joined. A new region goes to the end; none is ever moved or taken out.
 */
const places = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1'],
  ...['mx-central-1', 'sa-east-1'],
  ...['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-central-1', 'eu-central-2', 'eu-north-1'],
  ...['eu-south-1', 'eu-south-2', 'il-central-1', 'me-south-1', 'me-central-1', 'af-south-1'],
  ...['ap-south-1', 'ap-south-2', 'ap-east-1', 'ap-east-2'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
  ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5'],
  ...['ap-southeast-6', 'ap-southeast-7'],
];

/** Room for a /20 each, from 10.200 up to 10.255, away from what clusters take by default. */
const firstOctet = 200;

/** A region's own network for data, or undefined where none is set aside. */
export function cidrOf(region: string): string | undefined {
  const place = places.indexOf(region);
  return place === -1 ? undefined : `10.${firstOctet + place}.0.0/20`;
}
