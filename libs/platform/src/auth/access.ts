import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExcludeEndpoint, ApiExtension } from '@nestjs/swagger';
import type { Role } from './actor';

/** Who a route serves, as the guard and the start-up check read it. */
export type Access = { kind: 'public' } | { kind: 'internal' } | { kind: 'roles'; roles: readonly Role[] };

export const ACCESS = 'tuntas:access';

/** The route serves signed-in actors that hold at least one of these roles. */
export function Roles(...allowed: [Role, ...Role[]]): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, { kind: 'roles', roles: allowed } satisfies Access),
    ApiBearerAuth(),
    ApiExtension('x-roles', allowed),
  );
}

/** The route serves anybody, without a token. */
export function Public(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, { kind: 'public' } satisfies Access),
    ApiExtension('x-public', true),
  );
}

/** The route serves the other services only (`Authorization: Bearer ${SERVICE_TOKEN}`) and is not in the API reference. */
export function Internal(): MethodDecorator {
  return applyDecorators(SetMetadata(ACCESS, { kind: 'internal' } satisfies Access), ApiExcludeEndpoint());
}
