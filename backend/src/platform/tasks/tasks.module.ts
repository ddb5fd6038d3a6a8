import { Global, Module } from '@nestjs/common';
import { TaskController } from './task.controller.js';
import { TaskSources } from './task-sources.js';

/** The home page of everybody: what waits for them. */
@Global()
@Module({ controllers: [TaskController], providers: [TaskSources], exports: [TaskSources] })
export class TasksModule {}
