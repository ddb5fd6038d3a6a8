import { Controller, Get, UseGuards } from '@nestjs/common';
import { demoProgress } from '#shared/cases';
import { DemoGuard } from '../../accounts/demo-guard.js';
import { Public } from '../../platform/auth/access.js';
import { Answers } from '../../platform/http/answers.js';
import { Demonstration, type DemoProgress } from './demonstration.service.js';

/** How far the demonstration is with its loading. */
@Controller('demo/progress')
@UseGuards(DemoGuard)
export class DemoProgressController {
  constructor(private readonly demonstration: Demonstration) {}

  @Get()
  @Public()
  @Answers(200, demoProgress)
  progress(): DemoProgress {
    return this.demonstration.progress();
  }
}
