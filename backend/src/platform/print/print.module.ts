import { Global, Module } from '@nestjs/common';
import { Printer } from './printer.js';
import { PrintRepository } from './print.repository.js';

@Global()
@Module({ providers: [Printer, PrintRepository], exports: [Printer] })
export class PrintModule {}
