import { Global, Module } from '@nestjs/common';
import { MailRepository } from './mail.repository.js';
import { MailTransport } from './mail-transport.js';
import { MailWorker } from './mail-worker.js';
import { NotificationRepository } from './notification.repository.js';

@Global()
@Module({
  providers: [MailRepository, NotificationRepository, MailTransport, MailWorker],
  exports: [MailRepository, NotificationRepository, MailWorker],
})
export class MailModule {}
