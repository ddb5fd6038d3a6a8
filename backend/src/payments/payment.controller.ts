import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { id } from '#shared/platform';
import {
  confirmBody, gateQuery, gateView, paymentInput, paymentPage, paymentQuery, paymentView, queueQuery, releaseQueue, reverseBody, waiveBody,
  type PaymentInput, type PaymentQuery, type QueueQuery,
} from '#shared/payments';
import { advanceView } from '#shared/projects';
import { Keyed, Requires } from '../platform/auth/access.js';
import type { Ctx } from '../platform/context/ctx.js';
import { Answers } from '../platform/http/answers.js';
import { Context } from '../platform/http/context.js';
import { GateService } from './gate.service.js';
import { PaymentService } from './payment.service.js';

@Controller()
export class PaymentController {
  constructor(private readonly payments: PaymentService, private readonly gates: GateService) {}

  @Get('payments')
  @Requires('payment.read')
  @Answers(200, paymentPage)
  list(@Context() ctx: Ctx, @Query({ schema: paymentQuery }) query: PaymentQuery) {
    return this.payments.list(ctx, query);
  }

  @Get('payments/queue')
  @Requires('payment.read')
  @Answers(200, releaseQueue)
  queue(@Context() ctx: Ctx, @Query({ schema: queueQuery }) query: QueueQuery) {
    return this.gates.queue(ctx, query);
  }

  @Get('payments/:id')
  @Requires('payment.read')
  @Answers(200, paymentView)
  get(@Context() ctx: Ctx, @Param('id', { schema: id }) payment: string) {
    return this.payments.get(ctx, payment);
  }

  @Post('payments/:id/confirm')
  @Requires('payment.confirm')
  @Keyed()
  @Answers(200, paymentView)
  confirm(@Context() ctx: Ctx, @Param('id', { schema: id }) payment: string, @Body({ schema: confirmBody }) body: { receivedOn: string }) {
    return this.payments.confirm(ctx, payment, body.receivedOn);
  }

  @Post('payments/:id/reverse')
  @Requires('payment.write')
  @Keyed()
  @Answers(200, paymentView)
  reverse(@Context() ctx: Ctx, @Param('id', { schema: id }) payment: string, @Body({ schema: reverseBody }) body: { id: string; date: string; reason: string }) {
    return this.payments.reverse(ctx, payment, body);
  }

  @Get('projects/:id/advance')
  @Requires('payment.read')
  @Answers(200, advanceView)
  advance(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string) {
    return this.gates.advance(ctx, project);
  }

  @Get('projects/:id/gate')
  @Requires('payment.read')
  @Answers(200, gateView)
  gate(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Query({ schema: gateQuery }) query: { date?: string }) {
    return this.gates.gate(ctx, project, query.date);
  }

  @Post('projects/:id/gate/waive')
  @Requires('gate.waive')
  @Keyed()
  @Answers(200, gateView)
  waive(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: waiveBody }) body: { reason: string }) {
    return this.gates.waive(ctx, project, body.reason);
  }

  @Post('projects/:id/releases')
  @Requires('payment.write')
  @Keyed()
  @Answers(201, paymentView)
  release(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: paymentInput }) body: PaymentInput) {
    return this.payments.release(ctx, project, body);
  }

  @Post('projects/:id/refunds')
  @Requires('payment.write')
  @Keyed()
  @Answers(201, paymentView)
  refund(@Context() ctx: Ctx, @Param('id', { schema: id }) project: string, @Body({ schema: paymentInput }) body: PaymentInput) {
    return this.payments.refund(ctx, project, body);
  }
}
