import { Global, Module } from '@nestjs/common';
import { MailRepository } from './mail.repository.js';
import { MailTasks } from './mail-tasks.js';
import { MailTransport } from './mail-transport.js';
import { MailWorker } from './mail-worker.js';
import { NotificationRepository } from './notification.repository.js';

@Global()
@Module({
  providers: [MailRepository, NotificationRepository, MailTransport, MailWorker, MailTasks],
  exports: [MailRepository, NotificationRepository, MailWorker],
})
export class MailModule {}
