import { Global, Module } from '@nestjs/common';
import { DigestJob } from './digest-job.js';
import { MailAttachments } from './mail-attachments.js';
import { MailLinks } from './mail-links.js';
import { MailRepository } from './mail.repository.js';
import { MailTasks } from './mail-tasks.js';
import { MailTransport } from './mail-transport.js';
import { MailWorker } from './mail-worker.js';
import { NotificationRepository } from './notification.repository.js';
import { PreferenceRepository } from './preference.repository.js';

@Global()
@Module({
  providers: [MailLinks, MailRepository, NotificationRepository, PreferenceRepository, MailAttachments, MailTransport, MailWorker, DigestJob, MailTasks],
  exports: [MailAttachments, MailLinks, MailRepository, NotificationRepository, PreferenceRepository, MailWorker],
})
export class MailModule {}
