import { bucketOf } from '@guidon/evaluator';

export type Person = Readonly<Record<'userId' | 'tenantId', string>>;

/** What a client that was asked about the whole crowd said. */
export interface Sight {
  readonly version: number;
  /** Whom the flag is on for, in the crowd's order. */
  readonly inside: readonly string[];
}

/** A client somewhere, in the middle of its work. */
export interface Witness {
  look(): Promise<Sight>;
}

export const ownTenant = 'guidon-gmbh';
export const friendlyCustomers = ['north-mill', 'east-yard', 'south-dock'] as const;
const others = Array.from({ length: 46 }, (_, index) => `customer-${index}`);

/** Two hundred people, four of each tenant. */
export const crowd: readonly Person[] = [ownTenant, ...friendlyCustomers, ...others].flatMap((tenantId) =>
  ['ada', 'grace', 'alan', 'edsger'].map((name) => ({ userId: `${name}@${tenantId}`, tenantId })),
);

/** Who a plan means: those of the listed tenants, and those whose tenant is drawn. */
export function meant(listed: readonly string[], percentage: number, seed: string): readonly string[] {
  const isIn = ({ tenantId }: Person) => listed.includes(tenantId) || bucketOf(seed, tenantId) < percentage * 1_000;
  return crowd.filter(isIn).map(({ userId }) => userId);
}

/** Who was in at one sight and out at a later one. */
export function fallen(sights: readonly Sight[]): readonly string[] {
  return sights.flatMap(({ version, inside }, index) => {
    const before = sights[index - 1]?.inside ?? [];
    return before.filter((user) => !inside.includes(user)).map((user) => `${user} at version ${version}`);
  });
}
