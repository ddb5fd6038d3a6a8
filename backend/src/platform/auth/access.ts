import { SetMetadata } from '@nestjs/common';
import type { Permission } from '#shared/accounts';

/** How a route is guarded: each is classified, or the build fails (test "every route is classified"). */
export type RouteAccess = { readonly kind: 'public' } | { readonly kind: 'signed-in' } | { readonly kind: 'permission'; readonly permission: Permission };
export const ROUTE_ACCESS = 'route-access';
export const KEYED = 'route-keyed';
export const OUTSIDE = 'route-outside';

/** Anybody, also without a sign-in. */
export const Public = () => SetMetadata(ROUTE_ACCESS, { kind: 'public' } satisfies RouteAccess);
/** Whoever is signed in; the answer is their own. */
export const SignedIn = () => SetMetadata(ROUTE_ACCESS, { kind: 'signed-in' } satisfies RouteAccess);
/** Whoever holds the permission anywhere; the service then asks the record (`authorise`). */
export const Requires = (permission: Permission) => SetMetadata(ROUTE_ACCESS, { kind: 'permission', permission } satisfies RouteAccess);
/** A POST that another program makes for a person, by a secret in its path: it carries neither our header nor a session, and none is read. */
export const FromOutside = () => SetMetadata(OUTSIDE, true);
/** A POST that creates, submits, approves or pays: needs an Idempotency-Key (api.md). */
export const Keyed = () => SetMetadata(KEYED, true);
