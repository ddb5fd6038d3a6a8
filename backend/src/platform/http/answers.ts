import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** Declares what a route answers: status, and the schema for the OpenAPI document. */
export function Answers(status: number, schema?: z.ZodType): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiResponse(schema ? { status, description: 'OK', standardSchema: schema as never } : { status, description: 'OK' }),
  );
}
