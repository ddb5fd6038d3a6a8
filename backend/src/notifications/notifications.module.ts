import { Module } from '@nestjs/common';
import { NotificationController } from './notification.controller.js';
import { PreferenceController } from './preference.controller.js';

@Module({ controllers: [NotificationController, PreferenceController] })
export class NotificationsModule {}
