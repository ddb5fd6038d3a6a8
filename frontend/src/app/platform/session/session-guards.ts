import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn, type CanMatchFn } from '@angular/router';
import type { Permission } from '#shared/accounts';
import { SessionStore } from './session-store';

/** Pages for people who are signed in; others sign in first and come back here. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const person = await inject(SessionStore).known();
  return person ? true : router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { back: state.url } });
};

/** Pages of a permission; without it the page says so, at the same address. */
export function needs(...anyOf: Permission[]): CanActivateFn {
  return async () => {
    const session = inject(SessionStore);
    const router = inject(Router);
    await session.known();
    if (anyOf.some((permission) => session.can(permission))) return true;
    return new RedirectCommand(router.parseUrl('/not-allowed'), { skipLocationChange: true });
  };
}

/** The home page for who is signed in, the sign-in page for others. */
export const isSignedIn: CanMatchFn = async () => (await inject(SessionStore).known()) !== null;
