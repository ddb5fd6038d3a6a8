import { Module } from '@nestjs/common';
import { MailController } from './mail.controller.js';
import { NotificationController } from './notification.controller.js';
import { PreferenceController } from './preference.controller.js';
import { TroubledMailService } from './troubled-mail.service.js';
import { UnsubscribeController } from './unsubscribe.controller.js';
import { UnsubscribeService } from './unsubscribe.service.js';

@Module({ controllers: [MailController, NotificationController, PreferenceController, UnsubscribeController], providers: [TroubledMailService, UnsubscribeService] })
export class NotificationsModule {}
