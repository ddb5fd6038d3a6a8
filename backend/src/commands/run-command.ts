import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';

/** A command's mistake that its caller can mend: told without a stack. */
export class CommandRefusal extends Error {}

export const say = (line: string): void => { process.stdout.write(`${line}\n`); };

/** Runs a command inside the portal's application, without serving: no jobs are started. `work` returns the exit code. */
export async function runCommand(work: (app: INestApplicationContext) => Promise<number>): Promise<void> {
  try {
    const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'], abortOnError: false });
    try {
      process.exitCode = await work(app);
    } finally {
      await app.close();
    }
  } catch (error) {
    const told = error instanceof CommandRefusal || !(error instanceof Error) ? String(error instanceof Error ? error.message : error) : (error.stack ?? error.message);
    process.stderr.write(`${told}\n`);
    process.exit(1); // a half-built application keeps its connections open
  }
}
