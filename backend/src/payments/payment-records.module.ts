import { Module } from '@nestjs/common';
import { PaymentRecordsService } from './payment-records.service.js';
import { PaymentRepository } from './payment.repository.js';

/** Stored payments, for the contexts that stand beside them; `PaymentsModule` holds the acts. */
@Module({ providers: [PaymentRepository, PaymentRecordsService], exports: [PaymentRepository, PaymentRecordsService] })
export class PaymentRecordsModule {}
