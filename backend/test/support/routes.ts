import type { INestApplication } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { KEYED, ROUTE_ACCESS, type RouteAccess } from '../../src/platform/auth/access.js';

/** A route of the API as its controller declares it; `access` undefined: nobody classified it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, with its parameters: /users/:id. */
  readonly path: string;
  readonly access: RouteAccess | undefined;
  readonly isKeyed: boolean;
}

/** Every route of every controller, by path. */
export function routesOf(app: INestApplication): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype, instance }) => {
    if (!metatype) return [];
    const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
    return new MetadataScanner().getAllMethodNames(prototype).flatMap((name): Route[] => {
      const handler = prototype[name] ?? {};
      const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const parts = [Reflect.getMetadata(PATH_METADATA, metatype), Reflect.getMetadata(PATH_METADATA, handler)] as (string | string[])[];
      const path = `/${parts.flat().flatMap((part) => part.split('/')).filter(Boolean).join('/')}`;
      const access = (Reflect.getMetadata(ROUTE_ACCESS, handler) ?? Reflect.getMetadata(ROUTE_ACCESS, metatype)) as RouteAccess | undefined;
      return [{ method: RequestMethod[method] as Route['method'], path, access, isKeyed: Reflect.getMetadata(KEYED, handler) === true }];
    });
  }).sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

/** Where Nest mounts middleware such as the logger. */
const middleware = '/api/v1{/*splat}';

/** The routes that Express answers below /api/v1, whoever registered them: `GET /users/:id`. */
export function servedRoutes(app: INestApplication): string[] {
  const { router } = app.getHttpAdapter().getInstance() as { router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] } };
  return router.stack.flatMap(({ route }) => {
    if (!route?.path.startsWith('/api/v1') || route.path === middleware) return [];
    return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path.slice('/api/v1'.length)}`);
  });
}
